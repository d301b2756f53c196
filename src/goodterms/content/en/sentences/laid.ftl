# What stands around a message that is laid out: as little as goes.

laid =
    .greeting = Hello,
    .greeting-plain = Hi { $them },
    .greeting-warm = Dear { $them },
    .greeting-formal = Hello { $them },
    .close-plain = Take care,
    .close-warm = With warm wishes,
    .close-formal = Kind regards,
