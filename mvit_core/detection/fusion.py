"""What motion saw and what the detector saw, weighed against each other, track by track.

Both speak in log-odds, ln(p / (1 - p)), which add up where witnesses are independent. Motion gives the logit
of its confidence. One look of the detector at a track adds

  seen with score s:   agreement x (logit(s) - logit(NEUTRAL)), at most STRONGEST
  nothing seen there:  ln((1 - recall) / (1 - false alarms)); little, and less for a small animal

NEUTRAL is the score at which a box is as often on an animal as on nothing. Measured with YOLOX nano on 500
pictures: 52 boxes on animals to 46 elsewhere at scores of 0.1-0.2, 52 : 17 at 0.2-0.3, 134 : 18 at 0.3-0.5,
144 : 9 at 0.5-0.7, 200 : 4 above. The logarithms (0.1, 1.1, 2.0, 2.8, 3.9) lie near the formula or above it.

Looks at one animal are no independent witnesses. Those that see it count as the square root of their number:
their sum is divided by that root. Those that miss it count as one, by their mean: what the detector can't
make out, an infrared coat or one like the rocks behind it, it can't in the next frame either.

What does not move has no motion to add to, and is rarer than in those pictures, which held an animal each: it
starts from STILL_PRIOR. The looks that saw it count as one, by their mean, because a stump that looks like a
bear looks so every time. Those that missed it count as above, with the ones just before and after it among
them, for nothing comes or goes without moving.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import msgspec

from mvit_core.detection.agreement import agreement
from mvit_core.detection.standing import Chain, Look, chains_of, extended, track_of
from mvit_core.detection.values import Detected
from mvit_core.types import Box, Evidence, Subject, Track

NEUTRAL = 0.13
STRONGEST = 4.0
STILL_PRIOR = -2.5
RARE = 1.5  # log-odds that a person or vehicle needs beyond an animal: few of what passes are people
SURE = 0.99  # no confidence goes beyond it, nor below 1 - SURE: two machines can be wrong together


class FusedTrack(msgspec.Struct, frozen=True, kw_only=True):
    """A track whose confidence is the joint one; `subject` is None where the detector did not see it."""

    track: Track
    subject: Subject | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionSettings:
    """The few numbers that weigh the detector against motion."""

    min_agreement: float = 0.25
    """Boxes that agree less are not the same animal's."""
    full_agreement: float = 0.6
    """Boxes that agree more are simply the same: those of motion are never exact."""
    recall: float = 0.5
    """Share of large animals that the detector sees. In 21 trail-camera pictures, 13 of them infrared, YOLOX
    nano saw 14 of 19 by eye, with two false boxes under 0.15; less here, for frames of a video are worse."""
    small_recall: float = 0.2
    """The same of small ones."""
    small_side: float = 0.1
    """Side of a small animal's box, as a share of the picture's: some 40 of a network's 416 pixels."""
    false_alarms: float = 0.05
    """Share of looks at nothing in which the detector sees something."""
    same_place: float = 0.4
    """Overlap from one look to the next of what stays where it is."""
    min_still_confidence: float = 0.4
    """What does not move and is less sure is not reported."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one look says of one track."""

    weight: float  # log-odds
    detected: Detected | None = None  # None: nothing was seen where the track is
    agreement: float = 0.0


def fuse(
    tracks: Sequence[Track], looks: Sequence[Look], settings: FusionSettings | None = None
) -> list[FusedTrack]:
    """The tracks, in their order, with joint confidence and subject; after them what did not move.

    A track whose animal the detector also sees in the same place before or after lasts as long as that.
    """
    settings = settings or FusionSettings()
    looks = sorted(looks, key=lambda look: look.time_s)
    chains = chains_of(
        looks,
        tracks,
        same_place=settings.same_place,
        min_agreement=settings.min_agreement,
        twice=settings.full_agreement,
    )
    tracks, chains = extended(tracks, chains, looks, settings.same_place)
    moving = [fused_track(track, looks, settings) for track in tracks]
    still = [fused_chain(chain, looks, settings) for chain in chains]
    return moving + [each for each in still if each.track.confidence >= settings.min_still_confidence]


def fused_track(track: Track, looks: Sequence[Look], settings: FusionSettings) -> FusedTrack:
    """A track that moved."""
    sightings = [
        sighting(box, look, settings) for look in looks if (box := track.box_at(look.time_s)) is not None
    ]
    seen = [each.weight for each in sightings if each.detected is not None]
    missed = [each.weight for each in sightings if each.detected is None]
    total = logit(track.confidence) + combined(seen) + mean(missed)
    return joined(track, total, sightings, motion=track.confidence)


def fused_chain(chain: Chain, looks: Sequence[Look], settings: FusionSettings) -> FusedTrack:
    """A track of something that the detector alone saw."""
    track = track_of(chain)
    places = [number for number, look in enumerate(looks) if track.box_at(look.time_s) is not None]
    near = looks[max(0, places[0] - 1) : places[-1] + 2]
    sightings = [
        sighting(track.box_at(clamped(look.time_s, track)) or track.points[0].box, look, settings)
        for look in near
    ]
    seen = mean([each.weight for each in sightings if each.detected is not None])
    missed = mean([each.weight for each in sightings if each.detected is None])
    return joined(track, STILL_PRIOR + seen + missed, sightings, motion=None)


def joined(
    track: Track, log_odds: float, sightings: Sequence[Sighting], *, motion: float | None
) -> FusedTrack:
    """The track with its joint confidence, and the subject that most of the evidence is for."""
    seen = [each for each in sightings if each.detected is not None]
    subject = subject_of(seen)
    own = [each for each in seen if each.detected is not None and each.detected.subject is subject]
    best = max(own, key=lambda each: each.weight, default=None)
    found = best.detected if best is not None else None
    evidence = Evidence(
        motion=motion,
        detector=found.score if found else None,
        agreement=best.agreement if best else None,
        class_name=found.class_name if found else "",
        num_looks=len(sightings),
        num_seen=len(seen),
    )
    confidence = min(SURE, max(1 - SURE, 1 / (1 + exp(-log_odds))))
    return FusedTrack(track=Track(track.points, confidence), subject=subject, evidence=evidence)


def subject_of(seen: Sequence[Sighting]) -> Subject | None:
    """The subject that most of the evidence is for; None where there is too little for any."""
    strongest, best = 0.0, None
    for subject in Subject:
        own = [each.weight for each in seen if each.detected is not None and each.detected.subject is subject]
        strength = combined(own) - (0.0 if subject is Subject.ANIMAL else RARE)
        if strength > strongest:
            strongest, best = strength, subject
    return best


def sighting(box: Box, look: Look, settings: FusionSettings) -> Sighting:
    """What a look says of something that should be in `box`."""
    pairs = [(agreement(box, each.box), each) for each in look.found]
    pairs = [(agreed, each) for agreed, each in pairs if agreed >= settings.min_agreement]
    if not pairs:
        small = sqrt(box.w * box.h) < settings.small_side
        recall = settings.small_recall if small else settings.recall
        return Sighting(log((1 - recall) / (1 - settings.false_alarms)))
    weighed = [
        Sighting(gain_of(each.score) * min(1.0, agreed / settings.full_agreement), each, agreed)
        for agreed, each in pairs
    ]
    return max(weighed, key=lambda each: (each.weight, each.agreement))


def gain_of(score: float) -> float:
    """Log-odds that one detection of that score brings where its box is just right."""
    return min(STRONGEST, max(0.0, logit(score) - logit(NEUTRAL)))


def combined(values: Sequence[float]) -> float:
    """The sum of what n witnesses say who are worth the root of n, 0 without any."""
    return sum(values) / sqrt(max(1, len(values)))


def mean(values: Sequence[float]) -> float:
    """The average, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def logit(share: float) -> float:
    """ln(p / (1 - p)), finite."""
    share = min(1 - 1e-4, max(1e-4, share))
    return log(share / (1 - share))


def clamped(time_s: float, track: Track) -> float:
    """The moment of a track that is nearest to a time."""
    return min(max(time_s, track.span.start_s), track.span.end_s)
