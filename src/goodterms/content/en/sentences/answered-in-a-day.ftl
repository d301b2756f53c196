# Measure: the share answered within a day. `level` is said of them, and ends in what the event did to it.

answered-in-a-day =
    .title = Answered within a day
    .level = Of the { $n } times that you wrote{ $period }, { $them } answered about { $value } in 100 within a day ({ $range }){ $then }.
    .early = ; { $since } { $sent ->
        [0] you wrote nothing
       *[other] there { $there ->
            [0] is no answer
            [one] is only one answer
           *[other] are only { $there } answers
        } to the { $sent ->
            [one] one time
           *[other] { $sent } times
        } that you wrote
    }, and it takes { $needed } answers to say anything
    .few = ; it takes { $each } answers { $sides } to call it a change
    .same = , which is no clear change from { $from }, { $was } in 100 ({ $was_range }, of { $was_n })
    .more = , which is more than { $than }, { $was } in 100 ({ $was_range }, of { $was_n }), and that is described here, not explained
    .less = , which is less than { $than }, { $was } in 100 ({ $was_range }, of { $was_n }), and that is described here, not explained
    .units = times the other wrote
    .little = There is too little to say how much is answered within a day: { $n ->
        [0] you have not written so far
       *[other] { $there ->
            [0] no answer
            [one] one answer
           *[other] { $there } answers
        } from { $them } so far to the { $n ->
            [one] one time
           *[other] { $n } times
        } that you wrote
    }, and it takes { $needed } answers.
    .cannot-show = It cannot show why an answer came or did not, and silence cannot be read as avoidance.
    .method = The same times and the same estimate as for how long answers take, read off at 24 hours. The limits hold 95 times in 100; they are Wilson's, on the number of times that its variance amounts to, with those of one day taken together. A change is since minus before, with Newcombe's limits. Shown from 30 answers.
    .source = Aalen and Johansen 1978, Scandinavian Journal of Statistics 5; Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17
