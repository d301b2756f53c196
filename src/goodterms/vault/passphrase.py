"""Read a passphrase the same way on every keyboard.

What is typed on a phone and on a laptop can differ where the eye sees no difference. So, in this order:

1. Marks that cannot be seen go: soft hyphens, zero-width and direction marks, the selectors behind emoji.
2. NFKC: an accented letter is one letter however it was put together, full-width letters of East Asian keyboards
   are the plain ones, every kind of space is a space.
3. Curly quotes are straight ones, every dash or row of dashes is one hyphen: phones change them on their own.
4. White space at the ends goes (suggestions leave one behind), and a row of it within is one space.

Capital and small letters stay apart. This gives away a fraction of a bit of a passphrase, and many locked-out
evenings. The lists below are fixed, so that a newer Unicode in a newer Python does not change a key; normalisation
itself never changes for characters that exist (Unicode's stability policy).
"""

import re
import unicodedata

from goodterms.vault.errors import BadVault

MOST_CHARACTERS = 1024

UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
SINGLE_QUOTES = re.compile("[\u2018\u2019\u201a\u201b\u2032]")
DOUBLE_QUOTES = re.compile("[\u201c\u201d\u201e\u201f]")
HALVES = re.compile("[\ud800-\udfff]")
DASHES = re.compile("[-\u2010-\u2015\u2212]+")


def settled(passphrase: str) -> str:
    """Bring a passphrase into its one form; only this form counts. Raise BadVault for what cannot be one."""
    if len(passphrase) > MOST_CHARACTERS:
        raise BadVault(f"The passphrase is longer than {MOST_CHARACTERS} characters; choose a shorter one.")
    text = unicodedata.normalize("NFKC", UNSEEN.sub("", passphrase))
    text = DASHES.sub("-", DOUBLE_QUOTES.sub('"', SINGLE_QUOTES.sub("'", text)))
    text = " ".join(text.split())
    if not text:
        raise BadVault("The passphrase is empty; write a few words that only you know.")
    if HALVES.search(text):
        raise BadVault("The passphrase holds half a character; type it again instead of pasting it.")
    return text
