# What is said around the dates that a person marks in their story.

dates =
    .met = When we met
    .breakup = The breakup
    .offer = The offer to be friends
    .answer = The answer to an offer
    .letter = A letter
    .agreement = What we agreed on
    .no = A no
    .added = Added. The reading counts with it from now on.
    .changed = Changed. The reading counts with it from now on.
    .removed = Removed. The reading counts without it from now on.
    .named = { $event }, on { $day }
    .early = { $day } ({ $event }) lies before the first message, of { $end }, so there is nothing before it to compare with.
    .late = { $day } ({ $event }) lies after the last message, of { $end }, so there is nothing since it to read.

dates-error =
    .what = Choose what happened on that day.
    .unread = Choose the day in the calendar, or write it as year, month and day, such as 2026-02-10.
    .ahead = { $day } has not come yet. You can add it once it is here.
    .old = That is too long ago to read; take a day from { $first } on.
    .twice = You have entered that already: { $event }.
    .many = That is as many as one reading can hold, { $most }. Remove one that matters less first.
