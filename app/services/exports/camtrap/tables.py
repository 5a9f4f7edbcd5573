"""The rows of Camtrap DP 1.0.2's three tables, after its published table schemas."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from app.services.exports.camtrap_deployments import deployment_id
from app.services.exports.camtrap_times import CameraClock, in_utc
from app.services.exports.cells import Cell, coded
from app.services.exports.material import individuals
from app.services.exports.rows import Row, dominant_first
from app.services.times.capture_times import FILE_TIME, IMPORTED
from app.store.records import Kind, Observation, Subject, Video
from mvit_core.types import Box, Track, VideoStatus, box_between

MOTION = "Trapline motion"
"""Who found what no model has looked at."""

MEDIA_COLUMNS = (
    *("mediaID", "deploymentID", "captureMethod", "timestamp", "filePath", "filePublic", "fileName"),
    *("fileMediatype", "exifData", "favorite", "mediaComments"),
)
OBSERVATION_COLUMNS = (
    *("observationID", "deploymentID", "mediaID", "eventID", "eventStart", "eventEnd", "observationLevel"),
    *("observationType", "cameraSetupType", "scientificName", "count", "lifeStage", "sex", "behavior"),
    *("individualID", "individualPositionRadius", "individualPositionAngle", "individualSpeed"),
    *("bboxX", "bboxY", "bboxWidth", "bboxHeight", "classificationMethod", "classifiedBy"),
    *("classificationTimestamp", "classificationProbability", "observationTags", "observationComments"),
)
MEDIA_TYPES = {
    **{".mp4": "mp4", ".m4v": "mp4", ".mov": "quicktime", ".avi": "x-msvideo", ".asf": "x-ms-asf"},
    **{".wmv": "x-ms-wmv", ".mkv": "x-matroska", ".mpg": "mpeg", ".mpeg": "mpeg", ".3gp": "3gpp"},
    **{".mts": "mp2t", ".m2ts": "mp2t", ".ts": "mp2t", ".webm": "webm", ".flv": "x-flv"},
}
IMAGE_TYPES = {".jpg": "jpeg", ".jpeg": "jpeg", ".jpe": "jpeg", ".png": "png"}

CAMERA_TIME, FILE_TIME_TAG = "DateTimeOriginal", "FileModifyDate"  # as ExifTool names them
EXIF_FORM = "%Y:%m:%d %H:%M:%S"


def media_cells(video: Video, captured_at: datetime, path: str, clock: CameraClock) -> dict[str, Cell]:
    """One row of media.csv."""
    comments = [video.reason] if video.reason else []
    if video.status in (VideoStatus.PARTIAL, VideoStatus.UNREADABLE, VideoStatus.NEW):
        comments.insert(0, "not scanned" if video.status is VideoStatus.NEW else str(video.status))
    if video.captured_from == FILE_TIME:
        comments.append("the time is that of the file, not of the camera")
    suffix = PurePosixPath(video.relative_path).suffix.lower()
    return {
        "mediaID": media_id(video),
        "deploymentID": f"deployment-{video.deployment_id}",
        "captureMethod": "activityDetection",
        "timestamp": clock.down(captured_at),
        "filePath": file_path(path),
        "filePublic": "false",
        "fileName": video.name,
        "fileMediatype": media_type(suffix),
        "exifData": own_time(video),
        "mediaComments": "; ".join(comments),
    }


def own_time(video: Video) -> str:
    """What the camera's clock said, as EXIF has it: it is known by that whatever the clock is said to be.

    The file's own time, which copying may have changed, goes by its own name.
    """
    if video.recorded_at is None or video.captured_from in ("", IMPORTED):
        return ""
    tag = FILE_TIME_TAG if video.captured_from == FILE_TIME else CAMERA_TIME
    return f'{{"{tag}":"{video.recorded_at:{EXIF_FORM}}"}}'


def media_type(suffix: str) -> str:
    """Of a file that ends like this: "video/mp4"."""
    if suffix in IMAGE_TYPES:
        return f"image/{IMAGE_TYPES[suffix]}"
    return f"video/{MEDIA_TYPES.get(suffix, 'x-' + (suffix.strip('.') or 'unknown'))}"


def observation_cells(
    row: Row, animal: Row, bouts: Sequence[Row], track: Track | None, clock: CameraClock
) -> dict[str, Cell]:
    """One row of observations.csv: an animal (then `row` is `animal`), or one of its bouts of behavior."""
    seen, about = row.observation, animal.observation
    start, end = told_times(row)
    bout = seen.kind is Kind.BEHAVIOR
    names = {one.observation.behavior: one.behavior for one in bouts}
    behaviors = [names[key] for key in dominant_first(one.observation for one in bouts)]
    box, box_s = box_in_middle(seen, track)
    return {
        "observationID": f"observation-{seen.id}",
        "deploymentID": deployment_id(row.deployment),
        "mediaID": media_id(row.video),
        "eventStart": clock.down(start),
        "eventEnd": clock.up(end),
        "observationLevel": "media",
        "observationType": str(about.subject),
        "scientificName": animal.taxon.scientific_name if animal.taxon else "",
        "count": individuals(about),
        "lifeStage": about.life_stage,
        "sex": about.sex,
        "behavior": listed([row.behavior] if bout else behaviors),
        "individualID": about.individual,
        **_box_cells(box),
        **classification(seen),
        "observationTags": listed([*_tags(seen, about, box_s if box else None), *_group(animal)]),
        "observationComments": seen.notes,
    }


def told_times(row: Row) -> tuple[datetime, datetime]:
    """Its start and end after the whole second that its file is dated with, rounded as in its tags.

    Whoever takes the file's time off finds the seconds of the tags again, also where a clock that drifted was
    repaired to a part of a second.
    """
    assert row.video.captured_at is not None, "videos without a date are left out before"
    begin, span = row.video.captured_at.replace(microsecond=0), row.observation.span
    return begin + timedelta(seconds=round(span.start_s, 3)), begin + timedelta(seconds=round(span.end_s, 3))


def blank_cells(
    video: Video, captured_at: datetime, clock: CameraClock, *, by: str | None
) -> dict[str, Cell]:
    """The row that says that a whole video shows nothing: `by` a person, or by the scan alone."""
    end = captured_at.replace(microsecond=0) + timedelta(seconds=round(video.duration_s or 0.0, 3))
    return {
        "observationID": f"blank-{video.id}",
        "deploymentID": f"deployment-{video.deployment_id}",
        "mediaID": media_id(video),
        "eventStart": clock.down(captured_at),
        "eventEnd": clock.up(end),
        "observationLevel": "media",
        "observationType": str(Subject.BLANK),
        "classificationMethod": "machine" if by is None else "human",
        "classifiedBy": MOTION if by is None else by,
    }


def box_in_middle(observation: Observation, track: Track | None) -> tuple[Box | None, float]:
    """The animal's box halfway through the observation, else its first box; and the time of it in seconds."""
    if track is None or not track.points:
        return None, 0.0
    middle_s = (observation.span.start_s + observation.span.end_s) / 2
    box = box_between(track.points, middle_s)
    first = track.points[0]
    return (box, middle_s) if box else (first.box, first.time_s)


def file_path(relative: str) -> str:
    """The path as the schema allows it; what it forbids (such as two dots in a row) is written as %-codes."""
    allowed = coded(relative).replace("..", "%2E%2E")
    return f"%{ord(allowed[0]):02X}{allowed[1:]}" if allowed[:1] in (".", "~", "/") else allowed


def listed(values: Iterable[str]) -> str:
    """Several values in one cell, as the standard has it."""
    return " | ".join(value.replace("|", "/") for value in values)


def media_id(video: Video) -> str:
    """Unique within the package."""
    return f"video-{video.id}"


def _box_cells(box: Box | None) -> dict[str, Cell]:
    if box is None:
        return {}
    left, top = (round(max(0.0, side), 5) for side in (box.x, box.y))
    right, bottom = (round(min(1.0, side), 5) for side in (box.x + box.w, box.y + box.h))
    if right - left < 1e-4 or bottom - top < 1e-4:
        return {}
    edges = {"bboxX": left, "bboxY": top, "bboxWidth": right - left, "bboxHeight": bottom - top}
    return {name: round(value, 5) for name, value in edges.items()}


def classification(observation: Observation) -> dict[str, Cell]:
    """Who called it so. What a rule confirmed unseen was classified by the machine, and by nobody since."""
    if observation.is_by_eye:
        when = observation.labelled_at
        return {
            "classificationMethod": "human",
            "classifiedBy": observation.labelled_by,
            "classificationTimestamp": in_utc(when) if when else "",
        }
    cells: dict[str, Cell] = {
        "classificationMethod": "machine",
        "classifiedBy": classified_by(observation),
    }
    if observation.named_by and observation.confidence is not None and _is_as_found(observation):
        cells["classificationProbability"] = round(observation.confidence, 4)
    return cells


def classified_by(observation: Observation) -> str:
    """The person or machine whose word it is; empty where a rule confirmed what no latest scan says."""
    if observation.is_by_eye:
        return observation.labelled_by or MOTION
    return (observation.named_by or MOTION) if _is_as_found(observation) else ""


def _is_as_found(observation: Observation) -> bool:
    return not observation.rule or observation.taxon == observation.found_taxon


def _tags(seen: Observation, about: Observation, box_s: float | None) -> list[str]:
    tags = [f"start_s:{seen.span.start_s:.3f}", f"end_s:{seen.span.end_s:.3f}", f"review:{seen.state}"]
    if seen.kind is Kind.BEHAVIOR:
        tags.append(f"bout_of:observation-{about.id}")
    if seen.track_id is not None:
        tags.append(f"track:{seen.track_id}")
    if box_s is not None:
        tags.append(f"bbox_s:{box_s:.3f}")
    if about.keyframes:
        tags.append("boxes:drawn")
    if seen.reacts:
        tags.append("reacts to camera")
    if seen.quality:
        tags.append(f"quality:{seen.quality}")
    tags += _said_unseen(seen)
    tags += [*seen.tags, *(f"modifier:{each}" for each in seen.modifiers)]
    if not seen.named_by and seen.confidence is not None:
        tags.append(f"motion_confidence:{seen.confidence:.4f}")
    return tags


def _group(animal: Row) -> list[str]:
    """Which of those that go by the scientific name."""
    taxon = animal.taxon
    return [] if taxon is None or taxon.distinct_name == taxon.scientific_name else [f"taxon_key:{taxon.key}"]


def _said_unseen(seen: Observation) -> list[str]:
    """By which rule and whom it was confirmed, or who said something of it, and not what it is."""
    if not (seen.rule or seen.is_touched) or seen.is_by_eye:
        return []
    when = in_utc(seen.labelled_at) if seen.labelled_at else ""
    if seen.rule:
        told = {"confirmed by rule": seen.rule, "rule_by": seen.labelled_by, "rule_at": when}
    else:
        told = {"noted_by": seen.labelled_by, "noted_at": when}
    return [f"{name}:{value}" for name, value in told.items() if value or not name.endswith("_at")]
