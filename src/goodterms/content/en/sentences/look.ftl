# What `goodterms` says where nothing was asked for: a first look at an invented story.

look =
    .for-whom = Good Terms is for someone whose ex said “let’s be friends” and who hopes for more. It helps you decide, say it honestly, agree on what friends means, and see in your own messages what is really happening, and it tells you when to stop.
    .invented = Here it is with an invented story.
    .story = { $me } and { $them } parted on { $breakup }; on { $offer } { $them } offered to be friends, and { $me } said yes. { $me } hopes for more and has not told { $them }. In what follows, you are { $me }.
    .standing = Where things stand
    .showing = What the messages show
    .charts = To see all of it drawn: { $command }
    .yours = With your own story
    .questions = asks where things stand, and keeps the answers in a file
    .plan = gives your plan in full: every reason, what is known for and against it, and where to find help
    .messages = turns an exported chat into a table
    .read = says what your messages show, and what they cannot
    .private = Nothing that you tell it leaves this computer. If you are in danger, or think of ending your life, call your emergency number first.
