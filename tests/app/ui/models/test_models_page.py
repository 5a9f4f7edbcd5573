"""The Models page as a person uses it; scripted processes stand in for those that fetch and judge."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app import paths
from app.services import media, models, observations, starting_model
from app.services.learning.model_versions import Facts, add_version
from app.services.model_shelf import catalogue, overview
from app.services.model_shelf.catalogue import offer_named
from app.services.model_shelf.errands import Came, Checking, Errand, Fetch, Refused, Said, Stands, TakeIn
from app.services.model_shelf.sharing import KEY as SHARED
from app.services.projects import create_project
from app.services.review import labels
from app.services.review.verdicts import correct
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings, sha256_of
from app.store.records import Kind
from app.ui.dialogs.share_model import ShareDialog
from app.ui.improve import learner_link
from app.ui.looks.theme import DARK, style_sheet
from app.ui.messages import Message
from app.ui.models import shelving
from app.ui.models.page import ModelsPage
from app.ui.models.removing import RemoveQuestion
from app.ui.preferences.settings import Settings
from app.ui.scans.desk import Desk
from app.ui.session import Session
from resources import resource
from tests.app.ui.test_accessible import unnamed
from tests.app.ui.windows_opened import windows_opened
from trainer.events import ClipsDecoded
from trainer.orders import Judge, Judging, Order, ReportWritten
from trainer.reports.report import ClassReport, Figure, Report, encode_report

OFFERS = (
    replace(offer_named("yolox_nano"), size_bytes=3_700_000),
    replace(offer_named("mvit_b_16x4_k400"), title="A model with a very long name " * 6),
)
REPORT = Report(
    checkpoint="x",
    num_clips=12,
    figures={"macro_accuracy": Figure(0.75)},
    species=(ClassReport(name="panthera", support=9, precision=0.8, recall=0.7, f1=0.75),),
)


class FakeErrand(QObject):
    """Says what the test says."""

    said = Signal(object)
    ended = Signal(str)
    running: "list[FakeErrand]" = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, errand: Errand, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.errand, self.is_closed = errand, False
        FakeErrand.running.append(self)

    def start(self) -> None: ...

    def close(self) -> None:
        self.is_closed = True
        self.ended.emit("")

    def delete_when_gone(self) -> None: ...

    def say(self, *all_said: Said) -> None:
        for said in all_said:
            self.said.emit(said)

    def end(self) -> None:
        self.ended.emit("")


class FakeLearner(QObject):
    """Judges as the test says."""

    said = Signal(object)
    ended = Signal(str)
    last: "FakeLearner | None" = None

    def __init__(self, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[Order] = []
        FakeLearner.last = self

    def start(self) -> None: ...
    def close(self) -> None: ...
    def delete_when_gone(self) -> None: ...

    def tell(self, order: Order) -> None:
        self.told.append(order)


@pytest.fixture
def page(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelsPage]:
    FakeErrand.running.clear()
    FakeLearner.last = None
    monkeypatch.setattr(overview, "starter", lambda: None)  # what ships is one more row of every list
    monkeypatch.setattr(shelving, "ErrandProcess", FakeErrand)
    monkeypatch.setattr(learner_link, "LearnerProcess", FakeLearner)
    page = ModelsPage(session, Desk(session, Settings), recent=list, offered=OFFERS)
    page.set_theme(DARK)
    page.resize(1280, 650)
    qtbot.addWidget(page)
    page.show()
    yield page
    page.stop()


def opened(qtbot: QtBot, page: ModelsPage, number: int) -> None:
    """The page with so many models."""
    page.open()
    qtbot.waitUntil(lambda: len(page._entries) == number)


def checkpoint(place: Path, species: tuple[str, ...] = ("panthera", "canis")) -> Path:
    """A safetensors file with the header of a checkpoint and four bytes of weights."""
    own = {"model": "mvit_xs", "classes": {"species": species, "behaviors": ["eats_food"]}}
    header = json.dumps(
        {
            "__metadata__": {"trapline": json.dumps(own)},
            "w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]},
        }
    ).encode()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(len(header).to_bytes(8, "little") + header + bytes(4))
    return place


def own_model(session: Session, tmp_path: Path) -> Path:
    """A model that was trained in the session's project."""
    run = tmp_path / "runs" / "0001"
    path = checkpoint(run / "best.safetensors")
    (run / "report.json").write_bytes(encode_report(REPORT))
    facts = Facts(
        num_train=40, num_held_out=12, trained=("Hill",), held_out=("Pond",), figures={"macro_accuracy": 0.75}
    )
    add_version(session.project, run, path, facts)
    return path


def click(qtbot: QtBot, button: QObject) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said_by(page: ModelsPage, session: Session) -> list[str]:
    heard: list[str] = []
    session.said.connect(lambda message: heard.append(message.text))
    return heard


def test_no_window_flashes_up_as_one_model_after_another_is_looked_at(
    qtbot: QtBot, qapp: QApplication, page: ModelsPage, session: Session, tmp_path: Path
) -> None:
    own = own_model(session, tmp_path)
    opened(qtbot, page, 3)
    with windows_opened(qapp) as windows:
        for key in (f"offer:{OFFERS[0].name}", str(own), f"offer:{OFFERS[1].name}", str(own)):
            page.list.look_at(key)
        qapp.processEvents()
    assert windows == []
    assert page.details._figures.isVisible()


def test_without_any_model_the_catalogue_says_what_can_be_had(qtbot: QtBot, page: ModelsPage) -> None:
    opened(qtbot, page, 2)
    details = page.details
    assert details.title.text() == "YOLOX-nano"
    assert details.fetch.isVisible()
    assert not details.use.isVisible()
    assert not details.remove.isVisible()
    assert FakeErrand.running == []  # nothing is fetched without a click


def test_a_download_shows_how_far_it_is_and_can_be_stopped_and_gone_on_with(
    qtbot: QtBot, page: ModelsPage
) -> None:
    opened(qtbot, page, 2)
    click(qtbot, page.details.fetch)
    (errand,) = FakeErrand.running
    assert errand.errand == Fetch(offer=OFFERS[0], folder=str(paths.models_dir()))
    errand.say(Came(done_bytes=1_000_000, total_bytes=4_000_000))
    assert page.details.doing.text() == "1.0 MB of 4.0 MB"
    assert page.details.bar.value() == 250
    assert not page.details.fetch.isEnabled()
    paths.models_dir().mkdir(parents=True)
    (paths.models_dir() / ".yolox_nano.onnx.part").write_bytes(bytes(1000))
    click(qtbot, page.details.stop)
    assert errand.is_closed
    qtbot.waitUntil(lambda: page.details.fetch.text() == "Go on with the download")
    click(qtbot, page.details.fetch)
    assert len(FakeErrand.running) == 2


def test_what_came_is_looked_at_and_used(qtbot: QtBot, page: ModelsPage, session: Session) -> None:
    opened(qtbot, page, 2)
    click(qtbot, page.details.fetch)
    (errand,) = FakeErrand.running
    path = paths.models_dir() / "own.safetensors"
    errand.say(Checking())
    assert "looked into" in page.details.doing.text()
    checkpoint(path)
    errand.say(Stands(name="own", path=str(path)))
    errand.end()
    qtbot.waitUntil(lambda: page.list.entry is not None and page.list.entry.path == path)
    assert "dogs" in page.details.classes.text()
    assert page.details.use.isVisible()


def test_a_refusal_says_why_and_changes_nothing(
    qtbot: QtBot, page: ModelsPage, session: Session, tmp_path: Path
) -> None:
    opened(qtbot, page, 2)
    heard = said_by(page, session)
    page.take_in([tmp_path / "holiday.pth"])
    (errand,) = FakeErrand.running
    assert errand.errand == TakeIn(file=str(tmp_path / "holiday.pth"), folder=str(paths.models_dir()))
    assert "holiday.pth" in page.incoming.text()
    errand.say(Refused(reason="holiday.pth is empty."))
    errand.end()
    assert heard == ["holiday.pth is empty."]
    assert not page.incoming.isVisible()


def test_weights_to_train_from_are_chosen_for_the_next_training(
    qtbot: QtBot, page: ModelsPage, session: Session
) -> None:
    paths.models_dir().mkdir(parents=True)
    weights = paths.models_dir() / "bare.pth"
    weights.write_bytes(b"weights")
    opened(qtbot, page, 3)
    assert page.details.use.text() == "Start the next training from it"
    assert not page.details.judge.isVisible()
    click(qtbot, page.details.use)
    assert models.project_base(session.project) == weights
    qtbot.waitUntil(lambda: page.details.use.text() == "Do not use it any more")
    click(qtbot, page.details.use)
    assert models.project_base(session.project) is None


def test_what_was_said_of_another_project_offers_nothing_until_it_is_read_anew(
    qtbot: QtBot, page: ModelsPage, session: Session, tmp_path: Path
) -> None:
    paths.models_dir().mkdir(parents=True)
    (paths.models_dir() / "bare.pth").write_bytes(b"weights")
    opened(qtbot, page, 3)
    assert page.details.use.isVisible()
    page.hide()  # as while the person is on another page, or in the list of what can be opened
    session.close()
    page.show()
    assert page.details.isVisible()
    assert not page.details.use.isVisible()
    session.open(create_project(tmp_path / "another.trapline"))
    assert not page.details.use.isVisible()
    qtbot.waitUntil(page.details.use.isVisible)
    assert page.details.use.text() == "Start the next training from it"


def test_a_model_of_the_project_says_how_good_it_was_and_what_it_learned(
    qtbot: QtBot, page: ModelsPage, session: Session, tmp_path: Path
) -> None:
    own_model(session, tmp_path)
    opened(qtbot, page, 3)
    assert "75 % right, every class alike, on 12 clips" in page.details.standing.text()
    assert page.details.judge.isVisible()
    assert "40 labelled clips of one site" in " ".join(_texts(page))


def _texts(page: ModelsPage) -> list[str]:
    return [each.text() for each in page.details.findChildren(QLabel)]


def test_a_model_is_judged_on_all_labels_with_progress_and_the_figures_stay(
    qtbot: QtBot, page: ModelsPage, session: Session, tmp_path: Path
) -> None:
    path = own_model(session, tmp_path)
    opened(qtbot, page, 3)
    heard = said_by(page, session)
    click(qtbot, page.details.judge)
    qtbot.waitUntil(lambda: bool(heard))
    assert "Nobody has reviewed anything" in heard[0]
    review(session)
    click(qtbot, page.details.judge)  # once it can be pressed again: the refusal is heard a moment before
    qtbot.waitUntil(lambda: FakeLearner.last is not None)
    learner = FakeLearner.last
    assert learner is not None
    (order,) = learner.told
    assert isinstance(order, Judge)
    assert order.checkpoint == str(path)
    learner.said.emit(Judging())
    learner.said.emit(ClipsDecoded(done=3, total=10))
    assert page.details.doing.text() == "Reads clip 3 of 10"
    left_out = "2 clips are left out, since the model was trained on their videos."
    report = replace(REPORT, num_clips=31, num_left_out=2, cautions=(left_out,))
    Path(order.out).write_bytes(encode_report(report))
    learner.said.emit(ReportWritten(path=order.out))
    qtbot.waitUntil(lambda: "on 31 clips" in page.details.standing.text())
    assert [words for words in _texts(page) if "left out" in words] == [left_out], "it is said once"


def review(session: Session) -> None:
    """The left animal of the hill is a lion."""
    video = media.videos(session.project)[0]
    animals = [each for each in observations.of_video(session.project, video.id) if each.kind == Kind.ANIMAL]
    labels.apply(session.project, {animals[0].id: correct(animals[0], taxon="panthera")}, who="me")


def test_what_people_said_of_its_findings_counts(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    from app.services.model_shelf.standing import right_in_review
    from app.store.schema import ModelVersionRow, ScanRow

    path = own_model(session, tmp_path)
    with session.project.writing() as writing:
        version = writing.query(ModelVersionRow).one()
        for scan in writing.query(ScanRow):
            scan.model_version_id = version.id
            scan.settings = {"detector": "f00d"}
    assert right_in_review(session.project) == {}
    review(session)
    shares = right_in_review(session.project)
    model, detector = shares[sha256_of(path)], shares["f00d"]
    assert (model.part, model.whole) == (1, 1)
    assert (detector.part, detector.whole) == (1, 1)


def test_an_own_model_is_exported_with_its_card_and_no_path(
    qtbot: QtBot, page: ModelsPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_model(session, tmp_path)
    opened(qtbot, page, 3)
    place = tmp_path / "shared.safetensors"

    def filled(dialog: ShareDialog) -> int:
        assert "40 labelled clips" in dialog.learned_from.text()
        assert "75 % right" in dialog.judged_on.text()
        assert unnamed(dialog) == []
        dialog.made_by.setText("River group")
        dialog.place = place
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ShareDialog, "exec", filled)
    heard = said_by(page, session)
    click(qtbot, page.details.share)
    qtbot.waitUntil(lambda: bool(heard))
    content = place.read_bytes()
    assert content.endswith(bytes(4))
    header = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
    card = json.loads(header["__metadata__"][SHARED])
    assert (card["made_by"], card["license"]) == ("River group", "CC-BY-4.0")
    assert str(tmp_path).encode() not in content
    assert b"Hill" not in content
    assert (8 + int.from_bytes(content[:8], "little")) % 8 == 0


def test_removing_names_the_projects_that_would_miss_it(
    qtbot: QtBot, page: ModelsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = checkpoint(paths.models_dir() / "own.safetensors")
    models.use_model(session.project, path)
    opened(qtbot, page, 3)
    asked: list[str] = []

    def never(question: RemoveQuestion) -> bool:
        asked.append(question.accessibleDescription())
        return len(asked) > 1

    monkeypatch.setattr(RemoveQuestion, "asked", never)
    click(qtbot, page.details.remove)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert "survey" in asked[0]
    assert path.exists()
    click(qtbot, page.details.remove)
    qtbot.waitUntil(lambda: len(page._entries) == 2)
    assert not path.exists()
    assert models.project_model(session.project) is None


def test_a_wrong_catalogue_is_said_and_the_models_that_are_here_are_shown(
    qtbot: QtBot, session: Session, page: ModelsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checkpoint(page.keeping.folder / "mammals.safetensors")
    file = tmp_path / "models.toml"
    wrong = resource("models.toml").read_text("utf-8").replace("https://github.com", "https://[github.com")
    file.write_text(wrong, "utf-8")
    monkeypatch.setattr(catalogue, "resource", lambda _name: file)
    catalogue.offers.cache_clear()
    said: list[Message] = []
    session.said.connect(said.append)
    other = ModelsPage(session, Desk(session, Settings), recent=list)
    qtbot.addWidget(other)
    other.show()
    opened(qtbot, other, 1)
    (message,) = said
    assert message.text.startswith(f"The catalogue of models {file} has no valid address for yolox_nano:")
    other.stop()


def test_the_starter_that_ships_is_there_to_train_from(
    qtbot: QtBot, page: ModelsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "starter", starting_model.starter)
    opened(qtbot, page, 3)
    (shipped,) = [entry for entry in page._entries if entry.place == "shipped"]
    assert (shipped.task, shipped.title) == ("base", "Starter")
    assert shipped.checkpoint is not None
    assert "sleeps" in shipped.checkpoint.classes.behaviors


def test_a_path_stands_as_high_as_what_is_said_in_words(
    qtbot: QtBot, page: ModelsPage, session: Session, tmp_path: Path
) -> None:
    page.setStyleSheet(style_sheet(DARK, text_pt=10))
    path = own_model(session, tmp_path)
    opened(qtbot, page, 3)
    page.list.look_at(str(path))
    words = [
        each
        for each in page.details.findChildren(QLabel)
        if each.text() in ("File", "yours, as you trained it")
    ]
    lines = page.details.findChildren(QLineEdit, "plainValue")
    assert (len(words), len(lines)) == (2, 2), "its file and its hash are lines"
    assert len({each.height() for each in (*words, *lines)}) == 1


def test_a_project_that_was_scanned_with_the_starter_shows_it_once(
    qtbot: QtBot, page: ModelsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "starter", starting_model.starter)
    begun = starting_model.starter()
    assert begun is not None
    models.use_model(session.project, begun)
    ScanRun.start(session.project, rescan=True, settings=ScanSettings(model_path=begun)).finish()
    opened(qtbot, page, 3)
    (shipped,) = [entry for entry in page._entries if entry.path == begun]
    assert (shipped.place, shipped.task, shipped.title, shipped.is_used) == (
        "shipped",
        "model",
        "Starter",
        True,
    )
    page.list.look_at(shipped.key)
    click(qtbot, page.details.use)
    qtbot.waitUntil(lambda: models.project_model(session.project) is None)
    qtbot.waitUntil(lambda: page.details.use.text() == "Use it for this project")
    models.use_base(session.project, begun)
    page.refresh()
    qtbot.waitUntil(lambda: page.details.use.text() == "Do not use it any more")
    click(qtbot, page.details.use)
    qtbot.waitUntil(lambda: models.project_base(session.project) is None)


def test_arrows_walk_the_list_and_every_control_has_a_name(qtbot: QtBot, page: ModelsPage) -> None:
    opened(qtbot, page, 2)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.details.title.text().startswith("A model with a very long name")
    assert unnamed(page) == []
    assert page.minimumSizeHint().width() <= 1280
    assert page.minimumSizeHint().height() <= 650


def test_leaving_while_something_comes_tells_it_elsewhere(qtbot: QtBot, page: ModelsPage) -> None:
    opened(qtbot, page, 2)
    told: list[str] = []
    page.told.connect(told.append)
    click(qtbot, page.details.fetch)
    page.hide()
    FakeErrand.running[0].say(Came(done_bytes=1_000_000, total_bytes=0))
    assert told[-1] == "1.0 MB came"
    FakeErrand.running[0].end()
    assert told[-1] == ""
