"""Make the table of sealed guest rows."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    """The first table."""

    initial = True

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="Guest",
            fields=[
                ("invitation", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("lookup", models.CharField(max_length=32, null=True, unique=True)),
                ("key", models.BinaryField(null=True)),
                ("wrap", models.BinaryField(null=True)),
                ("to_guest", models.BinaryField(null=True)),
                ("own", models.BinaryField(null=True)),
                ("to_owner", models.BinaryField(null=True)),
                ("ends", models.DateField(null=True, db_index=True)),
                ("ended", models.BooleanField(default=False)),
                ("stamp", models.PositiveBigIntegerField()),
            ],
            options={"db_table": "guest"},
        ),
    ]
