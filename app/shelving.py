"""The process that fetches and recognizes models for the window: `python -m app shelving`.

It is told one errand on stdin (app.services.model_shelf.errands) and says on stdout how it goes. Closing its
stdin ends it at once, whatever it waits for: a download leaves its part, from which the next one goes on.
"""

import os
import threading
import time
import traceback
from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from app.parent import EXIT_BUG, lines_from, stay_behind, take_stdin, take_stdout, wait_until_let_go
from app.services.model_shelf.download import Progress
from app.services.model_shelf.errands import (
    Came,
    Checking,
    Fetch,
    Refused,
    Said,
    Stands,
    decode_errand,
    encode,
)
from app.services.model_shelf.sharing import shared_card
from app.services.model_shelf.shelf import Card, Installed, install, remove, take_in
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path, to_text
from mvit_core.machine.lacking import lacking
from mvit_core.outcome import Outcome

EVERY_S = 0.1  # between two reports of a download


def main(_words: Sequence[str] = ()) -> NoReturn:
    """Do one errand and end the process: with 0, or with 70 after a mistake of ours.

    It ends at once: torch takes seconds to leave by itself, and the window waits for the end.
    """
    os._exit(serve())


def serve() -> int:
    """Answer what stands on stdin; returns the exit code."""
    stay_behind(5)
    out = take_stdout()
    said_to_us = lines_from(take_stdin())
    line = next(said_to_us, b"")
    threading.Thread(target=_end_with_parent, args=(said_to_us,), daemon=True).start()
    try:
        for said in done(line):
            os.write(out, encode(said))
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - the border of the process: the parent must learn why
        traceback.print_exc()
        with suppress(OSError):
            reason = lacking(error) or f"{type(error).__name__}: {error}"
            os.write(out, encode(Refused(reason=reason)))
        return EXIT_BUG
    return 0


def done(line: bytes) -> Generator[Said, None, None]:
    """An errand, told as it goes; what the world refuses is an answer like any other."""
    errand = decode_errand(line)
    try:
        if isinstance(errand, Fetch):
            model = yield from fetched(errand)
        else:
            yield Checking()
            model = taken_in(to_path(errand.file), to_path(errand.folder))
    except UserError as error:
        yield Refused(reason=str(error))
    else:
        yield Stands(name=model.name, path=to_text(model.path))


def fetched(errand: Fetch) -> Generator[Said, None, Installed]:
    """Download, then look into it. Raises UserError."""
    model = yield from told_now_and_then(install(errand.offer, to_path(errand.folder)))
    yield Checking()
    look_into(model)
    return model


def look_into(model: Installed) -> None:
    """What is no model does not stay, however it came: raises UserError, with the reason."""
    from mvit_core.model_files import recognized

    try:
        recognized(model.path)
    except UserError:
        remove(model)
        raise


def told_now_and_then(steps: Generator[Progress, None, Installed]) -> Generator[Said, None, Installed]:
    """The progress of a download, no oftener than anybody reads it, and its end."""
    last_s = -EVERY_S
    outcome = Outcome(steps)
    for progress in outcome:
        if (now_s := time.monotonic()) - last_s >= EVERY_S or progress.done_bytes == progress.total_bytes:
            last_s = now_s
            yield Came(done_bytes=progress.done_bytes, total_bytes=progress.total_bytes)
    return outcome.value


def taken_in(file: Path, folder: Path) -> Installed:
    """A file from anywhere, recognized, checked, and installed; raises UserError, with the reason."""
    from mvit_core.model_files import recognized

    found = recognized(file)
    card = Card(title=found.title, task=found.task, classes=found.classes, architecture=found.architecture)
    rewrite = found.write_to if found.weights is not None else None
    return take_in(file, folder, shared_card(file, card), rewrite=rewrite)


def _end_with_parent(said_to_us: Iterable[bytes]) -> None:
    wait_until_let_go(said_to_us)
    os._exit(0)
