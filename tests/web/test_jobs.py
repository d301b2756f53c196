"""An import from its bytes to what is kept: asked, cancelled, killed and broken in every way."""

from __future__ import annotations

import logging
import os
import select
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from goodterms import chats, reading
from goodterms.companion.brought import Brought, Known
from goodterms.companion.inside import Writer
from goodterms.errors import BadInput
from goodterms.messages import Skipped
from goodterms.web import jobs, pipe
from goodterms.web.child import Child
from goodterms.web.jobs import Job, JobState, checkpoint, start
from goodterms.web.spool import Spool
from tests.web.exports import GROUP, PAIR, linux, open_files, spooled, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from goodterms.web.jobs import Stage

    Files = Mapping[str, str | bytes]

KIM = Known(me=("Kim",))
PAIR_KNOWN = Known(me=("Kim",), them=("Alex",))
LONG = PAIR + "".join(f"21/02/2024, 09:{minute:02} - Kim: {turn}\n" for turn in range(4000) for minute in range(60))


class Desk:
    """Where imports are begun; `kept` is what came of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: list[Brought] = []
        self.begun: list[Job] = []
        self.held: list[threading.Event] = []

    def bring(
        self,
        files: Mapping[str, str | bytes],
        *,
        known: Known | None = None,
        keep: Callable[[Brought], None] | None = None,
    ) -> Job:
        job = start(spooled(self.folder, files), known=known, keep=keep or self.kept.append, zone="UTC")
        self.begun.append(job)
        return job

    def half_given(self, chat: str) -> tuple[Job, threading.Event]:
        """Begin an import that stops when half of its bytes are with the child, until the event is set."""
        spool = HeldSpool(self.folder, chat.encode())
        self.held.append(spool.may_go_on)
        self.begun.append(start([spool], known=None, keep=self.kept.append))
        spool.is_half_given.wait()
        return self.begun[-1], spool.may_go_on

    def asked(self, files: Files, *, known: Known | None = None) -> Job:
        job = self.bring(files, known=known)
        assert job.wait().stage == "asking", job.state
        return job

    def chosen(self, job: Job, said: Known) -> JobState:
        assert job.choose(said)
        return job.wait()

    def assert_nothing_left(self) -> None:
        assert self.kept == []
        assert list(self.folder.iterdir()) == []
        assert open_files(self.folder) == []
        assert [job.process for job in self.begun] == [None] * len(self.begun)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    for held in desk.held:
        held.set()
    for job in desk.begun:
        job.cancel()
        job.wait(reached="done")


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Collect what is logged of imports."""
    lines: list[str] = []
    listener = logging.Handler()
    listener.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger(jobs.__name__)
    logger.addHandler(listener)
    yield lines
    logger.removeHandler(listener)


class HeldSpool(Spool):
    """An upload of which the second half does not come until it may."""

    def __init__(self, folder: Path, content: bytes) -> None:
        super().__init__(folder, "chat.txt")
        self.write(content)
        self.is_half_given, self.may_go_on = threading.Event(), threading.Event()

    def chunks(self) -> Iterator[bytes]:
        whole = b"".join(super().chunks())
        yield whole[:20]
        self.is_half_given.set()
        self.may_go_on.wait()
        yield whole[20:]


class TellingChild(Child):
    """A child that tells what it is given to tell, notes what is shown of it, and ends."""

    job: Job

    def __init__(self, *told: pipe.ToServer) -> None:
        super().__init__()
        self._told = iter(told)
        self.shown: list[JobState] = []

    def hear(self) -> pipe.ToServer:
        self.shown += [self.job.state] if self.job.state.stage != "receiving" else []
        return next(self._told, pipe.Refuses("That was all."))


def test_what_is_brought_is_what_the_files_say(desk: Desk) -> None:
    job = desk.asked({"chat.txt": "copied\n" + PAIR})
    assert desk.chosen(job, Known(me=("Kim",), words=True)).stage == "done"
    (brought,) = desk.kept
    told = chats.read(chats.Source("chat.txt", PAIR.encode()), tz="UTC").messages
    assert brought.features["id"].to_list() == told["id"].to_list()
    assert brought.features.drop("id", "who").equals(reading.features(told, "UTC").frame.drop("who"))
    assert brought.features["who"].to_list() == [None, "me", "them", "them"]
    assert brought.words is not None
    assert (
        brought.words.rows()
        == told.filter(pl.col("sender").is_not_null())
        .select("id", "sent_at", pl.Series(["me", "them", "them"]), "text")
        .rows()
    )
    assert brought.known == Known(("Kim",), ("Alex",), ("Alex, Kim",), "UTC", words=True)
    assert (brought.participants, brought.minutes_only, brought.zone) == (("Alex", "Kim"), True, "UTC")
    assert (brought.skipped, brought.left_out, brought.warnings) == (1, 0, ())
    assert brought.span == (told["sent_at"][0], told["sent_at"][-1])
    assert brought.version == reading.FEATURES_VERSION


def test_words_are_left_behind_unless_they_are_wanted(desk: Desk) -> None:
    desk.chosen(desk.asked({"chat.txt": PAIR}), KIM)
    assert desk.kept[0].words is None
    schema = desk.kept[0].features.schema
    assert [name for name, kind in schema.items() if kind == pl.String] == ["channel"]


def test_while_it_asks_it_shows_what_is_inside(desk: Desk) -> None:
    inside = desk.asked({"chat.txt": "copied\n" + PAIR}).state.inside
    assert inside is not None
    (chat,) = inside.chats
    assert (chat.name, chat.messages, chat.writers) == ("Alex, Kim", 3, (Writer("Alex", 2), Writer("Kim", 1)))
    assert inside.skipped == (Skipped("chat.txt", "line 1", "stands before the first message"),)
    assert (inside.skipped_count, inside.zone, inside.warnings, inside.guessed_order) == (1, "UTC", (), None)


def test_progress_tells_of_bytes_and_files_that_were_really_done(desk: Desk) -> None:
    job, held = desk.half_given(PAIR)
    assert job.state == JobState("receiving", 20, len(PAIR), "chat.txt")
    held.set()
    assert job.wait(reached="reading").stage in ("reading", "asking")
    assert job.wait().stage == "asking"


def test_each_moment_that_the_child_tells_of_is_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = desk.asked({"chat.txt": PAIR}).state.inside
    assert inside is not None
    told = TellingChild(
        pipe.Opens(),
        pipe.Reads(chats.Progress(40, "a.txt", 1, 2), ""),
        pipe.Works(inside),
        pipe.Reads(chats.Progress(99, "b.txt", 2, 2), "times"),
        pipe.Reads(chats.Progress(0, "a.txt", 1, 2), "people"),
    )
    monkeypatch.setattr(jobs, "Child", lambda: told)
    desk.begun.append(job := Job([], Known(), desk.kept.append, None))
    told.job = job
    job.begin()
    job.wait(reached="failed")
    assert told.shown == [
        JobState("opening"),
        JobState("reading", 40, 100, "a.txt", 1, 2),
        JobState("working", inside=inside),
        JobState("reading", 99, 100, "b.txt", 2, 2, "times", inside=inside),
        JobState("reading", 0, 100, "a.txt", 1, 2, "people", inside=inside),
    ]


WRONG = [
    (Known(), "Choose which of them is you."),
    (Known(me=("Bob",)), "Nobody called “Bob” writes in this chat; choose from the names that are listed."),
    (Known(me=("Kim",), them=("Kim",)), "“Kim” cannot be both you and them; choose two people."),
    (Known(me=("Kim",)), "3 people write in this chat; choose the one it is about."),
    (replace(PAIR_KNOWN, chats=("x",)), "There is no chat “x” in these files; choose one of those that are listed."),
    (replace(PAIR_KNOWN, zone="Mars/Base"), "There is no time zone “Mars/Base”: use a name such as Europe/Berlin."),
    (
        replace(PAIR_KNOWN, date_order="mdy"),
        "The dates in “chat.txt” cannot be read as mdy; leave their order open, or try another.",
    ),
]


def test_a_wrong_choice_is_asked_about_again_with_one_sentence(desk: Desk) -> None:
    job = desk.asked({"chat.txt": GROUP})
    inside = job.state.inside
    for said, sentence in WRONG:
        assert desk.chosen(job, said) == JobState("asking", sentence=sentence, inside=inside)
    state = desk.chosen(job, PAIR_KNOWN)
    assert (state.stage, state.sentence) == ("done", "")
    assert desk.kept[0].left_out == 1


def test_of_several_chats_one_is_chosen(desk: Desk) -> None:
    other = PAIR.replace("Alex", "Zoe").replace("you", "she")
    job = desk.asked({"alex.txt": PAIR, "zoe.txt": other})
    assert desk.chosen(job, KIM).sentence == "These files hold 2 chats; choose the one it is about."
    desk.chosen(job, Known(me=("Kim",), chats=("Kim, Zoe",)))
    (brought,) = desk.kept
    assert brought.participants == ("Zoe", "Kim")
    alone = chats.read(chats.Source("zoe.txt", other.encode()), tz="UTC").messages
    assert brought.features["id"].to_list() == alone["id"].to_list()


def test_the_zone_and_the_order_of_dates_may_be_chosen(desk: Desk) -> None:
    job = desk.asked({"chat.txt": "02/03/2024, 09:00 - Kim: hi\n02/03/2024, 09:01 - Alex: hi\n"})
    assert job.state.inside is not None
    assert job.state.inside.guessed_order == "dmy"
    assert job.state.inside.warnings[0].endswith("they were read day first, as most people write it.")
    desk.chosen(job, Known(me=("Kim",), zone="America/New_York", date_order="mdy"))
    (brought,) = desk.kept
    assert str(brought.features["sent_at"][0]) == "2024-02-03 14:00:00+00:00"
    assert (brought.known.zone, brought.known.date_order, brought.warnings) == ("America/New_York", "mdy", ())


def test_the_order_of_dates_can_be_chosen_again_after_a_wrong_choice(desk: Desk) -> None:
    job = desk.asked({"chat.txt": "02/03/2024, 09:00 - Kim: hi\n05/04/2024, 09:01 - Alex: hi\n"})
    desk.chosen(job, Known(me=("Eve",), date_order="mdy"))
    assert job.state.sentence.startswith("Nobody called “Eve”")
    inside = job.state.inside
    assert inside is not None
    assert inside.guessed_order == "mdy"
    assert inside.chats[0].turned == (date(2024, 3, 2), date(2024, 4, 5))
    desk.chosen(job, Known(me=("Kim",), date_order="dmy"))
    (brought,) = desk.kept
    assert str(brought.features["sent_at"][0]) == "2024-03-02 09:00:00+00:00"
    assert brought.known.date_order == "dmy"


def test_who_is_known_from_before_is_not_asked_about_again(desk: Desk) -> None:
    known = Known(me=("Kim",), them=("Alex",), zone="Asia/Tokyo", words=True)
    assert desk.bring({"chat.txt": PAIR}, known=known).wait().stage == "done"
    (brought,) = desk.kept
    assert brought.words is not None
    assert (brought.zone, brought.known.chats) == ("Asia/Tokyo", ("Alex, Kim",))


def test_where_what_is_known_does_not_fit_it_is_asked(desk: Desk) -> None:
    for chat in (PAIR.replace("Alex", "Zoe"), GROUP):
        assert desk.asked({"chat.txt": chat}, known=PAIR_KNOWN).state.sentence == ""


def test_someone_whom_the_phone_calls_otherwise_now_stays_the_same(desk: Desk) -> None:
    known = PAIR_KNOWN
    desk.bring({"chat.txt": PAIR}, known=known).wait()
    renamed = PAIR.replace("Alex", "Alex Ex") + "21/02/2024, 09:01 - Alex Ex: still there?\n"
    desk.chosen(desk.asked({"chat.txt": renamed}, known=known), KIM)
    first, second = desk.kept
    assert second.features["id"].to_list()[:4] == first.features["id"].to_list()
    assert second.known.them == ("Alex", "Alex Ex")
    assert desk.bring({"chat.txt": renamed}, known=second.known).wait().stage == "done"
    assert desk.kept[2].features.equals(second.features)


BAD: dict[str, tuple[str | bytes, str]] = {
    "empty.txt": ("", "“empty.txt” is empty; export the chat again."),
    "short.zip": (zipped({"_chat.txt": os.urandom(4000)})[:-300], "“short.zip” is a damaged or incomplete zip file"),
    "bomb.zip": (zipped({"_chat.txt": bytes(64 * 1024**2)}), "“bomb.zip/_chat.txt” would unpack to 64 MB"),
    "notes.txt": ("milk\n", "“notes.txt” is not an export that Good Terms knows"),
    "folder/": ("milk\n", "“folder” is not an export that Good Terms knows"),
    "alone.txt": ("13/01/2024, 09:00 - Messages are encrypted\n", "There is no message by anyone in these files"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_fails_with_its_sentence_and_leaves_nothing(desk: Desk, name: str) -> None:
    content, sentence = BAD[name]
    alone = name in {"alone.txt", "bomb.zip"}  # beside a good one, what a bomb would hold is left out and said
    state = desk.bring({name: content} if alone else {"good.txt": PAIR, name: content}).wait()
    assert state.stage == "failed"
    assert state.sentence.startswith(sentence)
    desk.assert_nothing_left()


def test_nothing_to_read_is_said_so(desk: Desk) -> None:
    assert desk.bring({}).wait() == JobState("failed", sentence="No file was given; name at least one exported chat.")


def test_two_imports_at_once_do_not_meet(desk: Desk) -> None:
    first, second = desk.asked({"chat.txt": PAIR}), desk.asked({"chat.txt": PAIR.replace("Alex", "Zoe")})
    desk.chosen(second, KIM)
    assert first.state.stage == "asking"
    desk.chosen(first, KIM)
    assert [brought.known.them for brought in desk.kept] == [("Zoe",), ("Alex",)]


def at_stage(desk: Desk, stage: Stage) -> tuple[Job, threading.Event]:
    """Bring an import to a stage; the event lets it go on where it is held there."""
    job, held = desk.half_given(LONG)
    if stage != "receiving":
        held.set()
    if stage == "working":
        job.wait(reached="asking")
        assert job.process is not None
        os.kill(job.process, signal.SIGSTOP)  # or it might be done before we look
        assert job.choose(KIM)
    job.wait(reached=stage)
    return job, held


posix = pytest.mark.skipif(os.name != "posix", reason="this system stops and kills in another way")
STAGES: list[Stage] = ["receiving", "reading", "asking", "working"]


@posix
@pytest.mark.parametrize("stage", STAGES)
def test_cancelling_leaves_nothing_behind(desk: Desk, stage: Stage) -> None:
    job, held = at_stage(desk, stage)
    job.cancel()
    assert job.state == JobState("cancelled")
    held.set()
    assert job.wait() == JobState("cancelled")
    assert not job.choose(KIM)
    desk.assert_nothing_left()


def test_cancelling_twice_or_too_late_changes_nothing(desk: Desk) -> None:
    job = desk.asked({"chat.txt": PAIR})
    job.cancel()
    job.cancel()
    assert job.wait().stage == "cancelled"
    job = desk.bring({"chat.txt": PAIR}, known=PAIR_KNOWN)
    assert job.wait().stage == "done"
    job.cancel()
    assert job.state.stage == "done"
    assert not job.choose(KIM)


def test_cancelling_while_it_is_kept_stops_it_at_the_next_checkpoint(desk: Desk) -> None:
    begun, may_go_on = threading.Event(), threading.Event()

    def keep(brought: Brought) -> None:
        begun.set()
        may_go_on.wait()
        checkpoint()
        desk.kept.append(brought)

    job = desk.bring({"chat.txt": PAIR}, known=PAIR_KNOWN, keep=keep)
    begun.wait()
    job.cancel()
    assert job.state.stage == "keeping"
    may_go_on.set()
    assert job.wait().stage == "cancelled"
    desk.assert_nothing_left()


def test_a_checkpoint_elsewhere_lets_go_on() -> None:
    checkpoint()


@posix
@pytest.mark.parametrize("stage", STAGES)
def test_a_child_that_is_killed_says_what_to_do_and_leaves_nothing(desk: Desk, stage: Stage) -> None:
    job, held = at_stage(desk, stage)
    assert job.process is not None
    os.kill(job.process, signal.SIGKILL)
    held.set()
    state = job.wait(reached="done")
    assert state.stage == "failed"
    assert "memory" in state.sentence
    assert "export the chat without media" in state.sentence
    desk.assert_nothing_left()


def test_what_cannot_be_kept_fails_with_its_sentence(desk: Desk) -> None:
    def keep(_brought: Brought) -> None:
        raise BadInput("The disk is full; make room and try again.")

    state = desk.bring({"chat.txt": PAIR}, known=PAIR_KNOWN, keep=keep).wait()
    assert (state.stage, state.sentence) == ("failed", "The disk is full; make room and try again.")
    desk.assert_nothing_left()


def test_a_mistake_of_ours_is_said_calmly_and_logged_without_values(desk: Desk, logged: list[str]) -> None:
    def keep(brought: Brought) -> None:
        raise KeyError(f"no such thing as {brought.known.them}")

    state = desk.bring({"chat.txt": PAIR}, known=PAIR_KNOWN, keep=keep).wait()
    assert (state.stage, state.sentence) == ("failed", jobs.NOT_KEPT)
    (line,) = logged
    assert "KeyError in keep" in line
    assert "Alex" not in line


def test_a_system_that_gives_no_process_is_said_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(desk.folder / "gone"))
    state = desk.bring({"chat.txt": PAIR}).wait()
    assert state.stage == "failed"
    assert state.sentence.startswith("Reading the files could not be started (No such file or directory)")
    desk.assert_nothing_left()


def test_an_upload_that_was_closed_meanwhile_fails_in_one_sentence(desk: Desk) -> None:
    spools = spooled(desk.folder, {"chat.txt": PAIR})
    spools[0].close()
    state = start(spools, known=None, keep=desk.kept.append).wait()
    assert (state.stage, state.sentence) == ("failed", "“chat.txt” is no longer there; bring the file in again.")


@linux
def test_the_child_gets_no_word_by_its_command_or_its_files_and_dumps_no_memory(desk: Desk) -> None:
    job = desk.asked({"Alex and me.txt": PAIR})
    process = Path(f"/proc/{job.process}")
    assert b"Alex" not in (process / "cmdline").read_bytes()
    limits = (process / "limits").read_text().splitlines()
    assert [line.split()[4:6] for line in limits if line.startswith("Max core file size")] == [["0", "0"]]
    assert (process / "oom_score_adj").read_text() == "1000\n"
    assert list(desk.folder.iterdir()) == []
    assert open_files(desk.folder) == []


def test_the_child_knows_no_django() -> None:
    known = "import sys, goodterms.web.import_child; print(sorted(m for m in sys.modules if m.startswith('django')))"
    assert subprocess.run([sys.executable, "-c", known], check=True, capture_output=True).stdout == b"[]\n"


SERVER = """
import sys
from pathlib import Path
from goodterms.web.jobs import start
from goodterms.web.spool import Spool

spool = Spool(Path(sys.argv[1]), "chat.txt")
spool.write(sys.stdin.buffer.read())
job = start([spool], known=None, keep=print)
job.wait(reached=sys.argv[2])
print(job.process, flush=True)
job.wait(reached="done")
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="this system cannot wait for another's child")
@pytest.mark.parametrize("stage", ["reading", "asking"])
def test_no_child_outlives_a_server_that_is_killed(tmp_path: Path, stage: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path), stage], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(LONG.encode())
        server.stdin.close()
        child = os.pidfd_open(int(server.stdout.readline()))
        server.kill()
        gone, _, _ = select.select([child], [], [])
        os.close(child)
    assert gone == [child]
    assert list(tmp_path.iterdir()) == []
