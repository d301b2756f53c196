"""What is left out of a mail as quoted, in many languages, and what stays."""

from __future__ import annotations

import pytest

from goodterms.chats.mail.pages import as_text
from goodterms.chats.mail.quotes import own_words
from tests.chats.mail.written import mail, read, text


def own(body: str, *, answers: bool = True, passed_on: bool = False) -> str:
    return own_words(body, answers=answers, passed_on=passed_on)


OPENINGS = [
    "On Mon, 3 May 2026 at 10:00, Alex <a@x.org> wrote:",
    "On May 3, 2026, at 10:00 AM, Alex wrote:",
    "On Mon, 3 May 2026 at 10:00, Alex Long Name\n<alex.long.name@example.org> wrote:",
    "On Monday,\n3 May 2026 at 10:00, Alex <a@x.org>\nwrote:",
    "Am Mo., 3. Mai 2026 um 10:00 Uhr schrieb Alex <a@x.org>:",
    "Am 03.05.26 um 10:00 schrieb Alex:",
    "Le lun. 3 mai 2026 à 10:00, Alex <a@x.org> a écrit :",
    "El lun, 3 may 2026 a las 10:00, Alex (<a@x.org>) escribió:",
    "Il giorno lun 3 mag 2026 alle ore 10:00 Alex <a@x.org> ha scritto:",
    "Em seg., 3 de mai. de 2026 às 10:00, Alex <a@x.org> escreveu:",
    "Op ma 3 mei 2026 om 10:00 schreef Alex <a@x.org>:",
    "Op 3/5/2026 10:00 heeft Alex <a@x.org> geschreven:",
    "Den mån 3 maj 2026 kl 10:00 skrev Alex <a@x.org>:",
    "man. 3. maj 2026 kl. 10.00 skrev Alex <a@x.org>:",
    "Alex <a@x.org> skrev følgende den 03/05/2026, 10:00:",
    "ma 3. toukok. 2026 klo 10.00 Alex (a@x.org) kirjoitti:",
    "pon., 3 maj 2026 o 10:00 Alex <a@x.org> napisał(a):",
    "Dne 3. 5. 2026 v 10:00 Alex <a@x.org> napsal(a):",
    "3/5/2026 10:00 používateľ Alex (<a@x.org>) napísal:",
    "Alex <a@x.org> ezt írta (időpont: 2026. máj. 3., H, 10:00):",
    "пн, 3 мая 2026 г. в 10:00, Alex <a@x.org>:",
    '03.05.2026 10:00 пользователь "Alex" <a@x.org> написал:',
    "Alex <a@x.org>, 3 May 2026 Pzt, 10:00 tarihinde şunu yazdı:",
    "Alex <a@x.org> 于2026年5月3日周一 10:00写道：",
    "2026年5月3日(月) 10:00 Alex <a@x.org>:",
    "2026년 5월 3일 (월) 오전 10:00, Alex <a@x.org>님이 작성:",
    "2026-05-03 10:00 GMT+02:00 Alex <a@x.org>:",
    "---- On Mon, 03 May 2026 10:00:00 +0200 a@x.org wrote ----",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_quote_goes_with_the_line_above_it(opening: str) -> None:
    assert own(f"Yes.\n\n{opening}\n\n> shall we?\n>\n> Alex\n") == "Yes."
    assert own(f"{opening}\n> shall we?\n\nYes, below.\n") == "Yes, below."
    assert own(f"Yes.\n\n{opening}\n\nshall we?\nAlex\n") == "Yes."
    assert own(f"Yes.\n{opening}\n> shall we?\n", answers=False) == "Yes."


HEADERS = [
    "From: Alex <a@x.org>\nSent: Monday, May 3, 2026 10:00 AM\nTo: Kim <k@x.org>\nSubject: RE: x",
    "*From:* Alex <a@x.org>\n*Sent:* Monday\n*To:* Kim\n*Subject:* x",
    "________________________________\nFrom: Alex <a@x.org>\nDate: Monday\nTo: Kim; Robin\nCc: Sam\nSubject: x",
    "Von: Alex <a@x.org>\nGesendet: Montag, 3. Mai 2026 10:00\nAn: Kim <k@x.org>\nBetreff: AW: x",
    "De : Alex <a@x.org>\nEnvoyé : lundi 3 mai 2026 10:00\nÀ : Kim\nObjet : x",
    "De: Alex <a@x.org>\nEnviado el: lunes, 3 de mayo de 2026 10:00\nPara: Kim\nAsunto: x",
    "Da: Alex <a@x.org>\nInviato: lunedì 3 maggio 2026 10:00\nA: Kim\nOggetto: x",
    "Van: Alex <a@x.org>\nVerzonden: maandag 3 mei 2026 10:00\nAan: Kim\nOnderwerp: x",
    "Fra: Alex <a@x.org>\nSendt: 3. maj 2026 10:00\nTil: Kim\nEmne: x",
    "Från: Alex <a@x.org>\nSkickat: den 3 maj 2026 10:00\nTill: Kim\nÄmne: x",
    "Od: Alex <a@x.org>\nWysłano: 3 maja 2026 10:00\nDo: Kim\nTemat: x",
    "Lähettäjä: Alex\nPäivämäärä: 3.5.2026 10.00\nVastaanottaja: Kim\nAihe: x",
    "От: Alex <a@x.org>\nДата: 3 мая 2026 г. в 10:00\nКому: Kim\nТема: x",
    "Kimden: Alex <a@x.org>\nTarih: 3 Mayıs 2026 10:00\nKime: Kim\nKonu: x",
    "发件人：Alex <a@x.org>\n发送时间：2026年5月3日 10:00\n收件人：Kim\n主题：x",
    "보낸 사람: Alex <a@x.org>\n보낸 날짜: 2026년 5월 3일 10:00\n받는 사람: Kim\n제목: x",
    "-----Original Message-----\nFrom: Alex",
    "-----Ursprüngliche Nachricht-----\nVon: Alex",
]


@pytest.mark.parametrize("headers", HEADERS)
def test_a_mail_is_cut_where_an_earlier_one_begins(headers: str) -> None:
    assert own(f"Yes.\n\n{headers}\n\nshall we?\n") == "Yes."
    assert own(f"Look:\n\n{headers}\n\nshall we?\n", passed_on=True) == f"Look:\n\n{headers}\n\nshall we?"


FORWARDS = [
    "---------- Forwarded message ---------\nFrom: Alex",
    "-------- Weitergeleitete Nachricht --------\nBetreff: x",
    "Begin forwarded message:\n\n> From: Alex",
    "Anfang der weitergeleiteten Nachricht:\n\n> Von: Alex",
    "Début du message réexpédié :\n\n> De : Alex",
    "---------- Messaggio inoltrato ----------\nDa: Alex",
    "Начало переадресованного сообщения:\n\n> От: Alex",
]


@pytest.mark.parametrize("forward", FORWARDS)
def test_what_was_passed_on_stays(forward: str) -> None:
    body = f"Read this.\n\n{forward}\n> On 3 May 2026 at 10:00, Robin <r@x.org> wrote:\n> > hi\n"
    assert own(body) == body.strip()


@pytest.mark.parametrize(
    "written",
    [
        "On Thursday, I wrote to you:\n\nplease stop",
        "On 3 May you wrote:\nI never want to see you again.",
        "I said: from: now on, no more",
        "From: me\nTo: you\n\nwith love",
        "-- first point\n-- second point",
        "--\nnot a signature by the book",
        "one - two\n\n----\n\nthree",
        ">:(",
        "The dates:\n03.05.2026 10:00\nthat was it",
        "Sent from my desk",
    ],
)
def test_what_only_looks_like_a_quote_stays(written: str) -> None:
    assert own(written) == written


def test_lines_marked_in_a_mail_that_answers_none_stay() -> None:
    assert own("a poem:\n> roses\n> are red", answers=False) == "a poem:\n> roses\n> are red"


def test_answers_between_quotes_stay_one_blank_line_apart() -> None:
    assert own("> one?\n\nyes\n\n\n> two?\n> more\nno\n") == "yes\n\nno"


def test_a_signature_behind_its_mark_is_left_out_and_what_is_quoted_below_it_too() -> None:
    assert own("Hello\n\n-- \nKim Berg\nTel. 1\n") == "Hello"
    assert own("> quoted\n\nHello\n-- \nKim\n\nOn 3 May 2026 at 10:00, Alex <a@x.org> wrote:\n> x\n") == "Hello"


def test_a_mail_that_is_all_quoted_and_answers_none_was_passed_on() -> None:
    body = "From: Alex <a@x.org>\nSent: Monday\nTo: Kim\nSubject: x\n\nshall we?"
    assert text(body, "Subject: Re: x\n") == ""
    assert read(mail(body)).messages["text"].to_list() == [body]


GMAIL = (
    '<div dir="ltr">Yes.</div><br><div class="gmail_quote">'
    '<div dir="ltr" class="gmail_attr">On Mon, Alex wrote:<br></div>'
    '<blockquote class="gmail_quote" style="margin:0"><div>shall we?</div></blockquote></div>'
)
QUOTE = '<blockquote type="cite"><div>q</div></blockquote>'
OUTLOOK_ON_THE_WEB = '<div id="divRplyFwdMsg"><b>From:</b> Alex</div><div>q</div>'
OUTLOOK = "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
PAGES = {
    "gmail": GMAIL,
    "old gmail": '<p>Yes.</p><div class="gmail_quote">02.04.2012 14:20 <a>A</a>:<blockquote>q</blockquote></div>',
    "apple": f"Yes.<br><div>On 3 May 2026, at 10:00, Alex wrote:{QUOTE}</div>",
    "thunderbird": f'<p>Yes.</p><div class="moz-cite-prefix">Am Montag:<br></div>{QUOTE}',
    "outlook on the web": f'<div>Yes.</div><div id="appendonsend"></div><hr>{OUTLOOK_ON_THE_WEB}',
    "quoted outlook": f"<div>Yes.</div><hr>{OUTLOOK_ON_THE_WEB.replace('divRply', 'x_divRply')}",
    "outlook": f"<p class=MsoNormal>Yes.</p>{OUTLOOK}<p><b>Gesendet:</b> x</p></div></div><p class=MsoNormal>q</p>",
    "yahoo": '<div>Yes.</div><div class="yahoo_quoted"><div>On Monday, Alex wrote:</div><div>q</div></div>',
    "proton": f'<div>Yes.</div><div class="protonmail_quote">------- Original -------{QUOTE}</div>',
    "hotmail": '<div>Yes.</div><hr id="stopSpelling">From: alex<br>q',
    "zimbra": '<div>Yes.<br><hr id="zwchr"><b>From: </b>Alex<br>q</div>',
    "signature": '<div>Yes.</div><div>-- <br></div><div class="gmail_signature">Kim</div>',
}


@pytest.mark.parametrize("program", PAGES)
def test_a_page_says_itself_what_is_quoted(program: str) -> None:
    assert text(PAGES[program], "Subject: Re: x\nContent-Type: text/html\n") == "Yes."


def test_what_is_passed_on_in_a_page_stays() -> None:
    page = GMAIL.replace("On Mon, Alex wrote:", "---------- Forwarded message ---------")
    assert as_text(page, passed_on=False) == "Yes.\n\n---------- Forwarded message ---------\nshall we?"
    assert text(PAGES["outlook on the web"], "Subject: WG: x\nContent-Type: text/html\n") == "Yes.\nFrom: Alex\nq"


def test_answers_between_the_quotes_of_a_page_stay() -> None:
    page = (
        '<div class="gmail_quote"><div class="gmail_attr">On Mon, Alex wrote:</div><blockquote class="gmail_quote">one?'
        '</blockquote><div>yes</div><blockquote class="gmail_quote">two?</blockquote><div>no</div></div>'
    )
    assert text(page, "Subject: Re: x\nContent-Type: text/html\n") == "yes\n\nno"
