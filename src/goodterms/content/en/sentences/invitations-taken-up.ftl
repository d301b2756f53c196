# Measure: how many invitations the other takes up.

invitations-taken-up =
    .title = Invitations taken up
    .level = Of the { $n } invitations by { $them }{ $period }, you took up { $value } in 100 ({ $range }) in your next messages{ $then }.
    .units = invitations
    .about = whose invitations are taken up
    .early = ; { $since } there { $there ->
        [0] is nothing
       *[other] is only { $there }
    } of the { $needed } invitations that it takes to say anything
    .few = ; it takes { $each } invitations { $sides } to call it a change
    .little = There is too little to say whose invitations are taken up. The words that are looked for are English, so it takes { $needed } invitations in English, and there { $there ->
        [0] are none
        [one] is one
       *[other] are { $there }
    } so far.
    .cannot-show = It cannot show interest, nor whether anyone came: people answer by phone, take time, and say yes in many words.
    .method = An invitation is taken up where the other’s next messages, within 7 days, say so (“sounds good”, “see you there”); a no and no answer are not told apart. Invitations of the last 7 days count only where they were answered or overtaken. How exact the words are can be read in docs/word-lists.md. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days, and they do not cover what the words overlook. A change is since minus before, with Newcombe’s limits. Shown from 30 invitations where the chat is in English.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
