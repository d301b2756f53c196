# Measure: who has the last word of a conversation.

ends =
    .title = Who has the last word
    .level = { $them } wrote last in { $hits } of the { $n } conversations{ $period }, { $value } in 100 ({ $range }){ $then }.
    .units = conversations
    .about = who has the last word
    .cannot-show = It cannot show who loses interest: somebody has to be last.
    .method = A conversation ends with the last message before a long gap. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days. A change is since minus before, with Newcombe’s limits. Shown from 30 conversations.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
