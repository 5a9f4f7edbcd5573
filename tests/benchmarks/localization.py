"""How well motion finds the animals: `python -m tests.benchmarks.localization [--folder DIR] [--json]`.

DIR holds videos, each with its `<stem>.truth.json` (see `mvit_core.rendering.truth`). Without it, one video
for each condition and scenario is rendered into a temporary folder first. Printed for each condition and all:

- event recall: share of the animals' spans (of 0.5 s and more) in which some track lies on an animal
  (box IoU of at least 0.2 in at least one fifth of the span's sampled frames);
- track precision: share of the reported tracks that lie on an animal for at least half of their points;
- span IoU: median over videos with animals of the joint spans of truth and tracks;
- box IoU: median over the sampled frames of found animals;
- blanks called blank.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from mvit_core.events import VideoScanned
from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Condition, Scenario
from mvit_core.rendering.truth import SUFFIX, AnimalTruth, Truth, read_truth
from mvit_core.scan import ScanSettings, scan_video
from mvit_core.types import Box, Span, Track, VideoStatus, box_between, union_of

ON_ANIMAL = 0.2  # box IoU from which a track lies on an animal
STEP_S = 0.2  # between the times at which truth and tracks are compared
SPECIES = ("panthera", "cervus", "hog", "ursus", "vulpes")
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")


@dataclass
class Tally:
    """What was counted over some videos."""

    events: int = 0
    events_found: int = 0
    tracks: int = 0
    tracks_right: int = 0
    blanks: int = 0
    blanks_right: int = 0
    span_ious: list[float] = field(default_factory=list)
    box_ious: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float | int | None]:
        """Shares and medians, None where there is nothing to say."""
        return {
            "event_recall": share(self.events_found, self.events),
            "track_precision": share(self.tracks_right, self.tracks),
            "span_iou": round(median(self.span_ious), 3) if self.span_ious else None,
            "box_iou": round(median(self.box_ious), 3) if self.box_ious else None,
            "blank_called_blank": share(self.blanks_right, self.blanks),
            "events": self.events,
            "tracks": self.tracks,
            "blanks": self.blanks,
        }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, help="videos with a truth file each; rendered where left out")
    parser.add_argument("--seed", type=int, default=1, help="of the rendered videos")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--each", action="store_true", help="one line for each video, too")
    parser.add_argument("--fast", action="store_true", help="in the fast mode")
    arguments = parser.parse_args()
    settings = ScanSettings(fast=arguments.fast)
    if arguments.folder is not None:
        figures = measure(arguments.folder, each=arguments.each, settings=settings)
    else:
        with tempfile.TemporaryDirectory() as folder:
            render(Path(folder), arguments.seed)
            figures = measure(Path(folder), each=arguments.each, settings=settings)
    print(json.dumps(figures, indent=2) if arguments.json else table(figures))


def render(folder: Path, seed: int) -> None:
    """One video for each condition and scenario."""
    left_out = (Scenario.UNTRIMMED, Scenario.TOGETHER)
    scenarios = [scenario for scenario in Scenario if scenario not in left_out]
    pairs = [(condition, scenario) for condition in Condition for scenario in scenarios]
    for number, (condition, scenario) in enumerate(pairs):
        spec = ClipSpec(
            seed=seed * 1000 + number,
            site=seed * 100 + number % 7,
            condition=condition,
            scenario=scenario,
            species=SPECIES[number % len(SPECIES)],
            biome=BIOMES[number % len(BIOMES)],
            infrared=number % 4 == 3,
        )
        write_clip(spec, folder / f"{condition}_{scenario}.mp4")


def measure(
    folder: Path, *, each: bool = False, settings: ScanSettings | None = None
) -> dict[str, dict[str, float | int | None]]:
    """Figures by condition, and of all under `all`."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in sorted(folder.rglob("*" + SUFFIX)):
        truth = read_truth(path)
        status, tracks = scanned(path.parent / truth.video, settings or ScanSettings())
        if each:
            print(line_of(truth, status, tracks))
        for name in (truth.condition or "other", "all"):
            count(tallies[name], truth, status, tracks)
    return {name: tally.figures() for name, tally in tallies.items()}


def scanned(video: Path, settings: ScanSettings) -> tuple[VideoStatus, list[Track]]:
    """What the scan says of one video, without a model."""
    result = next(
        event.result
        for event in scan_video(video, key=0, settings=settings)
        if isinstance(event, VideoScanned)
    )
    return result.status, [each.track for each in result.tracks]


def count(tally: Tally, truth: Truth, status: VideoStatus, tracks: Sequence[Track]) -> None:
    """Add one video."""
    if not truth.animals:
        tally.blanks += 1
        tally.blanks_right += status is VideoStatus.BLANK
    tally.tracks += len(tracks)
    tally.tracks_right += sum(is_right(track, truth.animals) for track in tracks)
    for animal in truth.animals:
        for span in animal.spans:
            if span.duration_s >= 0.5:
                best = best_ious(animal, span, tracks)
                found = sum(iou >= ON_ANIMAL for iou in best) >= 0.2 * len(best)
                tally.events += 1
                tally.events_found += found
                tally.box_ious += [iou for iou in best if found and iou > 0]
    if truth.animals:
        tally.span_ious.append(joint_iou(truth.spans, union_of(track.span for track in tracks)))


def best_ious(animal: AnimalTruth, span: Span, tracks: Sequence[Track]) -> list[float]:
    """At each sampled time of a span, the best box IoU of any track with the animal."""
    ious = []
    for time_s in times_of(span):
        box = box_between(animal.points, time_s)
        if box is not None:
            ious.append(max((overlap(track.box_at(time_s), box) for track in tracks), default=0.0))
    return ious


def is_right(track: Track, animals: Sequence[AnimalTruth]) -> bool:
    """Whether a track lies on an animal for at least half of its points."""
    hits = sum(
        any(overlap(box_between(animal.points, point.time_s), point.box) >= ON_ANIMAL for animal in animals)
        for point in track.points
    )
    return 2 * hits >= len(track.points)


def overlap(a: Box | None, b: Box) -> float:
    """Box IoU, 0 where one is missing."""
    return 0.0 if a is None else a.intersection_over_union(b)


def times_of(span: Span) -> list[float]:
    """Sampled times within a span, one at least."""
    return [span.start_s + STEP_S * index for index in range(int(span.duration_s / STEP_S) + 1)]


def joint_iou(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Shared time over joint time of two lists of spans without overlaps."""
    a, b = list(a), list(b)
    shared = sum(max(0.0, min(x.end_s, y.end_s) - max(x.start_s, y.start_s)) for x in a for y in b)
    total = sum(span.duration_s for span in (*a, *b))
    return shared / (total - shared) if total > shared else 0.0


def share(part: int, whole: int) -> float | None:
    """A share, None of nothing."""
    return round(part / whole, 3) if whole else None


def line_of(truth: Truth, status: VideoStatus, tracks: Sequence[Track]) -> str:
    """One video in a line."""
    true = ", ".join(f"{span.start_s:.1f}-{span.end_s:.1f}" for span in truth.spans) or "blank"
    found = ", ".join(
        f"{track.span.start_s:.1f}-{track.span.end_s:.1f} ({track.confidence:.2f}"
        f"{'' if is_right(track, truth.animals) else ' wrong'})"
        for track in tracks
    )
    ious = [
        iou for animal in truth.animals for span in animal.spans for iou in best_ious(animal, span, tracks)
    ]
    box = f"{median(ious):.2f}" if ious else "-"
    return f"{truth.condition:9} {truth.scenario:13} {true:22} box {box:5} {status:8} {found}"


def table(figures: dict[str, dict[str, float | int | None]]) -> str:
    """Figures as aligned text."""
    names = list(next(iter(figures.values()), {}))
    lines = [" " * 12 + " ".join(f"{name:>18}" for name in names)]
    for condition, row in figures.items():
        cells = ["-" if row[name] is None else f"{row[name]}" for name in names]
        lines.append(f"{condition:12}" + " ".join(f"{cell:>18}" for cell in cells))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
