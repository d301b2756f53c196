# Being in touch: planned, held against the terms, and noted as it was.

contact =
    .line = { $what }, on { $weekday }, { $day }
    .line-at = { $what }, on { $weekday }, { $day }, at { $time }
    .planned = Planned. It is here when you want to look at it.
    .moved = Moved.
    .laid-down = Laid down. Nothing more is asked.
    .noted = Noted, for you alone.
    .noted-said = Noted, for you alone. What they said is kept apart, and looked at for limits.
    .forgotten = Forgotten.
    .less = That was hard two times running. Less contact for a while may be easier, and that is no failing. You owe nobody a call or a meeting.

contact-closed =
    .danger = Your safety comes before being in touch. Talk to someone who can help first.

contact-what =
    .text = A text
    .call = A call
    .coffee = A coffee
    .meeting = A meeting

contact-was =
    .good = Good
    .mixed = Mixed
    .hard = Hard

contact-company =
    .in-company = In company, or where others are
    .alone = The two of us alone

contact-length =
    .minutes = { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
    .hours = { $hours ->
        [one] one hour
       *[other] { $hours } hours
    }
    .hours-and = { $hours ->
        [one] one hour and { $minutes } minutes
       *[other] { $hours } hours and { $minutes } minutes
    }

contact-error =
    .what = Choose what you want to plan.
    .day = Choose the day and the time. They have to lie ahead, within a year.
    .past-day = Choose the day. It cannot be one to come.
    .past-time = Write the time such as 17:30, or leave it out. It cannot be one to come.
    .company = Choose whether you meet in company or alone.
    .minutes = Choose how long, or leave it open.
    .was = Choose how it was for you.
    .long = That is longer than { $most } characters; leave something out.
    .many = There are { $most } entries, and that is the most that is kept. Forget some first.

# What a plan goes against comes after the term and where it comes from.
contact-against =
    .quiet-hours = Here it would be { $time }.
    .quiet-days = That day is a { $day }.
    .no-contact = That goes until { $day }.
    .texts-a-day = As far as is known, this would be number { $count } of that day.
    .texts-a-week = As far as is known, this would be number { $count } of that week.
    .meetings-a-month = With what you noted and planned, this would be number { $count } of that month.

contact-instead =
    .quiet-hours = Choose a time outside these hours, or make it shorter.
    .quiet-days = Choose another day of the week.
    .no-contact = Let these days pass first. Nothing needs saying in them.
    .texts-a-day = Keep it for another day.
    .texts-a-week = Keep it for another week.
    .meetings-a-month = Keep it for another month.
    .none-at-all = Leave it out.
    .channels = Leave it out.
    .calls-no = Leave the call out.
    .calls-ask-first = Ask in writing first, and call only after a yes.
    .meeting-in = Meet where others are, or with someone else there.

# Meetings and calls as they were noted, on the page of the reading.
noted =
    .counts = In the last three months you noted { $meetings ->
        [0] no meeting
        [one] one meeting
       *[other] { $meetings } meetings
    } and { $calls ->
        [0] no call
        [one] one call
       *[other] { $calls } calls
    }.
    .since = That counts from { $since }, as far as you noted them.
    .short = You noted the first on { $first }, and this counts as far as you noted them.
    .month = { $month ->
         [1] January
         [2] February
         [3] March
         [4] April
         [5] May
         [6] June
         [7] July
         [8] August
         [9] September
         [10] October
         [11] November
        *[12] December
    } { $year }
