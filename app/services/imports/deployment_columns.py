"""Which column of a table of deployments says what: as the standard, camtrapR or people call it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from app.services.imports import columns
from app.services.imports.reading import heading, read_rows, rows_with
from app.services.imports.unsaid import without_missing
from app.services.imports.values import Cells

KEY, SITE, LATITUDE, LONGITUDE = "deploymentID", "locationName", "latitude", "longitude"
START, END, GAPS, CAMERA = "deploymentStart", "deploymentEnd", "gaps", "cameraID"

CALLED: dict[str, tuple[str, ...]] = {  # in the languages of the window; lower case
    KEY: ("deploymentid", "deployment_id", "deployment", "einsatz", "despliegue"),
    SITE: ("locationname", "location_name", "site", "site_name", "station", "location", "standort", "sitio",
           "estación", "estacion"),
    LATITUDE: ("latitude", "lat", "gps_y", "breitengrad", "breite", "latitud"),
    LONGITUDE: ("longitude", "lon", "long", "lng", "gps_x", "längengrad", "länge", "longitud"),
    START: ("deploymentstart", "start", "start_date", "setup_date", "setup", "anfang", "beginn",
            "aufgestellt", "inicio"),
    END: ("deploymentend", "end", "end_date", "retrieval_date", "retrieval", "ende", "abgebaut", "fin"),
    CAMERA: ("cameraid", "camera_id", "camera", "kamera", "cámara", "camara"),
    "cameraModel": ("cameramodel", "camera_model", "model", "modell", "modelo"),
    "cameraHeight": ("cameraheight", "camera_height", "height_m", "height, m", "height", "höhe", "altura"),
    "baitUse": ("baituse", "bait", "köder", "cebo"),
    "habitat": ("habitat", "lebensraum", "hábitat"),
    "deploymentComments": ("deploymentcomments", "comments", "comment", "notes", "remarks", "bemerkungen",
                           "comentarios"),
}  # fmt: skip
_OUT_OF_WORK = re.compile(r"problem(\d+)_(from|to)(\d*)", re.IGNORECASE)  # camtrapR's


class Table(msgspec.Struct, frozen=True):
    """Rows under the standard's names, and what the table itself calls these columns."""

    rows: list[Cells]
    names: Mapping[str, str]
    is_by_site: bool = False  # it has no names of deployments

    def called(self, field: str) -> str:
        """The column, for people."""
        return self.names.get(SITE if field == KEY and self.is_by_site else field, field)


def table_of(path: Path) -> Table:
    """A table of deployments. UserError where it is none."""
    there = heading(path)
    if KEY in there or not is_of_deployments(there):
        return Table(without_missing(rows_with(path, (KEY,), "table of deployments")), {})
    names, gaps = guess(there), gap_columns(there)
    rows = without_missing(read_rows(path, used={*names.values(), *chain(*gaps)}))
    return Table([_in_our_words(row, names, gaps) for row in rows], names, is_by_site=KEY not in names)


def is_of_deployments(names: Sequence[str]) -> bool:
    """Whether a table with these columns seems to tell of places or periods, and not of animals or files."""
    told = columns.guess(list(names))
    if told.file or told.species or told.behavior or told.count:
        return False
    found = guess(names).keys()
    has_name = KEY in found or SITE in found
    return has_name and (found >= {LATITUDE, LONGITUDE} or found >= {START, END})


def guess(names: Sequence[str]) -> dict[str, str]:
    """The columns of a table by what they say."""
    found = columns.by_words(reversed(names), CALLED)
    return {field: name for field, name in found.items() if name}


def gap_columns(names: Iterable[str]) -> list[tuple[str, str]]:
    """camtrapR's pairs: from when to when a camera did not work."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for name in names:
        if match := _OUT_OF_WORK.fullmatch(name):
            number, end, more = match.groups()
            found.setdefault((number, more), {})[end.casefold()] = name
    return [(pair["from"], pair["to"]) for pair in found.values() if len(pair) == 2]


def _in_our_words(row: Cells, names: Mapping[str, str], gaps: Iterable[tuple[str, str]]) -> Cells:
    """What has no name of its own goes by its site's, which so says nothing new."""
    cells = {field: row.get(name, "") for field, name in names.items()}
    if not cells.get(KEY):
        cells |= {KEY: cells.get(SITE, ""), SITE: ""}
    spans = [(row.get(first, ""), row.get(last, "")) for first, last in gaps]
    return cells | {GAPS: "|".join(f"{first}/{last}" for first, last in spans if first or last)}
