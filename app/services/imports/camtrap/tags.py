"""What Trapline writes into observationTags, read again; what others wrote stays a tag."""

from datetime import datetime

import msgspec

from app.services.imports.reading import LONGEST_S, instant, number
from mvit_core.types import Span


class Tags(msgspec.Struct, frozen=True):
    """The tags of one row."""

    span: Span | None = None  # exact seconds
    box_s: float | None = None
    bout_of: str = ""
    confidence: float | None = None  # motion's
    quality: str = ""
    reacts: bool = False
    modifiers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    rule: str = ""  # by which it was confirmed unseen
    rule_by: str = ""  # by whom
    rule_at: datetime | None = None  # UTC
    group: str = ""  # the key of one that goes by its family's scientific name
    noted_by: str = ""  # who said something of it, but not what it is
    noted_at: datetime | None = None  # UTC


def read_tags(text: str) -> Tags:
    """Tags parted by bars, each perhaps `name:value`."""
    named: dict[str, str] = {}
    modifiers: list[str] = []
    others: list[str] = []
    reacts = False
    for tag in filter(None, (part.strip() for part in text.split("|"))):
        name, colon, value = tag.partition(":")
        if tag == "reacts to camera":
            reacts = True
        elif name == "modifier" and colon:
            modifiers.append(value)
        elif name in OURS and colon:
            named[name] = value
        else:
            others.append(tag)
    return Tags(
        _span(named),
        _seconds(named, "bbox_s"),
        named.get("bout_of", ""),
        number(named.get("motion_confidence"), low=0, high=1),
        named.get("quality", ""),
        reacts,
        tuple(modifiers),
        tuple(others),
        named.get("confirmed by rule", ""),
        named.get("rule_by", ""),
        instant(named.get("rule_at", "")),
        named.get("taxon_key", ""),
        named.get("noted_by", ""),
        instant(named.get("noted_at", "")),
    )


OURS = (
    *("start_s", "end_s", "bbox_s", "bout_of", "motion_confidence", "quality", "review", "track", "boxes"),
    "taxon_key",
    *("confirmed by rule", "rule_by", "rule_at", "noted_by", "noted_at"),
)


def _seconds(named: dict[str, str], name: str) -> float | None:
    return number(named.get(name), low=0, high=LONGEST_S)


def _span(named: dict[str, str]) -> Span | None:
    start_s, end_s = _seconds(named, "start_s"), _seconds(named, "end_s")
    return Span(start_s, max(start_s, end_s)) if start_s is not None and end_s is not None else None
