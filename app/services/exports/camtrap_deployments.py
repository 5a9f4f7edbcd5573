"""Deployments as Camtrap DP's table has them, to write and to read. Pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec

from app.services.exports.camtrap_times import CameraClock, offset_name
from app.services.exports.cells import Cell, Cells, plain, text, truth
from app.store.records import Deployment, Site

ANYWHERE_M = 20_037_508
"""Half of the Earth's equator: a place known this well is not known at all."""

UNKNOWN_PLACE = "coordinates:unknown"
CUT_PERIOD = "period:cut"
"""Of a deployment that stood also on days that were not chosen: its start or end is no word about it."""

GAP = "gap:"
"""Before two moments with a line between them: the camera did not work. The standard has no column for it."""

GUESSED = "guessed:"
"""Before what the standard asks for and nobody has said: "offset"; "period", of which the start is that of
the first video, and perhaps the end that of the last one; "end" alone.
"""

NAMED = "deployment:"
"""Before what people call it, where that is not the name of its place: the standard has no column for it."""

UNKNOWN_COMMENT = "The coordinates are not known; 0, 0 stands for anywhere on Earth."

GUESSED_COMMENTS = {
    "period": "The start, and perhaps the end, is not known; the first and last video stand for them.",
    "end": "The end is not known; the last video stands for it.",
}
"""What tags of GUESSED say, for people who read the table."""

COLUMNS = (
    *("deploymentID", "locationID", "locationName", "latitude", "longitude", "coordinateUncertainty"),
    *("deploymentStart", "deploymentEnd", "setupBy", "cameraID", "cameraModel", "cameraDelay"),
    *("cameraHeight", "cameraDepth", "cameraTilt", "cameraHeading", "detectionDistance", "timestampIssues"),
    *("baitUse", "featureType", "habitat", "deploymentGroups", "deploymentTags", "deploymentComments"),
)
FEATURES = (
    *("roadPaved", "roadDirt", "trailHiking", "trailGame", "roadUnderpass", "roadOverpass", "roadBridge"),
    *("culvert", "burrow", "nestSite", "carcass", "waterSource", "fruitingTree"),
)
FIELDS = {
    "setupBy": "setup_by",
    "cameraID": "camera",
    "cameraModel": "camera_model",
    "cameraDelay": "camera_delay_s",
    "cameraHeight": "camera_height_m",
    "cameraDepth": "camera_depth_m",
    "cameraTilt": "camera_tilt_degrees",
    "cameraHeading": "camera_heading_degrees",
    "detectionDistance": "detection_distance_m",
    "timestampIssues": "clock_doubtful",
    "baitUse": "bait",
    "featureType": "feature_type",
    "habitat": "habitat",
    "deploymentGroups": "deployment_groups",
    "deploymentTags": "deployment_tags",
    "deploymentComments": "comments",
}
"""Column by column the field of a deployment."""


class Period(msgspec.Struct, frozen=True):
    """From the first to the last moment of a deployment, by its camera's clock."""

    start: datetime
    end: datetime


def deployment_cells(
    deployment: Deployment,
    site: Site,
    when: Period,
    clock: CameraClock,
    *,
    doubtful: bool,
    gaps: Sequence[tuple[datetime, datetime]],
    is_cut: bool,
    guesses: Sequence[str],
) -> dict[str, Cell]:
    """One row of deployments.csv. Required coordinates that nobody knows are written as being anywhere."""
    known = site.latitude is not None and site.longitude is not None
    cells: dict[str, Cell] = {
        "deploymentID": deployment_id(deployment),
        "locationID": f"site-{site.id}",
        "locationName": site.name,
        "latitude": site.latitude if known else 0,
        "longitude": site.longitude if known else 0,
        "coordinateUncertainty": max(1, round(site.uncertainty_m)) if site.uncertainty_m else None,
        "deploymentStart": clock.down(when.start),
        "deploymentEnd": clock.up(when.end),
        **said(deployment),
        "timestampIssues": doubtful if deployment.clock_doubtful is None else deployment.clock_doubtful,
    }
    if deployment.feature_type not in FEATURES:
        cells["featureType"] = None  # the standard knows no others
    tags = (
        deployment.deployment_tags,
        "" if deployment.name == site.name else f"{NAMED}{deployment.name.replace('|', '/')}",
        "" if known else UNKNOWN_PLACE,
        CUT_PERIOD if is_cut else "",
        *(f"{GUESSED}{each}" for each in guesses),
        *(f"{GAP}{clock.down(start)}/{clock.up(end)}" for start, end in gaps),
    )
    cells["deploymentTags"] = " | ".join(filter(None, tags))
    ours = [GUESSED_COMMENTS[each] for each in guesses if each in GUESSED_COMMENTS]
    if not known:
        cells["coordinateUncertainty"] = ANYWHERE_M
        ours.append(UNKNOWN_COMMENT)
    cells["deploymentComments"] = " ".join(filter(None, (deployment.comments, *ours)))
    return cells


def said(deployment: Deployment) -> dict[str, Cell]:
    """What people said of a deployment, by column."""
    return {column: getattr(deployment, field) for column, field in FIELDS.items()}


def gaps_in(tags: str) -> list[tuple[str, str]]:
    """The first and last moments of the gaps that tags tell, as they stand there."""
    told = (tag.strip().removeprefix(GAP) for tag in tags.split("|") if tag.strip().startswith(GAP))
    return [(start, end) for start, _, end in (each.partition("/") for each in told)]


def guesses_in(tags: str) -> frozenset[str]:
    """What tags call a guess: some of "period", "end" and "offset"."""
    told = (tag.strip() for tag in tags.split("|"))
    return frozenset(tag.removeprefix(GUESSED) for tag in told if tag.startswith(GUESSED))


def name_in(tags: str) -> str:
    """What a package's tags call a deployment; empty where they do not."""
    told = (tag.strip() for tag in tags.split("|"))
    return next((tag.removeprefix(NAMED).strip() for tag in told if tag.startswith(NAMED)), "")


def deployment_id(deployment: Deployment) -> str:
    """Unique within the package."""
    return f"deployment-{deployment.id}"


def local_cells(deployment: Deployment, site: Site, when: Period | None, *, key: str) -> Cells:
    """One row of a table for spreadsheets: camera-local times without an offset, unknown places empty.

    `key` is what the deployment is known by when the table comes back.
    """
    start = deployment.start or (when.start if when else None)
    end = deployment.end or (when.end if when else None)
    words = {
        name: text(value) if isinstance(value, str) else value for name, value in said(deployment).items()
    }
    return {
        "deploymentID": text(key),
        "locationName": text(site.name),
        "latitude": site.latitude,
        "longitude": site.longitude,
        "coordinateUncertainty": site.uncertainty_m,
        "deploymentStart": _local(start),
        "deploymentEnd": _local(end),
        **words,
        "gaps": " | ".join(f"{_local(first)}/{_local(last)}" for first, last in deployment.gaps),
        "utcOffset": _offset(deployment.utc_offset_min),
        "folder": text(deployment.folder),
    }


LOCAL_COLUMNS = (*(name for name in COLUMNS if name != "locationID"), "gaps", "utcOffset", "folder")


def read_fields(cells: Mapping[str, str], refuse: Callable[[str], None]) -> dict[str, Any]:
    """The fields of a deployment that a row says; one of a wrong kind is left out and told to `refuse`."""
    found: dict[str, Any] = {}
    kinds = {name: one.type for name, one in _fields_of_deployment().items()}
    for column, field in FIELDS.items():
        value = _without_ours(plain(cells.get(column, "").strip()))
        if value in ("", "NA", "NaN", "nan"):
            continue
        try:
            found[field] = _converted(value, kinds[field])
        except (msgspec.ValidationError, OverflowError):
            refuse(f"{column} is {value[:40]!r}, which is not of its kind")
    return found


def _without_ours(value: str) -> str:
    """Without what Trapline writes where nobody knows the place, a period was cut or guessed, a camera did
    not work, and what the deployment is called.
    """
    tags = [tag.strip() for tag in value.split("|")]
    words = (UNKNOWN_PLACE, CUT_PERIOD)
    theirs = [tag for tag in tags if tag not in words and not tag.startswith((GAP, GUESSED, NAMED))]
    value = " | ".join(theirs) if len(theirs) < len(tags) else value
    for comment in (UNKNOWN_COMMENT, *GUESSED_COMMENTS.values()):
        value = value.removesuffix(comment).strip()
    return value


def _converted(value: str, kind: Any) -> Any:
    """Raises msgspec.ValidationError. Spreadsheets write 0,4 and WAHR in some countries."""
    if kind == bool | None:
        known = truth(value)
        return msgspec.convert(value if known is None else known, kind)
    if kind in (float | None, int | None):
        value = value.replace(",", ".").removesuffix(".0")
    return msgspec.convert(value, kind, strict=False)


def _fields_of_deployment() -> dict[str, msgspec.structs.FieldInfo]:
    return {one.name: one for one in msgspec.structs.fields(Deployment)}


def _local(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="seconds")


def _offset(minutes: int | None) -> str:
    return "" if minutes is None else offset_name(timezone(timedelta(minutes=minutes)))
