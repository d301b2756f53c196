# Measure: the time until half was answered. `unreached` is for a half that was never answered; `beside` says what
# it was before the event.

reply-time =
    .title = How long answers take
    .level = Half of the { $n } times that you wrote{ $period } had an answer from { $them } within { $value } ({ $range }){ $then }.
    .unreached = Less than half of the { $n } times that you wrote{ $period } had an answer from { $them } within a week or before you wrote again{ $open ->
        [both] { "" }
       *[high] , though the limits leave room for half within { $low }
    }{ $then }.
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
    .beside = ; { $before } { $was_reached ->
        [no] less than half had one within a week (of { $was_n })
       *[yes] half had one within { $was } ({ $was_range }, of { $was_n })
    }, and that is described here, not tested for a change
    .units = times the other wrote
    .little = There is too little to say how long answers take: { $n ->
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
    .cannot-show = It cannot show interest, and a slow answer cannot be read as a punishment.
    .method = What one of you writes until the other does, or until { $gap } pass without a message, counts as one time. It is followed from its last message to the other's first for at most seven days. Times that had no answer count too: writing again first ends the wait for one, and so does the end of the export. The share answered is estimated after Aalen and Johansen; how long it takes is where that share reaches half, and the limits hold 95 times in 100 and are where the limits of the share do, with the times of one day taken together. Before and since stand side by side; no change is worked out. Shown from 30 answers.
    .source = Aalen and Johansen 1978, Scandinavian Journal of Statistics 5
