# Measure: how many texts ask something.

asks =
    .title = Who asks
    .level = { $value } in 100 ({ $range }) of the { $n } texts by { $them }{ $period } ask something{ $then }.
    .units = texts
    .about = who asks how much
    .cannot-show = It cannot show who is curious: a question may be about milk, and some ask without a question mark.
    .method = A text asks where a sentence in it ends in a question mark. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days. A change is since minus before, with Newcombe’s limits. Shown from 100 texts.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
