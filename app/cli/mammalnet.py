"""`trapline evaluate mammalnet`: MammalNet's benchmarks on a copy of its data."""

import argparse
from pathlib import Path

import msgspec
from rich.progress import Progress
from rich.table import Table

from app.cli.console import messages, output, write_for_programs
from trainer.experiments.mammalnet.lists import (
    FREQUENCIES,
    OF_ANIMALS,
    OF_BEHAVIORS,
    OF_PAIRS,
    by_frequency,
    class_counts,
    read_lists,
)
from trainer.experiments.mammalnet.miniature import NUM_VIDEOS, draw_miniature


def run(arguments: argparse.Namespace) -> int:
    """Draw a miniature, or say what the lists hold."""
    if arguments.make_miniature is not None:
        return _draw(arguments.make_miniature, arguments.limit)
    return _say_lists(arguments.data, as_json=arguments.json)


def _draw(folder: Path, limit: int | None) -> int:
    with Progress(console=messages(), transient=True) as bar:
        task = bar.add_task("videos", total=None)
        for done, total in draw_miniature(folder, num_videos=limit or NUM_VIDEOS):
            bar.update(task, completed=done, total=total)
    output().print(f"{folder} holds a small MammalNet that was drawn: {len(read_lists(folder).all)} clips.")
    return 0


def _say_lists(data: Path, *, as_json: bool) -> int:
    lists = read_lists(data)
    animals, behaviors, pairs = class_counts(lists.train)
    missing = lists.missing()
    split = {
        "animals": by_frequency(animals.values(), OF_ANIMALS),
        "behaviors": by_frequency(behaviors.values(), OF_BEHAVIORS),
        "pairs": by_frequency(pairs.values(), OF_PAIRS),
    }
    if as_json:
        facts = {"train": len(lists.train), "test": len(lists.test), "missing": missing, "classes": split}
        write_for_programs(lambda stream: stream.write(msgspec.json.encode(facts).decode()))
        return 0
    table = Table("", *FREQUENCIES, box=None)
    for name, counts in split.items():
        table.add_row(name, *(str(counts[each]) for each in FREQUENCIES))
    output().print(f"{len(lists.train)} clips to learn from, {len(lists.test)} to judge on.")
    output().print(table)
    if missing:
        output().print(f"{len(missing)} of their files are not there, such as {missing[0]}.", markup=False)
    return 0
