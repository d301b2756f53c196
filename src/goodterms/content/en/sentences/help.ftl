# What stands over each kind of line on the page of help, and what is said where no country was chosen.

help =
    .emergency = In danger now
    .crisis = Someone to talk to
    .violence = Fear, violence or control
    .stalking = Being followed or watched
    .directory = Lines in other countries
    .not-listed = For a country that is not listed here, use the { $sites ->
        [one] site
        [2] two sites
       *[other] sites
    } below.
