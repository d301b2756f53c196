# What a page says of an answer that it cannot take, beside the question.

asked =
    .nothing-one = Please choose an answer. You can also say that you would rather not.
    .nothing-any = Please choose what applies, or the last line if nothing does. You can also say that you would rather not.
    .one-kind = These answers do not go together. Please choose again.
    .clash = “{ $one }” and “{ $other }” cannot both be true. Please choose one of them.
    .no-stays = A no that you told before still counts.
    .rather-not = I would rather not say
