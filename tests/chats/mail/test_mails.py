"""What a mailbox, and mails in a folder or a zip, become."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from goodterms import chats
from goodterms.chats import Source
from tests.chats.mail.written import HEAD, SAMPLES, imported, mail, mailbox, read

if TYPE_CHECKING:
    from goodterms.messages import Import


@pytest.fixture(scope="module")
def takeout() -> Import:
    return imported(SAMPLES / "takeout.mbox")


def test_every_mail_becomes_a_row_by_time(takeout: Import) -> None:
    rows = takeout.messages.select("sent_at", "sender", "kind").rows()
    assert rows == [
        (datetime(2026, 6, 1, 10, 0, tzinfo=UTC), "Aléx Müller", "text"),
        (datetime(2026, 6, 1, 11, 30, 5, tzinfo=UTC), "Kim", "text"),
        (datetime(2026, 6, 2, 9, 0, tzinfo=UTC), "Aléx Müller", "media"),
        (datetime(2026, 6, 4, 10, 0, 1, tzinfo=UTC), "Aléx Müller", "text"),
    ]
    assert takeout.messages["channel"].unique().to_list() == ["mail"]
    assert takeout.messages["precision"].unique().to_list() == ["second"]


def test_words_come_back_as_they_were_written(takeout: Import) -> None:
    first, second, third, fourth = takeout.messages["text"]
    assert first == (
        "Unsere Sachen 📦 (the box)\n\nHi Kim,\n\nyour box is still here. 📦 Shall I bring it on Sunday, or do you "
        "want to come by?\nFrom the cellar I have only the lamp.\n\nAléx"
    )
    assert second == "Sunday is fine. I would rather come by, and not stay long.\n\nAt three."
    assert third == "two photos"
    assert fourth == (
        "See below,\nand say what you think.\n\n- rent\n- keys\n\n---------- Forwarded message ---------\n"
        "From: Landlord <l@example.org>\n\nThe lease ends in August."
    )


def test_an_answer_is_linked_and_a_conversation_is_a_set_of_people(takeout: Import) -> None:
    assert takeout.messages["reply_to"].to_list() == [None, takeout.messages["id"][0], None, None]
    assert takeout.messages["chat"].to_list() == ["Aléx Müller, Kim"] * 3 + ["Aléx Müller, Kim, Robin"]


def test_what_is_no_row_is_noted_with_its_place(takeout: Import) -> None:
    assert [(entry.file, entry.place, entry.count) for entry in takeout.skipped] == [
        ("takeout.mbox", f"mail {number}", 1) for number in (4, 5, 6, 7, 8, 9, 11)
    ]
    reasons = [entry.reason for entry in takeout.skipped]
    for said, reason in zip(
        ["draft", "spam", "chat", "machine", "report", "no date", "once more"], reasons, strict=True
    ):
        assert said in reason


def test_a_folder_of_all_kinds_of_files_is_one_table() -> None:
    found = imported(SAMPLES)
    assert found.messages.height == 7
    assert found.messages["sender"].unique().sort().to_list() == ["Alex", "Kim"]
    assert found.messages["text"].to_list()[-3:] == [
        "Sunday\n\nsee you on Sunday",
        "Schön, “bis dann”.",
        "from the Mac\n\nhello",
    ]
    assert found.messages["reply_to"][5] == found.messages["id"][4]
    assert ("mail/Inbox", "mail 2") in [(entry.file, entry.place) for entry in found.skipped]


def test_a_zip_reads_as_the_folder_does() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path in SAMPLES.iterdir():
            archive.write(path, f"Mail/{path.name}")
    found = imported(Source("mails.zip", held.getvalue()))
    assert found.messages.equals(imported(SAMPLES).messages)
    single = chats.unpack(SAMPLES / "takeout.mbox")
    assert imported(single).messages.equals(imported(SAMPLES / "takeout.mbox").messages)


def test_a_mail_in_two_exports_stands_once() -> None:
    one, two = mail("one\n", "Message-ID: <1@x>\n"), mail("two\n", "Message-ID: <2@x>\n")
    both = imported([Source("a.mbox", mailbox(one)), Source("b.mbox", mailbox(two, one))])
    assert both.messages.height == 2


def test_one_broken_file_of_a_folder_is_noted(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("mails")
    (folder / "good.eml").write_bytes(mail())
    (folder / "bad.eml").write_bytes(b"From: a@b\nDate: never\nTo: c@d\nSubject: x\n\nhi")
    found = imported(folder)
    assert found.messages.height == 1
    assert [entry.reason for entry in found.skipped] == ["no date that can be read"]


def test_a_person_is_named_as_they_sign_whatever_others_write() -> None:
    def head(sender: str, receiver: str) -> str:
        return f"Date: Mon, 1 Jun 2026 12:00:00 +0200\nFrom: {sender}\nTo: {receiver}\n"

    found = read(
        mailbox(
            mail("1\n", head=head("Alex Müller <A@x.org>", "k@x.org")),
            mail("2\n", head=head("Kim <k@x.org>", "'a@x.org'")),
            mail("3\n", head=head('"k@x.org" <k@x.org>', "Darling <a@x.org>")),
            mail("4\n", head=head("a@x.org (Alex Müller)", "Kim <k@x.org>; team: Robin <r@x.org>;")),
        ),
        "a.mbox",
    )
    assert found.messages["sender"].to_list() == ["Alex Müller", "Kim", "Kim", "Alex Müller"]
    assert found.messages["chat"].to_list() == ["Alex Müller, Kim"] * 3 + ["Alex Müller, Kim, Robin"]


def test_many_receivers_make_a_short_title() -> None:
    others = ", ".join(f"P{number} <p{number}@x.org>" for number in range(9))
    head = f"Date: Mon, 1 Jun 2026 12:00:00 +0200\nFrom: Alex <a@x.org>\nTo: {others}\n"
    assert read(mail(head=head)).messages["chat"].to_list() == ["Alex, P0, P1, P2 +6"]


def test_where_no_receiver_is_named_it_is_whom_it_was_handed_to() -> None:
    head = (
        "Delivered-To: kim@x.org\nDate: Mon, 1 Jun 2026 12:00:00 +0200\nFrom: Alex <a@x.org>\n"
        "To: undisclosed-recipients:;\nSubject: all\n"
    )
    assert read(mail(head=head)).messages["chat"].to_list() == ["Alex, kim@x.org"]


@pytest.mark.parametrize(
    ("dates", "at"),
    [
        ("Date: Mon, 1 Jun 2026 12:00:00 -0700 (PDT)", datetime(2026, 6, 1, 19, tzinfo=UTC)),
        ("Date: 1 Jun 26 12:00:60 EST", datetime(2026, 6, 1, 17, 0, 59, tzinfo=UTC)),
        ("Date: Mon, 1 Jun 2026 12:00:00", datetime(2026, 6, 1, 10, tzinfo=UTC)),
        ("Date: rubbish\nReceived: by x; Mon, 1 Jun 2026 08:00:00 +0000", datetime(2026, 6, 1, 8, tzinfo=UTC)),
        ("Date: Thu, 31 Dec 2026 23:30:00 -0100", datetime(2027, 1, 1, 0, 30, tzinfo=UTC)),
    ],
)
def test_times_are_instants(dates: str, at: datetime) -> None:
    head = HEAD.replace("Date: Mon, 1 Jun 2026 12:00:00 +0200", dates)
    assert read(mail(head=head)).messages["sent_at"].to_list() == [at]


def test_an_answer_without_words_still_counts() -> None:
    found = read(mail("\n> all of it\n> quoted\n", "Subject: Re: x\n"))
    assert found.messages.select("kind", "text").rows() == [("text", "")]


def test_lines_that_begin_with_from_are_no_mails() -> None:
    body = "one\n\nFrom here on I am alone.\n\n>From me: nothing\n>>From me\n"
    found = read(mailbox(mail(body, "Subject: x\n"), mail()), "a.mbox")
    assert found.messages["text"].to_list() == [
        "x\n\none\n\nFrom here on I am alone.\n\nFrom me: nothing\n>From me",
        "hi",
    ]


def test_attachments_of_many_megabytes_are_passed_over() -> None:
    attached = (
        "--b\nContent-Type: text/plain\n\nhello\n--b\nContent-Type: application/zip\n"
        "Content-Transfer-Encoding: base64\n\n" + ("QUJD" * 19 + "\n") * 40_000 + "--b--\n"
    )
    kind = "Subject: Re: x\nContent-Type: multipart/mixed; boundary=b\n"
    found = read(mailbox(mail(attached, kind), mail("between\n"), mail(attached, kind), mail("last\n")), "a.mbox")
    assert found.messages["text"].to_list() == ["hello", "between", "hello", "last"]


def test_how_far_it_is_is_told() -> None:
    heard: list[int] = []
    data = mailbox(*(mail(f"{number}\n" + "x" * 9000) for number in range(200)))
    chats.read(Source("a.mbox", data), heard=lambda progress: heard.append(progress.percent))
    assert heard[-1] == 100
    assert len(heard) > 20
