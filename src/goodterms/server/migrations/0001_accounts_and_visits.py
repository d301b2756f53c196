"""Make the tables of accounts, visits, uploads and work under way."""

import uuid
from typing import ClassVar

import django.utils.timezone
from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    """The first tables."""

    initial = True

    dependencies: ClassVar[list[tuple[str, str]]] = []

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=40, unique=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "account",
            },
        ),
        migrations.CreateModel(
            name="SignedIn",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("account", models.CharField(db_index=True, max_length=32)),
            ],
            options={
                "db_table": "signed_in",
            },
        ),
        migrations.CreateModel(
            name="SignUp",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("until", models.DateTimeField()),
            ],
            options={
                "db_table": "sign_up",
            },
        ),
        migrations.CreateModel(
            name="Staged",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "account", "upload", "piece", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("account", models.CharField(max_length=32)),
                ("upload", models.CharField(max_length=32)),
                ("piece", models.PositiveIntegerField()),
                ("begun", models.DateTimeField(default=django.utils.timezone.now)),
                ("body", models.BinaryField()),
            ],
            options={
                "db_table": "staged",
            },
        ),
        migrations.CreateModel(
            name="StoredVisit",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("account", models.CharField(db_index=True, max_length=32)),
                ("version", models.PositiveBigIntegerField()),
                ("until", models.DateTimeField(db_index=True)),
                ("body", models.BinaryField()),
            ],
            options={
                "db_table": "visit",
            },
        ),
        migrations.CreateModel(
            name="Work",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "account", "kind", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("account", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=8)),
                ("job", models.CharField(max_length=32)),
                ("holder", models.CharField(max_length=32)),
                ("until", models.DateTimeField()),
                ("stop", models.BooleanField(default=False)),
                ("body", models.BinaryField(default=b"")),
                ("said", models.BinaryField(default=b"")),
            ],
            options={
                "db_table": "work",
            },
        ),
        migrations.CreateModel(
            name="WrongTries",
            fields=[
                ("account", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("wrong", models.PositiveIntegerField()),
                ("last", models.DateTimeField()),
            ],
            options={
                "db_table": "wrong_tries",
            },
        ),
    ]
