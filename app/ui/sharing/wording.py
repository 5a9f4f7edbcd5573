"""What people said of an observation, in the words of a notice."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.services.review.overtaking import Overtaken
from app.store.records import Assignment, Change, Label, Verdict
from app.ui.session import Session
from app.ui.speech.naming import label_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sharing", text)


def what(label: Label | None, session: Session) -> str:
    """What a label says in a word or two."""
    if label is None:
        return _tr("nothing yet")
    if label.verdict is Verdict.REJECT:
        return _tr("not there")
    return label_name(label, session.taxonomy, session.behaviors)


def is_stale(error: Overtaken, mine: Assignment) -> bool:
    """Whether what hangs together has no place any more, or another one, after what others did."""
    return bool(error.homeless) or (len(mine) > 1 and error.moves_edges)


def overtaken(error: Overtaken, mine: Assignment, session: Session, *, each_by_itself: bool) -> str:
    """What others said that stands in the way of what somebody says now, and what counts meanwhile."""
    change = error.changes[0]
    is_of_a_bout = change.observation_id not in mine and change.after is not None and change.after.behavior
    if not is_of_a_bout and is_stale(error, mine) and (len(mine) == 1 or not each_by_itself):
        words = _tr(
            "{who} took it or its animal away at {time}, split it, merged it or moved its edges. What you "
            "said was not saved: look at it again, then say it where it belongs."
        )
        return words.format(who=change.who, time=clock_time(change))
    if len(mine) > 1 and not is_of_a_bout:
        return overtaken_in_several(error.changes, len(error.held_up), len(mine))
    if is_of_a_bout:
        words = _tr(
            "{who} said “{theirs}” of this animal at {time}, which would go with it. Nothing was changed yet."
        )
        return words.format(who=change.who, theirs=what(change.after, session), time=clock_time(change))
    (own,) = mine.values()
    return overtaken_by_one(change, own, session)


def overtaken_by_one(change: Change, mine: Label | None, session: Session) -> str:
    """Ana said "red fox" at 14:02, you said "dog"; and which of the two counts now."""
    theirs, own = what(change.after, session), what(mine, session)
    words = _tr("{who} said “{theirs}” at {time}, you said “{own}”. What {who} said counts.")
    says_no_name = any(label is not None and label.verdict is Verdict.NOTE for label in (change.after, mine))
    if theirs == own or says_no_name:
        words = _tr("{who} changed this “{theirs}” at {time}, and so did you. What {who} said counts.")
    return words.format(who=change.who, theirs=theirs, own=own, time=clock_time(change))


def overtaken_in_several(changes: Sequence[Change], some: int, number: int) -> str:
    """The same of some of several that were to change together."""
    words = _tr("{who} labelled {n} of these {m} at the same time. Nothing was changed yet.")
    return words.format(who=names(changes), n=some, m=number)


def left_to_others(changes: Sequence[Change]) -> str:
    """What a bulk edit went round."""
    words = _tr("{who} labelled {n} of them at the same time; what they said stays.")
    if len(changes) == 1:
        words = _tr("{who} labelled one of them at the same time; what they said stays.")
    return words.format(who=names(changes), n=QLocale().toString(len(changes)))


def names(changes: Sequence[Change]) -> str:
    """Who it was, each once."""
    return ", ".join(dict.fromkeys(change.who for change in changes))


def clock_time(change: Change) -> str:
    """When it was, by the clock of this computer."""
    local = QDateTime.fromSecsSinceEpoch(int(change.at.timestamp()))
    return QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
