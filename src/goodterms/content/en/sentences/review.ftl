# What a review of a draft comes to.

review =
    .sending-now = Sending it now
    .ready = The rules here noticed nothing in it. Read it once as they would read it, and then it is yours to send, or to leave.
    .nothing-found = Nothing in it stands out.
    .to-mend = { $count ->
        [one] One thing to look at again before you decide.
       *[other] { $count } things to look at again before you decide.
    }
    .closed-clean = Nothing in it stands out. Writing to them is closed all the same.
    .mend = Something in it may land badly. Look at it once more before you decide.
    .wait = You put this away until later. Later is not yet.
    .do-not-send = Please do not send this.
    .stopped = Please do not send this. Talk to someone first, now.
    .not-read = This is in a language that is not read here, so nothing is said of it.
    .closed = Writing to them is closed
    .help = People to talk to
    .stops = What stops it
    .problems = What may land badly
    .missing = What it does not say
    .strengths = What is good in it
    .limits = These are rules that compare words. They miss much: sarcasm, what is only hinted at, threats and thoughts of dying that are veiled. Their silence does not make a message fine. If you are thinking of ending your life, do not wait for a rule to notice: goodterms plan and findahelpline.com name people to talk to.

has =
    .acceptance = you accept
    .feelings = how you feel
    .hope = what you hope
    .values-friendship = what the friendship is worth to you
    .invites-terms = that you ask what suits them
