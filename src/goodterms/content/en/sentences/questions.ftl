# What `goodterms questions` says around the questions.

questions =
    .welcome = A few questions about where things stand, safety first. Answer with a number, or several with commas where it says so.
    .keys = b goes back one question. r means: I would rather not say.
    .private = Nothing leaves this machine. At the end your answers go into { $file }, and nowhere else.
    .exists = { $file } is there already. Replace it when we are done? (y or n)
    .kept = { $file } is left as it is; name another file with -o.
    .one = A number, r or b:
    .any = One or more numbers with commas, r or b:
    .rather-not = I would rather not say
    .source = The wording is by { $source }
    .not-understood = I did not understand “{ $answer }”. Write the number of an answer, r or b.
    .first = This is the first question.
    .first-of-all = Before we go on:
    .written = Written to { $file }. Whoever opens that file can read it, so keep it where only you can.
    .see = To see your plan: goodterms plan { $file }
    .ended = The answers ended before the questions did, so nothing was written.
