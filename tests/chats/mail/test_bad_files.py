"""Files that are no mails, broken ones, and any bytes at all: a sound table or one sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, Source
from goodterms.chats.mail import FORMAT
from goodterms.messages import check
from tests.chats.mail.written import HEAD, SAMPLES, imported, mail, mailbox

NOT_MAIL = [
    b"Alex: hello\nKim: hi\n",
    b"From: here on\n",
    b"From the beginning\nof the world\n",
    b"date: today\nsender: x\n",
    b"13/01/2024, 09:00 - Ann: From: a\n",
    b'{"from": "a"}',
    b"From a@b Mon Jun 01 12:00:00 2026\nno header\n",
    b"\x00\x01From: a@b\nDate: x\n",
    b"",
]


@pytest.mark.parametrize("data", NOT_MAIL)
def test_other_files_are_not_taken_for_mails(data: bytes) -> None:
    assert not FORMAT.sniff(Source("a.txt", data))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"From: a@b\nDate: never\nTo: c@d\n\nhi", "no date that can be read"),
        (HEAD.replace("From: Alex <alex@example.com>", "From: <>\nSubject: x").encode() + b"\nhi", "no sender"),
        (HEAD.replace("2026", "20260").encode() + b"\nhi", "no date that can be read"),
    ],
)
def test_a_mail_that_cannot_be_placed_is_noted(data: bytes, reason: str) -> None:
    found = imported(Source("a.eml", data))
    assert [entry.reason for entry in found.skipped] == [reason]


def test_headers_alone_and_endless_lines_are_read() -> None:
    assert imported(Source("a.eml", HEAD.encode())).messages.height == 1
    found = imported(Source("a.mbox", mailbox(mail("x" * 3_000_000, "Subject: " + "s" * 200_000 + "\n"))))
    assert found.messages.height == 1
    people = "To: " + "(" * 100_000 + ",\n" + "Cc: " + '"<' * 50_000 + "\n"
    assert imported(Source("b.mbox", mailbox(mail("hi", people)))).messages.height == 1


@pytest.mark.parametrize(
    "body",
    [" " * 2_000_000 + "x", "From: a\n" * 200_000, "> x\ny\n" * 100_000, "On 3 May 2026 at 10:00 a@b\n" * 90_000],
)
def test_a_body_made_to_be_slow_is_read_in_no_time(body: str) -> None:
    assert imported(Source("a.eml", mail(body, "Subject: Re: x\n"))).messages.height == 1


def outcome(data: bytes) -> str:
    try:
        check(chats.read(Source("any.mbox", data), tz="Europe/Berlin").messages)
    except BadExport as refused:
        return str(refused)
    return ""


@given(st.binary(max_size=200), st.integers(0, 3000), st.integers(0, 200))
def test_any_mutated_mailbox_gives_a_sound_table_or_one_sentence(data: bytes, at: int, length: int) -> None:
    whole = (SAMPLES / "takeout.mbox").read_bytes()
    assert outcome(whole[:at] + data + whole[at + length :]).isprintable()


FIELDS = st.sampled_from(
    ["From", "To", "Cc", "Date", "Subject", "Content-Type", "Content-Transfer-Encoding", "References", "X-Gmail-Labels"]
)
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "a@b",
            '"',
            "<<>>",
            "multipart/mixed; boundary=b",
            "multipart/alternative; boundary*0=b; boundary*1*=",
            "text/html; charset=utf-7",
            "text/plain; format=flowed",
            "base64",
            "quoted-printable",
            "=?utf-7?Q?+2AA-?=",
            "=?idna?b?xx?=",
            "Mon, 1 Jun 2026 12:00:00 +9999",
            "1 Jun 99999999999999999999 0:0",
        ]
    ),
)
BODIES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["--b\n\nx\n--b--", "--b\nContent-Type: multipart/mixed; boundary=b\n\n--b", "+2AA-", "<div><blockquote>"]
    ),
)


@given(st.lists(st.tuples(FIELDS, VALUES), max_size=8), BODIES)
def test_any_headers_and_body_give_a_sound_table(fields: list[tuple[str, str]], body: str) -> None:
    data = HEAD + "".join(f"{name}: {value}\n" for name, value in fields) + "\n" + body
    assert outcome(data.encode("utf-8", "surrogatepass")).isprintable()


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=12
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
TIMES = st.integers(631152000, 3786912000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
PEOPLE = st.sampled_from(["Alex", "Kim Berg", "Jürgen, J.", '"Q"', "李"])


@given(
    st.lists(
        st.tuples(TIMES, PEOPLE, LINES, st.lists(LINES, min_size=1, max_size=4)),
        min_size=1,
        max_size=5,
        unique_by=lambda row: row[0],
    )
)
def test_mails_written_by_another_program_come_back(written: list[tuple[datetime, str, str, list[str]]]) -> None:
    raws, rows = [], []
    for number, (at, name, subject, lines) in enumerate(sorted(written), 1):
        body = "\n".join(f"w{line}" for line in lines)
        message = EmailMessage()
        message["From"] = f'"{name.replace(chr(34), chr(92) + chr(34))}" <a{len(name)}@x.org>'
        message["To"] = "k@x.org"
        message["Date"] = format_datetime(at)
        message["Subject"] = f"s{subject}"
        message["Message-ID"] = f"<{number}@x.org>"
        message.set_content(body)
        raws.append(message.as_bytes())
        rows.append((at, name.strip('"'), f"s{subject}\n\n{body}"))
    found = imported(Source("a.mbox", mailbox(*raws)))
    assert found.skipped == ()
    assert found.messages.select("sent_at", "sender", "text").rows() == rows
