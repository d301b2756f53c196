# What an acceptance message may still hold, and how to say it. Nothing of it is a must.

missing =
    .acceptance = It does not say yet that you accept: their decision, or the friendship.
    .feelings = It does not say that you still have feelings.
    .hope = It does not say that you hope it may lead on.
    .values-friendship = It does not say what the friendship is worth to you by itself.
    .invites-terms = It does not ask what they are comfortable with.

missing-try =
    .acceptance = Say it in one plain line, for example: I accept your decision, and yes, let us be friends.
    .feelings = Say once, with nothing asked, that the feelings are still there. Leave it out if they know.
    .hope = If you hope for more, one line is enough, so that nothing is hidden.
    .values-friendship = Say something that you like about them as a friend, and mean it.
    .invites-terms = Ask one open thing: how much contact feels right to you?
