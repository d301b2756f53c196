# What `goodterms plan` says around a plan in a terminal.

plan =
    .why = Why
    .next = What to do next
    .mind = What to mind
    .closed = What is closed for now
    .closed-line = { $actions }: { $why }
    .unknown = I do not know yet:
    .unknown-because = Each of these could change the answer. This asks them:
    .change = What would change this answer
    .again = To change an answer:
    .known = What is known
    .more = For the studies behind this, and those against it:
    .legend = The way: the article that this follows. What is known: published studies. Checked: read in the source. At second hand: read only where others tell of it.
    .for = For it: { $finding } [{ $sure }]
    .against = Against it: { $finding } [{ $sure }]
    .how-sure = How sure this is: { $sure }
    .tag-known = what is known: { $sure }
    .help = Help: whom to call
    .danger = In danger, call your country’s emergency number. For someone to talk to, these list lines in many countries:
    .unlisted = No lines are listed here for “{ $country }”.
    .choose = For the lines of one country, here Ireland:
    .seen = Checked on { $day }. Numbers change: check before relying on it.

sure =
    .checked = checked
    .secondary = found at second hand

# What can be closed.
closable =
    .write = laying out a message to send
    .suggest-words = offering you other words
    .invite = inviting them
    .propose-term = raising a topic with them
    .plan-contact = planning a text, a call or a meeting
    .share = sending from here

helpline =
    .emergency = emergency
    .crisis = crisis
    .violence = violence
    .stalking = stalking
    .directory = directory
