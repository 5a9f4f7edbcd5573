"""What the person chose, kept in one small file."""

from pathlib import Path

import msgspec

from mvit_core.errors import UserError
from mvit_core.path_text import to_path, to_text

NUM_RECENT = 8


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every choice with its default. A file of a newer or older program is read as far as it is known."""

    theme: str = "system"  # "system", "dark", "light"
    text_percent: int = 100  # of the desktop's text size
    num_workers: int = 0  # scans at a time; 0 lets Trapline choose
    recent: tuple[str, ...] = ()  # projects, newest first
    keys: dict[str, str] = {}  # name of an action -> the person's own key; "" takes it away
    window: str = ""  # where the window stood, Qt's own writing of it
    panels: str = ""  # how wide its panels are

    def with_recent(self, path: Path) -> "Settings":
        """These settings with `path` as the newest project."""
        text = to_text(path)  # names need not be Unicode
        others = tuple(known for known in self.recent if known != text)
        return msgspec.structs.replace(self, recent=(text, *others)[:NUM_RECENT])

    def recent_projects(self) -> list[Path]:
        """The known projects that are still there."""
        return [path for path in map(to_path, self.recent) if path.is_file()]


class SettingsFile:
    """Where the settings lie."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values = self._read()

    def change(self, **changed: object) -> Settings:
        """Replace some values and write the file; raises UserError where it cannot be written."""
        self.values = msgspec.structs.replace(self.values, **changed)
        self._write()
        return self.values

    def add_recent(self, path: Path) -> Settings:
        """Remember `path` as the newest project."""
        self.values = self.values.with_recent(path)
        self._write()
        return self.values

    def _read(self) -> Settings:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Settings)
        except (OSError, msgspec.MsgspecError):
            return Settings()

    def _write(self) -> None:
        waiting = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            waiting.write_bytes(msgspec.json.format(msgspec.json.encode(self.values)))
            waiting.replace(self.path)
        except OSError as error:
            raise UserError(f"The settings cannot be saved to {self.path}: {error.strerror}.") from error
