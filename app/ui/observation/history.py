"""Who said what of an observation, and when: its audit trail in sentences."""

from collections.abc import Mapping
from datetime import UTC

import msgspec
from PySide6.QtCore import QCoreApplication

from app.services.review import labels
from app.store.records import NAMES, Change, Label, Observation, Subject, Verdict
from app.ui.session import Session
from app.ui.speech.naming import clock, label_name, model_title
from app.ui.speech.timecode import moment_text
from mvit_core.taxonomy import Behavior, Taxonomy

MOST_CHANGES = 6


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)


def history_text(session: Session, observation: Observation) -> str:
    """The newest changes first, then what found it; nothing of others while somebody reviews blindly."""
    found = [] if session.observer else labels.history(session.project, observation.id)
    lines = [
        f"{sentence(change, session.taxonomy, session.behaviors)}\n{signature(change)}"
        for change in reversed(found[-MOST_CHANGES:])
    ]
    if observation.confidence is not None:
        lines.append(_tr("Found by {who}").format(who=_found_by(observation)))
    return "\n".join(lines)


def sentence(change: Change, taxonomy: Taxonomy, behaviors: Mapping[str, Behavior]) -> str:
    """One line of the history, without who and when."""
    after, before = change.after, change.before
    if after is None or (before is not None and _is_taken_back(before, after)):
        return _tr("Label taken back")
    if after.verdict == Verdict.REJECT:
        return _tr("Rejected")
    name = label_name(after, taxonomy, behaviors)
    if after.rule and (before is None or before.rule != after.rule):
        return _tr("Confirmed unseen, by the rule {rule}").format(rule=after.rule)
    if after.verdict is Verdict.NOTE:  # the name that stands there is the machine's, maybe of another scan
        names = {name: getattr(after, name) for name in NAMES}
        before = msgspec.structs.replace(before or Label(verdict=after.verdict, span=after.span), **names)
    elif before is None or before.verdict in (Verdict.REJECT, Verdict.NOTE):
        if after.verdict == Verdict.CORRECT and _is_nameless(after):
            return _capital(_tr("boxes changed") if after.keyframes else _span(after))
        first = {Verdict.CONFIRM: _tr("Accepted as {name}"), Verdict.ADD: _tr("Added: {name}")}
        return first.get(after.verdict, _tr("Corrected to {name}")).format(name=name)
    unchanged = _span(after) if after.verdict is Verdict.NOTE else _tr("Confirmed again")
    return _capital(", ".join(_differences(before, after, taxonomy, behaviors)) or unchanged)


def _is_taken_back(before: Label, after: Label) -> bool:
    """Whether what was said beside the name stays, and the name is the machine's again."""
    return after.verdict is Verdict.NOTE and before.verdict is not Verdict.NOTE


def signature(change: Change) -> str:
    """Who and when, in the time of this computer."""
    at = change.at if change.at.tzinfo else change.at.replace(tzinfo=UTC)
    return f"{change.who} · {moment_text(at.astimezone())}"


def _differences(
    before: Label, after: Label, taxonomy: Taxonomy, behaviors: Mapping[str, Behavior]
) -> list[str]:
    found = []
    if label_name(before, taxonomy, behaviors) != label_name(after, taxonomy, behaviors):
        found.append(_tr("Now {name}").format(name=label_name(after, taxonomy, behaviors)))
    if before.span != after.span:
        found.append(_span(after))
    plain = (
        (_tr("count"), before.count, after.count),
        (_tr("sex"), before.sex, after.sex),
        (_tr("life stage"), before.life_stage, after.life_stage),
        (_tr("individual"), before.individual, after.individual),
        (_tr("quality"), before.quality, after.quality),
        (_tr("tags"), ", ".join(before.tags), ", ".join(after.tags)),
        (_tr("modifiers"), ", ".join(before.modifiers), ", ".join(after.modifiers)),
    )
    found += [f"{name} {new or '–'}" for name, old, new in plain if old != new]
    if before.reacts != after.reacts:
        found.append(_tr("reacts to the camera") if after.reacts else _tr("no reaction to the camera"))
    if before.keyframes != after.keyframes:
        found.append(_tr("boxes changed"))
    if before.notes != after.notes:
        found.append(_tr("notes changed"))
    return found


def _span(label: Label) -> str:
    start, end = clock(label.span.start_s), clock(label.span.end_s)
    return _tr("now from {start} to {end}").format(start=start, end=end)


def _is_nameless(label: Label) -> bool:
    return not label.behavior and not label.taxon and label.subject is Subject.UNCLASSIFIED


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _found_by(observation: Observation) -> str:
    """Motion, detector, model: who had a part in it."""
    seen = observation.evidence
    parts = [] if seen is not None and seen.motion is None else [_tr("motion")]
    if seen is not None and seen.detector is not None:
        parts.append(observation.detector)
    return " + ".join(filter(None, [*parts, model_title(observation.model)]))
