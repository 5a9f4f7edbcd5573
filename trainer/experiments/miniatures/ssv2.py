"""A small Something-Something: animals that do one thing or another, in the published layout.

DIR/labels/labels.json, train.json, validation.json
DIR/20bn-something-something-v2/<id>.webm
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Scenario
from trainer.writing import write_whole

# template, its class, what is drawn
CLASSES = (
    ("Walking past [something]", Scenario.CROSSES, ()),
    ("Eating [something] on the ground", Scenario.STAYS, ("eats_food",)),
    ("Lying down near [something]", Scenario.STAYS, ("sleeps",)),
)
SPECIES = ("elephant", "cervus", "panthera")
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")


def draw_ssv2(
    folder: Path, *, train: int = 24, held_out: int = 9, size: tuple[int, int] = (112, 64)
) -> Iterator[tuple[int, int]]:
    """Draw so many videos of each list; yields how many are done, of how many."""
    lists = {"train": range(train), "validation": range(train, train + held_out)}
    classes = {name.replace("[", "").replace("]", ""): str(n) for n, (name, *_) in enumerate(CLASSES)}
    write_whole(folder / "labels" / "labels.json", msgspec.json.encode(classes))
    videos = folder / "20bn-something-something-v2"
    videos.mkdir(parents=True, exist_ok=True)
    for name, numbers in lists.items():
        entries = [_entry(number) for number in numbers]
        write_whole(folder / "labels" / f"{name}.json", msgspec.json.encode(entries))
    for number in range(train + held_out):
        write_clip(_spec(number, size), videos / f"{_id(number)}.webm", codec="vp8")
        yield number + 1, train + held_out


def _id(number: int) -> str:
    return str(78600 + number)


def _entry(number: int) -> dict[str, object]:
    template = CLASSES[number % len(CLASSES)][0]
    thing = ("bush", "stone", "trunk")[number % 3]
    label = template.replace("[something]", thing).lower()
    return {"id": _id(number), "label": label, "template": template, "placeholders": [thing]}


def _spec(number: int, size: tuple[int, int]) -> ClipSpec:
    _, scenario, behaviors = CLASSES[number % len(CLASSES)]
    place = number // len(CLASSES)
    return ClipSpec(
        seed=number,
        site=place % 4,
        biome=BIOMES[place % 4],
        species=SPECIES[place % len(SPECIES)],
        scenario=scenario,
        behaviors=behaviors,
        width=size[0],
        height=size[1],
        duration_s=2.4,
        frame_rate=8,
        banner="none",
    )
