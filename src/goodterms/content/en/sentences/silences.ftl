# Measure: how long it is quiet between two conversations.

silences =
    .title = How long it is quiet between conversations
    .level = Half of the { $n } silences between conversations{ $period } lasted less than { $value } ({ $range }){ $then }.
    .longest = The longest one, { $longest }, began on { $day }.
    .beside = ; { $before } it was { $was } ({ $was_range }, of { $was_n }), and that is described here, not tested for a change
    .units = silences
    .about = how long it is quiet between conversations
    .cannot-show = It cannot show why it was quiet: people sleep, work, travel, and talk elsewhere.
    .method = The time from the last message of a conversation to the first of the next, which is at least { $gap }. The limits of the middle one hold 95 times in 100; they are Woodruff’s, with days that resemble the ones before reckoned with. Shown from 30 silences.
    .source = Woodruff 1952, Journal of the American Statistical Association 47
