# What is said around writing a message, and around one that was sent.

writing =
    .own = A message of my own
    .own-acceptance = My answer to “let’s be friends”
    .unsent = A letter that is not sent
    .saved = Kept.
    .changed = This draft was changed in another window. Nothing was kept from this one: copy what you need, and open it again.
    .rests = Put away until tomorrow morning. It will be here.
    .awake = Taken out again.
    .left = Left as it is.
    .forgotten = The draft is gone.
    .sent = Noted.
    .sent-plan = Noted as sent. Your plan counts with it from now on.
    .sent-by-mistake = It counts as not sent again. If an answer or a date was noted with it, look at those too.
    .answered = Noted that they have written back.
    .today = today
    .tomorrow-morning = tomorrow, 9 in the morning
    .this-morning = 9 this morning

writing-error =
    .empty = Write something first, or choose what to say.
    .needed = Choose one, or write it in your own words.
    .day = Choose the day on which you sent it.
    .ahead = That day has not come yet.
    .nothing = There is nothing in it yet.

sent-what =
    .other = A message like any other
    .yes = My yes to being friends
    .no = My no to being friends
    .letter = A letter about the two of us
