"""What cannot be read, in one line once all clips were looked at; the log has the whole list."""

from types import TracebackType
from typing import Self

from rich.console import Console

from app.cli.console import escaped
from app.cli.wording import counted
from app.logs import log_file
from app.services.learning.left_out import LeftOut
from trainer.events import ClipsDecoded, ClipSkipped, TrainingEvent

MOST_REASONS = 3  # that are told; the others are counted


class LeftOutLine:
    """Hears events, as a context manager which says at its end what was not said yet."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._told: list[LeftOut] = []
        self._new = LeftOut()

    def hear(self, event: TrainingEvent) -> None:
        """Keep what is left out, and say it as soon as something else happens."""
        if isinstance(event, ClipSkipped):
            if not any(event in each for each in self._told):
                self._new.add(event)
        elif not isinstance(event, ClipsDecoded):
            self._say()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._say()

    def _say(self) -> None:
        if self._new.num_clips:
            self._console.print(f"[yellow]left out:[/] {escaped(left_out_text(self._new))}", soft_wrap=True)
            self._told.append(self._new)
            self._new = LeftOut()


def left_out_text(found: LeftOut) -> str:
    """Such as `14 clips of 7 videos that cannot be read. A.MP4 is empty. 6 more are listed in FILE.`."""
    log, reasons = log_file(), found.reasons
    shown = reasons[:MOST_REASONS] if log is not None else reasons
    videos = counted(len(found.videos), "video")
    if len(shown) < len(reasons):
        more = len(reasons) - len(shown)
        shown = [*shown, f"{more:,} more {'is' if more == 1 else 'are'} listed in {log}."]
    return " ".join([f"{counted(found.num_clips, 'clip')} of {videos} that cannot be read.", *shown])
