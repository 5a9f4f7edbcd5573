"""Clips of which only the order of the frames tells the class, as a folder of class folders.

DIR/right/site0/0000.mp4, DIR/left/site0/0001.mp4, ...

An animal walks through the picture, always to the right; clips of `left` run backwards. So any frame of one
class could be of the other: who is to tell them apart has to see which comes first.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mvit_core.rendering.clip import encode
from mvit_core.rendering.scene import Scene, frame_times
from mvit_core.rendering.spec import ClipSpec, Scenario

CLASSES = ("right", "left")
SPECIES = ("elephant", "cervus", "panthera")
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")
NUM_SITES = 8
SIZE = (96, 64)


def draw_order(folder: Path, *, num_videos: int = 160) -> Iterator[tuple[int, int]]:
    """Draw so many videos; yields how many are done, of how many."""
    for number in range(num_videos):
        name, site = CLASSES[number % 2], (number // 2) % NUM_SITES
        place = folder / name / f"site{site}"
        place.mkdir(parents=True, exist_ok=True)
        _draw(_spec(number, site), place / f"{number:04}.mp4", backwards=name == "left")
        yield number + 1, num_videos


def _draw(spec: ClipSpec, path: Path, *, backwards: bool) -> None:
    scene, times_s = Scene(spec), frame_times(spec)
    pictures, middles = [], []
    for index, time_s in enumerate(times_s):
        picture, truth = scene.frame(index, time_s)
        pictures.append(picture)
        middles += [animal.box.center[0] for animal in truth.animals]
    if middles and middles[-1] < middles[0]:
        pictures = [np.ascontiguousarray(picture[:, ::-1]) for picture in pictures]
    encode(spec, path, "h264", zip(times_s, pictures[::-1] if backwards else pictures, strict=True))


def _spec(number: int, site: int) -> ClipSpec:
    return ClipSpec(
        seed=number,
        site=site,
        biome=BIOMES[site % len(BIOMES)],
        species=SPECIES[number // 2 % len(SPECIES)],
        scenario=Scenario.CROSSES,
        width=SIZE[0],
        height=SIZE[1],
        duration_s=2.4,
        frame_rate=8,
        banner="none",
    )
