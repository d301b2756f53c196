# Parts that sentences share: stretches of time, and names for what is in a reading.

you = you
the-other = the other one

elsewhere = What was said by phone, in person or in another app is not in it, nor what was deleted.

amount =
    .under = under 1
    .under-messages = under 1 message
    .messages = { $amount ->
        [0] no messages
        [one] about 1 message
       *[other] about { $amount } messages
    }

duration =
    .under-a-minute = less than a minute
    .about-minutes = { $count ->
        [one] about a minute
       *[other] about { $amount } minutes
    }
    .minutes = { $count ->
        [one] a minute
       *[other] { $amount } minutes
    }
    .about-hours = { $count ->
        [one] about an hour
       *[other] about { $amount } hours
    }
    .hours = { $count ->
        [one] an hour
       *[other] { $amount } hours
    }
    .about-days = { $count ->
        [one] about a day
       *[other] about { $amount } days
    }
    .days = { $count ->
        [one] a day
       *[other] { $amount } days
    }
    .beyond = more than a week

# Between the limits of a number: both, or one where they read the same.
range =
    .both = from { $low } to { $high }
    .one = { $low } at both limits

day = { $day } { $month ->
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

event = { $number ->
    [1] { $event ->
        [met] you met
        [breakup] the breakup
        [offer] the offer
        [answer] the answer
        [letter] the letter
        [agreement] the agreement
        [stretch] the second stretch
       *[no] the no
    }
    [2] { $event ->
        [met] you met again
        [breakup] the second breakup
        [offer] the second offer
        [answer] the second answer
        [letter] the second letter
        [agreement] the second agreement
       *[no] the second no
    }
   *[other] { $event ->
        [met] meeting number { $number }
        [breakup] breakup number { $number }
        [offer] offer number { $number }
        [answer] answer number { $number }
        [letter] letter number { $number }
        [agreement] agreement number { $number }
       *[no] no number { $number }
    }
}

# Said in the middle of a sentence, after what it is about.
period =
    .all = { "" }
    .before = { " " }before { $event }
    .since = { " " }since { $event }
    .first = { " " }in the first stretch
    .second = { " " }in the second stretch

# The two sides of an event, or two stretches that are compared, as parts of a sentence.
sides =
    .before = before { $event }
    .since = since { $event }
    .both = both before and since { $event }
    .first = in the first stretch
    .second = in the second stretch
    .than-first = in the first one
    .from-first = the first one
    .stretches = in both stretches
