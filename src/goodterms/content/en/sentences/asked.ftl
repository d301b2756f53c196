# What a page says of an answer that it cannot take, beside the question.

asked =
    .nothing-one = Please choose an answer. You can also say that you would rather not.
    .nothing-any = Please choose what is so, or the last line if nothing is. You can also say that you would rather not.
    .one-kind = These answers do not go together. Please choose again.
    .clash = “{ $one }” and “{ $other }” cannot both be so. Please choose one of them.
    .rather-not = I would rather not say
