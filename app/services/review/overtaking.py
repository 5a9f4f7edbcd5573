"""Two people at one observation of a shared project: the later one is shown what the earlier one said.

The audit trail tells. A window knows up to which of its lines it has shown what others did; a label for an
observation of which others wrote a later line has been overtaken, and is not written. Nor is one by which an
animal would be gone while another says what it does: neither saw the other's word.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.services.projects import Project
from app.services.review.label_trail import to_change
from app.store.library_order import batches
from app.store.records import (
    BESIDE,
    GAVE_WAY,
    NAMES,
    Assignment,
    Change,
    Label,
    ObservationId,
    ReviewState,
    Verdict,
)
from app.store.schema import GONE, DetectionRow, LabelHistoryRow, LabelRow, ObservationRow
from mvit_core.errors import UserError
from mvit_core.types import Span

SAME_TIME_S = 1e-6
HIDDEN = (GONE, ReviewState.REJECTED.value)
UNSIGNED = {"signed_by": "", "signed_at": None}
UNSAID = {**UNSIGNED, "follows": False}


class Overtaken(UserError):  # noqa: N818 - it says what happened
    """Others have labelled some of these observations since the person last saw them; nothing was written.

    `held_up` are those that cannot be labelled so, by default the ones that others labelled; `homeless` those
    of them that are not there any more, or their animal, which no word of the person's brings back. `were`
    says where those that others labelled stood before that.
    """

    def __init__(
        self,
        changes: Sequence[Change],
        position: int,
        *,
        held_up: Iterable[ObservationId] = (),
        homeless: Iterable[ObservationId] = (),
        were: Mapping[ObservationId, Span] = MappingProxyType({}),
    ) -> None:
        who = ", ".join(dict.fromkeys(each.who for each in changes))
        super().__init__(f"{who} labelled this at the same time. Look at it again, then say what is right.")
        self.changes = tuple(changes)  # the latest word of others on each observation
        self.position = position  # of the audit trail: who has been shown this has seen up to here
        self.held_up = frozenset(held_up) or frozenset(change.observation_id for change in changes)
        self.homeless = frozenset(homeless)
        self.were = were

    @property
    def moves_edges(self) -> bool:
        """Whether others let any begin or end elsewhere, such as by a split."""
        return any(
            each.after is not None and each.after.span != self.were.get(each.observation_id, each.after.span)
            for each in self.changes
        )


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
        ids = [change.observation_id for change in overtaken if is_word(assignment[change.observation_id])]
        were = _spans_before(session, overtaken)
        homeless = [*_homeless(session, ids, window=window), *_gone(session, ids, said)]
        homeless += _over_a_part(session, assignment, overtaken, were)
        raise Overtaken(overtaken, trail_position(session), homeless=homeless, were=were)
    return {**assignment, **agreed}


def check_families(session: Session, changed: frozenset[ObservationId], *, since: int, window: str) -> None:
    """Raises Overtaken where what was just labelled leaves a bout outside of its animal, and others labelled
    the one of the two that was not labelled now. Of an animal that is gone nobody says what it does, however
    long others have taken it away; nor is a half kept beside the whole by what others say it does.
    """
    pairs = [pair for pair in _parted(session, changed) if len(changed & {pair.bout, pair.animal}) == 1]
    ids = {id_ for pair in pairs for id_ in (pair.bout, pair.animal)} - changed
    said = others_words(session, ids, since=since, window=window)
    gone = {pair.animal for pair in pairs if pair.is_gone}
    kept = {pair.bout for pair in pairs if pair.is_half}
    said |= _last_words(session, (gone | kept) - changed, window=window)
    apart = [pair for pair in pairs if pair.bout in said or pair.animal in said]
    if apart:
        homeless = {pair.bout for pair in apart if pair.animal in said}
        homeless |= {pair.animal for pair in apart if pair.is_half and pair.bout in said}
        held_up = homeless | {pair.animal for pair in apart if pair.bout in said}
        changes = {id_: said[id_] for pair in apart for id_ in (pair.animal, pair.bout) if id_ in said}
        raise Overtaken(list(changes.values()), trail_position(session), held_up=held_up, homeless=homeless)


def _homeless(session: Session, bouts: Sequence[ObservationId], *, window: str) -> list[ObservationId]:
    """Those of the bouts whose animal others have taken away."""
    animal, bout = aliased(ObservationRow), ObservationRow
    found: dict[ObservationId, ObservationId] = {}
    for some in batches(bouts):
        rows = session.execute(
            select(bout.id, animal.id)
            .join(animal, animal.id == bout.parent_id)
            .where(bout.id.in_(some), animal.state.in_(HIDDEN))
        )
        found |= {ObservationId(row[0]): ObservationId(row[1]) for row in rows}
    taken = _last_words(session, set(found.values()), window=window)
    return [id_ for id_, its_animal in found.items() if its_animal in taken]


def _gone(
    session: Session, ids: Sequence[ObservationId], said: Mapping[ObservationId, Change]
) -> list[ObservationId]:
    """Those that others have taken away for good, or made one with another."""
    gone = [id_ for id_ in ids if (after := said[id_].after) is not None and after.notes.endswith(GAVE_WAY)]
    for some in batches(ids):
        rows = select(ObservationRow.id).where(ObservationRow.id.in_(some), ObservationRow.state == GONE)
        gone += map(ObservationId, session.scalars(rows))
    return gone


def _over_a_part(
    session: Session, assignment: Assignment, overtaken: Sequence[Change], were: Mapping[ObservationId, Span]
) -> Iterator[ObservationId]:
    """Those that would lie over what others parted from them: that begins or ends where theirs does."""
    for change in overtaken:
        id_, theirs = change.observation_id, change.after
        span = _span_of(session, id_, joined(assignment[id_], change, was=were.get(id_)))
        if span is None or theirs is None or span == theirs.span:
            continue
        one, part = aliased(ObservationRow), ObservationRow
        statement = (
            select(part.id)
            .join(one, and_(one.video_id == part.video_id, one.kind == part.kind, one.id != part.id))
            .where(
                one.id == id_,
                func.coalesce(part.parent_id, 0) == func.coalesce(one.parent_id, 0),
                part.state.not_in(HIDDEN),
                part.start_s < span.end_s - SAME_TIME_S,
                part.end_s > span.start_s + SAME_TIME_S,
                or_(
                    func.abs(part.start_s - theirs.span.end_s) < SAME_TIME_S,
                    func.abs(part.end_s - theirs.span.start_s) < SAME_TIME_S,
                ),
            )
        )
        if session.scalar(statement.limit(1)) is not None:
            yield id_


def _span_of(session: Session, id_: ObservationId, label: Label | None) -> Span | None:
    """Where it is with this label: without one, where a machine found it; None where it is not there."""
    if label is not None:
        return label.span if is_word(label) else None
    found = select(DetectionRow.start_s, DetectionRow.end_s).join(
        ObservationRow, ObservationRow.detection_id == DetectionRow.id
    )
    row = session.execute(found.where(ObservationRow.id == id_)).one_or_none()
    return None if row is None else Span(row.start_s, row.end_s)


def _spans_before(session: Session, changes: Sequence[Change]) -> dict[ObservationId, Span]:
    """Where these stood before: as a label said, else as the machine had found them."""
    spans = {change.observation_id: change.before.span for change in changes if change.before is not None}
    for some in batches([change.observation_id for change in changes if change.before is None]):
        rows = session.execute(
            select(ObservationRow.id, DetectionRow.start_s, DetectionRow.end_s)
            .join(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
            .where(ObservationRow.id.in_(some))
        )
        spans |= {ObservationId(row.id): Span(row.start_s, row.end_s) for row in rows}
    return spans


class _Pair(NamedTuple):
    bout: ObservationId
    animal: ObservationId
    is_gone: bool  # the animal
    is_half: bool  # the animal, which was whole again but for what it does


def _parted(session: Session, ids: Collection[ObservationId]) -> Iterator[_Pair]:
    """Bouts that somebody said something of and their animals, of which they are not a part any more."""
    animal, bout = aliased(ObservationRow), ObservationRow
    is_gone = animal.state.in_(HIDDEN)
    is_half = and_(_stands_beside(animal), ~_has_label(animal))
    sticks_out = or_(bout.start_s < animal.start_s - SAME_TIME_S, bout.end_s > animal.end_s + SAME_TIME_S)
    for some in batches(list(ids)):
        rows = session.execute(
            select(bout.id, animal.id, is_gone, is_half)
            .join(animal, animal.id == bout.parent_id)
            .join(LabelRow, LabelRow.observation_id == bout.id)
            .where(
                or_(bout.id.in_(some), animal.id.in_(some)),
                LabelRow.verdict != Verdict.REJECT.value,
                or_(is_gone, sticks_out, is_half),
            )
        )
        for row in rows:
            yield _Pair(ObservationId(row[0]), ObservationId(row[1]), bool(row[2]), bool(row[3]))


def _stands_beside(animal: type[ObservationRow]) -> ColumnElement[bool]:
    """Whether another stood on its detection before it: it is a half of that, or was one."""
    other = aliased(ObservationRow)
    return exists().where(other.detection_id == animal.detection_id, other.id < animal.id).correlate(animal)


def _has_label(animal: type[ObservationRow]) -> ColumnElement[bool]:
    label = aliased(LabelRow)
    return exists().where(label.observation_id == animal.id).correlate(animal)


def _last_words(
    session: Session, ids: Collection[ObservationId], *, window: str
) -> dict[ObservationId, Change]:
    """The latest line of the audit trail on each of these, where another window wrote it."""
    found: dict[ObservationId, Change] = {}
    for some in batches(list(ids)):
        latest = select(func.max(LabelHistoryRow.id)).where(LabelHistoryRow.observation_id.in_(some))
        rows = session.scalars(
            select(LabelHistoryRow).where(
                LabelHistoryRow.id.in_(latest.group_by(LabelHistoryRow.observation_id)),
                LabelHistoryRow.window != window,
            )
        )
        found |= {change.observation_id: change for change in map(to_change, rows)}
    return found


def is_word(label: Label | None) -> bool:
    """Whether it says something of what is there."""
    return label is not None and label.verdict is not Verdict.REJECT


def is_same(one: Label | None, other: Label | None) -> bool:
    """Whether two labels say the same, whoever says it."""
    if one is None or other is None:
        return one is other
    return msgspec.structs.replace(one, **UNSAID) == msgspec.structs.replace(other, **UNSAID)


def joined(mine: Label | None, change: Change, *, was: Span | None = None) -> Label | None:
    """What one person says over what another did, where one of the two only said something beside the name.

    The name stays that of who gave it, and a count (or whatever else stands beside it) that of who changed
    it. Who takes a name of their own back is left what they had said before. Who left the edges where it
    `was` leaves them where the other put them.
    """
    theirs, before = change.after, change.before
    if mine is None or theirs is None:
        return mine
    if mine.span == was and is_word(theirs):
        mine = msgspec.structs.replace(mine, span=theirs.span)
    verdicts = {mine.verdict, theirs.verdict}
    was_named = before is not None and before.verdict is not Verdict.NOTE
    if was_named or Verdict.NOTE not in verdicts or Verdict.REJECT in verdicts:
        return mine
    before = before or Label(verdict=Verdict.NOTE, span=mine.span)
    taken = [name for name in BESIDE if getattr(mine, name) == getattr(before, name)]
    if mine.verdict is Verdict.NOTE:
        taken += ["verdict", *NAMES, "rule", *(UNSIGNED if theirs.rule else ())]
    return msgspec.structs.replace(mine, **{name: getattr(theirs, name) for name in taken})
