# Measure: how many messages are pictures and the like.

media =
    .title = Pictures and the like
    .level = { $value } in 100 ({ $range }) of the { $n } messages by { $them }{ $period } are pictures, films, voice, stickers or the like{ $then }.
    .units = messages
    .about = how many messages are pictures
    .cannot-show = It cannot show what is in them.
    .method = Counted are pictures, films, files, stickers, voice messages, places, contacts and polls. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days. A change is since minus before, with Newcombe’s limits. Shown from 100 messages.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
