# An invitation: why there may be none, what became of one, and what is wrong with its form.

invite =
    .asks-none = Something they said may ask for no contact at all. Until you say what was meant, nobody is asked anything.
    .say-first = You hope for more, and have not told them yet. Say that first, in your own words: a question about being friends should not hide it.
    .never = They asked not to be asked again. That is final, and no invitation can be made any more.
    .asked-twice = An invitation came back without an answer, and you asked once more. That was the last one.
    .rests = They declined. Until { $day } nobody asks them again.
    .rests-over = The last one was taken back after it was answered. Until { $day } nobody asks them again.
    .waits = Something lies with them already. One thing at a time.
    .withdrawn = The invitation is taken back. Its link opens nothing any more.
    .withdrawn-answered = The invitation is taken back. What they answered is still theirs to read, take back or erase.
    .closed-now = The invitation was taken back, because your plan does not ask them anything now.
    .came = They answered your invitation. What they said is under Terms.
    .came-and-went = They answered your invitation, and took it back. That needs no reason.
    .changed = They changed what they answered. Look under Terms.
    .declined = They declined your invitation. They do not have to say why.
    .for-good = They declined, and asked not to be asked again. That is final.
    .erased = They took back everything they answered. What came of it has ended.
    .unanswered = The time of your invitation is over, and no answer came. No answer is an answer too.

invite-error =
    .called = Write how they call you, in { $most } characters at most.
    .long = Your words are longer than { $most } characters; leave something out.
    .words = Write a few words of your own.
    .topics = Choose at least one topic.
    .look = Look at what was found in your words first. Then you can make the link.
    .stopped = These words cannot be sent from here. The review below says why.

# On the pages of who is asked.
guest =
    .both = Where your limit and theirs are about the same thing, the stricter one holds: { $limit }.
    .nothing = Choose at least one line, or write something. Or choose “Not now” or “Skip”.
    .long = This is longer than { $most } characters; leave something out.
    .one-answer = Answer at least one topic before you send it. Skipping is an answer too.
    .changed = Something changed in the meantime; look at it again.
