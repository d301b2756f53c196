# Measure: how many messages are spoken.

voice =
    .title = Voice messages
    .level = { $value } in 100 ({ $range }) of the { $n } messages by { $them }{ $period } are spoken{ $then }.
    .units = messages
    .about = how many messages are spoken
    .cannot-show = It cannot show what was said in them.
    .method = Counted are voice messages, where the export tells them from other files. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days. A change is since minus before, with Newcombe’s limits. Shown from 100 messages.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
