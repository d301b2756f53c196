# For experts, on demand: how many messages of each one message draws, and how much comes unprompted. Never why.

excitation =
    .title = Who writes after whom (for experts)
    .answers = After 100 messages by you there come { $them_drawn } by { $them } ({ $them_range }) on top of those usual at the hour{ $them_half }; after 100 by { $them }, { $me_drawn } by you ({ $me_range }){ $me_half }.
    .again = After 100 by you there come { $me_drawn } more of your own ({ $me_range }){ $me_half }, and after 100 by { $them }, { $them_drawn } more of theirs ({ $them_range }){ $them_half }.
    .half = , half of these within { $time } ({ $range })
    .half-open = , half of these within { $time }
    .unprompted = { $me } in 100 ({ $me_range }) of your messages come unprompted, on top of no message before, and { $them_value } in 100 ({ $them_range }) of those by { $them }.
    .only-described = That is a pattern in time, described here, not explained: what comes after need not come because of it.
    .latest = It rests on the latest { $taken } messages, from { $day } on; { $left_out } earlier ones are left out.
    .minutes = Times here are exact to the minute only, so each message was put at a drawn moment of its minute, always the same one: times of a few minutes are rough.
    .few = There is too little to tell who writes after whom: it takes { $needed } messages of each, and so far it is { $mine } by you and { $theirs } by { $them }.
    .runaway = No numbers are shown: fitted to these messages, each would draw one or more others without end, so this kind of process does not describe them.
    .misfit = No numbers are shown: this kind of process does not describe these messages well enough. On its own clock the gaps between messages should be even in a known way, and they are not.
    .cannot-show = It cannot show cause, interest or warmth: a shared habit, a shared day or an app elsewhere can look like an answer. It takes weeks and months to be alike but for the hour of the day.
    .method = A Hawkes process of two: for each a level for every local hour of the day, and after each message a rise of each one’s level that fades exponentially. Fitted to at most the latest 50,000 messages, so that what was written fits it best; the limits hold 95 times in 100 where the process is right, and are where, with all else fitted anew, it fits so much worse. Half-lives between 5 seconds and 12 hours are looked for. Shown from 500 messages of each, and only where time-rescaling finds nothing against it: Kolmogorov and Smirnov’s test of the rescaled gaps, and their correlation from one to the next, both with p of 0.01 or more for both people.
    .source = Hawkes 1971, Biometrika 58; Halpin and De Boeck 2013, Psychometrika 78; Ogata 1988, Journal of the American Statistical Association 83
