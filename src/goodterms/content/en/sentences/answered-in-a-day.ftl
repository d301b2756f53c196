# Measure: the share answered within a day. `level` is said of them; `change` says what the event did to it.

answered-in-a-day =
    .title = Answered within a day
    .level = Within a day { $them } answered about { $value } in 100 of your { $n } messages or runs of messages{ $period }, anywhere from { $low } to { $high }{ $change ->
        [early] ; since { $event } { $there ->
            [0] there is no answer
            [one] there is only one answer
           *[other] there are only { $there } answers
        } of the { $needed } that it takes to say anything
        [few] , and that is too few yet to call it a change
        [same] , which is no clear change
        [more] , which is more than before, and that is described here, not explained
        [less] , which is less than before, and that is described here, not explained
       *[none] { "" }
    }.
    .units = messages or runs of messages by the other
    .little = There is too little to say how much is answered within a day: { $there ->
        [0] no answer from { $them } so far
        [one] one answer from { $them } so far
       *[other] { $there } answers from { $them } so far
    } to { $n ->
        [one] one message or run of messages
       *[other] { $n } messages or runs of messages
    }, and it takes { $needed } answers.
    .cannot-show = It cannot show interest, and silence is no avoidance that could be read here. The answer may have come by phone, in person or in another app.
    .method = The same runs and the same estimate as for how long answers take, read off at 24 hours. The limits hold 95 times in 100; they are Wilson's, on the number of runs that its variance amounts to, with runs of one day taken together. A change is since minus before, with Newcombe's limits. Shown from 30 answers.
    .source = Aalen and Johansen 1978, Scandinavian Journal of Statistics 5; Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17
