# What every measure of a share says around its own `level`, where it has no words of its own for it.

any-share =
    .early = ; { $since } there { $there ->
        [0] is nothing
       *[other] is only { $there }
    } of the { $needed } { $units } that it takes to say anything
    .few = ; it takes { $each } { $units } { $sides } to call it a change
    .same = , which is no clear change from { $from }, { $was } in 100 ({ $was_range }, of { $was_n })
    .more = , which is more than { $than }, { $was } in 100 ({ $was_range }, of { $was_n }), and that is described here, not explained
    .less = , which is less than { $than }, { $was } in 100 ({ $was_range }, of { $was_n }), and that is described here, not explained
    .little = There is too little to say { $about }: it takes { $needed } { $units }, and there { $there ->
        [0] is none
        [one] is one
       *[other] are { $there }
    } so far.
