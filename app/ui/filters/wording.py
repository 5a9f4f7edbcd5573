"""Filters in words: what stands on chips and beside choices."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.services.choosing.catalog import Catalog
from app.services.choosing.filters import BY_RULE, EMPTIED, REPLACED, UNJUDGED, Filter
from app.store.records import ReviewState, Subject
from app.ui.session import Session
from app.ui.speech.naming import behavior_name, name_order, percent_text, state_name, subject_name, taxon_name
from app.ui.speech.timecode import day_text
from mvit_core.types import VideoStatus

REVIEWED = frozenset({"confirmed", "corrected", "added"})
NUM_NAMED = 2  # values that a chip names; of more it says how many


def _tr(text: str) -> str:
    return QCoreApplication.translate("Filters", text)


def part_title(part: str) -> str:
    """What a part is called."""
    return {
        "status": _tr("Status"),
        "taxa": _tr("Species"),
        "subjects": _tr("What is there"),
        "behaviors": _tr("Behavior"),
        "tags": _tr("Tags"),
        "confidence": _tr("Confidence"),
        "sites": _tr("Site"),
        "deployments": _tr("Deployment"),
        "videos": _tr("Videos"),
        "days": _tr("Date"),
        "hours": _tr("Hour of day"),
        "text": _tr("Words"),
    }[part]


def review_name(state: str) -> str:
    """How far the review of an observation is: a ReviewState, or BY_RULE."""
    return _tr("accepted by a rule") if state == BY_RULE else state_name(ReviewState(state))


def status_name(status: str) -> str:
    """How a video ended: a VideoStatus, EMPTIED, UNJUDGED or REPLACED."""
    return {
        EMPTIED: _tr("all rejected"),
        UNJUDGED: _tr("to look at yourself"),
        REPLACED: _tr("file replaced since it was labelled"),
        VideoStatus.NEW: _tr("not scanned"),
        VideoStatus.DONE: _tr("scanned"),
        VideoStatus.BLANK: _tr("blank"),
        VideoStatus.PARTIAL: _tr("partial"),
        VideoStatus.UNREADABLE: _tr("unreadable"),
    }[status]


def part_text(wanted: Filter, part: str, session: Session, catalog: Catalog | None) -> str:
    """What a part lets through, short enough for a chip."""
    sites = catalog.site_names if catalog is not None else {}
    deployments = catalog.deployment_names if catalog is not None else {}
    values: dict[str, Iterable[str]] = {
        "status": _statuses(wanted),
        "taxa": (_taxon(key, session) for key in sorted(wanted.taxa)),
        "subjects": (subject_name(Subject(each)) for each in sorted(wanted.subjects)),
        "behaviors": (behavior_name(key, session.behaviors) for key in sorted(wanted.behaviors)),
        "tags": sorted(wanted.tags, key=name_order),
        "sites": sorted((sites.get(each, "") for each in wanted.sites), key=name_order),
        "deployments": sorted((deployments.get(each, "") for each in wanted.deployments), key=name_order),
    }
    if part == "videos":
        return _tr("{n} from Analyse").format(n=len(wanted.videos))
    if part in values:
        return _listed(list(values[part]))
    return {"confidence": _confidence, "days": _days, "hours": _hours, "text": _words}[part](wanted)


def _statuses(wanted: Filter) -> list[str]:
    states = wanted.states
    names = []
    if states >= REVIEWED:
        names.append(_tr("reviewed"))
        states = states - REVIEWED
    names += [review_name(each) for each in sorted(states)]
    return names + [status_name(each) for each in sorted(wanted.statuses)]


def _taxon(key: str, session: Session) -> str:
    return taxon_name(key, session.taxonomy) if key else subject_name(Subject.UNCLASSIFIED)


def _listed(names: list[str]) -> str:
    if len(names) <= NUM_NAMED:
        return ", ".join(names)
    return _tr("{first} and {n} more").format(first=names[0], n=len(names) - 1)


def _confidence(wanted: Filter) -> str:
    return f"{percent_text(wanted.min_confidence)} – {percent_text(wanted.max_confidence)}"


def _days(wanted: Filter) -> str:
    first, last = (day_text(day) if day else "…" for day in (wanted.first_day, wanted.last_day))
    return f"{first} – {last}"


def _hours(wanted: Filter) -> str:
    last = 23 if wanted.last_hour is None else wanted.last_hour
    return f"{wanted.first_hour or 0:02}:00 – {last:02}:59"


def _words(wanted: Filter) -> str:
    return f"“{wanted.text.strip()}”"
