# The five steps of the way: a short name under each in the drawing, and what is said of the one taken now.

way =
    .offered = the offer
    .said = saying it
    .said-waiting = said, now wait
    .terms = terms
    .living = living it
    .review = looking back
    .offered-now = the offer, and what to answer
    .said-now = saying it honestly
    .said-waiting-now = it is said, and the answer is theirs
    .terms-now = agreeing on what friends means
    .living-now = living it
    .review-now = looking back on it together
    .so-far = The way, step { $step } of { $steps }: { $now }
