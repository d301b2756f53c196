# Measure: how the messages are shared out.

balance =
    .title = How much each writes
    .level = Of the { $n } messages{ $period }, { $them } wrote { $value } in 100 ({ $range }){ $then }.
    .units = messages
    .about = who writes how much
    .cannot-show = It cannot show who cares more: some people write one long message where others write five.
    .method = Each one’s share of all messages; calls and reactions do not count. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days. A change is since minus before, with Newcombe’s limits. Shown from 100 messages.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
