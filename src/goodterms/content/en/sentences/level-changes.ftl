# Measure: at about which level the weekly number stayed, and when it changed. It is said of both together.

level-changes =
    .title = Changes of level
    .level = The weekly number stayed at about one level, { $value } messages ({ $range }), over { $n } whole weeks.
    .changed = The weekly number changed its level { $count ->
        [one] once
        [2] twice
       *[other] { $count } times
    }: { $list }; that is described here, not explained.
    .change = from about { $was_value } ({ $was_range }) to about { $value } ({ $range }) in the week from { $day }
    .apart = The weekly number did not stay at one level, but no change of it has enough weeks on both sides to be told.
    .short = { $count ->
        [one] One stretch stood
       *[other] { $count } stretches stood
    } apart for fewer than the { $needed } weeks that it takes to be told: { $list }.
    .stretch = { $n } weeks from { $day }
    .units = whole weeks
    .about = whether the weekly number changed its level
    .little = There is too little to say whether the weekly number changed its level: there { $there ->
        [0] is not one whole week
        [one] is one whole week
       *[other] are { $there } whole weeks
    } so far, and it takes { $needed }.
    .cannot-show = It cannot show why a level changed, even where something happened near it, and a slow change looks like a step.
    .method = Whole weeks from Monday to Sunday are cut into stretches of about one level each, of 4 weeks or more, where that fits clearly better than one level for all; weeks may vary as much as these do from one to the next (a negative binomial). Busy weeks follow busy weeks, so it takes more to call it a change: where nothing changed, one is found in about 5 of 100 years of weeks at most. A small change stays unseen: in a year of weeks, it takes about half as many or twice as many messages to be found most times. The limits hold 95 times in 100 for a stretch of these weeks and come from drawing blocks of neighbouring weeks again and again; in which week it changed is not sure to the week. Shown from 16 whole weeks, a change with 8 on each side.
    .source = Killick, Fearnhead and Eckley 2012, Journal of the American Statistical Association 107; Künsch 1989, Annals of Statistics 17
