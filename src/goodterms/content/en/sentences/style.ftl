# For experts, on demand: how alike two people write (reading/experts/style.py). It never says anything about the two.

style =
    .title = How alike you write
    .level = In their small words (the, and, not, I) you and { $them } are alike by { $value } in 100, where 100 would be the same share of every kind; this rests on { $mine } words of yours and { $theirs } of theirs. People who never adapt to each other are mostly above 70, because they write the same language.
    .more = Windows of time that belong together were more alike than windows that do not, by { $difference } in 100 ({ $range }); of { $shuffles } shuffles { $as_high } in 100 gave as much.
    .same = Windows of time that belong together were not clearly more alike than windows that do not: the difference is { $difference } in 100 ({ $range }), and of { $shuffles } shuffles { $as_high } in 100 gave as much.
    .few-windows = Whether this goes beyond your habits cannot be said yet: it takes { $needed } windows with 500 words of each, and there { $there ->
        [0] are none
        [one] is one
       *[other] are { $there }
    }.
    .little = There is too little to compare how you write: it takes { $needed } words of each in texts, and there are { $mine } of yours and { $theirs } of theirs.
    .other-language = The words that are compared are English, and one of you writes mostly in another language here, so nothing is compared.
    .cut = Only the latest { $events } texts were taken; { $left_out } earlier ones were not.
    .cannot-show = It cannot show what either of you feels, who adapts to whom, or how things will go on between you two. Subjects that you both write about make you alike as well.
    .method = Of nine kinds of small words, one minus the difference of your shares divided by their sum, and the mean of these. Then windows of time with 500 words or more of each are compared within blocks of four next to each other: those that belong together with those that do not. The limits hold 95 times in 100; they are Student’s, over blocks. The words can be read in docs/word-lists.md.
    .source = Ireland, Slatcher, Eastwick, Scissors, Finkel and Pennebaker 2011, Psychological Science 22
