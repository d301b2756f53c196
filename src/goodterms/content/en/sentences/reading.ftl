# What is said around the measures of a reading, in a terminal and on a page.

reading =
    .heading = { $messages ->
        [one] One message
       *[other] { $messages } messages
    }, { $days ->
        [one] { $first }
       *[other] { $first } to { $last }
    }, times read in { $zone }
    .alone = { $side ->
        [me] Only you wrote in this chat
       *[them] Only { $them } wrote in this chat
    }, so there is nothing to compare: who starts, and how long answers take, needs two people who write.
    .charts = In numbers
    .group-sides = Who begins, and who writes how much
    .group-answers = Answers
    .group-amounts = How much
    .group-kinds = What kind of messages
    .group-words = Words
    .group-times = When
    .silent-words = There is too little in English to say anything about the words that are looked for: { $list }.
    .silent = Too little to say yet
    .more = Charts of the others: --charts.
    .legend = In brackets: the limits, which hold 95 times in 100. n says how many conversations, times or weeks a number rests on. Messages in a row count as one time. Much is looked at here, and about one in twenty changes would look clear with nothing behind it; a change that stands first was held to a stricter rule.
    .cannot-show = What this cannot show
    .missing = Calls, meetings and other apps are missing, and so is what was deleted before the export. It cannot show what anyone feels, or why something changed.
    .minutes = These times are exact to the minute only, so which of two messages in one minute came first is read from their order.
    .left-out = { $count ->
        [one] One message by someone else was left out.
       *[other] { $count } messages by other people were left out.
    }
    .outside = { $side ->
        [early] The event { $event } lies before the first message, on { $day }, so there is nothing before it to compare with.
       *[late] The event { $event } lies after the end of the chat, on { $day }, so there is nothing since it to read.
    }

# One number: whose it is, when, and what it comes to.
row =
    .you = You
    .both = Both
    .all = { $who }
    .whole = { $who }, the whole time
    .before = { $who }, before { $event }
    .since = { $who }, since { $event }
    .change = { $who }, change since { $event }
    .first = { $who }, first stretch
    .second = { $who }, second stretch
    .differs = { $who }, second minus first
    .little = Too little to say yet: { $list }
    .short = { $label } (n{ "\u00A0" }{ $n })
    .share = { $value } in 100 ({ $range }, n{ "\u00A0" }{ $n })
    .seconds = { $value } ({ $range }, n{ "\u00A0" }{ $n })
    .messages = { $value } a week ({ $range }, n{ "\u00A0" }{ $n })
    .unreached = not half within a week ({ $range }, n{ "\u00A0" }{ $n })

# The number of a row alone, where its limits stand beside it.
brief =
    .share = { $value } in 100
    .seconds = { $value }
    .messages = { $value } a week
    .unreached = not half within a week
    .plain = { $value }

axis =
    .none = 0
    .half = half
    .whole = all
    .weekly = { $amount } a week
    .minute = 1 minute
    .hour = 1 hour
    .day = 1 day
    .week = 1 week
    .hours = Hour by hour, up to { $amount } in 100
    .series = Over time, up to { $amount } a week
    .weeks = Whole weeks only, from Monday to Sunday, so these days may differ from the chat’s.
    .weeks-cut = Whole weeks only, from Monday to Sunday, so these days may differ from the chat’s. A week that an event cuts in two belongs to neither side.
    .averaged = Each point is the mean of { $count } weeks that follow each other; the last one may be of fewer.
