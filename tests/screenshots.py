"""Pictures of every view of the real window: `python -m tests.screenshots OUT [--footage FOLDER] [--small]`.

It works in a home of its own. Without a folder it draws the demonstration, which takes a minute or two. Those
of the documentation were taken by `python -m tests.screenshots docs/views --small`; it writes their page too.
Why a model thinks so is shown by a model alone: `--why CHECKPOINT` takes those pictures and no others.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from launcher.display import OFFSCREEN

if not os.environ.get("DISPLAY"):
    os.environ.update(OFFSCREEN | os.environ)

import pytest
from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app import paths
from app.paths import HOME_VARIABLE
from app.services import media, models
from app.services.choosing.next_up import Next
from app.services.demo import render_demo
from app.services.judged import judged
from app.services.observer_agreement import agreement
from app.services.second_opinion import observers
from app.store.records import Kind, Video
from app.ui.dialogs.clock import ClockDialog
from app.ui.dialogs.confirm_rest import ConfirmRestDialog
from app.ui.dialogs.deployments import DeploymentsDialog
from app.ui.dialogs.ethogram import EthogramDialog
from app.ui.dialogs.importing import ImportDialog
from app.ui.dialogs.keys import KeysDialog
from app.ui.dialogs.new_taxon import NewTaxonDialog
from app.ui.dialogs.places import PlacesDialog
from app.ui.dialogs.settings import SettingsDialog
from app.ui.dialogs.species_list import SpeciesListDialog
from app.ui.help.about import AboutDialog
from app.ui.jobs.worker_process import WorkerProcess
from app.ui.keyboard.key_sheet import KeySheet
from app.ui.main import make_window
from app.ui.projects.house import House
from app.ui.review.agreement import AgreementDialog
from app.ui.scans.scanning import Scanning
from app.ui.why.looking import Part
from app.ui.window import MainWindow
from mvit_core.checkpoint import Classes, Header, Preprocessing, save_checkpoint
from mvit_core.events import Event
from mvit_core.models.registry import create_model
from mvit_core.taxonomy import shipped_taxonomy
from mvit_core.types import Span, VideoStatus
from mvit_core.video.access import FrameAccess
from tests.survey_project import make_survey
from tests.windows import choose_in, close_at_once, is_working

SIZES = ((1280, 720), (1920, 1080))
THEMES = ("dark", "light")
ANALYSES_SHOWN = ("species", "rai", "activity", "map", "budget_species", "history", "confusion")
PATIENCE_S = 300.0
MOST_BYTES = 230_000  # of a PNG
EXIF_TIME = 0x0132  # DateTime
TYPED = """file,start,end,species,behavior,count
Ridge/DCIM/100MEDIA/IMG_0001.MP4,1.5,6,lion,,1
River/CAM2/06120001.AVI,2,8.5,brown bear,drinks water,1
Spruce bog/DCIM/100EK113/DSCF0001.MP4,0.5,4,red fox,grooms,2
Somewhere else/IMG_0009.MP4,0,3,red deer,,1
"""

# What really is in the clips of the demonstration, said as a person would say it.
TRUTH = {
    "Ridge/DCIM/100MEDIA/IMG_0001.MP4": ("panthera", ""),
    "River/CAM2/06120001.AVI": ("ursus", "drinks_water"),
    "Spruce bog/DCIM/100EK113/DSCF0001.MP4": ("vulpes", "grooms"),
    "Waterhole/DCIM/100MEDIA/IMG_0001.MP4": ("elephant", "drinks_water"),
}


class Photographer:
    """Walks one window through its scenes and takes a picture of each."""

    def __init__(self, app: QApplication, out: Path, footage: Path) -> None:
        self._app = app
        self._out = out
        self._footage = footage
        self.window: MainWindow = make_window(app)
        self.house: House = self.window.furnish()
        self.window.show()
        QCursor.setPos(self.window.mapToGlobal(self.window.rect().bottomRight()))  # where nothing lights up

    def take_all(self, sizes: Sequence[tuple[int, int]]) -> None:
        """All scenes, in both themes and all sizes."""
        self._everywhere("welcome", sizes)
        self.window.open_path(self._footage)
        self.wait_for(lambda: self.house.furniture.library.num_videos > 3)
        self.wait_for(lambda: not media.unprobed(self.house.session.project))
        self._scanning(sizes[:1])
        self.window.message_bar.hide()
        self._label()
        self._everywhere("review", sizes)
        self._coding(sizes[:1])
        self._looks(sizes[:1])
        self._species(sizes[:1])
        for status in (VideoStatus.BLANK, VideoStatus.UNREADABLE):
            if video := self._first("status", status):
                self._look(video)
                self._everywhere(status.value, sizes[:1])
        self._grid(sizes)
        self._blind(sizes[:1])
        self._dialogs()
        self._improve(sizes)
        self._models(sizes)
        self._help(sizes[:1])
        self.window.show_keys()
        self._everywhere("keys", sizes[:1])
        for sheet in self.window.findChildren(KeySheet):
            sheet.close()
        self._photo(sizes[:1])
        self._analyse(sizes)

    def _scanning(self, sizes: Sequence[tuple[int, int]]) -> None:
        """While the fourth video is read: there the scan stands still, which would soon be over elsewhere."""
        desk = self.house.desk
        unheard: list[tuple[WorkerProcess, Event]] = []  # what workers say meanwhile
        held: list[Scanning] = []

        with pytest.MonkeyPatch.context() as patch:

            def hold(_video: int, begins: bool) -> None:
                if begins and desk.scan is not None and desk.scan.progress.done > 2:
                    held.append(desk.scan)
                    patch.setattr(desk.scan, "_heard", lambda *said: unheard.append(said))

            desk.reading.connect(hold)
            self.house.workroom.scans.scan()
            self.wait_for(lambda: bool(held))
            desk.reading.disconnect(hold)
            self._everywhere("scanning", sizes)
        for worker, said in unheard:
            held[0]._heard(worker, said)
        self.wait_for(lambda: desk.scan is None)

    def take_why(self, sizes: Sequence[tuple[int, int]], model: Path) -> None:
        """Where the model looks, which frames mattered to it, and what it has seen that is like it."""
        house = self.house
        self.window.open_path(self._footage)
        self.wait_for(lambda: house.furniture.library.num_videos > 3)
        self.wait_for(lambda: not media.unprobed(house.session.project))
        models.use_model(house.session.project, model)
        house.workroom.scans.scan()
        self.wait_for(lambda: house.desk.scan is None)
        self.window.message_bar.hide()
        self._label()
        why, reviewing = house.furniture.why, house.furniture.reviewing
        reviewing.next()
        self.wait(1.5)
        for part in (why.looking, why.resembling):
            part.toggle()
        self.wait_for(lambda: why.looking.answer is not None and why.resembling.found is not None)
        self.wait(3.0)
        self._everywhere("why-examples", sizes)
        why.resembling.toggle()
        why.mattering.toggle()
        self.wait_for(lambda: not why.mattering.is_waiting)
        stages = why.card.where.stage.count()
        why.looking.choose(Part(stages - 1, 1, 1))
        why.card.refresh()
        self._everywhere("why-frames", sizes)

    def _coding(self, sizes: Sequence[tuple[int, int]]) -> None:
        """A bout that goes on, the animal's way, and the keys of the ethogram."""
        stage = self.house.furniture.stage
        stage.toggle_trails()
        stage.coding.toggle()
        stage.coding.press("looks" if "looks" in self.house.session.behaviors else "eats_food")
        stage.player.playhead.step_seconds(1.5)
        self.wait(1.0)
        self._everywhere("coding", sizes)
        stage.coding.toggle()
        self.house.session.edits.undo()
        self.window.message_bar.hide()  # what was undone
        stage.toggle_trails()

    def _looks(self, sizes: Sequence[tuple[int, int]]) -> None:
        """Brighter, the animals' ways, where something moved."""
        stage = self.house.furniture.stage
        switches = (stage.player.toggle_night, stage.toggle_trails, stage.heat.toggle)
        for switch in switches:
            switch()
        self.wait(1.0)
        self._everywhere("overlays", sizes)
        for switch in switches:
            switch()

    def _blind(self, sizes: Sequence[tuple[int, int]]) -> None:
        """A second observer, who names what is looked at."""
        session, reviewing = self.house.session, self.house.furniture.reviewing
        session.review_blind("Robin")
        for _ in range(3):
            reviewing.next()
            self.wait(1.0)
            path = session.video.relative_path if session.video is not None else ""
            reviewing.name(taxon=TRUTH.get(path, ("vulpes", ""))[0])
        self._everywhere("blind", sizes)
        session.review_blind("")
        self.window.message_bar.hide()

    def _dialogs(self) -> None:
        """What stands before the window."""
        window, session, room = self.window, self.house.session, self.house.workroom
        project = session.project
        self._before("ethogram", lambda: EthogramDialog(window, session, room.furniture.words))
        self._before(
            "species-list",
            lambda: SpeciesListDialog(window, session, self.house.desk, room.furniture.listing),
        )
        self._before("new-animal", lambda: NewTaxonDialog(window, session, "river fox", window.theme))
        self._before(
            "agreement",
            lambda: AgreementDialog(window, session, observers(project), lambda who: agreement(project, who)),
        )
        self._before("deployments", lambda: DeploymentsDialog(window, session))
        placed = media.deployments(project)[0]
        self._before("clock", lambda: ClockDialog(window, session, placed))
        self._before("places", self._places)
        self._before("import", self._import)
        self._modal("export", window.actions_["export"].trigger)
        self._before(
            "settings",
            lambda: SettingsDialog(window, window.settings, changed=window.dress, refuse=window.refuse),
        )
        self._before("change-keys", lambda: KeysDialog(window, {}, lambda _keys: None))

    def _places(self) -> QDialog:
        dialog = PlacesDialog(self.window, self.house.session, self.house.desk)
        dialog.pattern.setCurrentText("{site}/{deployment}")
        return dialog

    def _import(self) -> QDialog:
        """A table that somebody typed beside the footage."""
        table = self._footage.parent / "observations.csv"
        table.write_text(TYPED, encoding="utf-8")
        self.house.exchange.importing.show(table)
        self.wait(1.5)
        dialog = self.window.findChild(ImportDialog)
        assert dialog is not None
        return dialog

    def _modal(self, name: str, ask: Callable[[], None]) -> None:
        """What the window asks by itself, as soon as it has something to show."""

        def take(theme: str) -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                dialog.grab().save(str(self._out / f"{name}-{theme}.png"))
                dialog.reject()

        for theme in THEMES:
            self._dress(theme, SIZES[0])
            QTimer.singleShot(2500, lambda theme=theme: take(theme))  # type: ignore[misc]
            ask()

    def _before(self, name: str, make: Callable[[], QDialog]) -> None:
        for theme in THEMES:
            self._dress(theme, SIZES[0])
            dialog = make()
            dialog.show()
            self.wait(0.8)
            dialog.grab().save(str(self._out / f"{name}-{theme}.png"))
            dialog.close()

    def _improve(self, sizes: Sequence[tuple[int, int]]) -> None:
        """The page on which the model learns, with its plan made."""
        self.window.actions_["improve"].trigger()
        self.wait_for(lambda: self.house.improve.page.improving.planning.plan is not None)
        self._everywhere("improve", sizes)
        self.house.improve.leave()

    def _models(self, sizes: Sequence[tuple[int, int]]) -> None:
        """The page of models, with one that names animals and has learned nothing yet."""
        example = write_example(paths.models_dir() / "river-survey.safetensors")
        self.window.actions_["models"].trigger()
        page = self.house.models.page
        self.wait_for(lambda: page.list.rows.row_of(str(example)) >= 0)
        page.list.look_at(str(example))
        self._everywhere("models", sizes)
        self.house.models.leave()

    def _help(self, sizes: Sequence[tuple[int, int]]) -> None:
        """The guide, the tour, and what the program is made of."""
        helping = self.window.help
        self._before("guide", lambda: helping.show_guide("review"))
        self._before("about", lambda: AboutDialog(self.window, self.window.theme))
        for theme in THEMES:
            self._dress(theme, sizes[0])
            helping.show_tour()
            assert helping.tour is not None
            helping.tour.turn(1)
            self._take(f"tour-{theme}")
            helping.tour.end()

    def _grid(self, sizes: Sequence[tuple[int, int]]) -> None:
        """Tiles, the filter panel over them, and a sample in the player."""
        room = self.house.workroom
        room.middle.show_grid(True)
        room.furniture.grid.view.choose_none()
        self.wait(3.0)
        self._everywhere("grid", sizes)
        room.furniture.library.filters.panel.show_part("taxa")
        self._everywhere("filter", sizes[:1])
        room.furniture.library.filters.panel.put_away()
        room.middle.show_grid(False)
        room.furniture.queue.choose(Next.AUDIT)
        room.furniture.reviewing.next()
        self.wait(1.5)
        self._everywhere("queue", sizes[:1])
        room.furniture.queue.choose(Next.LIBRARY)

    def _photo(self, sizes: Sequence[tuple[int, int]]) -> None:
        """A burst of three pictures that a camera took."""
        burst = self._footage.parent / "Meadow"
        write_burst(self._footage / "Ridge/DCIM/100MEDIA/IMG_0001.MP4", burst / "DCIM")
        self.window.open_path(burst)
        self.wait_for(lambda: self.house.furniture.library.num_videos == 3)
        self.wait_for(lambda: not media.unprobed(self.house.session.project))
        self.house.workroom.scans.scan()
        self.wait_for(lambda: self.house.desk.scan is None)
        self.window.message_bar.hide()
        found = max(self.house.furniture.library.videos, key=lambda video: video.num_observations)
        self._look(found)
        self.house.furniture.reviewing.step(1)
        self._everywhere("photo", sizes)

    def _analyse(self, sizes: Sequence[tuple[int, int]]) -> None:
        """A survey of two months with everything in it: no video lies behind it."""
        with tempfile.TemporaryDirectory() as folder:
            with make_survey(Path(folder)) as project:
                assert project.path is not None
                place = project.path
            self.house.door.open_path(place)
            self.wait_for(lambda: self.house.furniture.library.num_videos > 100)
            self.window.message_bar.hide()
            self.window.actions_["analyse"].trigger()
            page = self.house.analyse.page
            for key in ANALYSES_SHOWN:
                choose_in(page.list, key)
                for theme in THEMES:
                    self._dress(theme, sizes[0])
                    self.wait_for(lambda: not is_working(page))
                    self._take(f"analyse-{key}-{theme}")
            self._confirm_rest()
            self.house.door.close_project()
            self.wait_for(lambda: self.window.pages.currentWidget() is self.window.welcome)

    def _confirm_rest(self) -> None:
        """What a model named waits in the survey alone."""
        session, finder = self.house.session, self.house.furniture.finder
        self.wait_for(lambda: finder.found is not None)
        found = finder.found
        assert found is not None
        known = judged(session.project)

        def ask() -> QDialog:
            dialog = ConfirmRestDialog(self.window, session, found, known)
            dialog.sure.setValue(50)
            return dialog

        self._before("confirm-rest", ask)

    def wait_for(self, done: Callable[[], bool]) -> None:
        """Let the window work until `done`; raises TimeoutError."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")
            self.wait(0.05)
        self.wait(0.5)

    def wait(self, seconds: float) -> None:
        """Let the window work for a while; QTest.qWait would let no other thread of Python's run."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def _label(self) -> None:
        """Name the clearest animals, so that pictures show both what people and what machines said."""
        session, reviewing = self.house.session, self.house.furniture.reviewing
        for path, (taxon, behavior) in TRUTH.items():
            video = self._first("relative_path", path)
            if video is None or not video.num_observations or taxon not in session.taxonomy:
                continue
            self._look(video)
            animals = [each for each in session.observations if each.kind == Kind.ANIMAL]
            longest = max(animals, key=lambda each: each.span.duration_s)
            session.look_at(longest.id)
            self.wait(0.5)
            reviewing.name(taxon=taxon)
            if behavior:
                span = longest.span
                middle = Span(span.start_s + 0.35 * span.duration_s, span.start_s + 0.75 * span.duration_s)
                reviewing.add_bout(longest.id, middle, behavior)
                session.look_at(longest.id)
        if session.observation is None:
            self._look(max(self.house.furniture.library.videos, key=lambda video: video.num_observations))
            reviewing.step(1)
        self.wait(1.0)

    def _species(self, sizes: Sequence[tuple[int, int]]) -> None:
        field = self.house.furniture.panel.card.species
        for theme in THEMES:
            self._dress(theme, sizes[0])
            self.window.activateWindow()
            field.begin()
            QTest.keyClicks(field, "cat")
            self._take(f"species-{theme}")
            field.clearFocus()

    def _look(self, video: Video) -> None:
        self.house.session.look_at_video(video.id)
        self.wait(1.5)

    def _first(self, field: str, value: object) -> Video | None:
        videos = self.house.furniture.library.videos
        return next((video for video in videos if getattr(video, field) == value), None)

    def _everywhere(self, name: str, sizes: Sequence[tuple[int, int]]) -> None:
        for size in sizes:
            for theme in THEMES:
                self._dress(theme, size)
                self._take(f"{name}-{theme}" if size == sizes[0] else f"{name}-{theme}-{size[0]}")

    def _dress(self, theme: str, size: tuple[int, int]) -> None:
        self.window.settings.change(theme=theme)
        self.window.dress()
        self.window.resize(*size)
        self.wait_for(lambda: self.window.appearance.changing is None)

    def _take(self, name: str) -> None:
        self.wait(0.2)
        self.window.grab().save(str(self._out / f"{name}.png"))


def write_burst(video: Path, folder: Path) -> None:
    """Three photos of a second each from the middle of a video, with the times that a camera writes."""
    folder.mkdir(parents=True)
    with FrameAccess(video) as frames:
        half = len(frames.times_s) // 2
        for number in range(3):
            picture = Image.fromarray(frames.frame(half + 15 * number).to_rgb())
            exif = Image.Exif()
            exif[EXIF_TIME] = f"2026:06:12 05:30:{10 + number:02d}"
            picture.save(folder / f"RCNX{number + 1:04d}.JPG", quality=92, exif=exif)


def write_example(place: Path) -> Path:
    """A checkpoint of the smallest model with fresh weights, for some animals of the list."""
    species = ("panthera", "ursus", "canis", "vulpes", "cervus", "sus", "lutra", "meles")
    known = shipped_taxonomy()
    classes = Classes(
        species=tuple(key for key in species if key in known), behaviors=("eats_food", "drinks_water")
    )
    clip = Preprocessing(num_frames=8, frame_interval_s=0.25, crop=(112, 112))
    model = create_model("mvit_xs", num_classes=len(classes), num_frames=8, crop=(112, 112))
    place.parent.mkdir(parents=True, exist_ok=True)
    save_checkpoint(place, model, Header(model="mvit_xs", classes=classes, preprocessing=clip))
    return place


def make_small(folder: Path) -> None:
    """Pictures with footage in them become JPEG, in full color; the others are packed tighter."""
    for file in folder.glob("*.png"):
        with Image.open(file) as opened:
            picture = opened.convert("RGB")
        picture.save(file, optimize=True)
        if file.stat().st_size > MOST_BYTES:
            picture.save(file.with_suffix(".jpg"), quality=80, subsampling=0, optimize=True)
            file.unlink()


def write_page(folder: Path) -> None:
    """All of them, dark beside light."""
    lines = [
        "# Every view",
        "",
        "Taken from the real window: `python -m tests.screenshots docs/views --small`.",
    ]
    taken = {file.stem: file.name for file in folder.iterdir() if file.suffix in (".png", ".jpg")}
    for name in sorted({stem.removesuffix("-dark") for stem in taken if stem.endswith("-dark")}):
        title = name.replace("-", " ").replace("_", " ").capitalize()
        pictures = [f"![{title}, {theme}]({taken[f'{name}-{theme}']})" for theme in THEMES]
        lines += ["", f"## {title}", "", "| dark | light |", "|---|---|", f"| {' | '.join(pictures)} |"]
    (folder / "README.md").write_text("\n".join([*lines, ""]), encoding="utf-8")


def main(words: Sequence[str] | None = None) -> int:
    """Take the pictures; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--footage", type=Path, help="a folder of videos, instead of the demonstration")
    parser.add_argument("--why", metavar="CHECKPOINT", type=Path, help="pictures of why this model thinks so")
    parser.add_argument("--small", action="store_true", help="1280 x 720 alone")
    arguments = parser.parse_args(words)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = str(Path(home) / "home")
        footage = arguments.footage or render_demo(Path(home) / "Spring survey")
        app = QApplication(sys.argv[:1])
        photographer = Photographer(app, arguments.out, footage)
        try:
            sizes = SIZES[:1] if arguments.small else SIZES
            if arguments.why is not None:
                photographer.take_why(sizes, arguments.why)
            else:
                photographer.take_all(sizes)
        finally:
            close_at_once(photographer.window)
    make_small(arguments.out)
    write_page(arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
