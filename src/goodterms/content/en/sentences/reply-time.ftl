# Measure: the time until half was answered. `unreached` is for a half that was never answered; `beside` says what
# it was before the event.

reply-time =
    .title = How long answers take
    .level = Half of what you sent{ $period } had an answer from { $them } within { $value } (anywhere from { $low } to { $high }), counting each run of messages as one ({ $n } of them){ $then }.
    .unreached = Less than half of what you sent{ $period } had an answer from { $them } within a week or before you wrote again{ $open ->
        [both] { "" }
       *[high] , though half could be as near as { $low }
    }, counting each run of messages as one ({ $n } of them){ $then }.
    .early = ; since { $event } { $sent ->
        [0] you sent nothing
       *[other] there { $there ->
            [0] is no answer
            [one] is only one answer
           *[other] are only { $there } answers
        } to { $sent }
    }, and it takes { $needed } answers to say anything
    .beside = ; before { $event } { $was_reached ->
        [no] less than half had one within a week (of { $was_n })
       *[yes] half had one within { $was } ({ $was_low } to { $was_high }, of { $was_n })
    }, and that is described here, not tested for a change
    .units = runs of messages by the other
    .little = There is too little to say how long answers take: { $there ->
        [0] no answer from { $them } so far
        [one] one answer from { $them } so far
       *[other] { $there } answers from { $them } so far
    } to { $n ->
        [one] one run of messages
       *[other] { $n } runs of messages
    }, and it takes { $needed } answers.
    .cannot-show = It cannot show interest, and a slow answer cannot be read as a punishment.
    .method = A run is what one of you writes until the other does, or until four hours pass without a message. It is followed from its last message to the other's first for at most seven days. Runs that had no answer count too: writing again first ends the wait for one, and so does the end of the export. The share answered is estimated after Aalen and Johansen; the time is where it reaches half, and the limits hold 95 times in 100 and are where the limits of the share do, with runs of one day taken together. Before and since stand side by side; no change is worked out. Shown from 30 answers.
    .source = Aalen and Johansen 1978, Scandinavian Journal of Statistics 5
