"""LINE's exported chats: a text file that the phone sends, or that the app on a computer saves.

A phone writes the title (`[LINE] Chat history with Alex`), when it was saved, and then day by day a line with the day
and one for each message: time, name and text between tabs. A notice of the app has an empty name, or none at all. A
message of several lines stands between quotes, with its own quotes doubled; one of a single line is as it was typed,
quotes and all. Times are local, to the minute, of 12 or 24 hours; hours from 24 on belong to the night before. How the
day is written depends on the phone: `2020/12/22(火)`, `R2/12/22(火)` by the Japanese calendar, `Tue, 12/22/2020`,
`22/12/2563` by the Thai one, and the weekday beside it decides which number is the month. The app on a computer writes
no title, `2020.12.22 Tuesday`, and blanks between time, name and text, so that names of several words are found by
what recurs.

layout.py: which lines begin what; quotes.py: messages of several lines; days.py: the days; people.py: names; reader.py:
all of it into rows; marks.toml: LINE's own words, with where they were seen. Learned from public exports and the tests
of public parsers: nakasyou/Patchouli, jyu0414/linelog2py, hellodigua/ChatLab, pullriku/line-history-rs.
"""

from goodterms.chats.line.reader import read, sniff
from goodterms.chats.rows import Format

FORMAT = Format(channel="line", title="LINE (.txt)", endings=(".txt",), sniff=sniff, read=read, of_lines=True)
