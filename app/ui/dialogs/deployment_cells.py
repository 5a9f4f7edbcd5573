"""What the cells of the table of deployments say, and what is meant by what people write into them."""

import re
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.services.imports.coordinates import coordinate
from app.services.imports.reading import moment, number
from app.store.records import Deployment, Site
from mvit_core.errors import UserError

FIELDS = (
    "site",
    "name",
    "latitude",
    "longitude",
    "start",
    "end",
    "gaps",
    "camera",
    "camera_model",
    "camera_height_m",
    "bait",
    "habitat",
    "comments",
)
HEIGHT = "camera_height_m"
TIMES = ("start", "end")
YES, NO = ("yes", "true", "1", "y", "x", "ja", "sí", "si"), ("no", "false", "0", "n", "nein")
FROM_TO = re.compile(r"\s+(?:-|–|to|bis|a)\s+|\s*[–/]\s*")

Gaps = tuple[tuple[datetime, datetime], ...]


def shown(one: Deployment, site: Site, field: str) -> str:
    """A cell's words."""
    value: Any = (
        site.name if field == "site" else getattr(site if field in ("latitude", "longitude") else one, field)
    )
    if value is None:
        return ""
    if field == "gaps":
        return "; ".join(f"{_time(start)} – {_time(end)}" for start, end in value)
    if isinstance(value, datetime):
        return _time(value)
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    return f"{value:g}" if isinstance(value, float) and field not in ("latitude", "longitude") else str(value)


def read(field: str, words: str) -> Any:
    """The value that a cell's words mean. UserError where they mean none."""
    if field in ("latitude", "longitude"):
        value = coordinate(words, "latitude" if field == "latitude" else "longitude") if words else None
        if words and value is None:
            form = _tr("{words} is not a coordinate. Write it like 48.512 or 48° 30.7′.")
            raise UserError(form.format(words=words))
        return value
    if field == HEIGHT:
        value = number(words) if words else None
        if words and value is None:
            raise UserError(_tr("{words} is no number.").format(words=words))
        return value
    if field == "gaps":
        return _gaps(words)
    if field in TIMES:
        return _moment(words) if words else None
    if field == "bait":
        if words and words.casefold() not in (*YES, *NO):
            raise UserError(_tr("{words} is neither yes nor no.").format(words=words))
        return words.casefold() in YES if words else None
    return words


def _gaps(words: str) -> Gaps:
    gaps = []
    for part in filter(None, (each.strip() for each in re.split(r"[;|]", words))):
        ends = FROM_TO.split(part)
        if len(ends) != 2:
            form = _tr("{words} is not a gap. Write it like 2026-05-04 12:00 – 2026-05-06 12:00.")
            raise UserError(form.format(words=part))
        gaps.append((_moment(ends[0].strip()), _moment(ends[1].strip())))
    return tuple(gaps)


def _moment(words: str) -> datetime:
    found = moment(words)[0]
    if found is None:
        raise UserError(_tr("{words} is not a date. Write it like 2026-05-01 12:00.").format(words=words))
    return found


def _time(value: datetime) -> str:
    return value.isoformat(sep=" ", timespec="minutes")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deployments", text)
