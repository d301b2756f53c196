# What somebody works on in themselves, and the moments where it showed.

changes =
    .shown = { $of ->
        [one] It showed this week.
       *[other] It showed in { $weeks } of the last { $of } weeks.
    }
    .not-shown = { $of ->
        [one] Nothing is noted this week.
       *[other] Nothing is noted in the last { $of } weeks. It can show again any day.
    }
    .nothing-noted = Nothing is noted yet.
    .spoken = { $all ->
        [one] They spoke of it themselves.
       *[other] They spoke of it themselves in { $spoken } of { $all } moments.
    }
    .not-spoken = Nothing is noted here of them speaking of it.
    .since = Since { $day }
    .let-go = You let it go on { $day }.
    .rested = Let go on { $from }, taken up again on { $to }.
    .added = Kept.
    .changed = Changed.
    .laid-down = Laid down. What you noted stays.
    .taken-up = Taken up again. Weeks count from today, if it lay for a week or longer.
    .forgotten = The change and its moments are gone.
    .noted = Noted.
    .noted-heard = Noted. There may be a limit in what they said, so it stands here too.
    .moment-forgotten = The moment is gone.
    .closed-plan = Contact is closed in your plan, so nothing here is about being in touch with them; a change is for yourself all the same.
    .closed-asked = Something they said may ask for no contact at all, so nothing here is about being in touch until you say what was meant.
    .closed-days = These are days of no contact, so nothing here is about being in touch until they are over.
    .closed-danger = Your safety comes first, so nothing here is about being in touch with them; a change is for yourself all the same.

change-prompt =
    .went_wrong = What went wrong, more than once?
    .went_wrong-hint = One thing that happened, as it was.
    .my-part = What did you do in it, or leave undone?
    .my-part-hint = Only your own part.
    .in-me = What was going on in you just before?
    .in-me-hint = Tired, afraid, in a hurry: whatever it was.
    .for-them = What did they say it was like for them?
    .for-them-hint = Only what they told you. Leave out what you would have to guess.

moment-by =
    .text = by text
    .mail = by mail
    .call = in a call
    .in-person = in person

changes-error =
    .change = Write what you do otherwise, in a sentence.
    .moment = Write what you did, in a sentence.
    .day = Choose the day. It cannot be one to come.
    .long = This is longer than { $most } characters; leave something out.
    .many = There are { $most } changes here, and that is the most that is kept; delete one that is over.
    .many-moments = There are { $most } moments here, and that is the most that is kept; delete some that are over.
