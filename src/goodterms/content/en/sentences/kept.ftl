# A told no stays: what a page says of an answer that is kept. Most messages have one variant for each no.

# What is kept, as a line of its own.
kept-what =
    .they-asked-for-no-contact = They asked you for no contact.
    .they-are-afraid-of-me = They are, or may be, afraid of you.
    .afraid-of-them = You are afraid of them.
    .hurt-by-them = They hurt you.
    .order-against-me = An order says that you must keep away from them.
    .order-against-them = An order says that they must keep away from you.

kept-told =
    .once = You said this on { $day }.
    .again = You said this on { $day }, and again on { $again }.

# Why an answer stays.
kept-why =
    .they-asked-for-no-contact = What they asked for holds until they say otherwise. On a hard night it can look smaller than it is, so this answer stays.
    .they-are-afraid-of-me = Only they can say when that is over. So this answer stays, also on days when it looks different to you.
    .afraid-of-them = Missing someone can make the fear quieter without making you safer. So this answer stays for you: no hard night undoes it, and nobody can talk you out of it in an hour.
    .hurt-by-them = What was done to you does not become less because you miss them, or because they are sorry. So this answer stays for you: no hard night undoes it, and nobody can talk you out of it in an hour.
    .order-against-me = An order holds until the court or the police end it, whatever either of you wishes. So this answer stays.
    .order-against-them = The order that protects you holds until the court or the police end it. So this answer stays.

# How it can end.
kept-how =
    .they-asked-for-no-contact = If they write to you first, of their own will, write here what they wrote. Seven days later you are asked about safety again, and your answer then counts.
    .they-are-afraid-of-me = If they write to you first, of their own will, and say that they are not afraid, write here what they wrote. Seven days later you are asked about safety again, and your answer then counts.
    .afraid-of-them = You need not change this, ever. If one day you are no longer afraid, write here what is different. Seven days later you are asked about safety again, and what is so then counts.
    .hurt-by-them = You need not change this, ever. If one day you are safe from them and no longer afraid, write here what is different. Seven days later you are asked about safety again, and what is so then counts.
    .order-against-me = When the order has ended, write here when it did, and how you know. Seven days later you are asked about safety again, and your answer then counts.
    .order-against-them = When the order has ended, write here when it did, and how you know. Seven days later you are asked about safety again, and what is so then counts.

# Where it is now: just told, waiting after an entry, or due to be asked again.
kept-slip =
    .they-asked-for-no-contact = If that was a slip, you can change it until { $time }. After that it stays.
    .they-are-afraid-of-me = If that was a slip, you can change it until { $time }. After that it stays.
    .afraid-of-them = You are believed here. If it was only a slip of the finger, you can change it until { $time }; after that it stays.
    .hurt-by-them = You are believed here. If it was only a slip of the finger, you can change it until { $time }; after that it stays.
    .order-against-me = If that was a slip, you can change it until { $time }. After that it stays.
    .order-against-them = If that was a slip, you can change it until { $time }. After that it stays.

kept-waiting =
    .they-asked-for-no-contact = On { $day } you wrote what changed. From { $again }, { $time }, you are asked about safety again. Until then everything stays as it is.
    .they-are-afraid-of-me = On { $day } you wrote what changed. From { $again }, { $time }, you are asked about safety again. Until then everything stays as it is.
    .afraid-of-them = On { $day } you wrote what is different. From { $again }, { $time }, you are asked about safety again. If you are afraid before that, say so at once, and your first answer counts anew.
    .hurt-by-them = On { $day } you wrote what is different. From { $again }, { $time }, you are asked about safety again. If anything happens before that, say so at once, and your first answer counts anew.
    .order-against-me = On { $day } you wrote that the order ended. From { $again }, { $time }, you are asked about safety again. Until then everything stays as it is.
    .order-against-them = On { $day } you wrote that the order ended. From { $again }, { $time }, you are asked about safety again. If you need it again before that, say so at once.

kept-due =
    .they-asked-for-no-contact = Seven days have passed since you wrote what changed. You are asked about safety again now, all of it, and only these answers count.
    .they-are-afraid-of-me = Seven days have passed since you wrote what changed. You are asked about safety again now, all of it, and only these answers count.
    .afraid-of-them = Seven days have passed since you wrote what is different. You are asked about safety again, all of it, whenever you are ready. If you are not sure, leave it as it is.
    .hurt-by-them = Seven days have passed since you wrote what is different. You are asked about safety again, all of it, whenever you are ready. If you are not sure, leave it as it is.
    .order-against-me = Seven days have passed since you wrote that the order ended. You are asked about safety again now, all of it, and only these answers count.
    .order-against-them = Seven days have passed since you wrote that the order ended. You are asked about safety again, all of it, whenever you are ready.

# Said beside the question while an entry waits or safety is due.
kept-again =
    .they-asked-for-no-contact = If it is still so, choose it again. It then counts anew, and what you wrote about a change no longer does.
    .they-are-afraid-of-me = If it is still so, choose it again. It then counts anew, and what you wrote about a change no longer does.
    .afraid-of-them = If you are afraid, choose it again. You need no reason. It then counts anew, and what you wrote about a change no longer does.
    .hurt-by-them = If anything has happened, choose it again. You need no reason. It then counts anew, and what you wrote about a change no longer does.
    .order-against-me = If there still is an order, choose it again. It then counts anew, and what you wrote about a change no longer does.
    .order-against-them = If there still is an order, choose it again. It then counts anew, and what you wrote about a change no longer does.

# Said beside a new answer that does not change what is kept.
kept-stays =
    .they-asked-for-no-contact = You said on { $day } that they asked you for no contact. That stays, and a new answer does not change it.
    .they-are-afraid-of-me = You said on { $day } that they are, or may be, afraid of you. That stays, and a new answer does not change it.
    .afraid-of-them = You said on { $day } that you are afraid of them. That stays for now, and you lose nothing by it.
    .hurt-by-them = You said on { $day } that they hurt you. That stays for now, and you lose nothing by it.
    .order-against-me = You said on { $day } that an order keeps you away from them. That stays, and a new answer does not change it.
    .order-against-them = You said on { $day } that an order keeps them away from you. That stays for now, and you lose nothing by it.

# The form in which a change is written down. What the reason is called, what its words are asked for, and a hint.
kept-form =
    .they-wrote-first = They wrote to me first
    .order-ended = The order has ended
    .no-longer-afraid = I am no longer afraid
    .words-they-wrote-first = What did they write, in their own words?
    .words-order-ended = When did it end, and how do you know?
    .words-no-longer-afraid = What is different now?
    .hint-they-wrote-first = An answer to something that you sent is not writing first. Nor is a like, or word that someone else carried.
    .hint-order-ended = A message from them does not end an order. Only the court or the police can.
    .hint-no-longer-afraid = If someone wants you to write this, leave it, and talk to a helpline first.
    .noted = It is written down. From { $again }, { $time }, you are asked about safety again.

kept-error =
    .not-kept = This is not kept, so there is nothing to write down here.
    .waiting = On { $day } you wrote what changed. From { $again } on, you are asked about safety again.
    .reason = Please choose what changed.
    .words-they-wrote-first = Please write what they wrote, in their own words.
    .words-order-ended = Please write when the order ended, and how you know.
    .words-no-longer-afraid = Please write, in your own words, what is different now.
    .long = This is longer than can be kept. Please bring it down to { $most } characters.
