# What `goodterms serve` says in the terminal.

serve =
    .opened = Good Terms is opening in your browser.
    .link = Open this address in a browser on this computer. It works once, within a minute:
    .link-again = If no window opens, use this address. It works once, within a minute:
    .already = Good Terms was running already; this is another window of it.
    .stop = Keep this window open while you use it. To stop, press Ctrl-C.
