"""A draft in, a Review out: what is in a message before it is sent, word by word, computed where it is called."""

from goodterms.words.results import Context, Finding, Review
from goodterms.words.reviewing import review, without

__all__ = ["Context", "Finding", "Review", "review", "without"]
