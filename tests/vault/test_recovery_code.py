"""The recovery code: what is forgiven, and what is told apart as a slip."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.vault import MistypedCode, recovery_code
from goodterms.vault.recovery_code import ALPHABET, RANDOM_BITS, new_code, read, spell

NUMBERS = st.integers(0, 2**RANDOM_BITS - 1)
NUMBER = 0x0_0123_4567_89AB_CDEF_FEDC_BA98_7654_3210
CODE = spell(NUMBER)
LETTERS = CODE.replace("-", "")


def test_a_code_is_seven_groups_of_four_without_letters_that_look_alike() -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", new_code())
    assert len({new_code() for _ in range(1000)}) == 1000


def test_a_code_carries_130_random_bits() -> None:
    seen = [int.from_bytes(read(new_code()), "big") for _ in range(500)]
    always, never = seen[0], 0
    for number in seen:
        always, never = always & number, never | number
    assert (always, never) == (0, 2**130 - 1)


@given(NUMBERS)
def test_a_code_reads_back_as_it_was_spelt(number: int) -> None:
    assert int.from_bytes(read(spell(number)), "big") == number


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("-", " – "),
        " ".join(LETTERS),
        f"\n {CODE}\t",
        CODE.replace("0", "O"),
        CODE.replace("0", "o"),
        CODE.replace("1", "I"),
        CODE.replace("1", "i"),
        CODE.replace("1", "L"),
        CODE.replace("1", "l"),
        "".join(chr(ord(letter) + 0xFEE0) for letter in LETTERS),
        CODE.replace("-", "\u200b\u2011"),
    ],
)
def test_every_usual_way_of_typing_it_is_forgiven(typed: str) -> None:
    assert {"0", "1"} <= set(LETTERS)
    assert read(typed) == read(CODE)


@pytest.mark.parametrize("code", [CODE, spell(0), spell(2**RANDOM_BITS - 1)])
def test_every_single_wrong_character_is_a_slip(code: str) -> None:
    letters = code.replace("-", "")
    tried = 0
    for place, letter in itertools.product(range(len(letters)), ALPHABET):
        if letter != letters[place]:
            tried += 1
            with pytest.raises(MistypedCode, match="slip"):
                read(letters[:place] + letter + letters[place + 1 :])
    assert tried == 28 * 31


def test_any_two_characters_that_changed_places_are_a_slip() -> None:
    for one, other in itertools.combinations(range(len(LETTERS)), 2):
        swapped = list(LETTERS)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        if LETTERS[one] != LETTERS[other]:
            with pytest.raises(MistypedCode, match="slip"):
                read("".join(swapped))


@given(NUMBERS, st.integers(0, 26), st.integers(1, 26))
def test_swaps_are_caught_in_any_code(number: int, place: int, apart: int) -> None:
    letters = list(spell(number).replace("-", ""))
    other = min(place + apart, len(letters) - 1)
    letters[place], letters[other] = letters[other], letters[place]
    swapped = "".join(letters)
    if swapped == spell(number).replace("-", ""):
        assert read(swapped) == read(spell(number))
    else:
        with pytest.raises(MistypedCode):
            read(swapped)


@pytest.mark.parametrize("place", range(28))
def test_a_missing_or_doubled_character_is_counted(place: int) -> None:
    with pytest.raises(MistypedCode, match="28 letters and digits, and 27 were typed"):
        read(LETTERS[:place] + LETTERS[place + 1 :])
    with pytest.raises(MistypedCode, match="and 29 were typed"):
        read(LETTERS[:place] + LETTERS[place] * 2 + LETTERS[place + 1 :])


@pytest.mark.parametrize(("letter", "hint"), [("U", "a V"), ("u", "a V"), ("!", "compare"), ("ß", "compare")])
def test_a_character_that_no_code_has_is_named(letter: str, hint: str) -> None:
    with pytest.raises(MistypedCode, match=f"“{letter}” never stands in a recovery code; .*{hint}"):
        read(LETTERS[:5] + letter + LETTERS[6:])


def test_a_character_that_cannot_be_shown_is_not_shown() -> None:
    with pytest.raises(MistypedCode, match="cannot be shown"):
        read("\x00" + LETTERS[1:])


def test_a_number_has_one_code_only() -> None:
    number = next(number for number in range(2000) if (1 - number * 1024) % 1021 <= 2)
    read(spell(number))
    whole = number * 1024 + (1 - number * 1024) % 1021 + 1021
    other = "".join(ALPHABET[whole >> shift & 31] for shift in range(135, -1, -5))
    with pytest.raises(MistypedCode, match="slip"):
        read(other)


def test_a_row_of_zeros_and_an_empty_field_are_no_codes() -> None:
    for typed in ("0" * 28, "", "----"):
        with pytest.raises(MistypedCode):
            read(typed)


def test_far_too_much_text_is_not_even_read() -> None:
    with pytest.raises(MistypedCode, match="far longer"):
        read(CODE * 1000)


@given(st.text(max_size=250))
def test_whatever_is_typed_reads_as_a_code_or_is_a_slip(typed: str) -> None:
    try:
        number = int.from_bytes(recovery_code.read(typed), "big")
    except MistypedCode:
        return
    assert read(spell(number)) == read(typed)


@given(st.text(ALPHABET + ALPHABET.lower() + "oOiIlL- ", min_size=28, max_size=34))
def test_what_is_typed_at_random_from_the_right_letters_is_hardly_ever_a_code(typed: str) -> None:
    try:
        number = int.from_bytes(read(typed), "big")
    except MistypedCode:
        return
    assert spell(number).replace("-", "").translate(str.maketrans("", "", "-")) == _plain(typed)


def _plain(typed: str) -> str:
    return typed.upper().replace(" ", "").replace("-", "").translate(str.maketrans("OIL", "011"))
