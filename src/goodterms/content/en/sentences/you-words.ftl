# Measure: how many words are you and its forms.

you-words =
    .title = Words of “you”
    .level = { $value } in 100 ({ $range }) of the { $n } words by { $them }{ $period } are “you” or one of its forms{ $then }.
    .units = words
    .about = how much “you” is written
    .little = There is too little to say how much “you” is written. The words that are looked for are English, so it takes { $needed } words in English, and there { $there ->
        [0] are none
        [one] is one
       *[other] are { $there }
    } so far.
    .cannot-show = It cannot show whom a “you” is about, or how it was meant.
    .method = Counted are you, your and the like, with contractions, as a share of all words; the list can be read in docs/word-lists.md. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days. A change is since minus before, with Newcombe’s limits. Shown from 1,000 words where the chat is in English.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
