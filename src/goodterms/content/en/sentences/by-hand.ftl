# What is entered by hand: a call, a meeting, a letter, a message that lies in no export.
by-hand =
    .file = entered by hand
    .kept = It is in your messages now.
    .met = Met in person.

by-hand-what =
    .letter = A letter or a card
    .message = A message
    .call = A call
    .meeting = A meeting

by-hand-error =
    .what = Choose what it was.
    .by = Choose whose it was.
    .text = Write what it said; a few words are enough.
    .at = Write a time that has been, such as 18:30, or leave it empty.
    .minutes = Write how many minutes, at most a day, or leave it empty.
