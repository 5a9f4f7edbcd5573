"""Reading others' files with care: sizes, encodings, numbers, paths. Nothing here writes."""

import codecs
import csv
import gzip
import json
import math
import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from app.services.exports.cells import coded, plain
from mvit_core.errors import UserError
from mvit_core.files.refused import unread
from mvit_core.types import Box

MOST_BYTES = 2 * 1024**3
MOST_SIGNS = 10 * 1024 * 1024  # of a cell
LONGEST_S = 10 * 24 * 3600.0  # no video is longer
MOST_ANIMALS = 100_000
YEARS = range(1900, 2200)  # in which anything was filmed, or will be
MOST_NAMES = 300  # signs of the columns that a sentence names
MISSING = ("", "NA", "NaN", "nan")
_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F]")
_BEFORE = re.compile(r"\A(?:sep=.[\r\n])?[\s,;]*[\r\n]", re.IGNORECASE)  # a line for Excel, empty ones
_QUOTED = re.compile(r'"[^"]*"')
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")  # a whole number in groups of three, or a fraction
_DRIVE = re.compile(r"^[a-zA-Z]:")
_LINE_END = re.compile(r"[\r\n]")
_DATES = (
    "%Y-%m-%d %H:%M:%S",
    "%Y:%m:%d %H:%M:%S",
    "%d-%b-%Y %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
)


def read_json(file: Path) -> dict[str, Any]:
    """The object that a file holds. UserError where it holds none."""
    try:
        text = _decoded(_bytes(file))
        content = json.loads(text, parse_constant=_no_number)
        if _HALF_SIGN.search(text):
            content = _whole_signs(content)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UserError(
            f"{file.name} is no JSON that can be read: {_short(error)}. It may be cut short: copy it again, "
            "or write it anew."
        ) from error
    if not isinstance(content, dict):
        raise UserError(f"{file.name} is not what it should be: it holds no object.")
    return content


def read_rows(file: Path, *, used: Collection[str] | None = None) -> Iterator[dict[str, str]]:
    """The rows of a table by its heading; parted by commas, semicolons or tabs, whatever the heading has.

    UserError where it is no table, or where two columns have one name; of those that are not `used` the last
    is taken.
    """
    try:
        csv.field_size_limit(MOST_SIGNS)
        text = _BEFORE.sub("", _text(_bytes(file), file))
        mark = _mark(_LINE_END.split(text, maxsplit=1)[0])
        reader = csv.DictReader(StringIO(text, newline=""), delimiter=mark, strict=True)
        if not reader.fieldnames or not any(reader.fieldnames):
            raise UserError(f"{file.name} is empty: a table with a heading is needed.")
        _check_told_apart(file, reader.fieldnames, used)
        for row in reader:
            cells = {name.strip(): (row[name] or "").strip() for name in reader.fieldnames}
            if any(cells.values()):
                yield cells
    except csv.Error as error:
        raise UserError(
            f"{file.name} is no table that can be read: {_short(error)}. Open it in a spreadsheet, look for "
            "a quotation mark too many, and save it as CSV (UTF-8)."
        ) from error


def _check_told_apart(file: Path, names: Sequence[str], used: Collection[str] | None) -> None:
    num = Counter(name.strip() for name in names)
    twice = next((name for name in num if name and num[name] > 1 and (used is None or name in used)), None)
    if twice is not None:
        raise UserError(
            f"{file.name} has {num[twice]} columns called {twice[:MOST_NAMES]}, and nobody knows which is "
            "meant. Rename or delete all but one, then import the table again."
        )


def rows_with(file: Path, columns: Collection[str], kind: str) -> Iterator[dict[str, str]]:
    """The rows of a table that has these columns. UserError where one is missing; `kind` says what it is."""
    there = heading(file)
    missing = next((name for name in columns if name not in there), None)
    if missing is not None:
        names = ", ".join(there)[:MOST_NAMES] or "nothing"
        raise UserError(f"{file.name} has no column {missing}, so it is no {kind}. It has: {names}.")
    return read_rows(file)


def heading(file: Path) -> list[str]:
    """The names of a table's columns; empty where it is none."""
    try:
        with file.open("rb") as stream:
            text = _BEFORE.sub("", _start(stream.read(65536)))
    except OSError as error:
        raise UserError(unread(file, error)) from error
    first = _LINE_END.split(text, maxsplit=1)[0]
    try:
        return [name.strip() for name in next(csv.reader([first], delimiter=_mark(first)), [])]
    except csv.Error:
        return []


def _mark(heading: str) -> str:
    """What parts the columns, outside of quoted names."""
    return max((",", ";", "\t"), key=_QUOTED.sub("", heading).count)


def safe_path(text: str) -> str:
    """A relative path with forward slashes; empty where it is absolute, leads outside, or is an address."""
    path = coded(plain(text.strip())).replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    unsafe = path.startswith(("/", "~")) or _DRIVE.match(path) or "://" in path or ".." in parts
    return "" if unsafe else "/".join(parts)


def told_path(text: str) -> str:
    """As `safe_path`, but an absolute path stays one: it is compared with those of the project's videos."""
    path = coded(plain(text.strip())).replace("\\", "/")
    if not is_absolute(path):
        return safe_path(text)
    return "" if ".." in path.split("/") or "://" in path else path


def is_absolute(path: str) -> bool:
    """Of this or of another computer; with forward slashes."""
    return path.startswith("/") or _DRIVE.match(path) is not None


def number(text: Any, *, low: float = -math.inf, high: float = math.inf) -> float | None:
    """None where it is no number or beyond its bounds. A comma is a point where there is no other."""
    try:
        value = float(str(text).replace(",", ".") if isinstance(text, str) else text)
    except (TypeError, ValueError, OverflowError):
        return None
    return value if math.isfinite(value) and low <= value <= high else None


def whole(text: Any, *, low: int, high: int) -> int | None:
    """None where it is no whole number or beyond its bounds. Of 1,000 nobody knows whether it is one or a
    thousand.
    """
    if isinstance(text, str) and _GROUPED.fullmatch(text.strip()):
        return None
    value = number(text, low=low, high=high)
    return int(value) if value is not None and value == int(value) else None


def box(sides: Any) -> Box | None:
    """Left, top, width, height as fractions; None where they are none."""
    values = (
        [number(side, low=-0.001, high=1.001) for side in sides] if isinstance(sides, list | tuple) else []
    )
    known = [value for value in values if value is not None]
    if len(known) != 4 or known[2] <= 0 or known[3] <= 0:
        return None
    return Box(*known)


def moment(text: str) -> tuple[datetime | None, int | None]:
    """A time by the camera's clock, and its offset from UTC in minutes where it says one.

    9999-12-31, as databases write what has no end, is none.
    """
    found = _time(text)
    if found is None or found.year not in YEARS:
        return None, None
    offset = found.utcoffset()
    return found.replace(tzinfo=None), None if offset is None else int(offset / timedelta(minutes=1))


def is_beyond(text: str) -> bool:
    """Whether it is a time, but of a year in which nothing can have been filmed."""
    found = _time(text)
    return found is not None and found.year not in YEARS


def instant(text: str) -> datetime | None:
    """A moment that everybody means alike; None where it does not say its offset."""
    found, offset = moment(text)
    if found is None or offset is None:
        return None
    try:
        return (found - timedelta(minutes=offset)).replace(tzinfo=UTC)
    except OverflowError:
        return None


def _time(text: str) -> datetime | None:
    """Of any year."""
    if text in MISSING:
        return None
    return _iso(text) or next(filter(None, (_parsed(text, form) for form in _DATES)), None)


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _parsed(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UserError(f"{file.name} is too large to be read at once ({file.stat().st_size:,} bytes).")
        return _unpacked(file) if file.suffix.lower() == ".gz" else file.read_bytes()
    except OSError as error:
        raise UserError(unread(file, error)) from error


def _unpacked(file: Path) -> bytes:
    try:
        with gzip.open(file) as stream:
            content = stream.read(MOST_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UserError(f"{file.name} cannot be unpacked: {_short(error)}. Save the project anew.") from error
    if len(content) > MOST_BYTES:
        raise UserError(f"{file.name} is too large to be read at once (more than {MOST_BYTES:,} bytes).")
    return content


def letters_guessed(file: Path) -> str | None:
    """What to say of a table that is not in UTF-8, since nothing in it tells its letters; None where it is.

    Raises UserError where it cannot be read.
    """
    content = _bytes(file)
    try:
        _decoded(content)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return (
            f"{file.name} is not in UTF-8: it was read in the letters of western Europe (Windows-1252). "
            f"Where a name looks wrong, as it may in line {line:,}, save the table as CSV (UTF-8) and import "
            "that."
        )
    return None


def _text(content: bytes, file: Path) -> str:
    for read in (_decoded, _western):
        try:
            text = read(content)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UserError(f"{file.name} is no text. Save the table as CSV (UTF-8).")


def _start(content: bytes) -> str:
    """As `_text`, of the first bytes of a file, which may end amid a letter."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(content, errors="replace")
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        return _western(content, errors="replace")


def _decoded(content: bytes, *, errors: str = "strict") -> str:
    """UTF-8, or UTF-16 where its mark says so: spreadsheets and PowerShell write that."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors if len(content) % 2 == 0 else "replace")
    return content.decode("utf-8-sig", errors)


def _western(content: bytes, *, errors: str = "strict") -> str:
    return content.decode("cp1252", errors)


def _whole_signs(content: Any) -> Any:
    """Half a sign, which JSON can write and no file can hold, becomes a mark."""
    if isinstance(content, str):
        return content.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(content, dict):
        return {_whole_signs(name): _whole_signs(value) for name, value in content.items()}
    return [_whole_signs(value) for value in content] if isinstance(content, list) else content


def _no_number(_: str) -> float:
    return 0.0


def _short(error: Exception) -> str:
    return str(error).rstrip(".")[:160]
