# Measure: how the words are shared out.

words =
    .title = How many words each writes
    .level = Of the { $n } words{ $period }, { $them } wrote { $value } in 100 ({ $range }){ $then }.
    .units = words
    .about = who writes how many words
    .cannot-show = It cannot show who cares more, and what was spoken is not in it.
    .method = Each one’s share of all words in texts. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days. A change is since minus before, with Newcombe’s limits. Shown from 1,000 words.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
