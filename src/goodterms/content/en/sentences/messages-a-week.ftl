# Measure: messages a week. `level` is said of both; what the event did to it is about the two together.

messages-a-week =
    .title = Messages a week
    .level = In a week you wrote { $mine } ({ $mine_range }), and { $them } { $value } ({ $range }), over { $n } whole weeks{ $period }{ $then }.
    .early = ; { $since } there { $there ->
        [0] is not one whole week
        [one] is only one whole week
       *[other] are only { $there } whole weeks
    } of the { $needed } that it takes to say anything
    .few = ; it takes { $each } whole weeks { $sides } to call it a change
    .same = , which together is no clear change from { $from }, { $was } a week ({ $was_range }, over { $was_n } weeks)
    .more = , which together is more than { $than }, { $was } a week ({ $was_range }, over { $was_n } weeks), and that is described here, not explained
    .less = , which together is less than { $than }, { $was } a week ({ $was_range }, over { $was_n } weeks), and that is described here, not explained
    .units = whole weeks
    .little = There is too little to say how much you write in a week: { $there ->
        [0] not one whole week
        [one] one whole week
       *[other] { $there } whole weeks
    } so far, and it takes { $needed }.
    .cannot-show = It cannot show why there is more or less.
    .method = The mean over whole weeks from Monday to Sunday that lie inside the period and the export; empty weeks count. The limits hold 95 times in 100 and come from drawing blocks of neighbouring weeks again and again, spread wider where there are few. Shown from 8 whole weeks, a change from 12 on each side. The weeks one by one are plain counts.
    .source = Künsch 1989, Annals of Statistics 17; Politis and Romano 1992, Exploring the Limits of Bootstrap
