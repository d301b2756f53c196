# What `goodterms questions` says around the questions.

questions =
    .welcome = A few questions about where things stand, safety first. Answer with a number or in the words of an answer; where it says so, several with commas.
    .keys = b goes back one question. r means: I would rather not say. To stop, press Ctrl-C; nothing is kept then.
    .private = Nothing leaves this computer. At the end your answers go into { $file }, and nowhere else.
    .exists = { $file } is there already. Replace it when we are done? (yes or no)
    .kept = { $file } is left as it is. Name another file with -o, or change its answers: { $command }
    .yes-or-no = Please write yes or no.
    .updating = Your answers in { $file } stand. Enter keeps an answer; you are asked about safety again.
    .standing = So far: { $answer }. Enter keeps it.
    .standing-unnamed = Answered already. Enter keeps it.
    .nothing = Take your time. Write the number of an answer, or r if you would rather not say.
    .clash = “{ $one }” and “{ $other }” cannot both be true. Please choose one of them.
    .one = One answer, r or b:
    .any = One or more with commas, r or b:
    .rather-not = I would rather not say
    .source = wording: { $wording }
    .not-understood = I did not understand “{ $answer }”. Write the number of an answer or its words, r or b.
    .first = This is the first question.
    .first-of-all = Before we go on:
    .sources = The questions about harm are worded as in { $sources }.
    .another-name = Your answers are not lost. Under which name shall they be kept?
    .written = Written to { $file }. Whoever opens that file can read it, so keep it where only you can.
    .see = To see your plan: { $command }
    .ended = The answers ended before the questions did, so nothing was written.
