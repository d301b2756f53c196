"""A draft in, a Review out: what is in a message before it is sent, word by word, computed where it is called.

`limits_in` hears limits in the other's words; `control_in` finds what a term may not say.
"""

from goodterms.words.control import Control, control_in
from goodterms.words.hearing import Heard, limits_in
from goodterms.words.results import Context, Finding, Review
from goodterms.words.reviewing import review, without

__all__ = ["Context", "Control", "Finding", "Heard", "Review", "control_in", "limits_in", "review", "without"]
