# What stands in and under a drawn chart, and in the table of its numbers.

chart =
    .whole = The whole time
    .before = Before { $event }
    .since = Since { $event }
    .first = First stretch
    .second = Second stretch
    .n = n{ "\u00A0" }{ $n }
    .level = { $label }: { $value }
    .levels = { $title }: { $list }.
    .listed = { $label }, { $value }
    .series = { $title }, { $first } to { $last }: { $me } between { $me_low } and { $me_high }, { $them } between { $them_low } and { $them_high }{ $events }.
    .event = ; { $event } on { $day }
    .hours = { $title }: { $me } most between { $me_from } and { $me_to }, { $them } most between { $them_from } and { $them_to }.
    .hour = { $value } ({ $low } to { $high })

# The heads of its columns.
table =
    .whose = Whose, and when
    .value = Value
    .low = From
    .high = To
    .n = n
    .week = Week from
    .hour = Hour from
    .month = Weeks that begin in
    .weeks = How many
    .a-week = { $who }, a week
    .event = Marked
    .marked = { $event }, { $day }

month = { $month ->
     [1] January
     [2] February
     [3] March
     [4] April
     [5] May
     [6] June
     [7] July
     [8] August
     [9] September
     [10] October
     [11] November
    *[12] December
} { $year }
