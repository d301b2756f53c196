# What is said around the reading of one's own messages, on a page.

# One short sentence over the reading. The number with its limits and its n stands below it.
headline =
    .hardly-any = { $them } started hardly any conversations{ $period }.
    .one-in-ten = { $them } started about one conversation in ten{ $period }.
    .one-in-five = { $them } started about one conversation in five{ $period }.
    .one-in-four = { $them } started about one conversation in four{ $period }.
    .one-in-three = { $them } started about one conversation in three{ $period }.
    .two-in-five = { $them } started about two conversations in five{ $period }.
    .half = { $them } started about half of the conversations{ $period }.
    .three-in-five = { $them } started about three conversations in five{ $period }.
    .two-in-three = { $them } started about two conversations in three{ $period }.
    .three-in-four = { $them } started about three conversations in four{ $period }.
    .four-in-five = { $them } started about four conversations in five{ $period }.
    .nine-in-ten = { $them } started about nine conversations in ten{ $period }.
    .nearly-all = { $them } started nearly all conversations{ $period }.

own =
    .nothing-counts = What you brought in holds no message between the two of you. Calls and notices of the app are not read yet.
    .gap = What you brought in has a gap: nothing is known between { $last } and { $first }. It looks like silence here. If you wrote to each other then, bring in that part too.
    .outdated = Some of these messages were brought in with an older Good Terms. Bring in the same export again to have them read anew.
    .again = You have looked at this { $times ->
        [3] three times
        [4] four times
        [5] five times
       *[other] many times
    } today. It will say the same tomorrow, so you can leave it for today. If what you are looking for is not in it, it may be easier to find with someone who listens.
