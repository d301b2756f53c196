# Measure: at which hours each of the two writes.

rhythm =
    .title = At which hours
    .level = { $value } in 100 ({ $range }) of the { $n } messages by { $them }{ $period } were written between 11 at night and 5 in the morning{ $then }.
    .units = messages
    .about = at which hours each writes
    .cannot-show = It cannot show who is awake for whom: work and time zones decide much of it.
    .method = The local hour in the zone named above. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where the messages of one day, or of days in a row, resemble each other, and wider where there are few days; of hours in which nothing was written they go by the number of days. A change is since minus before, with Newcombe’s limits. Shown from 100 messages.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
