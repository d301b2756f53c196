"""Times in words, in the languages in which exports were seen, as instants."""

from __future__ import annotations

import polars as pl

MONTHS = {
    "en": "january february march april may june july august september october november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
CLOCK = r"(?P<h>\d{1,2}):(?P<m>\d{2}):(?P<s>\d{2}) ?(?P<half>AM|PM)? (?:UTC|GMT)$"
FORMS = (
    rf"^(?:\p{{L}}+, )?(?P<month>\p{{L}}+) (?P<day>\d{{1,2}}), (?P<year>\d{{4}}) at {CLOCK}",
    rf"^(?:\p{{L}}+, )?(?P<day>\d{{1,2}}) (?P<month>\p{{L}}+) (?P<year>\d{{4}})(?: г\.)? (?:at|в) {CLOCK}",
    rf"^(?P<year>\d{{4}})年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日\p{{L}}* {CLOCK}",
)
BLANKS = "[\u00a0\u2009\u202f]"


def sent_at(written: pl.Series) -> pl.Series:
    """Read times (UTC), null where one is none that is known."""
    plain = written.str.replace_all(BLANKS, " ")
    found = [_read(plain, form) for form in FORMS]
    return pl.select(pl.coalesce(found)).to_series().dt.replace_time_zone("UTC").alias("sent_at")


def _read(written: pl.Series, form: str) -> pl.Series:
    names = {name: number for words in MONTHS.values() for number, name in enumerate(words.split(), 1)}
    parts = written.str.extract_groups(form).struct.unnest()
    month = pl.col("month").str.to_lowercase()
    month = pl.coalesce(
        month.replace_strict(names, default=None, return_dtype=pl.Int32), month.cast(pl.Int32, strict=False)
    )
    hour = pl.col("h").cast(pl.Int32)
    hour = (
        pl.when(pl.col("half").is_null())
        .then(hour)
        .when(pl.col("half") == "PM")
        .then(hour % 12 + 12)
        .otherwise(hour % 12)
    )
    text = pl.concat_str(
        "year", *(pl.lit("-") + part.cast(pl.String).str.zfill(2) for part in (month, pl.col("day"))),
        *(pl.lit(":") + part.cast(pl.String).str.zfill(2) for part in (hour, pl.col("m"), pl.col("s"))),
    )  # fmt: skip
    return parts.select(text.str.to_datetime("%Y-%m-%d:%H:%M:%S", time_unit="us", strict=False)).to_series()
