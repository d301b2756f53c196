# Two stretches of days held against each other.

compare =
    .first = First stretch: { $first } to { $last }.
    .second = Second stretch: { $first } to { $last }.
    .outside = Messages are known from { $from } to { $to } only, so the other days of it are not counted.
    .only = Only these messages are counted: { $what }.
    .hours = sent between { $from } and { $to }
    .days = Choose the first and the last day of both stretches.
    .hour = Choose both hours, or neither.

# Kinds of messages, as one chooses them.
kind =
    .text = texts
    .media = pictures, films and files
    .voice = voice messages
    .sticker = stickers
    .location = places
    .contact = contacts
    .poll = polls
    .deleted = deleted messages
