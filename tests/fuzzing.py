"""Damaged and hostile files for every reader of ours that is given what strangers wrote.

A case is a target and a number: the same number makes the same damage. It ends in one of three ways: the file
was read, it was refused as the reader promises to, or the reader broke, which is a mistake of ours.
"""

import csv
import io
import json
import random
import time
import traceback
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

NASTY: tuple[Any, ...] = (
    *(
        "",
        " ",
        "=1+1",
        "@SUM(A1)",
        "../../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "\\\\server\\x",
        "a\0b",
        "\ud800",
    ),
    *(
        "\u202egpj.exe",
        "😀" * 50,
        "x" * 100_000,
        "NaN",
        "1e999",
        "-0",
        "0x10",
        "١٢",
        "9" * 400,
        "1,5",
        "null",
    ),
    *(None, True, False, 0, -1, 1.5, 1e308, -1e308, 2**63, 10**40, float("nan"), float("inf")),
    *([], {}, [[]], [None], {"": None}, [[1, 2, 3]], {"a": {"b": []}}, ["x"] * 50),
)
DEEP = 3000  # brackets within brackets
SQLITE_PAGE = 4096
End = Literal["read", "refused", "broke"]


@dataclass(frozen=True, slots=True)
class Target:
    """A reader: how a good file for it is made, and what it may raise."""

    name: str
    make: Callable[[Path], Path]  # in a folder; what is given to `read`
    read: Callable[[Path], object]
    refuses: tuple[type[Exception], ...] = ()
    damaged: tuple[str, ...] = ()  # names of the files to damage, where `make` gives not the one


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case ended."""

    target: str
    number: int
    end: End
    took_s: float
    story: str = ""  # of a reader that broke
    damage: str = ""


def run_case(target: Target, number: int, folder: Path) -> Outcome:
    """Make the file in `folder`, which is empty, damage it, and read it."""
    dice = random.Random(f"{target.name} {number}")
    path = target.make(folder)
    victim = path.parent / dice.choice(target.damaged) if target.damaged else path
    damage = damaged(victim, dice)
    began = time.monotonic()
    end: End = "read"
    story = ""
    try:
        target.read(path)
    except target.refuses:
        end = "refused"
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        end, story = "broke", traceback.format_exc()
    return Outcome(target.name, number, end, time.monotonic() - began, story, damage)


def damaged(file: Path, dice: random.Random) -> str:
    """Damage a file, by its kind; returns how."""
    content = file.read_bytes()
    ways: list[Callable[[bytes, random.Random], bytes]] = [flipped, cut, dropped, doubled, junk]
    if file.suffix in (".json", ".boris"):
        ways += [odd_json] * 8 + [deep_json]
    elif file.suffix == ".jsonl":
        ways += [odd_line] * 6
    elif file.suffix in (".csv", ".txt"):
        ways += [odd_cell] * 8 + [odd_heading] * 2
    elif file.suffix in (".safetensors", ".trapline", ".onnx", ".pth"):
        ways += [flipped_head] * 4 + [grown] * 3
    way = dice.choice(ways)
    file.write_bytes(way(content, dice))
    return way.__name__


def flipped(content: bytes, dice: random.Random) -> bytes:
    """Some bytes anywhere are others."""
    made = bytearray(content)
    for _ in range(dice.choice([1, 5, 60])):
        made[dice.randrange(len(made))] = dice.randrange(256)
    return bytes(made)


def flipped_head(content: bytes, dice: random.Random) -> bytes:
    """Some bytes of the beginning are others."""
    made = bytearray(content)
    for _ in range(dice.choice([1, 3, 20])):
        made[dice.randrange(min(200, len(made)))] = dice.randrange(256)
    return bytes(made)


def grown(content: bytes, dice: random.Random) -> bytes:
    """A number in the beginning is huge."""
    made = bytearray(content)
    place = dice.randrange(max(1, min(SQLITE_PAGE, len(made)) - 8))
    made[place : place + 8] = dice.choice([b"\xff" * 8, b"\0" * 7 + b"\x7f", b"\0\xca\x9a\x3b\0\0\0\0"])
    return bytes(made)


def cut(content: bytes, dice: random.Random) -> bytes:
    """The end is missing."""
    return content[: dice.randrange(len(content))]


def dropped(content: bytes, dice: random.Random) -> bytes:
    """A stretch is missing."""
    start = dice.randrange(len(content))
    return content[:start] + content[start + dice.randrange(1, max(2, len(content) // 3)) :]


def doubled(content: bytes, dice: random.Random) -> bytes:
    """A stretch stands there twice."""
    start, end = sorted(dice.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:end] + content[end:]


def junk(content: bytes, dice: random.Random) -> bytes:
    """Something that was never a file of the kind stands in it, or all over it."""
    start = dice.randrange(len(content))
    return (
        content[:start] + dice.randbytes(dice.choice([1, 40, 3000])) + content[start + dice.randrange(50) :]
    )


def odd_json(content: bytes, dice: random.Random) -> bytes:
    """One or more values are what nobody would write."""
    value = json.loads(content)
    for _ in range(dice.choice([1, 1, 3])):
        places = list(_places(value))
        holder, key = dice.choice(places)
        if dice.random() < 0.15:
            del holder[key]
        else:
            holder[key] = deepcopy(dice.choice(NASTY))  # a later wish may change it
        if not list(_places(value)):
            break
    return json.dumps(value).encode("utf-8", "surrogatepass")


def deep_json(content: bytes, dice: random.Random) -> bytes:
    """A value holds itself, as it were, thousands of times."""
    value = json.loads(content)
    holder, key = dice.choice(list(_places(value)))
    holder[key] = "DEEP"
    brackets = b"[" * DEEP + b"]" * DEEP
    return json.dumps(value).encode().replace(b'"DEEP"', brackets)


def odd_line(content: bytes, dice: random.Random) -> bytes:
    """One line of JSON has odd values."""
    lines = content.splitlines()
    number = dice.randrange(len(lines))
    lines[number] = odd_json(lines[number], dice)
    return b"\n".join(lines) + b"\n"


def odd_cell(content: bytes, dice: random.Random) -> bytes:
    """Some cells hold what nobody would write."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    for _ in range(dice.choice([1, 2, 6])):
        row = dice.choice(rows[1:] or rows)
        if row:
            row[dice.randrange(len(row))] = str(dice.choice(NASTY))
    return _table(rows)


def odd_heading(content: bytes, dice: random.Random) -> bytes:
    """Columns are missing, named twice, or named as nobody would; rows are longer than their heading."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    rows[0][dice.randrange(len(rows[0]))] = dice.choice(["", rows[0][0], "=x", "\0", "x" * 1000])
    if dice.random() < 0.5:
        dice.choice(rows).extend(["more"] * dice.choice([1, 50]))
    return _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def _places(value: Any) -> Any:
    """Every place of a JSON value that holds another, as (holder, key)."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _places(value[key])
