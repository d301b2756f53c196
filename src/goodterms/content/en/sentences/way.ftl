# The five steps of the way: a short name under each in the drawing, and what is said of the one taken now.

way =
    .offered = offered
    .said = said it
    .terms = terms
    .living = living it
    .review = review
    .offered-now = the offer, and what to answer
    .said-now = saying it honestly
    .terms-now = agreeing on what friends means
    .living-now = living it
    .review-now = looking back on it together
    .so-far = The way, step { $step } of { $steps }: { $now }
