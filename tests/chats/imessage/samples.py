"""Makes the sample databases in tests/samples/imessage: `python -m tests.chats.imessage.samples` writes them anew."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.chats.imessage.making import FIND_MY, GAME, HANDWRITING, LINK, POLLS, Database, edits, poll, unsent

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parents[2] / "samples" / "imessage"
ALEX, ALEX_MAIL, KIM, SHORT = "+4915550100001", "alex@example.org", "+4915550100002", "70999"
STARTED = datetime(2026, 6, 1, 16, 0, 0, tzinfo=UTC)
IN_A_BACKUP = "backup/3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28"
NAMES = ("chat.db", "old/sms.db", "wal/chat.db", "wal/chat.db-wal", IN_A_BACKUP)


def write(folder: Path) -> None:
    """Write all samples into a folder."""
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    every_kind(folder / "chat.db")
    old(folder / "old" / "sms.db")
    old(folder / IN_A_BACKUP)
    with_wal(folder / "wal" / "chat.db")


def every_kind(path: Path) -> None:
    """One message of every kind, in a database of macOS 15."""
    store = Database(path, page_size=1024)
    alex, mail, kim = (store.handle(name) for name in (ALEX, ALEX_MAIL, KIM))
    alex_sms, short = store.handle(ALEX, "SMS"), store.handle(f"{SHORT}(smsft)", "SMS")
    chat = store.chat(ALEX, alex)
    sms = store.chat(ALEX, alex_sms, service="SMS")
    by_mail = store.chat(ALEX_MAIL, mail)
    group = store.chat("chat100000000000000001", alex, kim, title="The flat")
    nameless = store.chat("chat100000000000000002", alex, kim)
    again = store.chat("chat100000000000000003", kim, title="The flat")
    parcels = store.chat(f"{SHORT}(smsft)", short, service="SMS")
    say = _speaker(store)

    first = say(chat, alex, "Hello,\nare you  there? ")
    yes = say(chat, 0, "Yes 🙂", attributedBody=True, thread_originator_guid=store.guid(first))
    say(chat, alex, "x" * 300, attributedBody=True, reply_to_guid=store.guid(yes))
    say(chat, 0, "The last wording", attributedBody=True, **_edited(store, {"0": ["The first", "The last wording"]}))
    say(chat, 0, None, **_edited(store, {"0": ["One", "Two"]}))
    say(chat, alex, None, date_edited=1, message_summary_info=unsent(1, [0]), is_empty=1)
    say(chat, 0, "What is left", attributedBody=True, date_edited=1, message_summary_info=unsent(2, [1]))
    say(chat, 0, "About the lease", subject="Lease")

    photo = say(chat, alex, "\ufffcA caption\ufffc and more\ufffc")
    store.attach(photo, mime_type="image/jpeg", uti="public.jpeg", transfer_name="IMG_1.jpeg")
    store.attach(photo, mime_type="video/quicktime", transfer_name="IMG_2.mov")
    _attached(store, say(chat, 0, "\ufffc"), mime_type="application/pdf", transfer_name="lease.pdf")
    voice = say(chat, alex, "\ufffc", is_audio_message=1)
    _attached(store, voice, uti="com.apple.coreaudio-format", transfer_name="Audio Message.caf")
    say(chat, alex, "\ufffd", attributedBody=True, is_audio_message=1)
    _attached(store, say(sms, alex_sms, "\ufffc"), mime_type="audio/amr", transfer_name="note.amr")
    _attached(store, say(chat, 0, "\ufffc"), mime_type="audio/mpeg", transfer_name="song.mp3")
    _attached(store, say(chat, 0, "\ufffc"), mime_type="image/heic", transfer_name="cat.heic", is_sticker=1)
    _attached(
        store,
        say(chat, alex, "\ufffc", associated_message_type=1000, associated_message_guid=f"p:0/{store.guid(yes)}"),
        mime_type="image/heic",
        is_sticker=1,
    )
    _attached(store, say(chat, alex, "So \ufffc happy"), emoji_image_short_description="a cat", is_sticker=1)
    _attached(store, say(chat, 0, "\ufffc"), mime_type="text/x-vlocation", transfer_name="CL.loc.vcf")
    say(chat, 0, "\ufffd\ufffc", balloon_bundle_id=FIND_MY)
    _attached(store, say(chat, 0, "\ufffc"), mime_type="text/vcard", transfer_name="Kim.vcf")
    link = say(chat, alex, "https://example.org/1", balloon_bundle_id=LINK)
    store.attach(link, transfer_name="A1.pluginPayloadAttachment")
    say(chat, alex, "\ufffd", balloon_bundle_id=HANDWRITING)
    say(chat, alex, "\ufffd", balloon_bundle_id=GAME)
    asked = say(chat, 0, "\ufffd", balloon_bundle_id=POLLS, payload_data=poll("Friday?", "Yes", "No"))
    say(
        chat,
        alex,
        " ",
        balloon_bundle_id=POLLS,
        associated_message_type=4000,
        associated_message_guid=store.guid(asked),
    )
    say(chat, alex, "$(kIMTranscriptPluginBreadcrumbTextSenderIdentifier) closed all rings", associated_message_type=3)
    say(chat, alex, None, item_type=6)
    say(chat, 0, None, item_type=4, other_handle=alex)
    say(chat, alex, None, item_type=5)

    for number, target in ((2000, f"p:0/{store.guid(yes)}"), (2003, f"bp:{store.guid(link)}"), (2007, store.guid(yes))):
        say(chat, alex, "said of a message", associated_message_type=number, associated_message_guid=target)
    love = {"associated_message_guid": f"p:0/{store.guid(first)}"}
    say(chat, 0, "🫠", associated_message_type=2006, associated_message_emoji="🫠", **love)
    say(chat, 0, None, associated_message_type=2001, **love)
    say(chat, 0, None, associated_message_type=3001, **love)
    say(chat, 0, None, associated_message_type=2004, **love)
    say(chat, alex, None, associated_message_type=3005, **love)

    say(sms, alex_sms, "From the old phone", service="SMS")
    say(by_mail, mail, "By mail")
    say(group, kim, "Hi both")
    say(group, 0, None, item_type=1, other_handle=mail)
    say(group, kim, None, item_type=1, group_action_type=1, other_handle=mail)
    say(group, kim, None, item_type=2, group_title="The flat")
    say(group, kim, None, item_type=2)
    say(group, kim, None, item_type=3)
    say(group, 0, None, item_type=3, group_action_type=1)
    say(group, 0, None, item_type=9)
    say(nameless, kim, "No name here")
    say(again, kim, "Another flat")
    say(parcels, short, "Your parcel is here")

    say(chat, 0, "Later", schedule_type=2, schedule_state=2)
    say(chat, alex, None)
    say(chat, alex, None, attributedBody=b"\x04\x0bstreamtyped\x81\xe8\x03\x84")
    say(chat, alex, "At no time", date=0)
    say(None, alex, "In no chat")
    say(None, alex, "Found by its chat’s name", ck_chat_id=f"iMessage;-;{ALEX}")
    gone = say(None, alex, "Deleted")
    store.add("chat_recoverable_message_join", chat_id=chat, message_id=gone, delete_date=1)
    say(group, 99, "From nobody")
    store.close()


def old(path: Path) -> None:
    """A database of iOS 6: seconds, no reactions, no replies, a person who is known by number and mail address."""
    store = Database(path, "mountain-lion", page_size=1024)
    alex = store.handle(ALEX, person_centric_id="P1")
    mail = store.handle(ALEX_MAIL, person_centric_id="P1")
    chat, by_mail = store.chat(ALEX, alex), store.chat(ALEX_MAIL, mail)
    for number, (where, sender, text) in enumerate(
        ((chat, alex, "From 2013"), (by_mail, mail, "By mail"), (chat, 0, "Mine"), (chat, alex, "\ufffc"))
    ):
        row = store.message(where, datetime(2013, 3, 4, 5, 6, number, tzinfo=UTC), sender, text)
        if text == "\ufffc":
            store.attach(row, mime_type="image/jpeg")
    store.close()


def with_wal(path: Path) -> None:
    """A database of which the newest message is only in the WAL beside it, as where Messages is running."""
    with tempfile.TemporaryDirectory() as folder:
        store = Database(Path(folder, "chat.db"), page_size=1024, wal=True)
        alex = store.handle(ALEX)
        chat = store.chat(ALEX, alex)
        store.message(chat, STARTED, alex, "In the database")
        store.opened.commit()
        store.opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.message(chat, STARTED + timedelta(minutes=1), 0, "In the WAL")
        store.opened.commit()
        for name in ("chat.db", "chat.db-wal"):
            shutil.copy(Path(folder, name), path.with_name(name))
        store.close()


def _speaker(store: Database) -> Callable[..., int]:
    """Give what adds one message after another, a minute apart."""

    def say(chat: int | None, sender: int, text: str | None, **more: Any) -> int:
        return store.message(chat, STARTED + timedelta(minutes=store.count()), sender, text, **more)

    return say


def _attached(store: Database, message: int, **about: Any) -> None:
    store.attach(message, **about)


def _edited(store: Database, parts: dict[str, list[str]]) -> dict[str, Any]:
    return {"date_edited": store.date(STARTED), "message_summary_info": edits(parts)}


if __name__ == "__main__":
    shutil.rmtree(SAMPLES / "backup", ignore_errors=True)
    for name in NAMES:
        (SAMPLES / name).unlink(missing_ok=True)
    write(SAMPLES)
