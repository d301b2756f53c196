"""What is written when something breaks: where in the code, and never what was entered."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.utils.log import configure_logging

from goodterms.served.logs import PlacesOnly, configure, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "what I told nobody"  # noqa: S105 (a secret of nobody)
NAMES = ("django", "django.request", "django.security", "goodterms")


@pytest.fixture
def logged() -> Iterator[None]:
    """Put logging back as it was."""
    loggers = [logging.getLogger(name) for name in NAMES]
    before = [(logger.handlers, logger.level, logger.propagate) for logger in loggers]
    raising = logging.raiseExceptions
    yield
    logging.raiseExceptions = raising
    for logger, (handlers, level, propagate) in zip(loggers, before, strict=True):
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def record(name: str, message: str, *args: object, problem: BaseException | None = None) -> logging.LogRecord:
    shown = (type(problem), problem, problem.__traceback__) if problem else None
    return logging.LogRecord(name, logging.ERROR, "", 0, message, args, shown)


def fail() -> None:
    raise ValueError(SECRET)


def fail_again() -> None:
    try:
        fail()
    except ValueError as problem:
        raise KeyError(SECRET) from problem


def broken(act: Callable[[], None] = fail) -> Exception:
    with pytest.raises((ValueError, KeyError)) as caught:
        act()
    return caught.value


def test_a_mistake_is_told_by_its_kind_and_its_place_alone() -> None:
    said = PlacesOnly().format(record("django.request", f"Internal: {SECRET}", problem=broken()))
    assert "ValueError in fail" in said
    assert SECRET not in said


def test_a_library_s_message_is_an_event() -> None:
    for message, args in ((SECRET, ()), ("Not Found: %s", (SECRET,))):
        assert PlacesOnly().format(record("django.request", message, *args)) == "ERROR django.request: an event"


def test_our_own_message_is_written_but_not_what_is_put_into_it() -> None:
    assert PlacesOnly().format(record("goodterms.web", "the child broke")) == "ERROR goodterms.web: the child broke"
    assert SECRET not in PlacesOnly().format(record("goodterms.web", "broke: %s", SECRET))


def test_a_chain_of_mistakes_tells_no_value_either() -> None:
    said = place_of(broken(fail_again))
    assert said.startswith("KeyError in fail_again")
    assert SECRET not in said


@pytest.mark.usefixtures("logged")
def test_the_program_s_loggers_write_places_only(capsys: pytest.CaptureFixture[str]) -> None:
    configure({})
    for name in NAMES:
        logging.getLogger(name).error("%s", SECRET, exc_info=broken())
        logging.getLogger(name).warning(SECRET + "%s", "")
    said = capsys.readouterr().err
    assert "ValueError in fail" in said
    assert SECRET not in said


@pytest.mark.usefixtures("logged")
def test_even_a_log_that_cannot_be_written_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    configure({})
    for handler in logging.getLogger("goodterms").handlers:
        handler.setFormatter(logging.Formatter("%(nothing_like_it)s"))
    logging.getLogger("goodterms").error("%s", SECRET)
    assert capsys.readouterr().err == ""


def test_django_is_told_to_log_our_way(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    monkeypatch.setattr("goodterms.served.logs.configure", called.append)
    monkeypatch.setattr(logging.config, "dictConfig", lambda _config: None)
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    assert called
