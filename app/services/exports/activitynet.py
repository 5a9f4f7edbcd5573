"""ActivityNet's JSON: behaviors as segments in seconds, for those who train models of actions in time.

After the layout of its challenges (Caba Heilbron et al., CVPR 2015): a database of videos, each with its
length and a list of segments with one label. The animal's name stands beside the label. Its evaluation takes
no file without a taxonomy, though it does not look into it; a segment of no length can never be found.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.services.exports.json_stream import Entries, Json, write_object
from app.services.exports.material import Material, Progress, Written
from app.services.exports.rows import Row, what
from app.services.exports.sentences import about
from app.store.records import Video
from mvit_core.types import VideoStatus

SUBSET = "training"
UNSAID = "Boxes, counts, sex, life stage, notes and animals without a behavior have no place in this format."
UNSPLIT = f"Every video is of the subset '{SUBSET}': split them by site before you train."


def write(material: Material, out: Path, progress: Progress) -> Written:
    """One file; videos that were looked at and show no behavior are in it, with an empty list."""
    unknown: list[str] = []
    photos: list[str] = []
    labels: set[str] = set()
    number = num_points = 0

    def database() -> Iterator[tuple[str, Json]]:
        nonlocal number, num_points
        for video, rows in material.every_video():
            if video.is_photo:
                photos.append(video.relative_path)
                continue
            if video.status in (VideoStatus.NEW, VideoStatus.UNREADABLE) and not rows:
                unknown.append(video.relative_path)
                continue
            animals = {row.observation.id: row for row in rows if row.is_animal}
            bouts = [row for row in rows if not row.is_animal and row.animal_id in animals]
            lasting = [row for row in bouts if _lasts(row)]
            annotations: list[Json] = [_annotation(row, animals[row.animal_id]) for row in lasting]
            number += len(annotations)
            num_points += len(bouts) - len(lasting)
            labels.update(row.behavior for row in lasting)
            progress(number)
            yield material.path(video), {**_facts(video), "annotations": annotations}

    write_object(
        out,
        [
            ("version", f"Trapline: {material.project.name}"),
            ("database", Entries(database())),
            ("taxonomy", lambda: _taxonomy(labels)),
        ],
    )
    points = [f"Points have no length: {num_points} were left out."] if num_points else []
    left_out = [
        *points,
        *about("Photos without a length: left out ({n}: {names}).", photos),
        *about("Videos that were not looked at: left out ({n}: {names}).", unknown),
    ]
    return Written(number, [UNSAID, UNSPLIT, *left_out])


def _facts(video: Video) -> dict[str, Json]:
    facts: dict[str, Json] = {"subset": SUBSET, "duration": round(video.duration_s or 0.0, 3)}
    return {**facts, "fps": round(video.frame_rate, 5)} if video.frame_rate else facts


def _lasts(row: Row) -> bool:
    span = row.observation.span
    return round(span.end_s, 3) > round(span.start_s, 3)


def _annotation(row: Row, animal: Row) -> Json:
    span = row.observation.span
    return {
        "segment": [round(span.start_s, 3), round(span.end_s, 3)],
        "label": row.behavior,
        **_whose(animal),
    }


def _taxonomy(labels: Iterable[str]) -> Json:
    """The behaviors below a root."""
    root = {"nodeId": 0, "nodeName": "Root", "parentId": None, "parentName": None}
    nodes = [
        {"nodeId": number, "nodeName": name, "parentId": 0, "parentName": "Root"}
        for number, name in enumerate(sorted(labels), start=1)
    ]
    return [root, *nodes]


def _whose(animal: Row) -> dict[str, Json]:
    facts = {
        "species": animal.taxon.distinct_name if animal.taxon else what(animal),
        "individual": animal.observation.individual,
    }
    return {name: value for name, value in facts.items() if value}
