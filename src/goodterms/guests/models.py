"""The one table: an invitation a row, all of it sealed. Nothing here is readable without a link or the vault."""

from __future__ import annotations

from django.db import models


class Guest(models.Model):
    """One invitation.

    invitation: a random id, in hexadecimal as the next. lookup: what a link leads to, a first one and a link back
    alike; key: the public key of that link; wrap: its secret under a cookie's key. to_guest, own, to_owner: see
    goodterms.companion.boxes. ends: the last day to answer on. ended: erased by the guest, and nothing else is left.
    stamp: random, and another with every change, so that nobody writes over what they have not read.
    """

    invitation = models.CharField(primary_key=True, max_length=32)
    lookup = models.CharField(unique=True, max_length=32, null=True)
    key = models.BinaryField(null=True)
    wrap = models.BinaryField(null=True)
    to_guest = models.BinaryField(null=True)
    own = models.BinaryField(null=True)
    to_owner = models.BinaryField(null=True)
    ends = models.DateField(null=True, db_index=True)
    ended = models.BooleanField(default=False)
    stamp = models.PositiveBigIntegerField()

    class Meta:
        """Name the table."""

        db_table = "guest"
