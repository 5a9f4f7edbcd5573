"""The first page of a damaged file and the list of its tables, taken from a backup where they cannot be read.

Tables begin at the same pages in both: a backup is a copy page by page, and tables stay where they began
until a migration makes new ones. The file format: https://www.sqlite.org/fileformat2.html
"""

from collections.abc import Iterator
from pathlib import Path

HEADER_BYTES = 100
INTERIOR = 5  # of a tree of rows, as the first byte of a page says
COUNTED = ((24, 4), (92, 4))  # places of numbers that say when the file was changed; they have to agree
PAGE_COUNT = (28, 4)
FREE_PAGES = (32, 8)  # would be reused; nobody writes here


def graft(damaged: Path, backup: Path) -> None:
    """Replace in `damaged` what says which tables there are and where they begin."""
    good, bad = backup.read_bytes(), bytearray(damaged.read_bytes())
    size = _page_bytes(good)
    if len(bad) < size:
        return
    for page in schema_pages(good, size):
        bad[(page - 1) * size : page * size] = good[(page - 1) * size : page * size]
    bad[18:20] = b"\x01\x01"  # read without a log of its own
    for at, length in COUNTED:
        bad[at : at + length] = (1).to_bytes(length, "big")
    _set(bad, FREE_PAGES, 0)
    bad.extend(bytes(-len(bad) % size))
    _set(bad, PAGE_COUNT, len(bad) // size)
    damaged.write_bytes(bad)
    damaged.with_name(f"{damaged.name}-wal").unlink(missing_ok=True)


def fill_up(damaged: Path, promised_bytes: int) -> int:
    """Give a file that was cut off its length back, in zeros; returns how many."""
    missing = max(0, promised_bytes - damaged.stat().st_size)
    with damaged.open("ab") as file:
        file.truncate(damaged.stat().st_size + missing)
    return missing


def schema_pages(content: bytes, size: int, page: int = 1) -> Iterator[int]:
    """The pages of the tree that lists the tables, from its root on."""
    yield page
    start = (page - 1) * size
    head = start + (HEADER_BYTES if page == 1 else 0)
    if content[head] != INTERIOR:
        return
    num_cells = int.from_bytes(content[head + 3 : head + 5], "big")
    for place in range(num_cells):
        at = head + 12 + 2 * place
        cell = start + int.from_bytes(content[at : at + 2], "big")
        yield from schema_pages(content, size, int.from_bytes(content[cell : cell + 4], "big"))
    yield from schema_pages(content, size, int.from_bytes(content[head + 8 : head + 12], "big"))


def _page_bytes(content: bytes) -> int:
    size = int.from_bytes(content[16:18], "big")
    return 65536 if size == 1 else size


def _set(content: bytearray, place: tuple[int, int], value: int) -> None:
    at, length = place
    content[at : at + length] = value.to_bytes(length, "big")
