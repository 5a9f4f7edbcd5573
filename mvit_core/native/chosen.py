"""Which work our own layers do here: on most processors all of it, on Intel's what was measured.

On AMD's they are the quickest. On Intel's MKL and oneDNN are at their best, and who is quicker differs from
one to the next: there it is measured when the library has been built (mvit_core/models/quicker/choosing.py),
and noted beside it. It is not measured again, so that the same computer always answers the same. Without a
note others' layers are taken.
"""

import json
import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from mvit_core.files.whole_file import whole_file
from mvit_core.machine.processor import is_intel, processor_name
from mvit_core.native.building import NOTE
from mvit_core.native.library import found

Work = Literal["float32", "bfloat16", "training"]
ALL: tuple[Work, ...] = get_args(Work)

_log = logging.getLogger(__name__)
_supposed: ContextVar[Collection[Work] | None] = ContextVar("_supposed", default=None)


def does(work: Work) -> bool:
    """Whether our own layers do it, where the library has them."""
    supposed = _supposed.get()
    if supposed is not None:
        return work in supposed
    return not is_intel() or work in noted()


@contextmanager
def supposing(*works: Work) -> Iterator[None]:
    """Our own layers do these and no others, in this thread: to prove them, and to measure."""
    before = _supposed.set(works)
    try:
        yield
    finally:
        _supposed.reset(before)


@cache
def noted() -> frozenset[str]:
    """What was measured to be quicker on this processor with the library in use; read once."""
    return read(_note())


def read(note: Path | None) -> frozenset[str]:
    """What a note says of this processor; nothing where there is none, or it is damaged or another's."""
    if note is None or not note.is_file():
        return frozenset()
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        quicker, of = frozenset[str](said["quicker"]), said["processor"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        _log.warning("%s cannot be read (%r): layers are left to other libraries", note, error)
        return frozenset()
    return quicker if of == processor_name() else frozenset()


def write(quicker: Collection[Work]) -> None:
    """Note it beside the library in use, which has to be there. Raises OSError."""
    note = _note()
    assert note is not None
    content = {"processor": processor_name(), "quicker": sorted(quicker)}
    with whole_file(note) as draft:
        draft.write_text(json.dumps(content), encoding="utf-8")
    noted.cache_clear()


def _note() -> Path | None:
    file = found().file
    return None if file is None else file.with_suffix(NOTE)
