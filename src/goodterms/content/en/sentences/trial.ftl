# A trial with an end: what happened, why something is closed, and what was noted.

# What happened, in counts; no cause is named.
trial-fact =
    .about-answers = What they answered
    .noes = { $n ->
        [one] They said no to getting back together, once. You told it here on { $day }.
       *[other] They said no to getting back together, { $n } times. You told it here on { $day }.
    }
    .stays = { $no ->
        [they-asked-for-no-contact] They asked for no contact; told here on { $day }.
        [they-are-afraid-of-me] They are afraid of you; told here on { $day }.
        [afraid-of-them] You are afraid of them; told here on { $day }.
        [hurt-by-them] You were hurt by them; told here on { $day }.
       *[other] An order to keep away; told here on { $day }.
    }
    .answers = { $n ->
        [one] One answer to something you proposed: { $yes } yes, { $later } not now, { $no } no, { $nothing } without an answer.
       *[other] { $n } answers to what you proposed: { $yes } yes, { $later } not now, { $no } no, { $nothing } without an answer.
    }
    .no-answers = No answer of theirs was told here in this time.
    .about-terms = What you two settled
    .terms = Agreed in this time: { $agreed }. Ended: { $ended }.
    .agreed = Agreed on { $day }: “{ $term }”
    .ended = Ended on { $day }: “{ $term }”
    .slipped = Slipped again after a talk about it, last on { $day }: “{ $term }”
    .none-slipped = Nothing slipped again after a talk, as far as your messages show it.
    .slips-unknown = Whether something slipped after a talk is not known: no messages tell of it.
    .about-check-ins = How you were
    .check-ins = { $n ->
        [0] No check-in in these days.
        [one] One check-in in these days.
       *[other] { $n } check-ins in these days.
    }
    .about-moments = Your changes
    .moments = { $n ->
        [0] No moment was noted in these days.
       *[other] { $n } { $n ->
            [one] moment
           *[other] moments
        } noted, on { $days } { $days ->
            [one] day
           *[other] days
        }; they spoke of { $theirs } themselves.
    }
    .about-messages = Messages
    .messages-before = { $n ->
        [one] Before, in one whole week: { $mine } from you, { $theirs } from them.
       *[other] Before, in { $n } whole weeks: { $mine } from you ({ $mine_week } a week), { $theirs } from them ({ $theirs_week } a week).
    }
    .messages-since = { $n ->
        [one] Since its first day, in one whole week: { $mine } from you, { $theirs } from them.
       *[other] Since its first day, in { $n } whole weeks: { $mine } from you ({ $mine_week } a week), { $theirs } from them ({ $theirs_week } a week).
    }
    .too-little-before = Before: too little. No whole week was brought in that lies as near.
    .too-little-since = Since its first day: too little. No whole week was brought in yet.

trial-closed =
    .offer = A trial is part of being friends, once one of you offered it and the other said yes. As your answers stand, that is not so.
    .asks-none = Something they said may ask for no contact at all. Until you say what was meant, nothing is begun.
    .runs = One trial at a time: yours is to be looked at on { $day }.
    .not-their-yes = It is not there yet: only they can open it, by saying in so many words that they want to try again.
    .not-now = They want to try again, and your plan puts something else first.

trial-line =
    .written = Written on { $day } at { $time }, before it began. Nothing of it was changed since.
    .begins = It begins on { $day }.
    .runs = It began on { $begins }, and is to be looked at on { $day }.
    .due = It began on { $begins }. { $day } is the day to look at it.
    .ended = It began on { $begins } and ended early, on { $day }.
    .not-begun = It was to begin on { $begins }, and was ended before, on { $day }.
    .went-on = Looked at on { $day }: you went on, with a new date.
    .friends = Looked at on { $day }: you stay friends for good.
    .let-go = Looked at on { $day }: you let go.
    .try-again = Looked at on { $day }: the two of you try again.
    .came = You said on { $day } that this has come. You wrote that you would stop then.
    .home = Your trial: to be looked at on { $day }
    .home-due = It is time to look at it

trial-done =
    .begun = Written down. From here on nothing of it changes. You look at it on { $day }.
    .came = Noted, with today’s date. You wrote that you would stop then: you can end it below, today or later.
    .ended = It has ended, as of today. Here is what you wrote, beside what happened.
    .friends = Decided: friends, for itself. Your plan counts with it from now on.
    .let-go = Decided: you let go. Your plan counts with it from now on.

# What the plan says where two try again, in place of what it says before they begin.
trial-plan =
    .headline = You two are trying again. Go on slowly.
    .next-step = Keep to what each of you said that you need, and to what you two agreed. Ask each other now and then how it is. Either of you may say that it is not working.
    .look = On { $day } you both look at it. Before you go on then, you are asked about safety again.

# What to do where a rule of stopping holds.
trial-stop =
    .help = Help comes first. Whom to call stands under Help.
    .plan = Let the plan lead from here. It says what to do next.
    .closed = As long as the rule above holds, this waits.

trial-error =
    .begins = Choose its first day: today, or within the next four weeks.
    .review = Choose the day to look at it: after the first day, and within six months of it.
    .if-so = Write what you would expect to see if it leads somewhere.
    .if-not = Write what you would expect to see if it does not.
    .rules = { $most } lines at the most, one rule a line.
    .long-rule = One of the lines is longer than { $most } characters; make it shorter.
    .long = This is longer than { $most } characters; leave something out.
    .ended = Write what ended it.
    .different = Write what is different now.
    .mine = Write what you need.
    .theirs = Write what they need, as they said it. If you do not know, ask them first.
