# A told no stays: what a page says of an answer that is kept. The variants are the names of the noes: asked for no
# contact, fear of me, fear of them, hurt by them, an order on either side.

kept-error =
    .not-kept = This is not kept, so there is nothing to write here.
    .waiting = You wrote down on { $day } what changed. From { $again } on, safety is asked again.
    .reason = Please choose what changed.
    .words-they-wrote-first = Please put in what they wrote, in their own words.
    .words-order-ended = Please write when the order ended, and how you know.
    .words-no-longer-afraid = Please write, in your own words, what is different now.
    .long = This is longer than can be kept. Please bring it down to { $most } characters.
