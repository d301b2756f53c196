from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from goodterms.companion.bring_in import Choice, UnknownPerson, bring_in, left_out, of_the_two, with_who
from goodterms.messages import OWNER, Import, check

PAIR = "13/01/2024, 09:00 - Ann: hi\n13/01/2024, 09:01 - Bob: hello\n13/01/2024, 09:02 - Bob: you?\n"
GROUP = PAIR + "13/01/2024, 09:03 - Zoe: me too\n13/01/2024, 09:04 - Zoe: see you\n"


@pytest.fixture
def pair(tmp_path: Path) -> list[Path]:
    path = tmp_path / "pair.txt"
    path.write_text(PAIR)
    return [path]


@pytest.fixture
def group(tmp_path: Path) -> list[Path]:
    path = tmp_path / "group.txt"
    path.write_text(GROUP)
    return [path]


def two(files: list[Path], choice: Choice) -> Import:
    return of_the_two(bring_in(files, choice), choice)


def who(messages: pl.DataFrame) -> list[str | None]:
    return messages["who"].to_list()


def test_nobody_is_known_until_a_name_is_given(pair: list[Path]) -> None:
    assert who(bring_in(pair, Choice(tz="UTC")).messages) == [None, None, None]


def test_one_name_is_enough_where_two_people_write(pair: list[Path]) -> None:
    assert who(bring_in(pair, Choice(me=("Ann",), tz="UTC")).messages) == ["me", "them", "them"]
    assert who(bring_in(pair, Choice(them=("Ann",), tz="UTC")).messages) == ["them", "me", "me"]


def test_in_a_group_only_the_two_who_are_named_are_known(group: list[Path]) -> None:
    imported = bring_in(group, Choice(me=("Ann",), them=("Zoe",), tz="UTC"))
    assert who(check(imported.messages)) == ["me", None, None, "them", "them"]
    assert who(bring_in(group, Choice(me=("Ann",), tz="UTC")).messages) == ["me", None, None, None, None]


def test_a_name_that_is_not_in_the_chat_is_refused_with_those_that_are(pair: list[Path]) -> None:
    with pytest.raises(UnknownPerson, match="Nobody called “Zed” writes in this export; it holds “Bob”, “Ann”"):
        bring_in(pair, Choice(me=("Zed",), tz="UTC"))
    with pytest.raises(UnknownPerson, match="cannot be both"):
        bring_in(pair, Choice(me=("Ann",), them=("Ann",), tz="UTC"))


def test_a_name_that_differs_in_capitals_only_is_asked_about(pair: list[Path], tmp_path: Path) -> None:
    for choice in (Choice(me=("ann",), tz="UTC"), Choice(me=("Bob",), them=(" ANN",), tz="UTC")):
        with pytest.raises(UnknownPerson, match=r"; did you mean “Ann”\?$"):
            bring_in(pair, choice)
    path = tmp_path / "two.txt"
    path.write_text(PAIR.replace("Bob", "ANN"))
    with pytest.raises(UnknownPerson, match="it holds “ANN”, “Ann”"):
        bring_in([path], Choice(me=("ann",), tz="UTC"))


def test_a_pair_needs_to_know_who_i_am(pair: list[Path]) -> None:
    with pytest.raises(UnknownPerson, match="--me"):
        two(pair, Choice(tz="UTC"))


def test_a_group_needs_to_know_whom_it_is_about(group: list[Path]) -> None:
    with pytest.raises(UnknownPerson, match="3 people write in this chat; name the one it is about with --them"):
        two(group, Choice(me=("Ann",), tz="UTC"))


def test_the_others_of_a_group_are_left_out_and_counted(group: list[Path]) -> None:
    imported = two(group, Choice(me=("Ann",), them=("Zoe",), tz="UTC"))
    assert imported.participants == ("Zoe", "Ann")
    assert imported.skipped_count == 2
    assert imported.skipped[-1].reason == "written by someone else"
    assert left_out(imported) == 2


def test_several_chats_need_one_to_be_chosen(tmp_path: Path, pair: list[Path]) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PAIR.replace("Bob", "Zoe"))
    with pytest.raises(UnknownPerson, match="holds 2 chats; name one with --chat"):
        two([*pair, other], Choice(me=("Ann",), tz="UTC"))
    chosen = two([*pair, other], Choice(me=("Ann",), chats=("Ann, Zoe",), tz="UTC"))
    assert set(chosen.participants) == {"Ann", "Zoe"}


def test_a_chat_that_only_i_wrote_in_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "alone.txt"
    path.write_text("13/01/2024, 09:00 - Ann: hi\n14/01/2024, 09:00 - Ann: are you there\n")
    assert who(two([path], Choice(me=("Ann",), tz="UTC")).messages) == ["me", "me"]


def test_a_chat_without_people_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "system.txt"
    path.write_text("13/01/2024, 09:00 - Messages are encrypted\n")
    with pytest.raises(UnknownPerson, match="no message by anyone"):
        two([path], Choice(tz="UTC"))


ACCOUNT = {
    "Bob": PAIR,
    "work": PAIR.replace("Bob", "Zoe") + "14/01/2024, 09:00 - Ann: and you\n",
    "three": GROUP.replace("2024", "2023"),
}


@pytest.fixture
def account(tmp_path: Path) -> list[Path]:
    """Make three chats: of two, of another two, and of three people."""
    for name, text in ACCOUNT.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return [tmp_path / f"{name}.txt" for name in ACCOUNT]


def test_of_many_chats_those_are_kept_in_which_only_the_two_write(account: list[Path]) -> None:
    whole = bring_in(account, Choice(me=("Ann",), them=("Bob",), tz="UTC"))
    kept = of_the_two(whole, Choice(me=("Ann",), them=("Bob",)))
    assert set(kept.messages["chat"]) == {"Ann, Bob"}
    assert kept.skipped_count == whole.messages.height - kept.messages.height
    assert left_out(kept) == 0


def test_a_person_of_several_names_is_one(account: list[Path]) -> None:
    choice = Choice(me=("Ann",), them=("Bob", "Zoe"), tz="UTC")
    kept = two(account, choice)
    assert set(kept.messages["chat"]) == {"Ann, Bob", "Ann, Zoe", "Ann, Bob, Zoe"}
    assert set(kept.messages.filter(pl.col("who") == "them")["sender"]) == {"Bob", "Zoe"}
    assert "them" in who(two(account[:1], Choice(them=("Bob",), tz="UTC")).messages)


def test_a_chat_that_was_chosen_may_hold_others(account: list[Path]) -> None:
    choice = Choice(me=("Ann",), them=("Bob",), chats=("Ann, Bob", "Ann, Bob, Zoe"), tz="UTC")
    kept = two(account, choice)
    assert set(kept.messages["chat"]) == {"Ann, Bob", "Ann, Bob, Zoe"}
    assert left_out(kept) == 2


def test_whose_export_it_is_need_not_be_said(pair: list[Path]) -> None:
    whole = bring_in(pair, Choice(tz="UTC"))
    owned = replace(whole, messages=whole.messages.with_columns(sender=pl.col("sender").replace("Ann", OWNER)))
    assert who(with_who(owned, Choice()).messages) == ["me", "them", "them"]
    assert who(with_who(owned, Choice(them=(OWNER,))).messages) == ["them", "me", "me"]
