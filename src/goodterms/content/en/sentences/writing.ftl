# What is said around writing a message, and around one that was sent.

writing =
    .own = A message of my own
    .own-acceptance = My answer to “let’s be friends”
    .unsent = A letter that is not sent
    .whole = What we said, as I noted it
    .raises = Raising something
    .proposes = Proposing a term
    .saved = Kept.
    .changed = This draft was changed in another window. What you see here is not kept: copy what you need, and open it again.
    .changed-held = This draft was changed in another window in the meantime. Your words of this window are in the field and not kept yet; the others stand under “How it read before”.
    .closed-meanwhile = Your plan has changed, and this is not something to write now.
    .not-now = Your plan has changed since you began this. It is not something to send now.
    .asks-none = They may have asked for no contact
    .asks-none-why = Something they said may ask for no contact at all. Until you say what was meant, writing to them is closed.
    .asks-none-step = Look at what they said, under Terms, and say what was meant. Until then, leave them in peace.
    .rests = Put away until { $until }. It will be here.
    .awake = Taken out again.
    .left = Left as it is.
    .forgotten = The draft is gone.
    .sent = Noted.
    .sent-plan = Noted as sent. Your plan counts with it from now on.
    .sent-by-mistake = It counts as not sent, and your plan is as it was before.
    .not-answered = It counts as not answered.
    .noticed = Everything is noticed again.
    .answered = Noted that they have written back.
    .tomorrow-morning = tomorrow, 9 in the morning
    .this-morning = 9 this morning

writing-error =
    .empty = Write something first, or choose what to say.
    .needed = Choose one, or write it in your own words.
    .nothing = There is nothing in it yet.

sent-what =
    .other = A message like any other
    .yes = My yes to being friends
    .no = My no to being friends
    .letter = A letter about the two of us
