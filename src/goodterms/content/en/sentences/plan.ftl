# What `goodterms plan` says around a plan in a terminal.

plan =
    .why = Why
    .next = What to do next
    .mind = What to watch for
    .closed = What is closed
    .closed-line = { $actions }: { $why }
    .unknown = What is still open
    .unknown-because = Each of these could change the answer. To be asked them:
    .change = What would change this answer
    .change-urgent = When this can change
    .again = To change an answer:
    .known = What is known
    .more = For the studies behind this, and those against it:
    .legend = The way: the article “3 ways being friends with your ex leads to getting back together”. Study, checked: read in the source. At second hand: read where others tell of it.
    .for = For it: { $finding } [{ $sure }]
    .against = Against it: { $finding } [{ $sure }]
    .how-sure = How sure this is: { $sure }
    .tag-known = study, { $sure }
    .help = Help: whom to call
    .danger = In danger, call your country’s emergency number. For someone to talk to, these list lines in many countries:
    .unlisted = No lines are listed here for “{ $country }”.
    .choose = For the lines of one country, here Ireland:
    .seen = Checked on { $day }. Numbers change: check before relying on it.

sure =
    .checked = checked
    .secondary = at second hand

# What can be closed.
closable =
    .write = writing a message
    .suggest-words = other wording
    .invite = inviting them
    .propose-term = bringing up a topic
    .plan-contact = planning a text, a call or a meeting
    .share = sending

helpline =
    .emergency = emergency
    .crisis = crisis
    .violence = violence
    .stalking = stalking
    .directory = directory
