from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from app.services import deployments, media
from app.services.ecology.independence import ComparedTo, Independence
from app.services.ecology.occupancy import Occasions
from app.services.exports import FORMATS, Selection
from app.services.exports.material import Written
from app.services.imports.columns import guess
from app.services.media.finding_videos import FoundFile
from app.services.times.clocks import Drift, Shift, Step, SummerTime, SwapDayMonth
from app.ui.dialogs import burnt_in
from app.ui.dialogs.burnt_in import BurntInDialog
from app.ui.dialogs.clock import RESET, SHIFT, ClockDialog
from app.ui.dialogs.columns import ColumnsForm
from app.ui.dialogs.deployment_cells import FIELDS
from app.ui.dialogs.deployments import DeploymentsDialog
from app.ui.dialogs.export import ExportDialog, ExportWish
from app.ui.scans.clock_reading import ClockReadingJob
from app.ui.session import Session
from app.ui.speech import language
from app.ui.speech.timecode import day_text
from mvit_core.events import ClockRead
from mvit_core.types import VideoInfo
from tests.videos import video_of
from tests.windows import choose_in

NOON = datetime(2026, 5, 1, 12)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(parent: QWidget, tmp_path: Path) -> ExportDialog:
    return ExportDialog(parent, folder=tmp_path, name="Fen", filtered=Selection(sites=("North",)))


@pytest.mark.parametrize("spoken", ["en", "de", "es"])
def test_no_name_of_a_format_is_cut(parent: QWidget, qapp: QApplication, tmp_path: Path, spoken: str) -> None:
    try:
        language.speak(qapp, spoken)
        dialog = ExportDialog(parent, folder=tmp_path, name="Fen", filtered=Selection())
        dialog.show()
        formats = dialog.formats
        wide = formats.fontMetrics().horizontalAdvance
        titles = [formats.item(place).text() for place in range(formats.count())]
        assert max(map(wide, titles)) + 4 <= formats.viewport().width()
    finally:
        language.speak(qapp, "en")


def test_every_format_can_be_chosen_and_says_where_it_goes(dialog: ExportDialog, tmp_path: Path) -> None:
    places = []
    for name, each in FORMATS.items():
        choose_in(dialog.formats, name)
        assert dialog.format is each
        places.append(dialog.out.text())
        assert dialog.offset.isVisibleTo(dialog) == each.needs_utc_offset
    assert len(set(places)) == len(FORMATS)
    assert places[0] == str(tmp_path / "Fen.csv")


def test_what_it_would_hold_is_looked_at_and_shown(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.look_wanted) as asked:
        choose_in(dialog.formats, "summary")
    wish: ExportWish = asked.args[0]
    assert (wish.format.name, wish.choice["selection"].sites) == ("summary", ("North",))
    dialog.show_preview(wish, Written(1234, ["3 videos without a date: left out."]))
    assert "1234" in dialog.holds.text()
    assert "without a date" in dialog.unsaid.text()
    choose_in(dialog.formats, "csv")
    dialog.show_preview(wish, Written(9, []))
    assert "9" not in dialog.holds.text()  # an answer that came too late


def test_occasions_are_asked_for_where_there_are_some(dialog: ExportDialog) -> None:
    choose_in(dialog.formats, "csv")
    assert not dialog.occasion.isVisibleTo(dialog)
    choose_in(dialog.formats, "unmarked")
    assert dialog.occasion.isVisibleTo(dialog)
    assert dialog.least.text() == "any time"
    dialog.occasion.setValue(10)
    dialog.least.setValue(50)
    dialog.buttons.accepted.emit()
    assert dialog.wish is not None
    assert dialog.wish.choice["occasions"] == Occasions(days=10, least_share=0.5)


def test_coordinates_can_be_rounded_where_there_are_some(dialog: ExportDialog) -> None:
    choose_in(dialog.formats, "camtrap-dp")
    assert [dialog.places.itemText(place) for place in range(dialog.places.count())] == [
        "As exact as they are known",
        "Rounded, 80 m off at most",
        "Rounded, 800 m off at most",
        "Rounded, 8 km off at most",
        "Rounded, 80 km off at most",
    ]
    for name, place, decimals in (
        ("camtrap-dp", 3, 1),
        ("unmarked", 0, None),
        ("deployments", 1, 3),
        ("boris", 1, None),
    ):
        choose_in(dialog.formats, name)
        assert dialog.places.isVisibleTo(dialog) == FORMATS[name].has_places
        dialog.places.setCurrentIndex(place)
        dialog.buttons.accepted.emit()
        assert dialog.wish is not None
        assert dialog.wish.choice["place_decimals"] == decimals


def test_a_wrong_offset_is_said_and_nothing_is_exported(dialog: ExportDialog) -> None:
    choose_in(dialog.formats, "camtrap-dp")
    dialog.offset.setText("summer")
    dialog.buttons.accepted.emit()
    assert dialog.wish is None
    dialog.offset.setText("+02:00")
    dialog.buttons.accepted.emit()
    assert dialog.wish is not None
    assert dialog.wish.choice["utc_offset"] == "+02:00"


def cell(dialog: DeploymentsDialog, deployment: str, field: str) -> QTableWidgetItem:
    """The cell of a deployment, by the name that stands in its line."""
    table, names = dialog.table, FIELDS.index("name")
    (line,) = (line for line in range(table.rowCount()) if table.item(line, names).text() == deployment)
    return table.item(line, FIELDS.index(field))


def test_a_cell_of_the_table_is_kept_and_undone(qtbot: QtBot, parent: QWidget, session: Session) -> None:
    dialog = DeploymentsDialog(parent, session)
    name = media.deployments(session.project)[0].name
    cell(dialog, name, "camera").setText("C7")
    cell(dialog, name, "start").setText("2026-05-01 12:00")
    cell(dialog, name, "latitude").setText("51.5, 4.25")
    one = media.deployments(session.project)[0]
    site = next(site for site in media.sites(session.project) if site.id == one.site_id)
    assert (one.camera, one.start) == ("C7", NOON)
    assert (site.latitude, site.longitude) == (51.5, 4.25)
    for _ in range(3):
        session.edits.undo()
    assert media.deployments(session.project)[0].camera == ""
    assert cell(dialog, name, "camera").text() == ""


@pytest.mark.parametrize(
    ("field", "words"),
    [
        *(("start", "soon"), ("latitude", "91"), ("camera_height_m", "tall"), ("bait", "meat"), ("name", "")),
        *(("gaps", "in May"), ("gaps", "2026-05-06 – 2026-05-04"), ("latitude", "north, 4")),
    ],
)
def test_a_cell_that_means_nothing_is_refused_and_put_back(
    qtbot: QtBot, parent: QWidget, session: Session, field: str, words: str
) -> None:
    dialog = DeploymentsDialog(parent, session)
    name = media.deployments(session.project)[0].name
    before = cell(dialog, name, field).text()
    cell(dialog, name, field).setText(words)
    assert not dialog.trouble.isHidden()
    assert cell(dialog, name, field).text() == before


def test_what_was_refused_is_told_until_it_is_kept_while_one_goes_on_to_the_next_cells(
    parent: QWidget, session: Session
) -> None:
    dialog = DeploymentsDialog(parent, session)
    name = media.deployments(session.project)[0].name
    cell(dialog, name, "latitude").setText("48 north")
    cell(dialog, name, "camera").setText("C7")
    assert dialog.trouble.text().startswith(f"{name}: 48 north is not a coordinate.")
    cell(dialog, name, "latitude").setText("48°30'N")
    assert dialog.trouble.text().endswith("needs its other coordinate too.")
    cell(dialog, name, "longitude").setText("9°6'")
    assert dialog.trouble.isHidden()
    site = next(each for each in media.sites(session.project) if each.latitude is not None)
    assert (site.latitude, site.longitude) == (48.5, 9.1)


def test_gaps_are_written_as_people_write_them(qtbot: QtBot, parent: QWidget, session: Session) -> None:
    dialog = DeploymentsDialog(parent, session)
    name = media.deployments(session.project)[0].name
    cell(dialog, name, "gaps").setText("2026-05-04 12:00 - 2026-05-06 12:00; 2026-05-08/2026-05-09")
    assert media.deployments(session.project)[0].gaps == (
        (NOON + timedelta(days=3), NOON + timedelta(days=5)),
        (datetime(2026, 5, 8), datetime(2026, 5, 9)),
    )
    words = cell(dialog, name, "gaps").text()
    cell(dialog, name, "gaps").setText("")
    assert media.deployments(session.project)[0].gaps == ()
    cell(dialog, name, "gaps").setText(words)
    assert len(media.deployments(session.project)[0].gaps) == 2


def test_one_coordinate_alone_waits_for_the_other(qtbot: QtBot, parent: QWidget, session: Session) -> None:
    dialog = DeploymentsDialog(parent, session)
    one = media.deployments(session.project)[0]
    cell(dialog, one.name, "longitude").setText("4.25")
    assert not dialog.trouble.isHidden()
    assert {site.longitude for site in media.sites(session.project)} == {None}
    cell(dialog, one.name, "latitude").setText("51.5")
    site = next(site for site in media.sites(session.project) if site.id == one.site_id)
    assert (site.latitude, site.longitude) == (51.5, 4.25)
    assert dialog.trouble.isHidden()


def test_both_coordinates_at_once_take_the_place_of_one_that_waited(
    parent: QWidget, session: Session
) -> None:
    dialog = DeploymentsDialog(parent, session)
    one = media.deployments(session.project)[0]
    cell(dialog, one.name, "latitude").setText("48,972")
    cell(dialog, one.name, "latitude").setText("51.5, 4.25")
    assert dialog.trouble.isHidden()
    assert [cell(dialog, one.name, each).text() for each in ("latitude", "longitude")] == ["51.5", "4.25"]


def test_a_deployment_is_named_once_in_what_is_said_of_it(parent: QWidget, session: Session) -> None:
    dialog = DeploymentsDialog(parent, session)
    name = media.deployments(session.project)[0].name
    cell(dialog, name, "gaps").setText("2026-05-04 12:00 - 2026-05-03 12:00")
    assert dialog.trouble.text() == f"A gap of {name} ends before it begins. Check its two dates."


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_the_deployment_worked_on_stays_current_where_its_new_site_moves_its_line(
    qtbot: QtBot, parent: QWidget, session: Session, held: Qt.KeyboardModifier
) -> None:
    dialog = DeploymentsDialog(parent, session)
    with qtbot.waitExposed(dialog):
        dialog.show()
    if held:
        QTest.keyPress(dialog.windowHandle(), Qt.Key.Key_Control, held)
        assert QGuiApplication.keyboardModifiers() == held
    last = dialog.table.rowCount() - 1
    assert last > 0
    name = dialog.table.item(last, 1).text()
    dialog.table.setCurrentCell(last, 2)
    cell(dialog, name, "latitude").setText("51.5")
    cell(dialog, name, "site").setText("A glade")
    assert dialog.table.item(0, 1).text() == name
    assert (dialog.table.currentRow(), dialog.table.currentColumn()) == (0, 2)
    assert [index.row() for index in dialog.table.selectionModel().selectedRows()] == [0]
    QTest.keyRelease(dialog.windowHandle(), Qt.Key.Key_Control)


def test_a_coordinate_that_waits_is_still_shown_where_the_other_is_refused(
    qtbot: QtBot, parent: QWidget, session: Session
) -> None:
    dialog = DeploymentsDialog(parent, session)
    name = media.deployments(session.project)[0].name
    cell(dialog, name, "latitude").setText("51.5")
    cell(dialog, name, "longitude").setText("east")
    assert (cell(dialog, name, "latitude").text(), cell(dialog, name, "longitude").text()) == ("51.5", "")
    cell(dialog, name, "latitude").setText("")
    cell(dialog, name, "longitude").setText("4.25")
    assert {site.longitude for site in media.sites(session.project)} == {None}


def test_every_button_of_the_table_can_be_pressed(qtbot: QtBot, parent: QWidget, session: Session) -> None:
    dialog = DeploymentsDialog(parent, session)
    with qtbot.waitExposed(dialog):
        dialog.show()
    for one in (dialog.clock, dialog.burnt_in, dialog.places):
        assert one.isVisible()
        assert one.window() is dialog


def test_tab_leads_from_the_table_to_its_buttons(qtbot: QtBot, parent: QWidget, session: Session) -> None:
    dialog = DeploymentsDialog(parent, session)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    assert reached is dialog.clock, reached


def test_two_cards_of_one_site_are_told_apart_by_what_they_filmed(
    qtbot: QtBot, parent: QWidget, session: Session, tmp_path: Path
) -> None:
    card = tmp_path / "card 2"
    found = [FoundFile(card / name, name, 9, NOON) for name in ("Hill/IMG_0001.MP4", "Hill/IMG_0002.JPG")]
    session.tell(media.add_files(session.project, card, found))
    dialog = DeploymentsDialog(parent, session)
    hills = [n for n in range(dialog.table.rowCount()) if dialog.table.item(n, 1).text() == "Hill"]
    assert len(hills) == 2
    said = set()
    for line in hills:
        dialog.table.setCurrentCell(line, 0)
        qtbot.waitUntil(lambda: bool(dialog.about.text()))
        said.add(dialog.about.text())
    day = day_text(NOON.date())
    assert f"Hill: 1 video and 1 photo, {day} – {day}, in {card / 'Hill'}" in said
    assert len(said) == 2


def test_clocks_that_cannot_be_right_are_named(qtbot: QtBot, parent: QWidget, session: Session) -> None:
    dated(session, NOON, NOON + timedelta(days=1), datetime(2000, 1, 1))
    dialog = DeploymentsDialog(parent, session)
    qtbot.waitUntil(lambda: not dialog.doubtful.isHidden())
    assert "began anew" not in dialog.doubtful.text()
    assert "begin anew" in dialog.doubtful.text()


def test_the_independence_interval_is_the_projects(qtbot: QtBot, parent: QWidget, session: Session) -> None:
    dialog = DeploymentsDialog(parent, session)
    rule = dialog.rule
    assert rule.minutes.value() == 30
    rule.minutes.setValue(60)
    rule.minutes.editingFinished.emit()
    assert deployments.independence(session.project).interval == timedelta(hours=1)
    rule.compared.setCurrentIndex(1)
    rule.compared.activated.emit(1)
    assert deployments.independence(session.project).compared_to is ComparedTo.LAST_RECORD
    assert deployments.independence(session.project).interval == timedelta(hours=1)
    rule.by_camera.click()
    assert deployments.independence(session.project).by_camera
    for _ in range(3):
        session.edits.undo()
    assert deployments.independence(session.project) == Independence()
    assert (rule.minutes.value(), rule.by_camera.isChecked()) == (30, False)


def test_the_clocks_that_would_be_taken_are_the_first_to_be_looked_at(
    parent: QWidget, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    unread, swapped, read = media.videos(session.project)
    june, december = datetime(2016, 6, 12, 9), datetime(2016, 12, 6, 9)
    answers = (
        ClockRead(key=unread.id, reason="no date"),
        ClockRead(key=swapped.id, month_first=june, day_first=december),
        ClockRead(key=read.id, month_first=NOON, day_first=NOON),
    )
    monkeypatch.setattr(ClockReadingJob, "start", lambda job: [job._run.record(one) for one in answers])
    monkeypatch.setattr(burnt_in, "MOST_SHOWN", 2)
    dialog = BurntInDialog(parent, session)
    dialog.job.over.emit()
    shown = [dialog.table.item(line, 0).text() for line in range(dialog.table.rowCount())]
    assert shown == [read.relative_path, swapped.relative_path]
    assert "1 of 3" in dialog.says.text()
    assert "first 2 videos" in dialog.says.text()
    dialog.close()


def dated(session: Session, *times: datetime) -> None:
    videos = media.videos(session.project)
    for video, at in zip(videos, times, strict=False):
        info = VideoInfo(
            size_bytes=1,
            container="avi",
            codec="mjpeg",
            width=64,
            height=48,
            captured_at=at,
            fingerprint=str(at),
        )
        media.record_probes(session.project, [(video.id, info, "")])


def test_a_clock_says_whose_it_is_where_deployments_have_one_name(
    qtbot: QtBot, parent: QWidget, session: Session
) -> None:
    first, second = media.deployments(session.project)[:2]
    alike = {one.id: replace(one, name="summer") for one in (first, second)}
    deployments.change(session.project, alike)
    titles = {ClockDialog(parent, session, one).windowTitle() for one in alike.values()}
    assert len(titles) == 2
    assert all("summer (" in title for title in titles)


def test_a_clock_is_repaired_after_a_look_and_put_back(
    qtbot: QtBot, parent: QWidget, session: Session
) -> None:
    dated(session, NOON)
    video = media.videos(session.project)[0]
    one = next(each for each in media.deployments(session.project) if each.id == video.deployment_id)
    dialog = ClockDialog(parent, session, one)
    assert dialog.kind.currentIndex() == SHIFT
    assert not dialog.go.isEnabled()  # nothing would move
    recorded = video_of(session.project, video.id).captured_at
    assert recorded is not None
    dialog.right.setDateTime(dialog.recorded.dateTime().addSecs(3600))
    assert dialog.go.isEnabled()
    assert video_of(session.project, video.id).captured_at == recorded
    dialog.buttons.accepted.emit()
    assert video_of(session.project, video.id).captured_at == recorded + timedelta(hours=1)
    session.edits.undo()
    assert video_of(session.project, video.id).captured_at == recorded


@pytest.mark.parametrize(
    "repair",
    [
        Shift(seconds=3600.0),
        Shift(seconds=-90.0),
        Drift(
            recorded_first=NOON,
            right_first=NOON + timedelta(minutes=1),
            recorded_last=NOON + timedelta(days=2),
            right_last=NOON + timedelta(days=2, minutes=7),
        ),
        SwapDayMonth(),
        SummerTime(zone="Europe/London"),
    ],
)
def test_a_repair_that_is_in_force_is_shown_and_not_taken_away_unknowingly(
    parent: QWidget, session: Session, repair: Step
) -> None:
    dated(session, NOON)
    video = media.videos(session.project)[0]
    one = next(each for each in media.deployments(session.project) if each.id == video.deployment_id)
    deployments.repair_clock(session.project, one.id, (repair,))
    dialog = ClockDialog(parent, session, one)
    assert dialog.repair == (repair,)
    assert not dialog.go.isEnabled(), "nothing would change"
    assert "repaired already" in dialog.says.text()


def test_a_clock_that_began_anew_and_was_repaired_is_shown_so(parent: QWidget, session: Session) -> None:
    dated(session, NOON, NOON + timedelta(days=1), datetime(2000, 1, 1))
    video = media.videos(session.project)[1]
    one = next(each for each in media.deployments(session.project) if each.id == video.deployment_id)
    first = ClockDialog(parent, session, one)
    first.buttons.accepted.emit()
    again = ClockDialog(parent, session, one)
    assert again.kind.currentIndex() == RESET
    assert again.repair == first.repair
    assert not again.go.isEnabled()


def test_the_columns_of_a_table_are_guessed_and_can_be_said(qtbot: QtBot) -> None:
    form = ColumnsForm(names := ["Clip", "Species", "n"], guess(names))
    qtbot.addWidget(form)
    assert not form.names_a_file
    form.choices["file"].setCurrentText("Clip")
    assert form.names_a_file
    assert form.columns | {"file": "Clip", "species": "Species", "count": "n"} == form.columns
    other = ColumnsForm(names := ["file", "Species"], guess(names))
    qtbot.addWidget(other)
    assert other.names_a_file
