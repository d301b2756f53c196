"""Mail: mailboxes (.mbox) of Google Takeout, Thunderbird and Apple Mail, and single mails (.eml, .emlx).

An mbox is mails one after the other (RFC 4155): each begins with a line `From …`, which says nothing that is used here;
a line of a mail that begins so is written `>From `. Thunderbird's mailboxes have no ending, and keep what was deleted
until they are compacted, marked in X-Mozilla-Status. Takeout says in X-Gmail-Labels where a mail lies, in the language
of the account. A mail is headers and a body in parts (RFC 5322, 2045–2047), in any encoding, said rightly or not.
An .emlx of Apple Mail is its length, a mail, and notes on it.

One row is one mail. Its text is what its sender wrote: the plain part, else the page made into text, without what is
quoted of earlier mails and without a signature behind `-- `; what was passed on stays. The subject stands above the
text of a mail that answers none. The file does not say whose mails they are, nor who belongs together: a conversation
is a set of people, whoever of them wrote, with or without the same subject. People are told apart by address.

mailbox.py: the file into mails; headers.py, parts.py, charsets.py, flowed.py, pages.py: a mail into words; quotes.py
and phrases.toml: what of them is quoted; letters.py: a mail into a record; table.py: records into rows; people.py:
names and chats. Learned from those standards, from the test mails of mailgun/talon, alfonsrv/mail-parser-reply,
crisp-oss/email-reply-parser and crisp-oss/email-forward-parser, and from the sample of DrDiabelsBafian/TakeoutReader.
"""

from goodterms.chats.mail.mailbox import looks_like_mail
from goodterms.chats.mail.people import name_chats
from goodterms.chats.mail.table import read
from goodterms.chats.rows import Format

FORMAT = Format(
    channel="mail",
    title="mail programs (.mbox, .eml)",
    endings=(".mbox", ".mbx", ".eml", ".emlx", ""),
    sniff=looks_like_mail,
    read=read,
    name_chats=name_chats,
    pieces=True,
)
