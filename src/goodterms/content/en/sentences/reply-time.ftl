# Measure: the time until half was answered. `unreached` is for a half that was never answered.

reply-time =
    .title = How long answers take
    .level = Half of what you sent{ $period } had an answer from { $them } within { $value }, anywhere from { $low } to { $high }, counting { $n } { $n ->
        [one] message or run of messages
       *[other] messages or runs of messages
    }{ $change ->
        [early] ; since { $event } { $there ->
            [0] there is no answer
            [one] there is only one answer
           *[other] there are only { $there } answers
        } of the { $needed } that it takes to say anything
       *[none] { "" }
    }.
    .unreached = Less than half of what you sent{ $period } had an answer from { $them } within a week or before you wrote again{ $open ->
        [both] { "" }
       *[high] , though half could be as near as { $low }
    }, counting { $n } { $n ->
        [one] message or run of messages
       *[other] messages or runs of messages
    }{ $change ->
        [early] ; since { $event } { $there ->
            [0] there is no answer
            [one] there is only one answer
           *[other] there are only { $there } answers
        } of the { $needed } that it takes to say anything
       *[none] { "" }
    }.
    .units = messages or runs of messages by the other
    .little = There is too little to say how long answers take: { $there ->
        [0] no answer from { $them } so far
        [one] one answer from { $them } so far
       *[other] { $there } answers from { $them } so far
    } to { $n ->
        [one] one message or run of messages
       *[other] { $n } messages or runs of messages
    }, and it takes { $needed } answers.
    .cannot-show = It cannot show interest, and a slow answer is no punishment that could be read here. The answer may have come by phone, in person or in another app.
    .method = A run is what one of you writes until the other does, or until four hours pass without a message. It is followed from its last message to the other's first for at most seven days. Runs that had no answer count too: writing again first ends the wait for one, and so does the end of the export. The share answered is estimated after Aalen and Johansen; the time is where it reaches half, and the limits hold 95 times in 100 and are where the limits of the share do, with runs of one day taken together. Before and since stand side by side; no change is worked out. Shown from 30 answers.
    .source = Aalen and Johansen 1978, Scandinavian Journal of Statistics 5
