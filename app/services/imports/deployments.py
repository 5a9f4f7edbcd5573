"""A table of deployments: Trapline's own, filled in with a spreadsheet, Camtrap DP's, or a person's own."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from app.services.exports.camtrap_deployments import (
    CUT_PERIOD,
    UNKNOWN_PLACE,
    guesses_in,
    read_fields,
)
from app.services.exports.camtrap_times import parse_utc_offset
from app.services.exports.cells import plain
from app.services.imports.coordinates import Axis, coordinate
from app.services.imports.dates import Dates
from app.services.imports.deployment_columns import CAMERA, END, GAPS, KEY, START, Table, table_of
from app.services.imports.reading import number
from app.services.imports.values import Cells, Found, FoundDeployment
from mvit_core.errors import UserError

SOURCE = "deployments"


def read(path: Path) -> Found:
    """Every row."""
    found = Found(source=SOURCE)
    seen: set[tuple[str, ...]] = set()
    table = table_of(path)
    dates = Dates(text for row in table.rows for text in _dates_of(row))
    dates.tell(f"{table.called(START)}, {table.called(END)}", found.refuse)
    for row in table.rows:
        key = plain(row.get(KEY, ""))
        marks = key, plain(row.get("folder", "")), *([row.get(CAMERA, "")] if table.is_by_site else [])
        if not key:
            name = table.called(KEY)
            found.refuse(f"A row without {name} is left out.")
        elif marks in seen:
            found.refuse(f"The deployment {key[:80]!r} stands there twice: the second is left out.")
        else:
            seen.add(marks)
            found.deployments.append(_deployment(key, row, dates, found, table))
    return found


def _deployment(key: str, row: Cells, dates: Dates, found: Found, table: Table) -> FoundDeployment:
    start, offset = dates.read(row.get(START, ""))
    end, end_offset = dates.read(row.get(END, ""))
    if end is not None and offset is not None and end_offset is not None:
        end += timedelta(minutes=offset - end_offset)
    _note_wrong_values(key, row, dates, found, table)
    guesses = guesses_in(row.get("deploymentTags", ""))
    if CUT_PERIOD in row.get("deploymentTags", "") or "period" in guesses:
        start = end = None
    end = None if "end" in guesses else end
    offset_min = _offset_min(row.get("utcOffset", "")) if offset is None else offset
    known = UNKNOWN_PLACE not in row.get("deploymentTags", "")
    return FoundDeployment(
        key=key,
        name=key,
        site=plain(row.get("locationName", "")),
        folder=plain(row.get("folder", "")),
        latitude=coordinate(row.get("latitude"), "latitude", most=90) if known else None,
        longitude=coordinate(row.get("longitude"), "longitude", most=180) if known else None,
        uncertainty_m=number(row.get("coordinateUncertainty"), low=0, high=2.0037508e7) if known else None,
        start=start,
        end=end,
        utc_offset_min=None if "offset" in guesses else offset_min,
        gaps=_gaps(row.get(GAPS, ""), dates),
        fields=read_fields(row, lambda why: found.refuse(f"Deployment {key}: {why}.")),
    )


def _note_wrong_values(key: str, row: Cells, dates: Dates, found: Found, table: Table) -> None:
    for field in (START, END):
        told, name = row.get(field, ""), table.called(field)
        if told and dates.read(told)[0] is None and not dates.is_unclear(told):
            wrong = f"Deployment {key}: {name} is {told[:40]!r}, which is not a date."
            wrong = f"{wrong} Write it like 2026-05-01T12:00:00."
            if dates.is_beyond(told):
                told = told[:40]
                wrong = f"Deployment {key}: {name} is {told!r}, but only years from 1900 to 2199 are read."
            found.refuse(wrong)
    for part in _parts(row.get(GAPS, "")):
        if _gap(part, dates) is None and not any(map(dates.is_unclear, chain(*_halves(part)))):
            wrong = f"Deployment {key}: {part[:80]!r} is not a gap."
            found.refuse(f"{wrong} Write it like 2026-05-05T00:00:00/2026-05-07T00:00:00.")
    if row.get("utcOffset") and _offset_min(row["utcOffset"]) is None:
        found.refuse(f"Deployment {key}: utcOffset is {row['utcOffset'][:40]!r}. Write it like +02:00.")
    axes: tuple[tuple[Axis, float], ...] = (("latitude", 90), ("longitude", 180))
    for axis, most in axes:
        if row.get(axis) and coordinate(row[axis], axis, most=most) is None:
            name = table.called(axis)
            found.refuse(f"Deployment {key}: {name} is {row[axis][:40]!r}, which is no place.")


def _dates_of(row: Cells) -> Iterator[str]:
    yield from (row.get(START, ""), row.get(END, ""))
    for part in _parts(row.get(GAPS, "")):
        yield from chain(*_halves(part))


def _gaps(text: str, dates: Dates) -> tuple[tuple[datetime, datetime], ...]:
    return tuple(filter(None, (_gap(part, dates) for part in _parts(text))))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _gap(part: str, dates: Dates) -> tuple[datetime, datetime] | None:
    """From one moment to another; None where it is none."""
    for first, last in _halves(part):
        start, end = dates.read(first)[0], dates.read(last)[0]
        if start is not None and end is not None and start <= end:
            return start, end
    return None


def _halves(part: str) -> list[tuple[str, str]]:
    """What may be the two moments of a gap: the line between them stands in some dates, too."""
    places = [place for place, sign in enumerate(part) if sign == "/"]
    return [(part[:place].strip(), part[place + 1 :].strip()) for place in places]


def _offset_min(text: str) -> int | None:
    """Spreadsheets take +02:00 for a time of day, and write 02:00:00."""
    bare = plain(text).strip()
    if bare[:1].isdigit():
        bare = f"+{bare.removesuffix(':00') if bare.count(':') == 2 else bare}"
    try:
        offset = parse_utc_offset(bare).utcoffset(None)
    except UserError:
        return None
    return offset // timedelta(minutes=1)
