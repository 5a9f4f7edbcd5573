"""Labels as zamba trains on them: `filepath,label,site`, a line for each species of a video.

After zamba's documentation (https://zamba.drivendata.org): "blank" where nothing is. It passes over other
columns, so `reviewed` can say whether a person looked at every animal of the line.
"""

from collections.abc import Iterator
from pathlib import Path

from app.services.exports.cells import Cells, file_name, text, write_table
from app.services.exports.material import Material, Progress, Written, class_of, is_presence
from app.services.exports.rows import Row
from app.services.exports.sentences import about
from app.store.records import Subject, Video
from mvit_core.types import VideoStatus

COLUMNS = ("filepath", "label", "site", "reviewed")
BLANK = "blank"
UNSAID = (
    "Spans, boxes, counts, sex, life stage, individuals, behaviors and notes have no place in this format."
)


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole table; what nobody and no model has named is left out, since it would be learned wrong."""
    nameless: list[str] = []

    def lines() -> Iterator[Cells]:
        for number, (video, rows) in enumerate(material.every_video(), start=1):
            progress(number)
            cleared = video.id in material.cleared
            labels = [BLANK] if cleared else labels_of(video, rows)
            if not labels and (rows or video.status is not VideoStatus.UNREADABLE):
                nameless.append(video.relative_path)
            deployment = material.surroundings.deployments[video.deployment_id]
            site = material.surroundings.sites[deployment.site_id].name
            for label in labels:
                yield {
                    "filepath": file_name(material.path(video)),
                    "label": text(label),
                    "site": text(site),
                    "reviewed": cleared or _is_reviewed(label, rows),
                }

    number = write_table(out, COLUMNS, lines())
    return Written(
        number, [UNSAID, *about("Videos in which nothing has a name: left out ({n}: {names}).", nameless)]
    )


def labels_of(video: Video, rows: list[Row]) -> list[str]:
    """The labels of a video: its species, "human", "vehicle", or "blank"."""
    seen = [row for row in rows if row.is_animal and is_presence(row)]
    if not seen:
        blank = video.status is VideoStatus.BLANK or any(
            row.observation.subject is Subject.BLANK for row in rows
        )
        return [BLANK] if blank else []
    return list(dict.fromkeys(filter(None, map(label_of, seen))))


def _is_reviewed(label: str, rows: list[Row]) -> bool:
    said = [row for row in rows if row.is_animal and (label == BLANK or label_of(row) == label)]
    return bool(said) and all(row.observation.is_by_eye for row in said)


def label_of(row: Row) -> str:
    """The species in the way zamba writes its labels: "red_fox"; nothing where it has no name."""
    if row.taxon:
        return "_".join(class_of(row.taxon).split())
    named = row.observation.subject in (Subject.HUMAN, Subject.VEHICLE)
    return str(row.observation.subject) if named else ""
