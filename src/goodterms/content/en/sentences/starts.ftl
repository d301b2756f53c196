# Measure: who starts conversations. `level` is said of them, and ends in what the event did to it.

starts =
    .title = Who starts
    .level = { $them } started { $hits } of the { $n } conversations{ $period }, { $value } in 100 ({ $range }){ $then }.
    .early = ; { $since } there { $there ->
        [0] is none
        [one] is only one
       *[other] are only { $there }
    } of the { $needed } conversations that it takes to say anything
    .few = ; it takes { $each } conversations { $sides } to call it a change
    .same = , which is no clear change from { $from }, { $was } in 100 ({ $was_range }, of { $was_n })
    .more = , which is more than { $than }, { $was } in 100 ({ $was_range }, of { $was_n }), and that is described here, not explained
    .less = , which is less than { $than }, { $was } in 100 ({ $was_range }, of { $was_n }), and that is described here, not explained
    .otherwise = Over the whole time, parting them after 1, 4 or 8 hours instead would make it { $value_0 }, { $value_1 } or { $value_2 } in 100.
    .units = conversations
    .little = There is too little to say who starts: { $there ->
        [one] one conversation so far
       *[other] { $there } conversations so far
    }, and it takes { $needed }.
    .cannot-show = It cannot show who cares more.
    .method = A conversation begins after more than { $gap } without a message, and belongs to the day on which it begins; the first one in the export counts too. The limits hold 95 times in 100; they are Wilson's, on a number of conversations made smaller where those of one day, or of days in a row, resemble each other. A change is since minus before, with Newcombe's limits. Shown from 30 conversations.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
