# Measure: how many texts invite.

invitations =
    .title = Invitations
    .level = { $value } in 100 ({ $range }) of the { $n } texts by { $them }{ $period } propose to meet, call or do something together{ $then }.
    .units = texts
    .about = who invites how much
    .early = ; { $since } there { $there ->
        [0] is nothing
       *[other] is only { $there }
    } of the { $needed } invitations that it takes to say anything
    .few = ; it takes { $each } invitations { $sides } to call it a change
    .little = There is too little to say who invites how much. The words that are looked for are English, so it takes { $needed } invitations in English, and there { $there ->
        [0] are none
        [one] is one
       *[other] are { $there }
    } so far.
    .cannot-show = It cannot show interest: a proposal may be about children or work, and many are made by phone or in words of no list.
    .method = A text counts where it proposes to meet, call or do something together (“do you want to grab a coffee”), and not where it tells of others or of the past. Some are overlooked and a few are taken wrongly; how many was tried on lines written beforehand and can be read in docs/word-lists.md. The limits hold 95 times in 100; they are Wilson’s, on a number made smaller where those of one day, or of days in a row, resemble each other, and wider where there are few days, and they do not cover what the words overlook. A change is since minus before, with Newcombe’s limits. Shown from 30 invitations where the chat is in English.
    .source = Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17; Lazarus, Lewis, Stock and Watson 2018, Journal of Business and Economic Statistics 36
