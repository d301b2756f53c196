# Around a check-in, and how its answers went. A direction is only said where its interval excludes nought.

check-in =
    .kept = Kept.
    .nothing = Nothing is kept of today.
    .forgotten = Forgotten.
    .counts = Noted. Your plan counts with it from now on.
    .left = Left as it is.
    .skip = Skip
    .help = These days sound hard, and you do not have to get through them alone.
    .struggling = Your last two check-ins sound like a hard time.
    .struggling-asks = Shall your plan count with it that this is a hard time?
    .steady = Your last two check-ins sound lighter, and your plan still counts with a hard time.
    .steady-asks = Shall your plan count with it that the days are steady enough again?
    .since = How often were you two in touch since { $day }?
    .since-first = How often were you two in touch in the last week?
    .latest-only = The charts show the last { $most } check-ins.

check-in-was =
    .good = Good
    .mixed = Mixed
    .hard = Hard

check-in-error =
    .answer = Choose one of the answers, or skip it.
    .contact = Write a whole number from 0 to 1000, or leave it empty.
    .long = That is longer than { $most } characters; leave something out.
    .over = That day is over, and what you kept of it stays. Press once more to keep this for today.

# One question over time. `item` is its id.
went =
    .too-little = Too little to say yet: { $n ->
        [one] 1 answer
       *[other] { $n } answers
    }, and it takes { $least } days’ worth.
    .neither = No direction in { $n } answers.
    .more = Over { $n } answers, { $item ->
        [acceptance] letting it be became easier
        [longing] longing went up
        [sleep] sleep got better
        [own-life] there was more life of your own
       *[other] this came more often
    }.
    .less = Over { $n } answers, { $item ->
        [acceptance] letting it be became harder
        [longing] longing went down
        [sleep] sleep got worse
        [own-life] there was less life of your own
       *[other] this came less often
    }.
    .described = { $name }: { $n ->
        [one] 1 answer, “{ $last }” on { $end }.
       *[other] { $n } answers, from “{ $first }” on { $begin } to “{ $last }” on { $end }.
    }
    .described-contact = In touch: { $low ->
        [one] once
       *[other] { $low } times
    } at the least, { $high ->
        [one] once
       *[other] { $high } times
    } at the most, from one check-in to the next.
    .day = Day
    .answer = Answer
    .contact = Times in touch
    .was = How that was
    .no-answer = no answer
