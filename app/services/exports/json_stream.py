"""JSON written piece by piece: an export of a million boxes holds one video at a time.

All of it is ASCII: BORIS, pycocotools and MegaDetector's tools open their files in the encoding of the
computer, which on Windows is not UTF-8.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

Json = Any


class Entries:
    """An object whose members come one after the other."""

    def __init__(self, pairs: Iterable[tuple[str, Json]]) -> None:
        self.pairs = pairs


def write_object(file: Path, members: Iterable[tuple[str, Json]]) -> None:
    """Write an object; an iterator as a value becomes a list, a function is asked when its turn comes.

    What is asked last may say what the lists before it have seen.
    """
    with file.open("w", encoding="ascii", newline="\n") as stream:
        stream.write("{")
        for number, (key, value) in enumerate(members):
            stream.write("," if number else "")
            stream.write(f"\n{_text(key)}: ")
            _write_value(stream, value() if isinstance(value, Callable) else value)  # type: ignore[arg-type]
        stream.write("\n}\n")


def _write_value(stream: TextIO, value: Json) -> None:
    if isinstance(value, Entries):
        _write_all(stream, "{}", (f"{_text(key)}: {_text(one)}" for key, one in value.pairs))
    elif isinstance(value, Iterator):
        _write_all(stream, "[]", map(_text, value))
    else:
        stream.write(_text(value))


def _write_all(stream: TextIO, brackets: str, pieces: Iterable[str]) -> None:
    stream.write(brackets[0])
    for number, piece in enumerate(pieces):
        stream.write(",\n " if number else "\n ")
        stream.write(piece)
    stream.write(brackets[1])


def _text(value: Json) -> str:
    return json.dumps(value, allow_nan=False)
