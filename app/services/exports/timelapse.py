"""A CSV that Timelapse imports: one line for each file, matched by RelativePath and File on the way in.

After Timelapse's guide (Greenberg, https://timelapse.ucalgary.ca): backslashes in RelativePath, lower-case
true and false. One line says what is most of a file; spans and boxes stay behind.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.services.ecology.max_count import Sighting, max_n
from app.services.exports.cells import Cells, second, text, write_table
from app.services.exports.material import Material, Progress, Written, is_presence, kind_of, species_of
from app.services.exports.rows import Row, dominant_first
from app.store.records import Subject, Video
from mvit_core.types import VideoStatus

COLUMNS = (
    *("RootFolder", "File", "RelativePath", "DateTime", "DeleteFlag", "Species", "CommonName", "Count"),
    *("OtherSpecies", "Behavior", "Sex", "LifeStage", "Individual", "Reviewed", "Confidence"),
    *("FirstSeenSeconds", "Comment"),
)
UNSAID = (
    "A file is one line: the species longest in view, its MaxN as count and what it does; no spans, no boxes."
)


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole table."""

    def lines() -> Iterator[Cells]:
        for number, (video, rows) in enumerate(material.every_video(), start=1):
            progress(number)
            yield {
                **_file(material, video),
                **_content(material, video, [row for row in rows if row.is_animal], rows),
            }

    return Written(write_table(out, COLUMNS, lines()), [UNSAID])


def _file(material: Material, video: Video) -> Cells:
    folder, _, name = material.path(video).rpartition("/")
    return {
        "RootFolder": material.project.name,
        "File": text(name),
        "RelativePath": text(folder.replace("/", "\\")),
        "DateTime": second(video.captured_at),
        "DeleteFlag": False,
    }


def _content(material: Material, video: Video, animals: Sequence[Row], rows: Sequence[Row]) -> Cells:
    seen = [row for row in animals if is_presence(row)]
    if not seen:
        cleared = video.id in material.cleared
        blank = (
            cleared
            or video.status is VideoStatus.BLANK
            or any(row.observation.subject is Subject.BLANK for row in animals)
        )
        return {
            "Species": "blank" if blank else "",
            "Reviewed": cleared or any(row.observation.is_by_eye for row in animals),
        }
    species: dict[str, list[Row]] = {}
    for row in seen:
        species.setdefault(kind_of(row), []).append(row)
    names = sorted(species, key=lambda name: -sum(row.observation.span.duration_s for row in species[name]))
    first = species[names[0]]
    theirs = {row.observation.id for row in first}  # else one would be said to do what another does
    bouts = [row.observation for row in rows if not row.is_animal and row.animal_id in theirs]
    behaviors = [material.surroundings.behavior_name(key) for key in dominant_first(bouts)]
    confidences = [
        row.observation.confidence
        for row in first
        if row.observation.confidence is not None
        and not row.observation.is_by_eye  # a machine's, maybe of another name
    ]
    return {
        "Species": text(species_of(first[0])),
        "CommonName": text(first[0].taxon.short_name) if first[0].taxon else "",
        "Count": most(first),
        "OtherSpecies": text("|".join(names[1:])),
        "Behavior": text("|".join(behaviors)),
        "Sex": _alike(row.observation.sex for row in first),
        "LifeStage": _alike(row.observation.life_stage for row in first),
        "Individual": text(
            "|".join(dict.fromkeys(filter(None, (row.observation.individual for row in first))))
        ),
        "Reviewed": all(row.observation.is_by_eye for row in seen),
        "Confidence": round(max(confidences), 4) if confidences else "",
        "FirstSeenSeconds": round(min(row.observation.span.start_s for row in first), 3),
        "Comment": text("; ".join(filter(None, (" ".join(row.observation.notes.split()) for row in seen)))),
    }


def most(rows: Sequence[Row]) -> int:
    """MaxN of one species in one video."""
    found = max_n(
        Sighting(row.observation.span, row.observation.count, row.observation.individual) for row in rows
    )
    return found.count if found else 0


def _alike(values: Iterator[str]) -> str:
    """What all say; nothing where they differ."""
    told = set(values)
    return told.pop() if len(told) == 1 else ""
