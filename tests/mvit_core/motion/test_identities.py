"""Many chimpanzees at a pond: who is who while one walks past all the others.

`chimp_truth.json` holds boxes and names drawn by hand for thirty frames of `primates/chimp.mp4`.
"""

import itertools
import json
from collections import Counter
from pathlib import Path

import pytest

from mvit_core.motion import find
from mvit_core.motion.edges import intersection_over_union
from mvit_core.motion.find import find_motion
from mvit_core.motion.parts import join_parts
from mvit_core.motion.sightings import Sighting, Trail
from mvit_core.motion.tracking import Tracker
from mvit_core.motion.trails import join_trails
from mvit_core.motion.values import LumaSample, MotionSettings
from mvit_core.video.reader import VideoReader

TRUTH = Path(__file__).with_name("chimp_truth.json")
LEAST_IOU = 0.3


@pytest.fixture(scope="module")
def truth():
    return json.loads(TRUTH.read_text("utf-8"))


@pytest.fixture(scope="module")
def samples(shared):
    with VideoReader(shared / "footage/primates/chimp.mp4") as reader:
        return [LumaSample(f.time_s, f.index, f.to_luma(320)) for f in reader.frames(5.0)]


class ByOverlapAlone(Tracker):
    """What ours is measured against: a blob goes on with the trail that it overlaps most."""

    def step(self, sample, blobs):
        pairs = sorted(
            (
                (intersection_over_union(sides(trail.last.blob), sides(blob)), row, column)
                for row, trail in enumerate(self._open)
                for column, blob in enumerate(blobs)
            ),
            reverse=True,
        )
        rows, columns = {}, set()
        for overlap, row, column in pairs:
            if overlap >= LEAST_IOU and row not in rows and column not in columns:
                rows[row] = column
                columns.add(column)
        self._ended += [trail for row, trail in enumerate(self._open) if row not in rows]
        kept = [(self._open[row], column) for row, column in rows.items()]
        kept += [(Trail(), column) for column in range(len(blobs)) if column not in columns]
        for trail, column in kept:
            trail.add(Sighting(sample.time_s, sample.frame_index, blobs[column]))
        self._open = [trail for trail, _ in kept]


def sides(blob):
    return blob.left, blob.top, blob.right, blob.bottom


def trails_of(tracker, samples, monkeypatch):
    """The trails that a tracker makes of the blobs that motion finds, before they are judged."""
    found = []
    monkeypatch.setattr(find, "Tracker", tracker)
    monkeypatch.setattr(find, "tracks_of", lambda trails, *_: found.extend(trails) or ())
    find_motion(samples)
    return found


def identities(trails, truth):
    """Per animal, which trail lies on it in each frame: one of a frame's is given to one animal at most."""
    boxes = {}
    for number, trail in enumerate(trails):
        for sighting in trail.sightings:
            boxes.setdefault(sighting.frame_index, []).append((number, sides(sighting.blob)))
    seen = {}
    for frame, animals in truth["frames"].items():
        pairs = sorted(
            (
                (intersection_over_union(box, tuple(drawn)), name, number)
                for name, drawn in animals.items()
                for number, box in boxes.get(int(frame), [])
            ),
            reverse=True,
        )
        names, numbers = set(), set()
        for overlap, name, number in pairs:
            if overlap >= LEAST_IOU and name not in names and number not in numbers:
                names.add(name)
                numbers.add(number)
                seen.setdefault(name, []).append(number)
    return seen


def num_switches(seen):
    return sum(a != b for each in seen.values() for a, b in itertools.pairwise(each))


def num_kept(seen):
    """Frames in which each animal carries its most frequent identity."""
    return sum(Counter(each).most_common(1)[0][1] for each in seen.values())


@pytest.mark.shared
def test_identities_are_kept_better_than_by_overlap_alone(samples, truth, monkeypatch):
    settings = MotionSettings()
    ours = identities(join_parts(join_trails(trails_of(Tracker, samples, monkeypatch), settings)), truth)
    plain = identities(trails_of(ByOverlapAlone, samples, monkeypatch), truth)
    assert num_switches(ours) < num_switches(plain)
    assert num_kept(ours) > num_kept(plain)
