"""The words of a mail, in any encoding, as plain text or as a page."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.chats.mail.charsets import decoded
from goodterms.chats.mail.headers import words
from goodterms.chats.mail.pages import as_text
from tests.chats.mail.written import mail, mailbox, read, text

KIND = "Subject: Re: x\nContent-Type: text/plain; charset={}\nContent-Transfer-Encoding: {}\n"


@pytest.mark.parametrize(
    ("charset", "written"),
    [
        ("utf-8", "größer 🙂"),
        ("iso-8859-1", "größer"),
        ("windows-1252", "“größer” – 5 €"),
        ("iso-8859-15", "5 €"),
        ("koi8-r", "привет"),
        ("windows-1251", "привет"),
        ("iso-2022-jp", "こんにちは"),
        ("shift_jis", "こんにちは"),
        ("gb2312", "你好"),
        ("big5", "你好"),
        ("euc-kr", "안녕"),
        ("utf-16", "größer"),
        ("utf-7", "größer"),
    ],
)
def test_an_encoding_that_is_named_is_read(charset: str, written: str) -> None:
    packed = base64.encodebytes(written.encode(charset))
    assert text(packed, KIND.format(charset, "base64")) == written
    quoted = quopri.encodestring(written.encode(charset))
    assert text(quoted, KIND.format(f'"{charset.upper()}"', "Quoted-Printable")) == written


@pytest.mark.parametrize(
    ("charset", "data", "said"),
    [
        ("us-ascii", "größer".encode(), "größer"),
        ("iso-8859-1", "größer 🙂".encode(), "größer 🙂"),
        ("utf-8", "größer".encode("cp1252"), "größer"),
        ("no-such-thing", "größer".encode(), "größer"),
        ("base64", b"aGk=", "aGk="),
        ("rot13", b"uv", "uv"),
        ("iso-8859-1", "“so”".encode("cp1252"), "“so”"),
        ("ks_c_5601-1987", "안녕".encode("cp949"), "안녕"),
        ("utf-8", b"\x81\x8d\x8f\x00a", "\x81\x8d\x8fa"),
    ],
)
def test_an_encoding_that_is_wrong_or_unknown_is_found(charset: str, data: bytes, said: str) -> None:
    assert text(data, KIND.format(charset, "8bit")) == said


@given(st.binary(max_size=60), st.text(max_size=12))
def test_any_bytes_in_any_encoding_are_some_text(data: bytes, charset: str) -> None:
    decoded(data, charset).encode()


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("=?utf-8?q?caf=C3=A9?=", "café"),
        ("=?UTF-8?B?8J+Zgg==?= hi", "🙂 hi"),
        ("=?utf-8?B?8J+Z?= =?utf-8?B?gg==?=", "🙂"),
        ("=?iso-8859-1?Q?a_b?=\n =?iso-8859-1?Q?c?=", "a bc"),
        ("=?utf-8*en?q?x?=", "x"),
        ("=?utf-8?q?broken", "=?utf-8?q?broken"),
        ("=?x?b?!!!?=", ""),
        ("plain", "plain"),
    ],
)
def test_words_in_headers_are_read(header: str, said: str) -> None:
    assert words(header) == said


def test_headers_in_raw_bytes_are_read() -> None:
    head = "Date: Mon, 1 Jun 2026 12:00:00 +0200\nFrom: Jürgen <j@x.org>\nTo: K <k@x.org>\nSubject: Grüße\n\nhi\n"
    found = read(head.encode("latin-1"))
    assert found.messages.select("sender", "text").rows() == [("Jürgen", "Grüße\n\nhi")]


def test_flowed_text_is_put_together() -> None:
    flowed = "one \ntwo \n\n three\n-- \nsignature\n"
    assert text(flowed, "Subject: Re: x\nContent-Type: text/plain; format=flowed\n") == "one two \n\nthree"
    joined = text("日本 \n語\n", "Subject: Re: x\nContent-Type: text/plain; format=flowed; delsp=yes\n")
    assert joined == "日本語"


def test_plain_text_is_taken_before_a_page_unless_it_is_empty() -> None:
    both = "--b\n\n{}\n--b\nContent-Type: text/html\n\n<p>page</p>\n--b--\n"
    kind = "Subject: Re: x\nContent-Type: multipart/alternative; boundary=b\n"
    assert text(both.format("plain"), kind) == "plain"
    assert text(both.format(" \n"), kind) == "page"


def test_words_before_and_behind_a_picture_both_count() -> None:
    body = (
        "--b\nContent-Type: text/plain\n\nlook:\n--b\nContent-Type: image/png\n\nx\n"
        "--b\nContent-Type: text/plain\n\nnice?\n--b--\n"
    )
    assert text(body, 'Subject: Re: x\nContent-Type: multipart/mixed; boundary="b"\n') == "look:\nnice?"


def test_a_body_that_is_cut_off_or_has_no_boundary_is_read_as_far_as_it_goes() -> None:
    kind = "Subject: Re: x\nContent-Type: multipart/mixed; boundary=b\n"
    assert text("--b\nContent-Type: text/plain\n\nhello", kind) == "hello"
    assert text("just text\n", kind) == "just text"
    assert text("just text\n", "Subject: Re: x\nContent-Type: multipart/mixed\n") == "just text"


def test_a_page_becomes_text_as_it_is_seen() -> None:
    page = (
        "<!DOCTYPE html><html><head><style>p{}</style></head><body><div>one</div><div>two <b>bold</b></div>"
        "<div><br></div><p>three<br>four</p><p>five</p><ol><li>a</li><li>b</li></ol>"
        "<table><tr><td>x</td><td>y</td></tr></table><pre> kept\n  as is</pre>"
        '<a href="https://example.org/?track=1">here</a> <img data-emoji="🙂" alt="🙂"> &amp; &lt;3<!-- no -->'
        '<span style="display: none">hidden</span><script>alert(1)</script></body></html>'
    )
    assert as_text(page, passed_on=False) == (
        "one\ntwo bold\n\nthree\nfour\n\nfive\n\n- a\n- b\n\nx y\n\n kept\n  as is\n\nhere 🙂 & <3"
    )


def test_paragraphs_of_outlook_have_no_gap() -> None:
    page = "".join(f'<p class="MsoNormal">{line}</p>' for line in ("one", "two", "&nbsp;", "3"))
    assert as_text(page, passed_on=False) == "one\ntwo\n3"


def test_pages_that_are_deep_broken_or_bombs_are_read_in_no_time() -> None:
    assert as_text("<div>" * 100_000 + "x", passed_on=False) in ("x", "")
    assert as_text("<p>a<p>b</div></b><table>c", passed_on=False) == "a\n\nb\n\nc"
    bomb = '<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]><p>&b; hi</p>'
    assert "hi" in as_text(bomb, passed_on=False)
    assert as_text("", passed_on=False) == ""


def test_parts_in_parts_without_end_are_bounded() -> None:
    body = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(500))
    found = read(mail(body, "Subject: Re: x\nContent-Type: multipart/mixed; boundary=b0\n"))
    assert found.messages["kind"].to_list() == ["media"]


def test_a_text_longer_than_anyone_writes_is_noted() -> None:
    found = read(mailbox(mail("x" * 5_000_000), mail()), "a.mbox")
    assert found.messages.height == 1
    assert found.skipped[0].reason == "a text longer than anyone writes"
