# Measure: calls a week. `level` is said of both; what the event did to it is about the two together.

calls-a-week =
    .title = Calls a week
    .level = In a week you called { $mine } ({ $mine_range }), and { $them } { $value } ({ $range }), over { $n } whole weeks{ $period }{ $then }.
    .units = whole weeks
    .about = how often you call
    .early = ; { $since } there { $there ->
        [0] is not one whole week
        [one] is only one whole week
       *[other] are only { $there } whole weeks
    } of the { $needed } that it takes to say anything
    .few = ; it takes { $each } whole weeks { $sides } to call it a change
    .same = , which together is no clear change from { $from }, { $was } a week ({ $was_range }, over { $was_n } weeks)
    .more = , which together is more than { $than }, { $was } a week ({ $was_range }, over { $was_n } weeks), and that is described here, not explained
    .less = , which together is less than { $than }, { $was } a week ({ $was_range }, over { $was_n } weeks), and that is described here, not explained
    .little = There is too little to say how often you call: { $there ->
        [0] no call is
        [one] one call is
       *[other] { $there } calls are
    } in this export, and it takes { $needed } and some weeks. Many apps leave calls out.
    .cannot-show = It cannot show calls that another app or the phone alone knows of.
    .method = The mean over whole weeks from Monday to Sunday, as for messages; calls that were not taken count too. Shown from 30 calls and 8 whole weeks, a change from 12 weeks on each side.
    .source = Künsch 1989, Annals of Statistics 17; Politis and Romano 1992, Exploring the Limits of Bootstrap
