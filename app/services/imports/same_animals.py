"""Which observation here a person's word of another program is about, by time and what it says. Pure."""

from collections.abc import Sequence

from app.store.records import Label, Observation, ReviewState, Subject
from mvit_core.types import Span

SAME_MOMENT_S = 0.011  # tables round to milliseconds, packages to less


def matched(labels: Sequence[Label], here: Sequence[Observation], lasts_s: float) -> list[Observation | None]:
    """For each label the observation that it is about, or None; none twice, and the surest first.

    An animal at the very same time is the same one, whatever it is called; not so where the time is all of
    the video, for there two animals have the same.
    """
    found: list[Observation | None] = [None] * len(labels)
    free = list(here)
    for is_it in (says_the_same, _was_found, _was_called_otherwise):
        for place, label in enumerate(labels):
            if found[place] is not None or (is_it is _was_called_otherwise and _is_all(label.span, lasts_s)):
                continue
            found[place] = match = next((one for one in free if is_it(one, label)), None)
            if match is not None:
                free.remove(match)
    return found


def says_the_same(one: Observation, label: Label) -> bool:
    """The same time, and nothing of the animal that is not said of it here. Not every format can say all."""
    told = (
        (one.count, label.count, 1),
        (one.sex, label.sex, ""),
        (one.life_stage, label.life_stage, ""),
        (one.individual, label.individual, ""),
        (" ".join(one.notes.split()), " ".join(label.notes.split()), ""),
    )
    same = are_at_once(one.span, label.span) and one.subject is label.subject and one.taxon == label.taxon
    return same and all(theirs in (ours, unsaid) for ours, theirs, unsaid in told)


def says_no_more(one: Observation, label: Label) -> bool:
    """Whether a format that cannot tell motion from a nameless animal says of it all that stands here."""
    motion = one.subject is Subject.UNCLASSIFIED and label.subject is Subject.ANIMAL
    said = (label.taxon, label.individual, label.notes) == (one.taxon, one.individual, one.notes)
    return says_the_same(one, label) or (motion and said)


def are_at_once(one: Span, other: Span) -> bool:
    """Whether two spans are the same, as far as files tell."""
    return max(abs(one.start_s - other.start_s), abs(one.end_s - other.end_s)) <= SAME_MOMENT_S


def _was_found(one: Observation, label: Label) -> bool:
    """By a machine, at the same time; nobody has reviewed it."""
    alike = one.subject in (label.subject, Subject.UNCLASSIFIED)
    return one.state is ReviewState.UNREVIEWED and alike and are_at_once(one.span, label.span)


def _was_called_otherwise(one: Observation, label: Label) -> bool:
    """By a person, at the same time."""
    reviewed = one.state not in (ReviewState.UNREVIEWED, ReviewState.REJECTED)
    return reviewed and are_at_once(one.span, label.span)


def _is_all(span: Span, lasts_s: float) -> bool:
    return are_at_once(span, Span(0.0, lasts_s)) or span.duration_s == 0
