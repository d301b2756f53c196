# Measure: who writes again before there was an answer.

writes-again =
    .title = Who writes again first
    .level = Before there was an answer, { $them } wrote again within a week after { $value } in 100 ({ $range }) of { $n } times{ $period }, and you after { $mine } in 100 ({ $mine_range }){ $then }.
    .units = times
    .about = who writes again before an answer
    .cannot-show = It cannot show that anyone is left waiting: many messages need no answer.
    .method = What one of you writes until the other does, or until a long gap, counts as one time. It is followed for seven days: either the other answers first, or the same one writes again. The share is estimated after Aalen and Johansen, with the times of one day taken together. A change is since minus before, with Newcombe’s limits. Shown from 30 times.
    .source = Aalen and Johansen 1978, Scandinavian Journal of Statistics 5; Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17
