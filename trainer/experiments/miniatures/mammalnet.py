"""A small MammalNet that Trapline draws itself, laid out as the published data are.

    DIR/annotation/composition/{train,val,test}.csv    trimmed_videos/<id>_<k>.mp4 behavior-id animal-id
    DIR/annotation/{genus_to_id,behavior_to_id}.txt    name<TAB>id
    DIR/annotation/detection_annotations.json          the bouts of each whole video
    DIR/full_videos/<id>.mp4                           20 to 40 s, several bouts
    DIR/trimmed_videos/<id>.mp4, <id>_<k>.mp4          one bout each

Whole videos are drawn, with animals that come, do several things and go, and filmed as people do
(filming.py). Trimmed clips are cut from them where the bouts are.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np

from mvit_core.rendering.clip import encode, gather
from mvit_core.rendering.scene import Scene, frame_times
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.rendering.truth import BoutTruth, FrameTruth
from mvit_core.taxonomy import mammalnet_keys, shipped_behaviors, shipped_taxonomy
from mvit_core.types import Span
from mvit_core.video.reader import VideoReader
from trainer.experiments.miniatures.filming import SHOWN, filmed
from trainer.labels.mammalnet import Subset
from trainer.writing import said_plainly, write_whole

BODIES = {  # under which name of MammalNet's list which body is drawn; some bodies never were
    **{name: name for name in ("panthera", "cervus", "ursus", "elephant", "hog", "vulpes")},
    **{name: name for name in ("martes", "macropus", "lepus")},
    **{"urocyon": "invented-1012", "alces": "invented-1011", "canis": "invented-1020"},
}
BEHAVIORS = ("eats_food", "drinks_water", "sleeps", "grooms")
PAUSE = "looks"  # no behavior of MammalNet: what lies between bouts is not only walking
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")
NUM_VIDEOS = 96
LENGTHS_S = (20.0, 40.0)
SHORTEST_BOUT_S = 1.0
SUBSETS: tuple[Subset, ...] = ("train", "train", "train", "test", "val", "train", "train", "test")
WRITTEN = {"train": "training", "val": "validation", "test": "testing"}

TRUTHS = ".drawn"  # what was drawn, so that a second call need not draw it again

SCENE = (320, 240)  # what is drawn; the camera shows a part of it
RATE = 8.0  # frames a second


@dataclass(frozen=True, slots=True)
class Drawn:
    """One whole video, and what is true of it."""

    id: str
    animal: str  # MammalNet's name
    spec: ClipSpec
    subset: Subset
    bouts: tuple[BoutTruth, ...]  # of MammalNet's behaviors alone


def draw_miniature(
    folder: Path,
    *,
    num_videos: int = NUM_VIDEOS,
    lengths_s: tuple[float, float] = LENGTHS_S,
    animals: Sequence[str] = tuple(BODIES),
    subsets: Sequence[Subset] = SUBSETS,
    seed: int = 0,
) -> Iterator[tuple[int, int]]:
    """Write the data set; yields videos done, of how many. Files that are there are used again.

    Animals come in turn; each goes through `subsets`, one animal being one ahead of the one before it. The
    same numbers give the same files.
    Raises UserError where the folder cannot be written.
    """
    with said_plainly(folder):
        for name in ("full_videos", "trimmed_videos", "annotation/composition"):
            (folder / name).mkdir(parents=True, exist_ok=True)
    drawn = []
    for number, spec in enumerate(specs(num_videos, lengths_s, animals, seed)):
        name = video_id(spec)
        with said_plainly(folder):
            bouts = _draw(spec, folder / "full_videos" / f"{name}.mp4", folder / TRUTHS / f"{name}.json")
            animal = number % len(animals)
            subset = subsets[(number // len(animals) + animal) % len(subsets)]
            drawn.append(Drawn(name, animals[animal], spec, subset, bouts))
            _trim(drawn[-1], folder)
        yield number + 1, num_videos
    _annotate(drawn, folder / "annotation")


def specs(
    num_videos: int, lengths_s: tuple[float, float], animals: Sequence[str], seed: int
) -> Iterator[ClipSpec]:
    """What is drawn: animals in turn, each at places of its own time, two to four bouts with pauses."""
    rng = np.random.default_rng((seed, 53))
    for number in range(num_videos):
        yield ClipSpec(
            seed=1000 * seed + number,
            site=700 + number,
            biome=BIOMES[int(rng.integers(len(BIOMES)))],
            scenario=Scenario.UNTRIMMED,
            species=BODIES[animals[number % len(animals)]],
            behaviors=tuple(_things_done(rng)),
            width=SCENE[0],
            height=SCENE[1],
            frame_rate=RATE,
            duration_s=round(float(rng.uniform(*lengths_s)), 1),
            banner="none",
        )


def _things_done(rng: np.random.Generator) -> Iterator[str]:
    before = ""
    for _ in range(int(rng.integers(2, 5))):
        before = str(rng.choice([each for each in BEHAVIORS if each != before]))
        yield before
        if rng.random() < 0.35:
            yield PAUSE


def video_id(spec: ClipSpec) -> str:
    """Eleven letters that say which video this is, as YouTube's do."""
    digest = hashlib.sha256(msgspec.json.encode(spec, enc_hook=str)).digest()
    return urlsafe_b64encode(digest).decode()[:11].replace("-", "x")


def _draw(spec: ClipSpec, path: Path, kept: Path) -> tuple[BoutTruth, ...]:
    """Draw one whole video where it is not there, and say when it shows which behavior."""
    if path.is_file() and kept.is_file():
        return msgspec.json.decode(kept.read_bytes(), type=tuple[BoutTruth, ...])
    scene, times = Scene(spec), frame_times(spec)
    seen: list[FrameTruth] = []
    pictures = []
    for number, time_s in enumerate(times):
        picture, truth = scene.frame(number, time_s)
        pictures.append(picture)
        seen.append(truth)
    part = path.with_suffix(".part.mp4")
    shown = replace(spec, width=SHOWN[0], height=SHOWN[1])
    encode(shown, part, "h264", zip(times, filmed(pictures, seen, spec), strict=True))
    part.replace(path)
    animals = gather(spec, path.name, seen, scene).animals
    bouts = tuple(bout for animal in animals for bout in animal.bouts if _counts(bout))
    write_whole(kept, msgspec.json.encode(bouts))
    return bouts


def _counts(bout: BoutTruth) -> bool:
    return bout.behavior in BEHAVIORS and bout.span.duration_s >= SHORTEST_BOUT_S


def _trim(video: Drawn, folder: Path) -> None:
    """Cut the bouts out of a whole video."""
    wanted = {name: bout.span for name, bout in _clips(video) if not (folder / name).is_file()}
    if not wanted:
        return
    with VideoReader(folder / "full_videos" / f"{video.id}.mp4") as reader:
        frames = [(frame.time_s, frame.to_rgb()) for frame in reader.frames()]
    shown = replace(video.spec, width=SHOWN[0], height=SHOWN[1])
    for name, span in wanted.items():
        inside = [(time_s - span.start_s, each) for time_s, each in frames if _is_inside(time_s, span)]
        part = (folder / name).with_suffix(".part.mp4")
        encode(shown, part, "h264", inside)
        part.replace(folder / name)


def _is_inside(time_s: float, span: Span) -> bool:
    return span.start_s - 1e-6 <= time_s < span.end_s - 1e-6


def _clips(video: Drawn) -> Iterator[tuple[str, BoutTruth]]:
    """The trimmed clips of a video: numbered from 1 where there are several."""
    for number, bout in enumerate(video.bouts, start=1):
        tail = f"_{number}" if len(video.bouts) > 1 else ""
        yield f"trimmed_videos/{video.id}{tail}.mp4", bout


def _annotate(drawn: Sequence[Drawn], folder: Path) -> None:
    animals, behaviors = mammalnet_keys(), tuple(each.key for each in shipped_behaviors())
    lines: dict[str, list[str]] = {"train": [], "val": [], "test": []}
    for video in drawn:
        for name, bout in _clips(video):
            ids = f"{behaviors.index(bout.behavior)} {animals.index(video.animal)}"
            lines[video.subset].append(f"{name} {ids}\n")
    for subset, rows in lines.items():
        write_whole(folder / "composition" / f"{subset}.csv", "".join(rows).encode())
    for file, names in (("genus_to_id.txt", animals), ("behavior_to_id.txt", _written_behaviors())):
        rows = [f"{name}\t{number}\n" for number, name in enumerate(names)]
        write_whole(folder / file, "".join(rows).encode())
    entries = {video.id: _entry(video) for video in drawn if video.bouts}
    write_whole(folder / "detection_annotations.json", msgspec.json.format(msgspec.json.encode(entries)))


def _written_behaviors() -> list[str]:
    """As the published files have them: "fights_against_other_animals"."""
    return [each.name.replace(" ", "_") for each in shipped_behaviors()]


def _entry(video: Drawn) -> dict[str, object]:
    """One video of `detection_annotations.json`; the misspelling is the published one."""
    written = {each.key: each.name.replace(" ", "_") for each in shipped_behaviors()}
    taxonomy = shipped_taxonomy()
    line = reversed(taxonomy.lineage(video.animal))
    return {
        "taxnomy": [{taxon.rank: taxon.scientific_name} for taxon in line if taxon.rank != "class"],
        "annotations": [
            {
                "label": written[bout.behavior],
                "segment": [round(bout.span.start_s, 3), round(bout.span.end_s, 3)],
            }
            for bout in video.bouts
        ],
        "duration": video.spec.duration_s,
        "resolution": f"{SHOWN[0]}x{SHOWN[1]}",
        "fps": round(video.spec.frame_rate),
        "subset": WRITTEN[video.subset],
        "url": f"https://www.youtube.com/watch?v={video.id}",
    }
