"""Whose word an export is: how much of it a machine's, where its format cannot say which; and what people
said of files that hold something else by now.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from app.services import media
from app.services.exports.material import Material, Written
from app.services.exports.sentences import about

DEPLOYMENTS = "deployments"

TELLING = frozenset({"csv", "xlsx", "camtrap-dp", "timelapse", "zamba", "megadetector", DEPLOYMENTS})
"""Formats that say of each row whether a person looked at it, or that hold no observations."""

REPLACED = (
    "Files that hold something else than when they were labelled; nobody has looked since ({n}: {names})."
)

BEHAVIORS = frozenset({"boris", "boris-events", "activitynet", "ava", "timelapse"})
"""Formats that hold behaviors and do not say whose word they are."""


def with_whose(written: Written, material: Material, format_name: str) -> Written:
    """What was written, and how many of the animals and bouts that were read for it nobody has looked at."""
    said = [*written.left_out]
    if format_name not in TELLING:
        said += _animals(material.unseen.values())
    if format_name in BEHAVIORS:
        said += _bouts(material.unseen_bouts.values())
    if format_name != DEPLOYMENTS:
        said += _replaced(material)
    return replace(written, left_out=said)


def _replaced(material: Material) -> list[str]:
    others = media.replaced(material.project)
    return about(REPLACED, [video.relative_path for video in material.videos if video.id in others])


def _animals(counts: Iterable[tuple[int, int]]) -> Iterator[str]:
    unseen, number = _sums(counts)
    if unseen == 1:
        yield f"One of {number} animals is a machine's word alone; this format does not say which."
    elif unseen:
        yield f"{unseen} of {number} animals are a machine's word alone; this format does not say which."


def _bouts(counts: Iterable[tuple[int, int]]) -> Iterator[str]:
    unseen, number = _sums(counts)
    if unseen == 1:
        yield f"One of {number} bouts is a machine's word alone; this format does not say which."
    elif unseen:
        yield f"{unseen} of {number} bouts are a machine's word alone; this format does not say which."


def _sums(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = list(counts)
    return sum(unseen for unseen, _ in pairs), sum(number for _, number in pairs)
