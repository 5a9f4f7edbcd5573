"""Paths as text that JSON, databases and files can hold, whatever bytes the names are made of.

Names on cards written by other systems need not be UTF-8. Python keeps their odd bytes as lone surrogates,
which no JSON and no database takes. Here each becomes U+FFFD, as file managers show it, and the byte in
hexadecimal: such text can be read, sorted and turned back into the very same path.
"""

import re
import sys
from pathlib import Path, PurePath

MARK = "\ufffd"
MARK_ITSELF = f"{MARK}="  # a name may hold the mark as a letter of its own
FIRST_BYTE = 0xDC00  # os.fsdecode makes U+DC80 to U+DCFF of the bytes 80 to FF

LONGEST_ON_WINDOWS = 259  # characters, the drive's letter among them
CONTROL_PICTURES = 0x2400  # what Unicode shows for the control character 0; the others follow

_UNSHOWN = re.compile("[\x00-\x1f\x7f\x80-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ODD = re.compile(f"[\ud800-\udfff{MARK}]")
_CODE = re.compile(f"{MARK}(?:([89A-F][0-9A-F])|u([0-9A-F]{{4}})|=)")


def to_text(path: PurePath | str) -> str:
    """The path as text without lone surrogates; names in UTF-8 stay as they are."""
    return _ODD.sub(_encoded, str(path))


def to_path(text: str) -> Path:
    """The path that `to_text` wrote."""
    return Path(_CODE.sub(_decoded, text))


def has_odd_bytes(path: PurePath) -> bool:
    """Whether its names are made of bytes that are no letters, so that not every library finds it."""
    return any("\ud800" <= letter <= "\udfff" for letter in str(path))


def is_too_long(path: Path) -> bool:
    """Whether Windows finds no file of this name unless somebody has told it to allow long paths."""
    return sys.platform == "win32" and len(str(path.absolute())) > LONGEST_ON_WINDOWS


def to_line(path: PurePath | str) -> str:
    """A path, or its text, for people: on one line, without what moves a cursor or turns letters around."""
    return _UNSHOWN.sub(_shown, str(path))


def _shown(odd: re.Match[str]) -> str:
    if odd[0] < " ":
        return chr(CONTROL_PICTURES + ord(odd[0]))
    return _encoded(odd) if "\ud800" <= odd[0] <= "\udfff" else MARK


def _encoded(odd: re.Match[str]) -> str:
    if odd[0] == MARK:
        return MARK_ITSELF
    number = ord(odd[0])
    byte = number - FIRST_BYTE
    return f"{MARK}{byte:02X}" if 0x80 <= byte <= 0xFF else f"{MARK}u{number:04X}"


def _decoded(code: re.Match[str]) -> str:
    byte, number = code.groups()
    if byte:
        return chr(FIRST_BYTE + int(byte, 16))
    return chr(int(number, 16)) if number else MARK
