# Measure: after how long without a message a conversation is over.

conversations =
    .title = Where a conversation ends
    .level = In this chat a conversation is over after { $value } without a message ({ $range }, from { $n } gaps); everything here that speaks of conversations or answers goes by that.
    .units = gaps
    .about = where a conversation ends in this chat, so it is taken to be after 4 hours
    .little = The gaps between messages do not show where a conversation ends{ $n ->
        [0] { "" }
       *[other] , or there are fewer than { $needed } of them
    }, so it is taken to be after 4 hours without a message.
    .cannot-show = It cannot show that silence is coldness.
    .method = The gaps between messages, on a scale of ratios, are taken for a mixture of short ones inside a conversation and long ones between two; the cut is where the fewest gaps lie between them, held within 1 and 12 hours. The limits hold 95 times in 100 and come from drawing stretches of days anew. Shown from 300 gaps.
    .source = Dempster, Laird and Rubin 1977, Journal of the Royal Statistical Society B 39; Künsch 1989, Annals of Statistics 17
