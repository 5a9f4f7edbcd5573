"""A small AVA: animals side by side that do different things, in the published layout.

DIR/annotations/ava_{train,val}_v2.2.csv, ava_{train,val}_excluded_timestamps_v2.2.csv,
                ava_action_list_v2.2.pbtxt
DIR/videos/<id>.mp4
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.rendering.truth import Truth
from mvit_core.types import box_between
from trainer.boxes.metrics import BoxRow
from trainer.experiments.ava.rows import write_labels
from trainer.writing import write_whole

GROOMS = "grooms/cleans itself or other animal"
ACTIONS = {1: "stands", 2: "lies", 3: "eats food", 4: "sleeps", 5: GROOMS, 6: "swims"}  # nobody swims
DOES = {"eats_food": (1, 3), "sleeps": (2, 4), "grooms": (1, 5)}
SPECIES = ("cervus", "panthera", "elephant", "vulpes", "hog")
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")
DURATION_S = 5.0
SECONDS = range(1, 5)  # those that are labelled


def draw_ava(
    folder: Path,
    *,
    train: int = 24,
    val: int = 8,
    animals: tuple[int, ...] = (2,),
    size: tuple[int, int] = (160, 96),
) -> Iterator[tuple[int, int]]:
    """Draw so many videos of each list, with so many animals in turn; yields how many are done, of all."""
    lists, videos = folder / "annotations", folder / "videos"
    videos.mkdir(parents=True, exist_ok=True)
    blocks = (f'item {{\n  name: "{name}"\n  id: {number}\n}}\n' for number, name in ACTIONS.items())
    write_whole(lists / "ava_action_list_v2.2.pbtxt", "".join(blocks).encode())
    rows: dict[str, list[tuple[BoxRow, int]]] = {"train": [], "val": []}
    for number in range(train + val):
        name = f"scene-{number:03d}"
        truth = write_clip(spec_of(number, animals[number % len(animals)], size), videos / f"{name}.mp4")
        rows["train" if number < train else "val"] += rows_of(name, truth)
        yield number + 1, train + val
    for side, found in rows.items():
        write_labels(lists / f"ava_{side}_v2.2.csv", found)
    write_whole(lists / "ava_train_excluded_timestamps_v2.2.csv", b"")
    write_whole(lists / "ava_val_excluded_timestamps_v2.2.csv", f"scene-{train:03d},0001\n".encode())


def rows_of(name: str, truth: Truth) -> list[tuple[BoxRow, int]]:
    """A row for each second, animal and action."""
    found = []
    for second in SECONDS:
        for animal in truth.animals:
            box = box_between(animal.points, float(second))
            if box is None:
                continue
            doing = next((b.behavior for b in animal.bouts if b.span.start_s <= second <= b.span.end_s), "")
            corners = (box.x, box.y, box.x + box.w, box.y + box.h)
            found += [(BoxRow((name, second), corners, action), animal.id) for action in DOES.get(doing, ())]
    return found


def spec_of(number: int, num_animals: int, size: tuple[int, int]) -> ClipSpec:
    """One scene; behaviors and species are drawn by its number."""
    rng = np.random.default_rng((23, number))
    behaviors = tuple(str(each) for each in rng.permutation(list(DOES) * 2)[:num_animals])
    first, second = rng.choice(SPECIES, 2, replace=False)
    return ClipSpec(
        seed=number,
        site=number % 6,
        biome=BIOMES[number % 4],
        species=str(first),
        second_species=str(second),
        scenario=Scenario.TOGETHER,
        behaviors=behaviors,
        width=size[0],
        height=size[1],
        duration_s=DURATION_S,
        frame_rate=8,
        banner="none",
    )
