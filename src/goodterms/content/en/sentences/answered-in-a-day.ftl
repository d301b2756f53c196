# Measure: the share answered within a day. `level` is said of them, and ends in what the event did to it.

answered-in-a-day =
    .title = Answered within a day
    .level = Within a day { $them } answered about { $value } in 100 of your { $n } runs of messages{ $period }, anywhere from { $low } to { $high }{ $then }.
    .early = ; since { $event } { $sent ->
        [0] you sent nothing
       *[other] there { $there ->
            [0] is no answer
            [one] is only one answer
           *[other] are only { $there } answers
        } to { $sent }
    }, and it takes { $needed } answers to say anything
    .few = , and that is too few yet to call it a change
    .same = , which is no clear change from before { $event }, { $was } in 100 ({ $was_low } to { $was_high }, of { $was_n })
    .more = , which is more than before { $event }, { $was } in 100 ({ $was_low } to { $was_high }, of { $was_n }), and that is described here, not explained
    .less = , which is less than before { $event }, { $was } in 100 ({ $was_low } to { $was_high }, of { $was_n }), and that is described here, not explained
    .units = runs of messages by the other
    .little = There is too little to say how much is answered within a day: { $there ->
        [0] no answer from { $them } so far
        [one] one answer from { $them } so far
       *[other] { $there } answers from { $them } so far
    } to { $n ->
        [one] one run of messages
       *[other] { $n } runs of messages
    }, and it takes { $needed } answers.
    .cannot-show = It cannot show why an answer came or did not, and silence cannot be read as avoidance.
    .method = The same runs and the same estimate as for how long answers take, read off at 24 hours. The limits hold 95 times in 100; they are Wilson's, on the number of runs that its variance amounts to, with runs of one day taken together. A change is since minus before, with Newcombe's limits. Shown from 30 answers.
    .source = Aalen and Johansen 1978, Scandinavian Journal of Statistics 5; Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17
