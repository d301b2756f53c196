"""KakaoTalk's exported chats: text files from phones and from Windows, tables from a Mac.

A text file begins with a title (`홍길동 님과 카카오톡 대화`) and when it was saved. On a phone each message has its own
time: `2020년 1월 1일 오후 3:04, 이름 : 내용` (Android), `2020. 1. 1. 오후 3:04, 이름 : 내용` (iPhone), in English
`January 1, 2020, 3:04 PM, name : text` and older ways; a line of the app has no ` : `. On Windows a line between dashes
gives the day, and a message is `[이름] [오후 3:04] 내용`; lines of the app have no time there, and get that of the
message above. A Mac writes a table, `Date,User,Message`, to the second, without a title, so that the chat is named by
its file. Times are local. Older phones write “회원님” or “you” for the person whose phone it is. A call is asked for in
one line (`보이스톡 해요`); that it came about, and how long it was, stands in another.

stamps.py: which lines begin what; text.py and table.py: the two kinds of files into messages; kinds.py: what each
message is; reader.py: all of it into rows; forms.toml and marks.toml: KakaoTalk's ways of writing and its own words,
with where they were seen. Learned from public exports and the tests of public parsers: suziewithz/kakaoship,
uoneway/kakaotalk_msg_preprocessor, zeikar/kakaotalk-viewer, claudianus/kakaotalk-chat-analyzer.
"""

from goodterms.chats.kakaotalk.reader import read, sniff
from goodterms.chats.rows import Format

FORMAT = Format(
    channel="kakaotalk",
    title="KakaoTalk (.txt, .csv)",
    endings=(".txt", ".csv"),
    sniff=sniff,
    read=read,
    says_owner=True,
    of_lines=True,
)
