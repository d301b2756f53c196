# Measure: how many texts have words of affection.

affection =
    .title = Words of affection
    .level = { $value } in 100 ({ $range }) of the { $n } texts by { $them }{ $period } have words of affection{ $then }.
    .units = texts
    .about = how often words of affection are written
    .little = There is too little to say how often words of affection are written. The words that are looked for are English, so it takes { $needed } texts in English, and there { $there ->
        [0] are none
        [one] is one
       *[other] are { $there }
    } so far.
    .cannot-show = It cannot show what anyone feels: such words may be habit, and much is said without them.
    .method = A text counts where it has “thinking of you”, “big hugs” or the like, said to the other and not denied; the list can be read in docs/word-lists.md. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days. A change is since minus before, with Newcombe’s limits. Shown from 100 texts where the chat is in English.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
