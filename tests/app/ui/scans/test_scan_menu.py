"""The menu beside Scan says how long a scan will take here, once this computer knows."""

from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import media, models
from app.services.learning.model_versions import Facts, add_version, use_version
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project
from app.services.scanning import machine
from app.services.scanning.pace import read_fast
from app.services.scanning.settings import ScanSettings
from app.services.scanning.waiting_footage import WaitingFootage, waiting_footage
from app.services.starting_model import starter
from app.ui.keyboard.actions import Actions
from app.ui.scans.counting import Counting, Hear
from app.ui.scans.model_trial import ModelTrial
from app.ui.scans.scan_menu import ScanMenu
from app.ui.scans.tools import Tools
from app.ui.session import Session
from app.ui.speech import language


class CountedAtOnce(Counting):
    """What `Counting` tells, for two workers."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def begin(self, done: Hear) -> None:
        tools = models.remembered_tools(self.project, num_workers=2)
        done(waiting_footage(self.project, tools), tools)


@pytest.fixture
def menu(qtbot: QtBot, new_project: Project) -> ScanMenu:
    session = Session()
    session.open(new_project)
    window = QWidget()
    qtbot.addWidget(window)
    menu = ScanMenu(session, Actions(window, {}), CountedAtOnce(new_project))
    qtbot.addWidget(menu)
    menu.window_ = window  # type: ignore[attr-defined]  # keeps it alive
    return menu


def test_it_tells_the_footage_at_first_and_the_time_once_it_is_known(
    menu: ScanMenu, new_project: Project
) -> None:
    menu.fill()
    assert menu.actions()[0].text() == "To scan: 3 videos, about 2 min of footage"
    assert not menu.actions()[0].isEnabled()
    waiting = waiting_footage(new_project, ScanSettings())
    machine.remember(ScanSettings(num_workers=2), machine.Rate(machine.work_of(waiting.kinds), 7200.0))
    menu.fill()
    assert menu.actions()[0].text() == "To scan: 3 videos, about 2.0 h on this computer"


def test_it_says_that_it_counts_and_that_nothing_waits(menu: ScanMenu) -> None:
    told: list[Hear] = []
    menu._counting.begin = told.append  # type: ignore[method-assign]
    menu.fill()
    before = [entry.text() for entry in menu.actions()]
    assert before[0] == "Counting what is to be scanned…"
    waiting = WaitingFootage(
        num_videos=0,
        num_photos=0,
        num_new=0,
        num_new_photos=0,
        num_again=0,
        num_again_photos=0,
        num_unnamed=0,
        num_unreadable=0,
        model=None,
        kinds=(),
    )
    told[0](waiting, ScanSettings())
    assert [entry.text() for entry in menu.actions()] == ["Nothing is left to scan", *before[1:]]
    told[0](replace(waiting, num_unreadable=12), ScanSettings())
    assert menu.actions()[0].text() == "To scan: only files that could not be read (12)"


def test_photos_are_told_from_videos(menu: ScanMenu, new_project: Project, tmp_path: Path) -> None:
    photos = [tmp_path / name for name in ("a.jpg", "b.JPEG", "jpg.mp4")]
    media.add_files(
        new_project, tmp_path, [FoundFile(each, each.name, 1, datetime(2026, 5, 1)) for each in photos]
    )
    menu.fill()
    assert menu.actions()[0].text().startswith("To scan: 4 videos and 2 photos, ")
    assert media.num_photos(new_project) == 2


def test_what_is_installed_can_be_chosen(menu: ScanMenu, home: Path) -> None:
    (home / "data" / "models").mkdir(parents=True)
    for name in ("finder.onnx", "savanna.safetensors"):
        (home / "data" / "models" / name).touch()
    menu.fill()
    assert [entry.text() for entry in menu.detectors.actions()][:2] == ["motion alone", "motion and finder"]
    assert [entry.text() for entry in menu.models.actions()][:2] == ["no model", "savanna"]
    chosen: list[object] = []
    menu.detector_chosen.connect(chosen.append)
    menu.detectors.actions()[1].trigger()
    assert chosen == [home / "data" / "models" / "finder.onnx"]


def test_a_model_of_the_project_has_the_name_that_people_know(
    menu: ScanMenu, new_project: Project, tmp_path: Path
) -> None:
    run = tmp_path / "runs/0007"
    run.mkdir(parents=True)
    (run / "best.safetensors").write_bytes(b"weights")
    version, _ = add_version(new_project, run, run / "best.safetensors", Facts())
    use_version(new_project, version.id)
    menu.fill()
    assert menu.models.title() == "Names animals with: model 7"
    assert [entry.text() for entry in menu.models.actions()][:2] == ["no model", "model 7"]


def test_the_starter_is_called_so_while_it_is_tried_and_once_it_is_used(
    menu: ScanMenu, new_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session()
    session.open(new_project)
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    monkeypatch.setattr(ModelTrial, "start", lambda trial: trial.accepted.emit())
    tools = Tools(session, log=Path, parent=menu)
    tools.chosen.connect(said.append)
    tools.choose_model(starter())
    words = "From the next scan on, Starter names the animals of this project."
    assert said == ["Trying Starter…", words]
    menu.fill()
    assert menu.models.title() == "Names animals with: Starter"


def test_it_speaks_the_language_of_the_moment(menu: ScanMenu, qapp: QApplication) -> None:
    menu.fill()
    try:
        language.speak(qapp, "de")
        menu.fill()
        assert menu.detectors.title() == "Findet Tiere mit: nur Bewegung"
        assert menu.models.actions()[0].text() == "kein Modell"
    finally:
        language.speak(qapp, "en")


def test_reading_fast_is_the_persons_choice_and_is_remembered(menu: ScanMenu, new_project: Project) -> None:
    menu.fill()
    assert not menu.fast.isChecked()
    assert "2 visits in 100" in menu.fast.toolTip()
    chosen: list[bool] = []
    menu.pace_chosen.connect(chosen.append)
    menu.fast.trigger()
    assert chosen == [True]
    read_fast(new_project, True)
    menu.fill()
    assert menu.fast.isChecked()
