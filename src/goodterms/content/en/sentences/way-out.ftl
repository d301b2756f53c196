# Letting it go: what the steps say by what was found.

way-out =
    .no-message = No message fits where things stand. Writing nothing is an answer too.
    .asked-first = A few questions about safety come before any message. The other steps need no answers.
    .terms = { $count ->
        [one] One term of yours holds, rests or waits for an answer.
       *[other] { $count } terms of yours hold, rest or wait for an answer.
    }
    .ended = { $count ->
        [one] One term is ended from { $day } on. Nobody has to give a reason.
       *[other] { $count } terms are ended from { $day } on. Nobody has to give a reason.
    }
    .ended-plan = { $count ->
        [one] One term is ended from { $day } on. Your plan counts with it.
       *[other] { $count } terms are ended from { $day } on. Your plan counts with it.
    }
    .put-away = Put away. The pages that show it ask before they do.
    .taken-out = It is shown again without asking.
    .due-term = Something agreed, to look at again
    .due-trial = Look at your trial
    .due-contact = Something that you planned
