"""From a place in a TOML document to its line."""

from __future__ import annotations

import pytest

from goodterms.content.places import Place, line_of

TEXT = '''# a note
headline = "one"

long = """
not = "a key"
[[nor.a.table]]
"""
list = [
  "a",
  "b", # [[not a table]]
]
inline = { a = 1, b = "x" }
dotted.key = 3

[[reasons]]
id = "first"
text = "x"

[[reasons]]
# between
id = "second"
text = \'\'\'
y\'\'\'
when = "true"

[table.inner]
"quoted.key" = 1
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("headline",), 2),
        (("long",), 4),
        (("list",), 8),
        (("list", 1), 8),
        (("inline", "b"), 12),
        (("dotted", "key"), 13),
        (("reasons", 0), 15),
        (("reasons", 0, "text"), 17),
        (("reasons", 1), 19),
        (("reasons", 1, "id"), 21),
        (("reasons", 1, "text"), 22),
        (("reasons", 1, "when"), 24),
        (("reasons", 1, "missing"), 19),
        (("table", "inner"), 26),
        (("table", "inner", "quoted.key"), 27),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_the_line_of_a_place_is_found(place: Place, line: int) -> None:
    assert line_of(TEXT, place) == line
