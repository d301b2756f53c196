# What stands over each kind of line on the page of help.

help =
    .emergency = In danger now
    .crisis = Someone to talk to
    .violence = Fear, violence or control
    .stalking = Being followed or watched
    .directory = Lines in other countries
