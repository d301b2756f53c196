# What a draft may read as, said by the second opinion: it reads meaning and not words, and can be wrong.

may-read =
    .pressure = This may read as pressing them, so that a no is hard to give.
    .ultimatum = This may read as a condition with a price.
    .guilt = This may read as making them pay for how you feel, or for what you did.
    .blame = This may read as an accusation, or as looking down on them.
    .begging = This may read as pleading.
    .mind-reading = This may read as telling them what they feel, think or will do.
    .prying = This may read as asking after what is theirs to keep, or as watching them.
    .threat = This may read as a threat.
    .self-harm = This may read as speaking of ending your life, or of being gone.
    .advertises-change = This may read as holding up how much you have changed.
    .jealousy-bait = This may read as naming others so that it stings.

may-read-try =
    .pressure = Say what you would like, and that no answer is needed.
    .ultimatum = Say your own limit by itself, with no penalty.
    .guilt = Say the feeling as yours, and leave it with you.
    .blame = Say what happened and what it was like for you.
    .begging = Ask once, plainly, or not at all.
    .mind-reading = Say it as a guess, or ask.
    .prying = Leave out what is theirs to tell.
    .threat = Do not send it. Talk to somebody first.
    .self-harm = Do not send it. Talk to somebody now.
    .advertises-change = Let it be seen when you are in touch, and leave it unsaid.
    .jealousy-bait = Leave the others out.
