"""What an export or an import could not say, in sentences that name the first few."""

from collections.abc import Sequence

MOST_NAMED = 5


def about(sentence: str, names: Sequence[str]) -> list[str]:
    """The sentence with how many there are, `{n}`, and the first of them, `{names}`; none about nothing."""
    if not names:
        return []
    shown = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    return [sentence.format(n=len(names), names=shown)]


def without_period(names: Sequence[str]) -> list[str]:
    """About deployments of which nobody said when they began or ended."""
    return about(
        "Deployments without start or end: the first or last video stands for it, and less than a day counts "
        "as no effort ({n}: {names}).",
        names,
    )


def silent(names: Sequence[str]) -> list[str]:
    """About deployments whose effort is mostly one time without a video."""
    return about(
        "Most of the effort is a time without any video: was a clock wrong, or did the camera stop? Repair "
        "the clock, or say start, end or the gap ({n}: {names}).",
        names,
    )


def uncovered(names: Sequence[str]) -> list[str]:
    """About videos of which no effort knows."""
    return about(
        "Videos outside of their deployment's start and end: events count them, effort does not cover them "
        "({n}: {names}).",
        names,
    )


def gone(names: Sequence[str]) -> list[str]:
    """About videos of which nothing could be cut, since they are not there."""
    return about(
        "Videos that are not there now: what should be cut out of them is missing. Connect their drive and "
        "export again ({n}: {names}).",
        names,
    )


def undated(names: Sequence[str]) -> list[str]:
    """About videos without a date, where the format cannot do without."""
    return about("Videos without a date: left out with all observations ({n}: {names}).", names)
