"""The two tables: one header a vault, and everything in it as sealed rows. Nothing here is readable without a key."""

from __future__ import annotations

from django.db import models


class Vault(models.Model):
    """One person's vault. account: a random id in hexadecimal; header: goodterms.vault's wrapped keys."""

    account = models.CharField(primary_key=True, max_length=32)
    header = models.BinaryField()

    class Meta:
        """Name the table."""

        db_table = "vault"


class Sealed(models.Model):
    """One sealed record, its kind, date and size hidden; `version` grows with every change."""

    pk = models.CompositePrimaryKey("account", "record")
    account = models.CharField(max_length=32)
    record = models.CharField(max_length=32)
    version = models.PositiveBigIntegerField()
    body = models.BinaryField()

    class Meta:
        """Name the table."""

        db_table = "sealed"
