# Measure: how many questions were followed by an answer.

questions-answered =
    .title = Questions followed by an answer
    .level = { $value } in 100 ({ $range }) of the { $n } times that you asked something{ $period } were followed by a message from { $them } within a day{ $then }.
    .units = times with an answer
    .about = how many questions were answered
    .cannot-show = It cannot show whether the question itself was answered, or why one was not.
    .method = A time counts as asking where a sentence in it ends in a question mark; any message by the other within 24 hours counts as an answer. Estimated as for all answers. A change is since minus before, with Newcombe’s limits. Shown from 30 answers.
    .source = Aalen and Johansen 1978, Scandinavian Journal of Statistics 5; Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17
