"""Trap nights: for how long cameras were able to see something.

A trap night is 24 hours of one working camera (O'Brien 2011, in O'Connell et al., Camera Traps in Animal
Ecology). Parts of days count as parts, as camtrapR's cameraOperation has it with `effortAsFraction`.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

DAY = timedelta(days=1)


class Working(msgspec.Struct, frozen=True):
    """From a camera's set-up to its retrieval, and when it did not work in between.

    `is_known` is False where only its videos tell and lie within a day: so short a time says how soon they
    followed each other, not for how long the camera could see something.
    """

    start: datetime  # camera-local
    end: datetime
    gaps: tuple[tuple[datetime, datetime], ...] = ()
    is_known: bool = True


def trap_nights(deployments: Iterable[Working]) -> float:
    """The days of all these cameras, summed: two cameras at one site for a night are two nights."""
    return sum((worked(one) / DAY for one in deployments if one.is_known), 0.0)


def worked(deployment: Working) -> timedelta:
    """How long one camera worked: gaps that overlap are taken off once, parts outside the period never."""
    whole = max(deployment.end - deployment.start, timedelta(0))
    return whole - sum((end - start for start, end in lost(deployment)), timedelta(0))


def watched(deployments: Iterable[Working]) -> timedelta:
    """For how long at least one of these cameras is known to have worked: two at once count once."""
    stretches: list[tuple[datetime, datetime]] = []
    for one in deployments:
        if not one.is_known:
            continue
        since = one.start
        for start, end in lost(one):
            stretches.append((since, start))
            since = end
        stretches.append((since, one.end))
    whole, latest = timedelta(0), datetime.min
    for start, end in sorted(stretches):
        whole += max(end - max(start, latest), timedelta(0))
        latest = max(latest, end)
    return whole


def within(one: Working, start: datetime, end: datetime) -> Working:
    """Of its time only what lies between these two moments; nothing where it lies outside."""
    start = min(max(one.start, start), end)
    return msgspec.structs.replace(one, start=start, end=max(start, min(one.end, end)))


def capture_rate(num_events: float, nights: float) -> float | None:
    """RAI, the relative abundance index: independent events in 100 trap nights; None without effort.

    O'Brien, Kinnaird & Wibisono 2003, Anim. Conserv. 6: 131-139.
    """
    return 100 * num_events / nights if nights > 0 else None


def lost(deployment: Working) -> Sequence[tuple[datetime, datetime]]:
    """When it did not work while it stood, by time; gaps that overlap or touch are one."""
    inside = [
        (max(start, deployment.start), min(end, deployment.end))
        for start, end in deployment.gaps
        if start < deployment.end and end > deployment.start and start < end
    ]
    merged: list[tuple[datetime, datetime]] = []
    for start, end in sorted(inside):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
