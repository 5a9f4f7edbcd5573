"""What a tile says, and what stands over a group of tiles."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.services.choosing.arranging import By, Group
from app.services.choosing.catalog import Catalog
from app.services.letters import without_middle
from app.store.columns import NO_TIME, STATES, SUBJECTS
from app.store.records import ReviewState
from app.ui.session import Session
from app.ui.speech.naming import behavior_name, percent_text, subject_name, taxon_name
from app.ui.speech.timecode import day_text

LONGEST_SITE = 14  # letters of a site on a tile


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grid", text)


@dataclass(frozen=True, slots=True)
class TileText:
    """Two lines and how it stands; what a rule accepted is still the machine's word."""

    name: str
    detail: str
    taxon: str | None
    state: ReviewState
    confidence: float | None
    raw: bool = False  # the confidence is no chance
    by_rule: bool = False
    shorter: tuple[str, ...] = ()  # the detail with less in it, for narrow tiles

    def fitting(self, fits: Callable[[str], bool]) -> str:
        """As much of the detail as there is room for: half a behavior says nothing of whose word it is."""
        return next(filter(fits, (self.detail, *self.shorter)), (self.detail, *self.shorter)[-1])

    @property
    def is_by_eye(self) -> bool:
        """Whether a person has looked at it."""
        return self.state is not ReviewState.UNREVIEWED and not self.by_rule


def tile_text(catalog: Catalog, row: int, session: Session, by: By, *, raw: bool = False) -> TileText:
    """What is known of an observation; what its group's heading says already is left out. `raw`: its
    confidence is no chance.
    """
    animals = catalog.animals
    taxon = catalog.words.taxa.texts[animals.taxon[row]] or None
    name = taxon_name(taxon, session.taxonomy) if taxon else subject_name(SUBJECTS[animals.subject[row]])
    confidence = float(animals.confidence[row])
    site = without_middle(_site(catalog, row), LONGEST_SITE) if by != By.SITE else ""
    day, clock = _moment(catalog, row)
    when = clock if by == By.TIME else f"{day} {clock}".strip()
    behavior = _behavior(catalog, row, session) if by != By.BEHAVIOR else ""
    shorter = (
        ((site, "" if by == By.TIME else day, behavior), (site, behavior), (behavior,)) if behavior else ()
    )
    return TileText(
        name=name,
        detail=_line(site, when, behavior),
        shorter=tuple(_line(*parts) for parts in shorter),
        taxon=taxon,
        state=STATES[animals.state[row]],
        confidence=None if np.isnan(confidence) else confidence,
        raw=raw,
        by_rule=bool(animals.by_rule[row]),
    )


def whole_text(catalog: Catalog, row: int, session: Session) -> str:
    """What a tile leaves out where it is narrow, a line each: all of its name, site, moment and file."""
    animals = catalog.animals
    taxon = catalog.words.taxa.texts[animals.taxon[row]]
    name = session.taxonomy.display_name(taxon) if taxon else subject_name(SUBJECTS[animals.subject[row]])
    path = catalog.videos.paths[catalog.video[row]]
    parts = (name, _behavior(catalog, row, session), _site(catalog, row), " ".join(_moment(catalog, row)))
    return "\n".join(filter(None, (*(each.strip() for each in parts), path)))


def _behavior(catalog: Catalog, row: int, session: Session) -> str:
    """What it does for most of the time; under a person's sign the machine's word is said to be so."""
    key = catalog.words.behaviors.texts[catalog.behavior[row]]
    name = behavior_name(key, session.behaviors)
    is_reviewed = STATES[catalog.animals.state[row]] is not ReviewState.UNREVIEWED
    if name and is_reviewed and not catalog.animals.by_rule[row] and not catalog.behavior_by_eye[row]:
        return _tr("machine: {behavior}").format(behavior=name)
    return name


def heading(group: Group, catalog: Catalog, session: Session, by: By) -> str:
    """What the tiles of a group share."""
    if by == By.SPECIES:
        if group.key:
            return session.taxonomy.display_name(group.key)
        return subject_name(SUBJECTS[group.subject or 0])
    if group.key is None:
        return {
            By.BEHAVIOR: _tr("No behavior named"),
            By.TIME: _tr("Nobody knows when"),
            By.SIMILARITY: _tr("No model has looked at these"),
            By.CONFIDENCE: _tr("Added by hand"),
        }[by]
    return _known_heading(group.key, catalog, session, by)


def _known_heading(key: Any, catalog: Catalog, session: Session, by: By) -> str:
    if by == By.BEHAVIOR:
        return behavior_name(str(key), session.behaviors)
    if by == By.SITE:
        return catalog.site_names.get(key, "")
    if by == By.TIME:
        return day_text(key)
    if by == By.SIMILARITY:
        number, taxon = key
        if taxon is None:
            return _tr("Look alike ({n})").format(n=number)
        name = taxon_name(taxon, session.taxonomy)
        return _tr("Look alike ({n}), mostly {name}").format(n=number, name=name)
    return _tr("{low} to {high}").format(low=percent_text(key / 10), high=percent_text((key + 1) / 10))


def _site(catalog: Catalog, row: int) -> str:
    return catalog.site_names.get(int(catalog.videos.site_id[catalog.video[row]]), "")


def _line(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _moment(catalog: Catalog, row: int) -> tuple[str, str]:
    """Day and hour; both empty where nobody knows."""
    minutes = int(catalog.videos.minutes[catalog.video[row]])
    if minutes == NO_TIME:
        return "", ""
    moment = datetime(1970, 1, 1) + timedelta(minutes=minutes, seconds=float(catalog.animals.start_s[row]))
    return day_text(moment.date()), f"{moment:%H:%M}"
