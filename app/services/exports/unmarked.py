"""Detection histories with their effort, as R's unmarked reads them.

Effort as camtrapR's detectionHistory has it, in camera-days and scaled (scaleEffort).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from app.services.ecology.independence import Record
from app.services.ecology.occupancy import History, Scaled, detection_history, scaled
from app.services.exports.cells import Cells, text, write_table
from app.services.exports.counts import Seen, outside_periods, records_of
from app.services.exports.material import Material, Progress, Written
from app.services.exports.sentences import silent, uncovered, undated, without_period
from app.store.records import Subject

HISTORIES, EFFORT, SCALED, SITES = "histories.csv", "effort.csv", "effort_scaled.csv", "sites.csv"
SCRIPT = "read.R"
FILES = frozenset({HISTORIES, EFFORT, SCALED, SITES, SCRIPT})
NOT_AVAILABLE = "NA"
NOBODY = (
    "No animal with a name and a date is among what is chosen: histories.csv has no rows, and read.R is left "
    "out. Name animals in review, scan with a model that names species, or choose more."
)
UNSAID = "A history says whether a species was seen: counts, spans, boxes and behaviors are left out."
LINES = (
    "library(unmarked)",
    'if (interactive() && !file.exists("{histories}")) setwd(dirname(file.choose()))  # choose this file',
    'histories <- read.csv("{histories}", encoding = "UTF-8")',
    'sites <- read.csv("{sites}", encoding = "UTF-8")',
    'effort <- read.csv("{effort}", encoding = "UTF-8")',
    "y <- histories[histories$species == {species}, ]",
    "frame <- unmarkedFrameOccu(",
    "  y = as.matrix(y[, -(1:2), drop = FALSE]),",
    "  siteCovs = sites[, -1],",
    "  obsCovs = list(effort = effort[, -1, drop = FALSE])",
    ")",
    "summary(frame)",
)
"""All tables have the same sites in the same order: no row names, for 1 and 01 are one to R."""
SCALE = "# {scaled}: ({effort} - {center!r}) / {scale!r}, all cells"
Matrix = Sequence[Sequence[float | None]]


def write(material: Material, folder: Path, progress: Progress) -> Written:
    """The whole folder; all tables have the same sites in the same order."""
    records = _records(material)
    empty = _history(material, records, "")
    columns = [start.isoformat() for start in empty.starts]
    write_table(folder / EFFORT, ("site", *columns), _lines(empty, empty.effort))
    relative = scaled(empty)
    if relative:
        write_table(folder / SCALED, ("site", *columns), _lines(empty, relative.effort))
    write_table(folder / SITES, ("site", "latitude", "longitude"), _sites(material, empty.sites))
    species = sorted({one.species for one in records})
    lines = _histories(material, records, species, progress)
    number = write_table(folder / HISTORIES, ("species", "site", *columns), lines)
    if not species:
        return Written(number, [NOBODY, *_left_out(material, relative)])
    (folder / SCRIPT).write_text(_script(species[0], relative), encoding="utf-8", newline="\n")
    return Written(number, _left_out(material, relative))


def _records(material: Material) -> list[Record[Seen]]:
    """Of named animals."""
    named = (
        (video, [row for row in rows if row.taxon and row.observation.subject is Subject.ANIMAL])
        for video, rows in material.by_video()
    )
    return list(records_of(material, named))


def _history(material: Material, records: Iterable[Record[Seen]], species: str) -> History:
    seen: dict[str, list[datetime]] = {}
    others: dict[str, list[datetime]] = {}
    for one in records:
        (seen if one.species == species else others).setdefault(one.site, []).append(one.at)
    wish = material.occasions
    return detection_history(
        seen, material.working.by_site, others=others, days=wish.days, least_share=wish.least_share
    )


def _histories(
    material: Material, records: Sequence[Record[Seen]], species: Sequence[str], progress: Progress
) -> Iterator[Cells]:
    number = 0
    for name in species:
        history = _history(material, records, name)
        for line in _lines(history, history.seen):
            number += 1
            progress(number)
            yield {"species": text(name), **line}


def _lines(history: History, matrix: Matrix) -> Iterator[Cells]:
    for site, row in zip(history.sites, matrix, strict=True):
        cells = zip(history.starts, row, strict=True)
        yield {"site": text(site), **{start.isoformat(): _cell(cell) for start, cell in cells}}


def _sites(material: Material, names: Sequence[str]) -> Iterator[Cells]:
    known = {site.name: site for site in material.surroundings.sites.values()}
    for name in names:
        latitude, longitude = known[name].latitude, known[name].longitude
        yield {"site": text(name), "latitude": _cell(latitude), "longitude": _cell(longitude)}


def _cell(value: float | None) -> float | str:
    return NOT_AVAILABLE if value is None else round(value, 8)


def _script(species: str, relative: Scaled | None) -> str:
    effort = SCALED if relative else EFFORT
    name = json.dumps(text(species), ensure_ascii=False)
    lines = "\n".join(LINES).format(histories=HISTORIES, species=name, sites=SITES, effort=effort) + "\n"
    if relative is None:
        return lines
    head = SCALE.format(scaled=SCALED, effort=EFFORT, center=relative.center, scale=relative.scale)
    return f"{head}\n{lines}"


def _left_out(material: Material, relative: Scaled | None) -> list[str]:
    wish = material.occasions
    said = [UNSAID]
    if wish.least_share:
        percent = round(100 * wish.least_share, 1)
        said.append(f"NA: occasions of {wish.days} days of which cameras worked less than {percent:g} %.")
    else:
        said.append(f"NA: occasions of {wish.days} days in which no camera worked.")
    if relative is None:
        said.append(f"All occasions were worked alike: {SCALED} is left out.")
    return [
        *said,
        *undated([video.relative_path for video in material.videos if video.captured_at is None]),
        *without_period(material.working.guessed),
        *silent(material.working.silent),
        *uncovered(outside_periods(material)),
    ]
