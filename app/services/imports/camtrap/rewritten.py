"""A package as it was before R or a spreadsheet wrote its tables anew: what is missing, dates. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from app.services.exports.camtrap.originals import TIMES
from app.services.imports.dates import Dates
from app.services.imports.reading import moment
from app.services.imports.unsaid import MISSING, without_missing
from app.services.imports.values import Cells

FREE = frozenset(
    {
        *("scientificName", "individualID", "behavior", "observationTags", "observationComments"),
        *("classifiedBy", "locationID", "locationName", "cameraID", "cameraModel", "setupBy", "habitat"),
        *("deploymentID", "deploymentGroups", "deploymentTags", "deploymentComments"),
        *("mediaID", "observationID", "eventID", "filePath", "fileName", "mediaComments"),
    }
)
"""Columns in which NA may be a word: an animal's name, say."""

Tables = Mapping[str, Sequence[Cells]]


def as_published(tables: Tables, refuse: Callable[[str], None]) -> Tables:
    """The tables by name, with missing cells empty and dates as the standard has them."""
    plain = {name: without_missing(rows) for name, rows in tables.items()} if _says_na(tables) else tables
    dates = Dates(text for rows in plain.values() for row in rows for text in _dates_of(row))
    if not dates.has_any:
        return plain
    dates.tell(", ".join(sorted(TIMES)), refuse)
    return {name: [_dated(row, dates) for row in rows] for name, rows in plain.items()}


def _says_na(tables: Tables) -> bool:
    """Whether R wrote it, which says NA for nothing in all columns: also where it can be no word."""
    cells = (cell for rows in tables.values() for row in rows for cell in row.items())
    return any(text in MISSING and name not in FREE for name, text in cells)


def _dates_of(row: Cells) -> Iterable[str]:
    return (row[name] for name in TIMES if row.get(name))


def _dated(row: Cells, dates: Dates) -> Cells:
    """Spreadsheets write 5/22/2026 10:00 for what was a time of the standard."""
    told = {
        name: time.isoformat()
        for name in TIMES
        if (text := row.get(name)) and moment(text)[0] is None and (time := dates.read(text)[0]) is not None
    }
    return row | told if told else row
