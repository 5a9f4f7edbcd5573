"""A small Charades: animals that do several things in one video, in the published layout.

DIR/Charades_v1_train.csv, Charades_v1_test.csv, Charades_v1_classes.txt
DIR/Charades_v1_480/<id>.mp4
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.rendering.truth import Truth
from trainer.writing import write_whole

CLASSES = {"walks": "c000", "eats_food": "c001", "sleeps": "c002", "grooms": "c003"}
NAMES = ("Walking somewhere", "Eating from the ground", "Lying on the ground", "Tidying one's own coat")
COLUMNS = (
    "id", "subject", "scene", "quality", "relevance", "verified", "script", "objects", "descriptions",
    "actions", "length",
)  # fmt: skip
PAIRS = (("eats_food",), ("sleeps",), ("grooms",), ("eats_food", "grooms"), ("sleeps", "eats_food"))
SPECIES = ("elephant", "cervus", "panthera")
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")


def draw_charades(
    folder: Path, *, train: int = 20, held_out: int = 10, size: tuple[int, int] = (112, 64)
) -> Iterator[tuple[int, int]]:
    """Draw so many videos of each list; yields how many are done, of how many."""
    lines = (f"{key} {name}" for key, name in zip(CLASSES.values(), NAMES, strict=True))
    write_whole(folder / "Charades_v1_classes.txt", "\n".join(lines).encode() + b"\n")
    videos = folder / "Charades_v1_480"
    videos.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[dict[str, str]]] = {"train": [], "test": []}
    for number in range(train + held_out):
        name = f"TR{number:03d}"
        truth = write_clip(_spec(number, size), videos / f"{name}.mp4")
        rows["train" if number < train else "test"].append(_row(name, truth))
        yield number + 1, train + held_out
    for side, found in rows.items():
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(found)
        write_whole(folder / f"Charades_v1_{side}.csv", text.getvalue().encode())


def _row(name: str, truth: Truth) -> dict[str, str]:
    bouts = [bout for animal in truth.animals for bout in animal.bouts if bout.behavior in CLASSES]
    words = [f"{CLASSES[bout.behavior]} {bout.span.start_s:.2f} {bout.span.end_s:.2f}" for bout in bouts]
    scene = f'An animal comes, does {len(bouts)} things, and goes; "drawn"'
    return {
        "id": name, "subject": "A1B2", "scene": "Other", "quality": "5", "relevance": "6", "verified": "Yes",
        "script": scene, "objects": "grass", "descriptions": scene, "actions": ";".join(words),
        "length": f"{truth.duration_s:.2f}",
    }  # fmt: skip


def _spec(number: int, size: tuple[int, int]) -> ClipSpec:
    return ClipSpec(
        seed=number,
        site=number % 4,
        biome=BIOMES[number % 4],
        species=SPECIES[number % len(SPECIES)],
        scenario=Scenario.STOPS,
        behaviors=PAIRS[number % len(PAIRS)],
        width=size[0],
        height=size[1],
        duration_s=6.0,
        frame_rate=6,
        banner="none",
    )
