# What is said once, on the next page, about what happened to a visit.

visit =
    .idle = Good Terms locked itself, because nothing happened for { $minutes } minutes.
    .lost = What you had entered here was not kept, and is gone.
    .unchecked = Your recovery code is not checked yet. If you forget your passphrase without it, all of this is gone. Under Settings you can check it, or make a new one.
    .not-scrubbed = All of this is done. Only the old data could not be cleared out of the file yet: { $why }
    .kept-already = Something is kept here already. Open it with its passphrase. What you entered in this window is not added to it.
    .no-import = Something is kept here already, and a copy is never laid over it. Delete what is kept first, if you are sure.
    .kept-copy = The copy is back, and kept here under its passphrase.
    .kept-readable = The copy is back, and kept here under your passphrase.
    .brought-back = The copy is here, in this window only. Keep it under a passphrase, or it is gone when Good Terms locks.
    .told-added = What you told in this window about contact, fear or an order stays. It was added to what is kept.
    .told-stays = What you told in this window about contact, fear or an order stays. It was added to what the copy holds.
    .code-fits = The recovery code fits. Keep it where only you look; it is not shown again.
    .saved = Saved.
    .words-forgotten = Saved. The words of your messages are deleted; the numbers stay.
    .word = delete
    .other-word = Type “{ $word }” to go on, or leave everything as it is.
