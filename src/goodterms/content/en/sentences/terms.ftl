# What two people said that friends means: limits as words, where a term comes from, and how it was kept.

limit =
    .texts-a-day = { $most ->
        [0] no messages
        [one] one message a day at the most
       *[other] { $most } messages a day at the most
    }
    .texts-a-week = { $most ->
        [0] no messages
        [one] one message a week at the most
       *[other] { $most } messages a week at the most
    }
    .quiet-hours = no messages and no calls between { $hours }
    .hours = { $from } and { $to }
    .all-day = no messages and no calls, day or night
    .quiet-days = no messages and no calls on { $days }
    .no-contact = no messages and no calls { $days }
    .days = from { $from } to { $to }
    .channels = only by { $only }
    .channels-none = by no app that you both named
    .calls-no = no calls
    .calls-ask-first = calls only after asking in writing
    .calls-yes = calls are fine
    .meetings-a-month = { $most ->
        [0] no meetings
        [one] one meeting a month at the most
       *[other] { $most } meetings a month at the most
    }
    .meeting-in-in-company = meeting in company only
    .meeting-in-alone = meeting alone is fine
    .not-spoken-of = no talk of { $subjects }
    .and = { $one } and { $other }

limit-kind =
    .none = Nothing that can be counted
    .texts-a-day = Messages a day, at the most
    .texts-a-week = Messages a week, at the most
    .quiet-hours = Quiet hours, each day
    .quiet-days = Quiet days of the week
    .no-contact = Some days of no contact
    .channels = Only by these ways
    .calls = Calls
    .meetings-a-month = Meetings a month, at the most
    .meeting-in = Where to meet
    .not-spoken-of = What is not spoken of

weekday =
    .mon = Monday
    .tue = Tuesday
    .wed = Wednesday
    .thu = Thursday
    .fri = Friday
    .sat = Saturday
    .sun = Sunday

subject =
    .new-people = the people you are seeing
    .the-past = how it was between you
    .getting-back = getting back together
    .feelings = feelings for each other

channel =
    .whatsapp = WhatsApp
    .telegram = Telegram
    .sms = text message
    .imessage = iMessage
    .signal = Signal
    .messenger = Messenger
    .instagram = Instagram
    .mail = mail
    .phone = the phone
    .google-voice = Google Voice
    .google-chat = Google Chat
    .hangouts = Hangouts
    .discord = Discord
    .snapchat = Snapchat
    .line = LINE
    .kakaotalk = KakaoTalk
    .viber = Viber
    .csv = a table
    .pasted = pasted text
    .by-hand = what was written down by hand

# Where a term comes from, after its words or alone.
origin =
    .open = a thought of yours, said to nobody yet
    .open-no = they said no to this on { $day }
    .open-not-now = they said not now on { $day }
    .open-nothing = proposed, and left without an answer by { $day }
    .open-away = proposed, and not settled by { $day }
    .understood = as you understood it on { $day }; nobody said it
    .said-by-them = they said it on { $day }
    .said-by-them-written = they wrote it on { $day }
    .said-by-them-away = noted on { $day }
    .said-by-me = you said it on { $day }
    .said-by-me-written = you wrote it on { $day }
    .proposed = you asked on { $day }; it holds nobody unless they say yes
    .agreed = you both agreed to it on { $day }
    .agreed-written = you both agreed to it in writing on { $day }
    .paused = paused on { $day }
    .paused-me = you paused it on { $day }
    .paused-them = they paused it on { $day }
    .ended = ended on { $day }
    .ended-me = you ended it on { $day }
    .ended-them = they ended it on { $day }

binds =
    .me = for you
    .them = for them
    .both = for both

# What holds, where several terms are about the same thing.
held =
    .one = { $limit }
    .narrowest = { $limit }: the stricter of { $many }, from “{ $text }” ({ $origin })
    .together = { $limit }: { $many } terms taken together, because each leaves something out

# How a term that binds me was kept. Each names what was counted, and out of how many.
kept =
    .quiet-texts = { $over ->
        [0] Of your { $n } { $n ->
            [one] message
           *[other] messages
        }, none came in that time.
       *[other] Of your { $n } { $n ->
            [one] message
           *[other] messages
        }, { $over } came in that time.
    }
    .quiet-texts-and-calls = { $over ->
        [0] Of your { $n } messages and calls, none came in that time.
       *[other] Of your { $n } messages and calls, { $over } came in that time.
    }
    .channels = { $over ->
        [0] Of your { $n } { $n ->
            [one] message
           *[other] messages
        }, none went another way.
       *[other] Of your { $n } { $n ->
            [one] message
           *[other] messages
        }, { $over } went another way.
    }
    .texts-a-day = { $over ->
        [0] Of { $n } { $n ->
            [one] day
           *[other] days
        }, you wrote more than that on none.
       *[other] Of { $n } { $n ->
            [one] day
           *[other] days
        }, you wrote more than that on { $over }.
    }
    .texts-a-week = { $over ->
        [0] Of { $n } { $n ->
            [one] whole week
           *[other] whole weeks
        }, you wrote more than that in none.
       *[other] Of { $n } { $n ->
            [one] whole week
           *[other] whole weeks
        }, you wrote more than that in { $over }.
    }
    .no-contact = { $over ->
        [0] Of { $n } { $n ->
            [one] day
           *[other] days
        }, you wrote and called on none.
       *[other] Of { $n } { $n ->
            [one] day
           *[other] days
        }, you wrote or called on { $over }.
    }
    .calls = { $over ->
        [0] Of { $n } { $n ->
            [one] day
           *[other] days
        }, you called on none.
       *[other] Of { $n } { $n ->
            [one] day
           *[other] days
        }, you called on { $over }.
    }
    .meetings-a-month = { $over ->
        [0] Of the { $n } { $n ->
            [one] meeting
           *[other] meetings
        } that you noted, none was more than that in its month.
        [one] Of the { $n } { $n ->
            [one] meeting
           *[other] meetings
        } that you noted, one was more than that in its month.
       *[other] Of the { $n } meetings that you noted, { $over } were more than that in their month.
    }
    .meeting-in = { $over ->
        [0] Of the { $n } { $n ->
            [one] meeting
           *[other] meetings
        } that you noted, none was alone.
        [one] Of the { $n } { $n ->
            [one] meeting
           *[other] meetings
        } that you noted, one was alone.
       *[other] Of the { $n } meetings that you noted, { $over } were alone.
    }
    .no-meetings = You noted no meeting from the time in which it held, so nothing is known of it.
    .between = Counted from { $since } to { $to }.
    .exceptions = Whether an exception was meant, messages do not show.
    .not-in-messages = Messages do not show this.
    .no-messages-since = No messages are known from the time in which it held.
    .no-calls = Your messages hold no calls at all, so they do not show this.
    .no-whole-week = No whole week of it is in your messages yet.
    .channel-unknown = Your messages do not say by which app they went. Bring them in again, and this can be counted.
    .worth-a-talk = Worth a talk, at a calm moment.
    .nothing-to-raise = Nothing to raise.
    .unknown = Your messages do not tell.
    .title = What you two said, and what the messages show of it
    .theirs-note = What they did is not counted here. It only says whether a talk may be due.

# A draft against what holds. `term` names it with where it comes from.
against =
    .term = “{ $text }” ({ $origin }).
    .quiet-hours = { $term } It is { $now } now.
    .quiet-days = { $term } Today is { $day }.
    .no-contact = { $term } That goes until { $day }.
    .texts-a-day = { $term } This would be number { $count } of today.
    .texts-a-week = { $term } This would be number { $count } of this week.
    .this-week = { $over ->
        [0] {""}
        [one] It has slipped once this week already.
       *[other] It has slipped { $over } times this week already.
    }
    .until = Keep it until { $time }.
    .later = Keep it for later.
    .day-after = Keep it until tomorrow.
    .talk = If you think the limit should be another one, bring that up at a calm moment.

# A message that proposes a term, or tells the whole so far; each line is sent as it stands.
proposal =
    .checks = { $manner ->
        [warm] I may have this wrong, so I'd rather ask than guess. Is this how you'd like it?
        [formal] I may be mistaken, so I would rather ask. I had the impression that you would prefer this:
       *[plain] I may have this wrong, so I'm asking. I had the feeling that you'd like it this way:
    }
    .right = { $manner ->
        [warm] If it's otherwise for you, that's good to know too.
        [formal] Is that how you would like it, or otherwise?
       *[plain] Is that right, or not?
    }
    .opens = { $manner ->
        [warm] I've been thinking about what being friends could look like for us. One small thing:
        [formal] I have been thinking about what being friends could mean for us. One thing:
       *[plain] I've been thinking about what friends means for us. One thing:
    }
    .for-me = { $manner ->
        [warm] It would be something I do, you need not do anything.
        [formal] It would bind only me.
       *[plain] It'd be for me to do, nothing for you.
    }
    .reviews = { $manner ->
        [warm] If you like it, we could see how it feels on { $day }.
        [formal] If it suits you, we could see on { $day } how it goes.
       *[plain] If it's ok for you, we could see how it goes on { $day }.
    }
    .free = { $manner ->
        [warm] No is completely fine, so is not now, and so is not answering this at all.
        [formal] No is a fine answer, so is not now, and you need not reply to this.
       *[plain] No is fine, not now is fine, and no answer is fine too.
    }
    .how = { $manner ->
        [warm] What would you be comfortable with?
        [formal] What would you be comfortable with?
       *[plain] What are you comfortable with?
    }
    .whole = { $manner ->
        [warm] Here is what I have noted of what we said about being friends, so that we both see the same:
        [formal] This is what I have noted of what we said about being friends:
       *[plain] This is what I noted of what we said about being friends:
    }
    .whole-agreed = We agreed:
    .whole-yours = As you said it:
    .whole-mine = As I said it:
    .whole-ends = { $manner ->
        [warm] Tell me if I got something wrong. Either of us can end any of it, any time, without a reason. No, not now, and no answer are all fine.
        [formal] Please tell me if something is wrong. Either of us may end any of it at any time, without a reason. No, not now, and no answer are all fine.
       *[plain] Tell me if something's wrong. Either of us can end any of it, any time, without a reason. No, not now and no answer are all fine.
    }
    .exception = except { $exceptions }

# Around the pages of terms.
terms =
    .on-day = What was settled on { $day }
    .nothing-on-day = On { $day } nothing was settled.
    .yours = What you keep to
    .due = To look at again
    .not-in-force = Earlier, or not settled
    .raising-closed = Raising something with them is closed for now; the plan says why.
    .added = Noted.
    .agreed-plan = Noted. Your plan counts with it from now on.
    .talked = Noted that you talked about it.
    .paused = Paused. Nobody has to keep to it until one of you says so.
    .ended = It has ended, as of that day.
    .answered-no = Noted. A no to this is a full answer; it is not raised again here for a while.
    .answered-nothing = Noted. No answer is an answer too; it is not raised again here for a while.
    .answered-not-now = Noted. It is not raised again here for a while.
    .looked-at = Noted. You look at it again on { $day }.
    .taken-back = Taken back, as if it had not been told.
    .heard = Kept. See whether one of these is a limit they set.
    .heard-nothing = Kept. No limit was found in it. If there is one, add it yourself.
    .forgotten = Forgotten.
    .not-meant = Noted: it was not meant so.
    .file-event = Look at it again
    .raised = Noted. It is not raised again here for a while, unless they bring it up.
    .text-title = What friends means between us, as I noted it on { $day }
    .text-nothing = Nothing has been settled yet.
    .text-agreed = Agreed
    .text-said-by-them = As they said it
    .text-said-by-me = As I said it
    .text-understood = As I understood it; nobody said it, and it is not agreed
    .text-review = to be looked at again on { $day }
    .text-except = except { $exceptions }
    .text-free = Either may end any of this, or all of it, alone, at once, without a reason. What was not said is not agreed, and no answer is a no.

terms-error =
    .text = Write it as one thing that can be seen, in a sentence of { $most } characters at the most.
    .state = Choose how it stands.
    .changed = What it asks has changed, or for whom. Choose how that stands now.
    .before = They cannot have answered before it was proposed, on { $day }.
    .calls = Choose what holds for calls.
    .meeting-in = Choose where to meet.
    .day = Choose the day. It cannot be one to come.
    .control = This is not taken as a term. { $why } { $instead }
    .limit = Fill in the numbers of the limit, or choose that it has none.
    .number = Write a whole number from 0 to 1000.
    .clock = Write both times, such as 22:00 and 08:00.
    .days = Choose the first and the last day.
    .weekdays = Choose at least one day of the week.
    .subjects = Choose at least one.
    .channels = Choose at least one.
    .review = Choose a day to look at it again. It has to lie ahead.
    .until = Its last day cannot be before its first.
    .long = That is longer than { $most } characters; leave something out.
    .known = Choose how you know it.
    .heard = Write what they said first.

raise =
    .nothing = Nothing needs saying now.
    .nothing-why = What you have stays as it is. If they bring something up, write it down.
    .no-contact-why = These are days of no contact. Nothing is raised until they are over.
    .waits-why = You asked them something on { $day }. No answer is an answer too, so leave it there. Until then nothing else is raised.
    .settles-why = Something was said or settled this week. Let it settle.
    .asked-lately = You raised something lately. One thing at a time: nothing else before { $day }.
    .refused = Their no stands. It is not raised again.
    .rests = It was raised, and is better left alone until { $day }. If they bring it up, write down what they say.

# The form of a term.
term-stands =
    .as-before = As before; what it asks has not changed
    .they-said = They said so
    .they-wrote = They wrote so
    .understood = I took it from how they are; nobody said it
    .i-said = I said so
    .i-wrote = I wrote so
    .agreed = We both agreed to it
    .agreed-in-writing = We both agreed to it in writing
    .open = A thought of mine, said to nobody yet

term-binds =
    .both = Both of us
    .me = Only me
    .them = Only them

calls =
    .no = No calls
    .ask-first = Ask first, in writing
    .yes = Calls are fine

meeting-in =
    .in-company = In company only
    .alone = Alone is fine


# The command that points out limits.
hear =
    .title = This may be a limit. Whether it is, you say.
    .nothing = No limit was found in it.
    .no-contact = This may ask for no contact at all. If so, that is final, and no term comes of it: tell it in goodterms questions.
    .limits = These are rules that compare words. They miss much, also where somebody asks for no contact.
