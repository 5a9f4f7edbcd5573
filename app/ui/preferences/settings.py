"""What the person chose, kept in one small file."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from app.store.address import is_address
from app.ui.preferences.setting import Setting
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path, to_text
from mvit_core.files.presence import is_file
from mvit_core.files.refused import refused
from mvit_core.files.whole_file import whole_file

if TYPE_CHECKING:  # PySide6 says that it gives an object

    def NOOP(context: str, text: str) -> str: ...

else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP

NUM_RECENT = 8

log = logging.getLogger(__name__)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every choice with its default. A file of a newer or older program is read as far as it is known.

    A field that declares itself as a `Setting` is in the dialog and in the user guide; the others are kept
    for the program.
    """

    language: Annotated[
        str,
        Setting(
            NOOP("Settings", "Language"),
            NOOP("Settings", "Of the window and of the names of animals, at once."),
            (
                (NOOP("Settings", "Like the desktop"), "system"),
                ("English", "en"),
                ("Deutsch", "de"),
                ("Español", "es"),
            ),
        ),
    ] = "system"
    theme: Annotated[
        str,
        Setting(
            NOOP("Settings", "Theme"),
            NOOP("Settings", "The colors of the window. The picture is on black in all of them."),
            (
                (NOOP("Settings", "Like the desktop"), "system"),
                (NOOP("Settings", "Dark"), "dark"),
                (NOOP("Settings", "Light"), "light"),
                (NOOP("Settings", "Dark with high contrast"), "contrast-dark"),
                (NOOP("Settings", "Light with high contrast"), "contrast-light"),
            ),
        ),
    ] = "system"
    text_percent: Annotated[
        int,
        Setting(
            NOOP("Settings", "Text size"),
            NOOP("Settings", "Compared with the desktop's text; all that holds text grows with it."),
            tuple((f"{size} %", size) for size in (90, 100, 115, 130, 150)),
        ),
    ] = 100
    goes_on: Annotated[
        bool,
        Setting(
            NOOP("Settings", "After an animal is named"),
            NOOP("Settings", "Whether the next one comes by itself, or waits for Enter."),
            ((NOOP("Settings", "Stay with it"), False), (NOOP("Settings", "Go to the next"), True)),
        ),
    ] = False
    asks_for_bouts: Annotated[
        bool,
        Setting(
            NOOP("Settings", "After an animal is accepted"),
            NOOP(
                "Settings",
                "Whether its behaviors that nobody has reviewed come next. Only in the order Place by place.",
            ),
            (
                (NOOP("Settings", "Go to its behaviors"), True),
                (NOOP("Settings", "Go to the next animal"), False),
            ),
        ),
    ] = True
    plays: Annotated[
        bool,
        Setting(
            NOOP("Settings", "When a video is opened"),
            NOOP("Settings", "Whether it plays at once."),
            ((NOOP("Settings", "Stand still"), False), (NOOP("Settings", "Play"), True)),
        ),
    ] = False
    step_s: Annotated[
        float,
        Setting(
            NOOP("Settings", "Step with Shift and arrows"),
            NOOP("Settings", "How far Shift+Left and Shift+Right go."),
            (
                (NOOP("Settings", "Half a second"), 0.5),
                (NOOP("Settings", "One second"), 1.0),
                (NOOP("Settings", "Two seconds"), 2.0),
                (NOOP("Settings", "Five seconds"), 5.0),
            ),
        ),
    ] = 1.0
    num_workers: Annotated[
        int,
        Setting(
            NOOP("Settings", "Videos scanned at a time"),
            NOOP("Settings", "More are faster if there are processor cores and memory for them."),
            (
                (NOOP("Settings", "As many as suit this computer"), 0),
                *((str(number), number) for number in range(1, 9)),
            ),
        ),
    ] = 0
    card_decodes: Annotated[
        bool,
        Setting(
            NOOP("Settings", "Videos are decoded by"),
            NOOP(
                "Settings",
                "A graphics card decodes only kinds of video of which it gave exactly the same pictures in "
                "less time. Scans find the same either way.",
            ),
            (
                (NOOP("Settings", "The graphics card, where it is faster"), True),
                (NOOP("Settings", "The processor alone"), False),
            ),
        ),
    ] = True
    toured: bool = False  # the tour was taken, or skipped
    recent: tuple[str, ...] = ()  # projects, newest first: files and addresses of shared ones
    left_at: dict[str, tuple[int, int]] = {}  # in each of these: what was looked at, see `left_off`
    keys: dict[str, str] = {}  # name of an action -> the person's own key; "" takes it away
    window: str = ""  # where the window stood, Qt's own writing of it
    widths: tuple[int, ...] = ()  # of the library, the middle and the panel, pixels
    heights: tuple[int, ...] = ()  # of the player and the timeline
    tile_size: int = 1  # of the grid, from small (0) to large

    def with_recent(self, place: Path | str) -> "Settings":
        """These settings with `place` as the newest project: a file, or an address without its password."""
        text = place if isinstance(place, str) else to_text(place)  # names need not be Unicode
        others = tuple(known for known in self.recent if known != text)
        recent = (text, *others)[:NUM_RECENT]
        left_at = {known: left for known, left in self.left_at.items() if known in recent}
        return msgspec.structs.replace(self, recent=recent, left_at=left_at)

    def besides_newest(self) -> "Settings":
        """These settings as before the newest project."""
        return msgspec.structs.replace(self, recent=self.recent[1:])

    def recent_places(self) -> list[Path | str]:
        """The known projects, but for files that are not there any more."""
        places = [each if is_address(each) else to_path(each) for each in self.recent]
        return [place for place in places if isinstance(place, str) or is_file(place)]

    def latest(self, *, besides: Path) -> Path | str | None:
        """The newest project, there or not; `besides` is a folder of which none is meant."""
        places = (each if is_address(each) else to_path(each) for each in self.recent)
        return next(
            (each for each in places if isinstance(each, str) or not each.is_relative_to(besides)), None
        )

    @property
    def shared(self) -> str:
        """The address of the latest shared project; empty where there was none."""
        return next(filter(is_address, self.recent), "")

    def recent_projects(self) -> list[Path]:
        """The known files that are still there."""
        return [place for place in self.recent_places() if isinstance(place, Path)]


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

    def add_recent(self, place: Path | str) -> Settings:
        """Remember this as the newest project."""
        self.values = self.values.with_recent(place)
        self._write()
        return self.values

    def _read(self) -> Settings:
        try:
            content = self.path.read_bytes()
        except OSError:
            return Settings()
        try:
            return msgspec.json.decode(content, type=Settings)
        except (ValueError, RecursionError) as error:
            return self._rescued(content, error)

    def _rescued(self, content: bytes, error: Exception) -> Settings:
        """Each value that can be read by itself; the damaged file is kept, as a change makes a new one."""
        aside = self.path.with_name(f"{self.path.stem} put aside{self.path.suffix}")
        with suppress(OSError):
            aside.write_bytes(content)
        log.warning("%s is damaged (%s) and kept as %s", self.path, error, aside.name)
        try:
            told = msgspec.json.decode(content, type=dict[str, Any])
        except (ValueError, RecursionError):
            return Settings()
        known = {}
        for field in msgspec.structs.fields(Settings):
            with suppress(KeyError, ValueError):
                known[field.name] = msgspec.convert(told[field.name], field.type)
        return Settings(**known)

    def _write(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self.path, several_writers=True) as draft:
                draft.write_bytes(msgspec.json.format(msgspec.json.encode(self.values)))
        except OSError as error:
            raise UserError(refused(self.path, "written", error)) from error
