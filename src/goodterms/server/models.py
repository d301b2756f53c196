"""What a server keeps besides the sealed vaults: who may come in, and for how long something stays open.

Everything is keyed by the account, a random id, so that accounts can be spread over many machines.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

LONGEST_NAME = 40


class Accounts(BaseUserManager["Account"]):
    """Find accounts by their names, which are kept in small letters."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """Find one by its name."""
        return self.get(name=(username or "").lower())


class Account(AbstractBaseUser):
    """Somebody who may come in. id: also the account of their vault. When they come in is written down nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=LONGEST_NAME, unique=True)
    is_active = models.BooleanField(default=True)
    last_login = None  # Django's own way to leave a field of a base out

    objects = Accounts()
    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """Name the table."""

        db_table = "account"

    @property
    def whose(self) -> str:
        """Give the account of the vault, in hexadecimal."""
        return self.id.hex


class SignedIn(AbstractBaseSession):
    """A browser that has signed in; it opens no vault. account: empty before."""

    account = models.CharField(max_length=32, db_index=True)

    class Meta:
        """Name the table."""

        db_table = "signed_in"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Name the store that reads and writes these."""
        from goodterms.server.sessions import SessionStore

        return SessionStore


class SignUp(models.Model):
    """A link by which one person may open an account. digest: of its word."""

    digest = models.CharField(primary_key=True, max_length=64)
    until = models.DateTimeField()

    class Meta:
        """Name the table."""

        db_table = "sign_up"


class StoredVisit(models.Model):
    """One browser's visit, sealed under a key that only its cookie gives. id: the digest of the cookie's word.

    until: when it locks by itself, rounded, so that it says no more than that.
    """

    id = models.CharField(primary_key=True, max_length=64)
    account = models.CharField(max_length=32, db_index=True)
    version = models.PositiveBigIntegerField()
    until = models.DateTimeField(db_index=True)
    body = models.BinaryField()

    class Meta:
        """Name the table."""

        db_table = "visit"


class WrongTries(models.Model):
    """How often the passphrase of a vault was wrong, and when last."""

    account = models.CharField(primary_key=True, max_length=32)
    wrong = models.PositiveIntegerField()
    last = models.DateTimeField()

    class Meta:
        """Name the table."""

        db_table = "wrong_tries"


class Staged(models.Model):
    """A piece of an upload, sealed under the vault's key, until it was read or given up."""

    pk = models.CompositePrimaryKey("account", "upload", "piece")
    account = models.CharField(max_length=32)
    upload = models.CharField(max_length=32)
    piece = models.PositiveIntegerField()
    begun = models.DateTimeField(default=timezone.now)
    body = models.BinaryField()

    class Meta:
        """Name the table."""

        db_table = "staged"


class Work(models.Model):
    """Something under way for an account: an import, or a reading. One of each kind.

    holder: who is at it; until: until when that node has said that it is alive. body: how far it is, sealed;
    said: what was answered meanwhile, sealed. stop: it is to end.
    """

    pk = models.CompositePrimaryKey("account", "kind")
    account = models.CharField(max_length=32)
    kind = models.CharField(max_length=8)
    job = models.CharField(max_length=32)
    holder = models.CharField(max_length=32)
    until = models.DateTimeField()
    stop = models.BooleanField(default=False)
    body = models.BinaryField(default=b"")
    said = models.BinaryField(default=b"")

    class Meta:
        """Name the table."""

        db_table = "work"
