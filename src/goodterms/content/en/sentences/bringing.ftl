# What is said around bringing messages in.

# What is kept so far, and what one import did.
bringing =
    .kept = { $count ->
        [0] No messages between the two of you
        [one] One message
       *[other] { $count } messages
    }
    .fresh = { $count ->
        [0] No new message came in.
        [one] One new message came in.
       *[other] { $count } new messages came in.
    }
    .again = { $count ->
        [one] One was here already, and is counted once.
       *[other] { $count } were here already, and are counted once.
    }
    .left-out = { $count ->
        [one] One message by someone else was left out.
       *[other] { $count } messages by other people were left out.
    }
    .other-chats = { $count ->
        [one] One message of another chat in these files was left out; if that one is with the same person under another name, bring it in again and choose it.
       *[other] { $count } messages of other chats in these files were left out; if one of them is with the same person under another name, bring it in again and choose it.
    }
    .skipped = { $count ->
        [one] One line or entry could not be read as a message.
       *[other] { $count } lines or entries could not be read as messages.
    }
    .skipped-more = { $count ->
        [one] One more like these.
       *[other] { $count } more like these.
    }
    .writer = { $count ->
        [one] one message
       *[other] { $count } messages
    }
    .chat = { $count ->
        [one] one message
       *[other] { $count } messages
    }, { $days }
    .span = { $days ->
        [one] { $first }
       *[more] { $first } to { $last }
    }
    .others = { $count ->
        [one] One more person writes here.
       *[other] { $count } more people write here.
    }
    .earlier = { $count ->
        [one] One import before these is not listed.
       *[other] { $count } imports before these are not listed.
    }
    .cancelled = Cancelled. Nothing of these files was kept.
    .forgotten = Your messages are removed. The exports still lie where you saved them.
    .called = Saved.
    .no-file = Choose at least one file first.
    .passphrase-first = Choose your passphrase first, then bring the files in again.
    .dropped = Dropped. Nothing of these files was kept.
    .no-text = Paste the messages first.
    .no-copy = These do not look like messages copied from an app. Each needs its time and its name; copy them once more, or enter one by hand.
    .pasted = pasted text
    .no-me = Choose which of these names is yours.
    .no-them = Choose who it is about.
    .no-chat = Choose the chat that it is about.
    .no-order = Choose which way the dates are to be read.
    .same-person = These two cannot be the same person; choose who it is about.
    .long = That is longer than a name needs to be; { $most } letters are enough.

# Where an import is.
work =
    .receiving = Taking the files in: { $percent } in 100.
    .opening = { $files ->
        [one] Opening the file.
       *[other] Opening the files.
    }
    .reading = { $files ->
        [one] Reading { $file }.
       *[other] Reading file { $number } of { $files }: { $file }.
    }
    .again = { $why ->
        [times] Once more, to get the times right.
       *[people] Once more, for the two of you.
    }
    .working = Putting the messages in order.
    .keeping = { $kept ->
        [yes] Sealing them away.
       *[no] Putting them into memory.
    }
    .stopping = Stopping. Nothing of these files will be kept.
