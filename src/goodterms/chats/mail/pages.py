"""A page (HTML) into text as a person reads it: paragraphs, lists, line breaks; no scripts, styles or hidden words.

What the page itself marks as an earlier mail is left out (the quotes of Gmail, Yahoo and others), or cut with
`quotes.CUT` (Outlook, where all that follows is the earlier mail). Other quoted blocks get `>` before each line, so
that quotes.py decides about them as in plain text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from goodterms.chats.mail.phrases import phrases
from goodterms.chats.mail.quotes import CITED, CUT

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTHING = {"script", "style", "head", "title", "meta", "link", "template", "object", "noscript", "svg", "select"}
LINES = {
    "address", "article", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tr", "ul",
    "blockquote", "figure", "body",
}  # fmt: skip
WITH_GAP = {"p", "h1", "h2", "h3", "ul", "ol", "blockquote", "pre", "table"}
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|mso-hide\s*:\s*all"
)
NO_GAP = re.compile(r"margin(?:-bottom)?\s*:\s*0(?:px|pt|in|cm|em)?\s*(?:;|$|0|auto|!)")
# What a program put around or above a quote, by class and by id; in mails quoted by Outlook an x_ stands before both.
BOXES = re.compile(
    r"(?:^|\s)(?:x_)*(?:gmail_attr|moz-cite-prefix|moz-signature|gmail_signature|yahoo_quoted|protonmail_quote"
    r"|tutanota_quote|zmail_extra|ms-outlook-mobile-reference-message)(?:\s|$)"
)
BOX_IDS = re.compile(
    r"(?:x_)*(?:OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|isReplyContent|reply139content)$"
)
# Gmail's box holds who wrote, the quote, and whatever was written below parts of it.
AROUND_QUOTE = re.compile(r"(?:^|\s)(?:x_)*gmail_quote(?:_container)?(?:\s|$)")
# From here on all is an earlier mail.
CUTS = re.compile(r"(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|zwchr)$")
OUTLOOK_RULE = re.compile(r"border:\s*none;\s*border-top:\s*solid #[0-9a-f]{6} 1\.0pt", re.IGNORECASE)
LONGEST = 4 * 1024**2
FACES = re.compile(r"(?:^|\s)(?:emoji|an1|CToWUd-emoji)(?:\s|$)")


def as_text(page: str, *, passed_on: bool) -> str:
    """Make text of a page. passed_on: it passes a mail on, so that nothing of it is a quote."""
    root = _parsed(page)
    if root is None:
        return ""
    passed_on = passed_on or any(phrases().forwarded.fullmatch(line) for line in _Writer(quotes=False).read(root))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_Writer(quotes=not passed_on).read(root))).strip("\n")


def _parsed(page: str) -> _Element | None:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(page.replace(CUT, " ").encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Writer:
    """Writes a page as lines. quotes: leave out earlier mails, and mark what is quoted otherwise."""

    def __init__(self, *, quotes: bool) -> None:
        self._quotes = quotes
        self._lines: list[str] = []
        self._line: list[str] = []
        self._gap = False
        self._kept = 0
        self._quoted: list[bool] = []
        self._waits: _Element | None = None

    def read(self, root: _Element) -> list[str]:
        """Write a page; give its lines."""
        skipping: _Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                if skipping is None and self._begins(element):
                    self._text(element.text)
                elif skipping is None:
                    skipping = element
                continue
            if skipping is None:
                self._ends(element)
            elif element is skipping:
                skipping = None
            if skipping is None and element is not root:
                self._text(element.tail)
        self._break()
        return self._lines

    def _begins(self, element: _Element) -> bool:
        """Begin an element; tell whether what is in it counts."""
        tag, style = _tag(element), element.get("style") or ""
        if tag in NOTHING or element.get("hidden") is not None or HIDDEN.search(style):
            return False
        if self._quotes and not self._begins_in_quotes(element, tag, style):
            return False
        if tag in LINES:
            self._break()
            self._gap |= _has_gap(element, tag, style)
        self._kept += tag in ("pre", "textarea")
        self._mark(element, tag)
        return True

    def _begins_in_quotes(self, element: _Element, tag: str, style: str) -> bool:
        """See whether an element is a quote, or around one; tell whether what is in it counts."""
        name, own_id = element.get("class") or "", element.get("id") or ""
        if BOXES.search(name) or BOX_IDS.match(own_id):
            self._break()
            if "signature" in name and self._lines[-1:] == ["--"]:
                self._lines.pop()
            return False
        if CUTS.match(own_id) or OUTLOOK_RULE.search(style):
            self._break()
            self._lines.append(CUT)
        if tag == "blockquote":
            self._break()
            self._waits = None
            self._quoted.append(element.get("type") == "cite" or AROUND_QUOTE.search(name) is not None)
        elif self._waits is None and AROUND_QUOTE.search(name):
            self._break()
            self._waits = element
        return True

    def _mark(self, element: _Element, tag: str) -> None:
        """Write what an element itself says: a line break, the dot of a list, a face."""
        if tag == "br":
            self._break(always=True)
        elif tag == "li":
            self._line.append("- ")
        elif tag in ("td", "th") and self._line:
            self._line.append(" ")
        elif tag == "img" and (element.get("data-emoji") or FACES.search(element.get("class") or "")):
            self._line.append(element.get("data-emoji") or element.get("alt") or "")

    def _ends(self, element: _Element) -> None:
        tag = _tag(element)
        if tag in LINES:
            self._break()
            self._gap |= _has_gap(element, tag, element.get("style") or "")
        self._kept -= tag in ("pre", "textarea")
        if self._quotes and tag == "blockquote":
            self._quoted.pop()
        if element is self._waits:
            self._waits = None

    def _text(self, text: str | None) -> None:
        if not text or self._waits is not None:
            return
        if self._kept:
            first, *more = text.replace("\r\n", "\n").split("\n")
            self._line.append(first)
            for line in more:
                self._break(always=True)
                self._line.append(line)
        else:
            self._line.append(re.sub(r"[ \t\n\r\f]+", " ", text))

    def _break(self, *, always: bool = False) -> None:
        """End the line, if there is one, or always."""
        written = "".join(self._line).replace("\xa0", " ")
        line = written.rstrip() if self._kept else re.sub(r"(?<=\S) {2,}(?=\S)", " ", written).strip()
        self._line.clear()
        if not line and not always:
            return
        if self._gap and self._lines and line:
            self._add("")
        self._gap = False if line else self._gap
        self._add(line)

    def _add(self, line: str) -> None:
        mark = "" if not self._quoted else CITED if any(self._quoted) else "> "
        self._lines.append(mark + line)


def _tag(element: _Element) -> str:
    return element.tag.rpartition(":")[2].lower() if isinstance(element.tag, str) else "script"


def _has_gap(element: _Element, tag: str, style: str) -> bool:
    """Tell whether a blank line stands around an element; Outlook's paragraphs have none."""
    return tag in WITH_GAP and not NO_GAP.search(style) and "Mso" not in (element.get("class") or "")
