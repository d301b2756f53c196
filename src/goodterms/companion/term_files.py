"""What two people said of terms, as a file."""

from __future__ import annotations

from pathlib import Path

from goodterms import terms
from goodterms.companion.read_kept import NOTHING_SAID
from goodterms.companion.small_files import read_small
from goodterms.terms import Agreement, BadTerms


def read_agreement(file: str | None) -> Agreement:
    """Read what was said of terms from a file; nothing was, where none is named. Raise BadTerms."""
    if file is None:
        return NOTHING_SAID
    too_long = "This is far too long for what two people said of terms; give the file that Good Terms wrote."
    return Agreement(terms.read(read_small(Path(file), BadTerms, too_long, "a file of terms")))
