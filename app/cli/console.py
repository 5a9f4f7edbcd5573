"""Where text goes: terminals of any encoding, pipes that close early, files."""

import io
import json
import os
import re
import select
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table

from mvit_core.files.path_text import to_line
from mvit_core.files.temporary import temporary_place

WIDTH_OF_A_FILE = 10_000  # no line is broken
NARROWEST = 80  # for less a table would leave out whole columns
BACKSLASH = "\\"
NOTHING = "[none][/none]"  # a tag that shows nothing: before one, backslashes at a text's end count double
_BRACKET = re.compile(r"(\\*)(\[(?:[a-z#/@][^\[]*?\])?)")  # with what rich takes for a tag, or without


def fill_closed_streams() -> None:
    """What was closed before the start (2>&-) goes nowhere: the next file opened would get its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def survive_any_encoding() -> None:
    """A letter that the console cannot show becomes a code instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def output() -> Console:
    """For results. Pipes and files get lines that are not broken; in a narrow terminal, which breaks them by
    itself, tables keep all their columns.
    """
    console = _console(sys.stdout)
    console.width = max(console.width, NARROWEST)
    return console


def messages() -> Console:
    """For everything that is not a result."""
    return _console(sys.stderr)


def say_error(sentence: str) -> None:
    """One sentence for a person."""
    with suppress(OSError):
        messages().print(f"[bold red]trapline:[/] {escaped(sentence)}", soft_wrap=True)


def escaped(text: str) -> str:
    """Text as it is, in the midst of rich's markup, whatever brackets, backslashes or odd bytes it holds."""
    plain = "\n".join(map(to_line, text.split("\n")))
    marked = _BRACKET.sub(_as_text, plain)
    num_last = len(marked) - len(marked.rstrip("\\"))
    return f"{marked}{num_last * BACKSLASH}{NOTHING}" if num_last else marked


def _as_text(bracket: re.Match[str]) -> str:
    backslashes, tag = bracket.groups()
    return f"{backslashes * (2 if tag.endswith(']') else 1)}{BACKSLASH}{tag}"


def write_columns(rows: Iterable[Iterable[str]]) -> None:
    """Rows of rich's markup as columns without a head."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    output().print(table)


def write_json(rows: Iterable[object]) -> None:
    """A list, one row a line; UTF-8 whatever the console's encoding, since a program reads it."""

    def write(stream: TextIO) -> None:
        separator = "["
        for row in rows:
            stream.write(f"{separator}\n{_json(row)}")
            separator = ","
        stream.write("\n]\n" if separator == "," else "[]\n")

    write_for_programs(write)


def write_object(text: str) -> None:
    """One object of JSON, with the line end that a text file has."""
    write_for_programs(lambda stream: stream.write(f"{text}\n"))


def write_for_programs(write: Callable[[TextIO], object]) -> None:
    """Let `write` write UTF-8 with plain line ends to stdout."""
    sys.stdout.flush()
    stream = io.TextIOWrapper(
        sys.stdout.buffer, encoding="utf-8", errors="backslashreplace", newline="", write_through=True
    )
    try:
        write(stream)
        stream.flush()
    finally:
        stream.detach()


@contextmanager
def written_to(out: Path, suffix: str) -> Iterator[Path]:
    """Where to write a file: `out`, or for "-" a place of which all goes to the output in the end.

    BrokenPipeError where nobody reads that, or has stopped before its end.
    """
    if not is_output(out):
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="trapline-", dir=temporary_place()) as folder:
        place = Path(folder) / f"out{suffix}"
        yield place
        sys.stdout.flush()
        with place.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        if sys.__stdout__ is None or _reader_is_gone():
            raise BrokenPipeError


def is_output(out: Path | None) -> bool:
    """Whether `--out -` asks for the output instead of a file."""
    return out is not None and str(out) == "-"


def is_pipe() -> bool:
    """Whether another program reads the output."""
    return stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)


def _reader_is_gone() -> bool:
    """A pipe takes more than `head` reads of it, and tells only the next who writes."""
    if sys.platform == "win32":
        return False
    with suppress(io.UnsupportedOperation):  # no file of the system's
        if is_pipe():
            waiting = select.poll()
            waiting.register(sys.stdout.fileno(), 0)  # what is wrong is told unasked
            return bool(waiting.poll(0))
    return False


def leave_broken_pipe() -> None:
    """Keep the interpreter from complaining at exit that nobody reads its output any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _json(row: object) -> str:
    text = json.dumps(row, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(row)


class _HonestConsole(Console):
    """Leaves it to the border of the process what a reader that went away means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(stream: TextIO) -> Console:
    width = None if stream.isatty() else WIDTH_OF_A_FILE
    return _HonestConsole(file=stream, width=width, highlight=False, emoji=False)
