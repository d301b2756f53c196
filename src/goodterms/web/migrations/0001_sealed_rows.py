"""Make the two tables: the vault's header, and everything in it as sealed rows."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    """The first tables."""

    initial = True

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="Vault",
            fields=[
                ("account", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("header", models.BinaryField()),
            ],
            options={"db_table": "vault"},
        ),
        migrations.CreateModel(
            name="Sealed",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "account", "record", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("account", models.CharField(max_length=32)),
                ("record", models.CharField(max_length=32)),
                ("version", models.PositiveBigIntegerField()),
                ("body", models.BinaryField()),
            ],
            options={"db_table": "sealed"},
        ),
    ]
