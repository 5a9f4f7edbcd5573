"""Two people at one observation of a shared project: the later one is shown what the earlier one said.

The audit trail tells. A window knows up to which of its lines it has shown what others did; a label for an
observation of which others wrote a later line has been overtaken, and is not written.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.services.review.label_trail import to_change
from app.store.library_order import batches
from app.store.records import BESIDE, NAMES, Assignment, Change, Label, ObservationId, Verdict
from app.store.schema import LabelHistoryRow
from mvit_core.errors import UserError

UNSIGNED = {"signed_by": "", "signed_at": None}
UNSAID = {**UNSIGNED, "follows": False}


class Overtaken(UserError):  # noqa: N818 - it says what happened
    """Others have labelled some of these observations since the person last saw them; nothing was written."""

    def __init__(self, changes: Sequence[Change], position: int) -> None:
        who = ", ".join(dict.fromkeys(each.who for each in changes))
        super().__init__(f"{who} labelled this at the same time. Look at it again, then say what is right.")
        self.changes = tuple(changes)  # the latest word of others on each observation
        self.position = position  # of the audit trail: who has been shown this has seen up to here


def trail_position(session: Session) -> int:
    """The number of the latest line of the audit trail."""
    return session.scalar(select(func.max(LabelHistoryRow.id))) or 0


def position_of(project: Project) -> int:
    """The same of a project."""
    with project.reading() as session:
        return trail_position(session)


def others_words(
    session: Session, ids: Iterable[ObservationId], *, since: int, window: str
) -> dict[ObservationId, Change]:
    """What others have said of these observations since then: from before it all to the latest word."""
    found: dict[ObservationId, Change] = {}
    for some in batches(list(ids)):
        rows = session.scalars(
            select(LabelHistoryRow)
            .where(
                LabelHistoryRow.observation_id.in_(some),
                LabelHistoryRow.id > since,
                LabelHistoryRow.window != window,
            )
            .order_by(LabelHistoryRow.id)
        )
        for change in map(to_change, rows):
            first = found.get(change.observation_id, change)
            found[change.observation_id] = msgspec.structs.replace(change, before=first.before)
    return {id_: change for id_, change in found.items() if not is_same(change.before, change.after)}


def not_overtaken(
    session: Session,
    assignment: Assignment,
    current: Mapping[ObservationId, Label | None],
    *,
    since: int,
    window: str,
) -> Assignment:
    """The assignment, but that who says what others said already leaves their word.

    Overtaken where they said something else.
    """
    said = others_words(session, assignment, since=since, window=window)
    agreed = {id_: current[id_] for id_ in said if is_same(assignment[id_], current[id_])}
    overtaken = [change for id_, change in said.items() if id_ not in agreed]
    if overtaken:
        raise Overtaken(overtaken, trail_position(session))
    return {**assignment, **agreed}


def is_same(one: Label | None, other: Label | None) -> bool:
    """Whether two labels say the same, whoever says it."""
    if one is None or other is None:
        return one is other
    return msgspec.structs.replace(one, **UNSAID) == msgspec.structs.replace(other, **UNSAID)


def joined(mine: Label | None, change: Change) -> Label | None:
    """What one person says over what another did, where one of the two only said something beside the name.

    The name stays that of who gave it, and a count (or whatever else stands beside it) that of who changed
    it. Who takes a name of their own back is left what they had said before.
    """
    theirs, before = change.after, change.before
    if mine is None or theirs is None:
        return mine
    verdicts = {mine.verdict, theirs.verdict}
    was_named = before is not None and before.verdict is not Verdict.NOTE
    if was_named or Verdict.NOTE not in verdicts or Verdict.REJECT in verdicts:
        return mine
    before = before or Label(verdict=Verdict.NOTE, span=mine.span)
    taken = [name for name in BESIDE if getattr(mine, name) == getattr(before, name)]
    if mine.verdict is Verdict.NOTE:
        taken += ["verdict", *NAMES, "rule", *(UNSIGNED if theirs.rule else ())]
    return msgspec.structs.replace(mine, **{name: getattr(theirs, name) for name in taken})
