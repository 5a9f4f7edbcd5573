"""Which observation here a word of another program is about, by its ID, time and what it says. Pure."""

from collections.abc import Callable, Sequence

import msgspec

from app.store.records import Kind, Label, Observation, ReviewState, Subject
from mvit_core.types import Span

SAME_MOMENT_S = 0.011  # tables round to milliseconds, packages to less
SAME_SCORE = 1e-3  # files round to four digits
ANIMALS = (Subject.ANIMAL, Subject.UNCLASSIFIED, Subject.UNKNOWN)


class Said(msgspec.Struct, frozen=True):
    """What a file says of an animal or of a bout."""

    label: Label
    counts: bool = False  # whether it says how many
    own_id: int | None = None  # of the observation of this project that it names
    is_apart: bool = False  # it is of none that is here


IsIt = Callable[[Observation, Said], bool]


def matched(
    told: Sequence[Said], here: Sequence[Observation], lasts_s: float, *, is_ours: bool = False
) -> list[Observation | None]:
    """For each word on an animal the observation that it is about, or None; none twice, the surest first.

    An animal at the very same time is the same one, whatever it is called; not so where the time is all of
    the video, for there two animals have the same. In a file that went out from here (`is_ours`) one that is
    called the same in a part of the time has had its time changed; of another file an ID counts less than
    the very same time, for every project has the same IDs.
    """

    def was_called_otherwise(one: Observation, said: Said) -> bool:
        return not _is_all(said.label.span, lasts_s) and _was_called_otherwise(one, said)

    def is_row(one: Observation, said: Said) -> bool:
        if is_ours or not _is_row(one, said) or are_at_once(one.span, said.label.span):
            return _is_row(one, said)
        others = [row for row in told if row is not said]
        at_its_time = (other for other in here if are_at_once(other.span, said.label.span))
        return all(any(says_the_same(other, row) for row in others) for other in at_its_time)

    tests: list[IsIt] = [says_the_same, is_row, _was_found, was_called_otherwise]
    return _paired(told, here, [*tests, _was_moved] if is_ours else tests)


def matched_bouts(
    told: Sequence[Said], here: Sequence[Observation], *, is_ours: bool
) -> list[Observation | None]:
    """The same for the bouts of one animal."""
    return _paired(told, here, [is_same_bout, _is_row, _was_moved] if is_ours else [is_same_bout, _is_row])


def _paired(
    told: Sequence[Said], here: Sequence[Observation], tests: Sequence[IsIt]
) -> list[Observation | None]:
    found: list[Observation | None] = [None] * len(told)
    free = list(here)
    for is_it in tests:
        for place, said in enumerate(told):
            if found[place] is None and not said.is_apart:
                those = [one for one in free if is_it(one, said)]
                found[place] = match = max(
                    those, key=lambda one: one.span.shared_s(said.label.span), default=None
                )
                if match is not None:
                    free.remove(match)
    return found


def says_the_same(one: Observation, said: Said) -> bool:
    """The same time, and nothing of the animal that is not said of it here. Not every format can say all."""
    label = said.label
    same = one.subject is label.subject and one.taxon == label.taxon
    return same and are_at_once(one.span, label.span) and not _says_other_facts(one, said)


def is_changed(one: Observation, said: Said) -> bool:
    """Whether it says anything else than what is here; what it does not say is not changed."""
    label = said.label
    return (
        is_renamed(one, label)
        or not are_at_once(one.span, label.span)
        or _says_other_facts(one, said)
        or label.quality not in ("", one.quality)
        or (label.reacts and not one.reacts)
        or (bool(label.tags) and label.tags != one.tags)
    )


def is_renamed(one: Observation, label: Label) -> bool:
    """Whether it is called something else than here; what has no name there keeps the one of here."""
    renamed = label.taxon is not None and label.taxon != one.taxon
    return renamed or (label.subject not in ANIMALS and label.subject is not one.subject)


def says_no_more(one: Observation, said: Said) -> bool:
    """Whether a format that cannot tell motion from a nameless animal says of it all that stands here."""
    label = said.label
    motion = one.subject is Subject.UNCLASSIFIED and label.subject is Subject.ANIMAL
    alike = (label.taxon, label.individual, label.notes) == (one.taxon, one.individual, one.notes)
    return says_the_same(one, said) or (motion and alike and are_at_once(one.span, label.span))


def is_as_found(one: Observation, confidence: float | None) -> bool:
    """Whether a row has the confidence of what is here: then somebody has changed the rest of it."""
    return confidence is None or (
        one.confidence is not None and abs(one.confidence - confidence) < SAME_SCORE
    )


def is_same_bout(one: Observation, said: Said) -> bool:
    """The same behavior at the same time."""
    return one.behavior == said.label.behavior and are_at_once(one.span, said.label.span)


def are_at_once(one: Span, other: Span) -> bool:
    """Whether two spans are the same, as far as files tell."""
    return _is_moment(one.start_s, other.start_s) and _is_moment(one.end_s, other.end_s)


def _says_other_facts(one: Observation, said: Said) -> bool:
    label = said.label
    told = (
        (one.sex, label.sex),
        (one.life_stage, label.life_stage),
        (one.individual, label.individual),
        (" ".join(one.notes.split()), " ".join(label.notes.split())),
    )
    return any(theirs not in (ours, "") for ours, theirs in told) or (
        said.counts and label.count != one.count
    )


def _is_row(one: Observation, said: Said) -> bool:
    """It has the ID of this one, and something else in common: another project has the same IDs."""
    if said.own_id != one.id:
        return False
    shares_edge = _is_moment(one.span.start_s, said.label.span.start_s) or _is_moment(
        one.span.end_s, said.label.span.end_s
    )
    return _is_called_alike(one, said.label) or (shares_edge and one.span.shared_s(said.label.span) >= 0)


def _was_found(one: Observation, said: Said) -> bool:
    """By a machine, at the same time; nobody has reviewed it."""
    alike = one.subject in (said.label.subject, Subject.UNCLASSIFIED)
    return one.state is ReviewState.UNREVIEWED and alike and are_at_once(one.span, said.label.span)


def _was_called_otherwise(one: Observation, said: Said) -> bool:
    """By a person, at the same time."""
    reviewed = one.state not in (ReviewState.UNREVIEWED, ReviewState.REJECTED)
    return reviewed and are_at_once(one.span, said.label.span)


def _was_moved(one: Observation, said: Said) -> bool:
    """It is called the same, in a part of the time; a moment may be anywhere."""
    is_moment = one.span.duration_s == said.label.span.duration_s == 0
    return _is_called_alike(one, said.label) and (is_moment or one.span.shared_s(said.label.span) > 0)


def _is_called_alike(one: Observation, label: Label) -> bool:
    if one.kind is Kind.BEHAVIOR:
        return one.behavior == label.behavior
    alike = one.subject is label.subject or {one.subject, label.subject} <= set(ANIMALS)
    named = one.taxon == label.taxon or (label.taxon is None and bool(label.individual))
    return alike and named and one.individual == label.individual


def _is_moment(one_s: float, other_s: float) -> bool:
    return abs(one_s - other_s) <= SAME_MOMENT_S


def _is_all(span: Span, lasts_s: float) -> bool:
    return are_at_once(span, Span(0.0, lasts_s)) or span.duration_s == 0
