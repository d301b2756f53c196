# What `goodterms plan` says around a plan in a terminal.

plan =
    .why = Why
    .next = What to do next
    .mind = What to mind
    .closed = What is closed for now
    .closed-line = { $actions }: { $why }
    .unknown = I do not know yet:
    .unknown-because = Each of these could change the answer. goodterms questions asks them.
    .change = What would change this answer
    .known = What is known
    .for = For it: { $finding } [{ $sure }]
    .against = Against it: { $finding } [{ $sure }]
    .how-sure = How sure this is: { $sure }
    .tag-known = what is known: { $sure }
    .help = Help, at any hour
    .seen = Last seen on { $day }. Numbers change: check before relying on it.
    .choose = In danger, call your country’s emergency number. For lines in your country, add --country and its two letters, such as --country IE; these list lines in many countries:

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
