"""The Analyse page as a person uses it, in the real window, over a survey whose truth is known."""

from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.services.analysis.values import Row, Table
from app.services.exports.selection import Word
from app.ui.analyse.heads import head_width
from app.ui.analyse.numbers import RAW, WIDEST_COLUMN, Links, NumbersTable
from app.ui.analyse.page import AnalysePage
from app.ui.analyse.report_wish import ReportDialog
from app.ui.independence import IndependenceRow
from app.ui.projects.house import House
from app.ui.speech.timecode import day_text
from app.ui.window import MainWindow
from tests.survey_project import plan
from tests.windows import choose_in, is_working, middle_of

PATIENCE_MS = 60_000
EVENTS = 4  # the column


def _settled(qtbot: QtBot, page: AnalysePage, key: str) -> None:
    """Until the analysis is there and drawn at the size it has."""

    def ready() -> bool:
        finding = page.finding
        if finding is None or finding.key != key or is_working(page):
            return False
        return finding.plot is None or page.plot.shown is finding.plot

    qtbot.waitUntil(ready, timeout=PATIENCE_MS)


def test_days_are_written_as_everywhere_and_reached_by_keys(house: House) -> None:
    choosing = house.analyse.page.choosing
    day = choosing.since.date()
    assert choosing.since.text() == day_text(date(day.year(), day.month(), day.day()))
    assert choosing.since.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_map_and_the_report_tell_places_as_exactly_as_was_chosen(
    qtbot: QtBot, page: AnalysePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose_in(page.list, "map")
    _settled(qtbot, page, "map")
    assert page.choosing.places.isVisibleTo(page)
    page.choosing.places.choose(0)
    qtbot.waitUntil(
        lambda: bool(page.finding and page.finding.notes[0].startswith("Coordinates are rounded, 80 km")),
        timeout=PATIENCE_MS,
    )
    written: list[tuple[int | None, Path]] = []
    monkeypatch.setattr(
        page.saving, "save_report", lambda options, out: written.append((options.place_decimals, out))
    )
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "r.html"), "(*.html)"))

    def answer(dialog: ReportDialog) -> int:
        assert dialog.places.decimals == 0, "as on the map"
        dialog.places.choose(2)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr("app.ui.analyse.saving.asked", answer)
    page._save_report.click()
    monkeypatch.setattr("app.ui.analyse.saving.asked", lambda _dialog: QDialog.DialogCode.Rejected)
    page._save_report.click()
    assert written == [(2, tmp_path / "r.html")]


@pytest.mark.parametrize("text_percent", [100, 150])
def test_fields_of_a_line_are_level_however_large_the_text(
    qtbot: QtBot, window: MainWindow, page: AnalysePage, text_percent: int
) -> None:
    choosing, rule = page.choosing, page.choosing.rule
    assert isinstance(rule, IndependenceRow)
    choose_in(page.list, "species")
    window.resize(1280, 720)
    try:
        window.settings.change(text_percent=text_percent)
        window.dress()
        qtbot.waitUntil(lambda: window.appearance.changing is None)
        QCoreApplication.processEvents()
        for fields in (
            (choosing.species, choosing.sites, choosing.since, choosing.until, choosing.word),
            (rule.minutes, rule.compared),
        ):
            places = {(each.mapTo(page, QPoint(0, 0)).y(), each.height()) for each in fields}
            assert len(places) == 1
            assert {height for _, height in places} == {fields[-1].sizeHint().height()}
    finally:
        window.settings.change(text_percent=100)
        window.dress()


def test_lines_of_fields_are_equally_far_apart(qtbot: QtBot, window: MainWindow, page: AnalysePage) -> None:
    choosing = page.choosing
    window.resize(1000, 720)
    choose_in(page.list, "overlap")
    _settled(qtbot, page, "overlap")
    fields = (choosing.species, choosing.word, choosing.one, choosing.rule)
    lines = sorted({each.mapTo(page, QPoint(0, 0)).y() for each in fields})
    assert len(lines) > 2
    assert len({under - over for over, under in pairwise(lines)}) == 1


def test_a_click_on_a_cell_opens_its_videos_in_review(
    qtbot: QtBot, house: House, page: AnalysePage, window: MainWindow
) -> None:
    qtbot.mouseClick(page.plot, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert house.analyse.is_here  # nothing is there to click
    number = next(n for n, hit in enumerate(page.plot.hits) if hit.mark.label == "lynxes, Fern ridge")
    hit = page.plot.hits[number]
    qtbot.mouseClick(page.plot, Qt.MouseButton.LeftButton, pos=middle_of(page.plot, number))
    assert not house.analyse.is_here
    shown = {video.id for video in house.furniture.library.videos}
    assert shown == set(hit.mark.behind.videos)
    assert len(shown) == sum((one.species, one.site) == ("lynx", "Fern ridge") for one in plan())
    assert house.session.video is not None
    assert house.session.video.id in shown
    assert "lynxes, Fern ridge" in window.message_bar.text
    house.furniture.finder.clear()


def test_arrows_walk_the_list_and_the_last_wish_is_what_is_shown(qtbot: QtBot, page: AnalysePage) -> None:
    for _ in range(5):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    _settled(qtbot, page, "occupancy")
    choose_in(page.list, "bouts")
    choose_in(page.list, "confusion")
    _settled(qtbot, page, "confusion")


def test_numbers_that_can_be_clicked_are_underlined_for_whom_their_color_does_not_tell(
    page: AnalysePage,
) -> None:
    table, underlined = page.table, []
    for column in (0, EVENTS):
        option = QStyleOptionViewItem()
        table.itemDelegate().initStyleOption(option, table.model().index(0, column))
        underlined.append(option.font.underline())
    assert underlined == [False, True]


def test_a_number_and_a_key_open_videos_too(qtbot: QtBot, house: House, page: AnalysePage) -> None:
    name = page.table.visualRect(page.table.model().index(0, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert house.analyse.is_here  # a name chooses the row
    events = page.table.visualRect(page.table.model().index(0, EVENTS)).center()
    behind = page.table.numbers.behind(page.table.numbers.index(0, EVENTS))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=events)
    assert {video.id for video in house.furniture.library.videos} == set(behind.videos)
    house.furniture.finder.clear()
    house.analyse.turn()
    _settled(qtbot, page, "species")
    page.plot.setFocus()
    qtbot.keyClick(page.plot, Qt.Key.Key_Right)
    assert page.plot.hits[0].mark.label in page.plot.accessibleDescription()
    qtbot.keyClick(page.plot, Qt.Key.Key_Return)
    assert not house.analyse.is_here


def test_the_filter_narrows_every_number_and_says_what_is_missing(qtbot: QtBot, page: AnalysePage) -> None:
    page.choosing.species.choose(("lynx",))
    qtbot.waitUntil(
        lambda: {row.cells[1] for row in page.table.numbers.table.rows} == {"Lynx"}, timeout=PATIENCE_MS
    )
    assert page.choosing.species.text() == "lynxes"
    page.choosing.species.clear()
    qtbot.waitUntil(
        lambda: len({row.cells[1] for row in page.table.numbers.table.rows}) > 3, timeout=PATIENCE_MS
    )
    page.choosing.species.choose(("ursus",))
    choose_in(page.list, "activity")
    _settled(qtbot, page, "activity")
    qtbot.waitUntil(
        lambda: page.missing.text().startswith("Label 9 more events of bears"), timeout=PATIENCE_MS
    )
    assert not page.plot.isVisible()


def test_occasions_worked_too_little_are_left_out_on_wish(qtbot: QtBot, page: AnalysePage) -> None:
    choose_in(page.list, "effort")
    _settled(qtbot, page, "effort")
    assert page.choosing.least.isVisible()

    def num_empty() -> int:
        return sum(cell is None for row in page.table.numbers.table.rows for cell in row.cells)

    before = num_empty()
    page.choosing.least.setCurrentText("worked 75 % or more")
    qtbot.waitUntil(lambda: num_empty() > before, timeout=PATIENCE_MS)
    choose_in(page.list, "species")
    assert not page.choosing.least.isVisible()


def test_files_are_written_and_closing_lets_go_of_the_project(
    qtbot: QtBot, window: MainWindow, page: AnalysePage, tmp_path: Path
) -> None:
    finding = page.finding
    assert finding is not None
    for name in ("a.png", "a.svg", "a.pdf"):
        page.saving.save_picture(finding, tmp_path / name)
    page.saving.save_numbers(finding, tmp_path / "a.csv")
    qtbot.waitUntil(lambda: not is_working(page), timeout=PATIENCE_MS)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "a.svg").read_bytes().lstrip().startswith(b"<?xml")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("Species,Scientific name,Site,Videos,Events,MaxN")
    assert len(lines) == 1 + len(finding.table.rows)
    moment = next(each for line in lines[1:] for each in line.split(",") if each.startswith("2026"))
    assert datetime.fromisoformat(moment), "as R reads it, whatever the desktop writes"
    choose_in(page.list, "overlap")  # on its way
    window.furnish().door.close_project()
    assert not is_working(page)
    assert page.finding is None
    assert not page.table.numbers.table.rows, "its numbers would open videos of the next project"


def test_the_moment_of_most_animals_is_written_as_the_desktop_writes_dates(page: AnalysePage) -> None:
    numbers = page.table.numbers
    place = next(
        numbers.index(row, column)
        for row, each in enumerate(numbers.table.rows)
        for column, cell in enumerate(each.cells)
        if isinstance(cell, datetime)
    )
    moment = numbers.table.rows[place.row()].cells[place.column()]
    QLocale.setDefault(QLocale("de_DE"))
    assert place.data() == f"{moment:%d.%m.%Y %H:%M:%S}"
    assert place.data(RAW) == f"{moment:%Y-%m-%d %H:%M:%S}", "in which order it is sorted"


def test_columns_are_as_wide_as_what_they_say(page: AnalysePage) -> None:
    table = page.table
    for column in range(table.model().columnCount()):
        head = head_width(table.horizontalHeader(), table.numbers.table.columns[column])
        needed = max(table.sizeHintForColumn(column), head)
        assert table.columnWidth(column) == min(needed, WIDEST_COLUMN)


@pytest.mark.parametrize("spoken", ["en", "de", "es"])
def test_the_numbers_of_a_survey_of_two_months_fit_a_small_window(
    qtbot: QtBot, window: MainWindow, page: AnalysePage, spoken: str
) -> None:
    window.resize(1280, 720)
    try:
        window.settings.change(language=spoken)
        window.dress()
        qtbot.waitUntil(
            lambda: page.finding is not None and page.finding.language == spoken, timeout=PATIENCE_MS
        )
        for key in ("species", "history", "effort"):
            choose_in(page.list, key)
            _settled(qtbot, page, key)
            assert page.table.horizontalScrollBar().maximum() == 0, key
            for column in range(page.table.numbers.columnCount()):
                page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
                QCoreApplication.processEvents()
                assert page.table.horizontalScrollBar().maximum() == 0, (key, column)
    finally:
        window.settings.change(language="en")
        window.dress()


@pytest.mark.parametrize("column", [0, 1])
def test_the_arrow_of_what_is_sorted_stands_beside_the_words(
    qtbot: QtBot, window: MainWindow, column: int
) -> None:
    table = NumbersTable()
    table.setParent(window)
    table.setFixedSize(600, 200)
    table.show()
    table.show_table(Table(columns=("Of a site", "Trap nights"), rows=(Row(("a", 2.0)), Row(("b", 1.0)))))
    header = table.horizontalHeader()
    end = header.sectionViewportPosition(column) + header.sectionSize(column)
    room = (head_width(header, "") + 1) // 2 + 1  # the tip of the arrow touches the last letter

    def shown(begin: int, end: int) -> QImage:
        return header.grab(QRect(begin, 0, end - begin, header.height())).toImage()

    def pictures() -> tuple[QImage, QImage]:
        return shown(0, end - room), shown(end - room, end)

    words, beside = pictures()
    table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    sorted_words, arrow = pictures()
    assert sorted_words == words
    assert arrow != beside


def test_a_column_of_moments_is_as_wide_as_the_longest_is_written(qtbot: QtBot) -> None:
    table = NumbersTable()
    qtbot.addWidget(table)
    short, long = datetime(2026, 1, 2, 3, 4, 5), datetime(2026, 12, 22, 13, 44, 55)
    moments = [*[short] * 20, long]
    table.show_table(Table(columns=("at",), rows=tuple(Row((each,)) for each in moments)))
    needed = table.sizeHintForIndex(table.model().index(len(moments) - 1, 0)).width()
    assert table.columnWidth(0) >= needed


def test_of_many_numbers_few_are_measured(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    table = NumbersTable()
    qtbot.addWidget(table)
    measured = []
    measure = Links.initStyleOption
    monkeypatch.setattr(Links, "initStyleOption", lambda *given: (measured.append(given), measure(*given)))
    rows = tuple(Row(cells=(f"species {n}", *range(n, n + 60))) for n in range(60))
    table.show_table(Table(columns=tuple(f"column {n}" for n in range(61)), rows=rows))
    assert 0 < len(measured) < 10 * 61, "60 species made the window wait for a fifth of a second"


def test_two_species_are_offered_and_stay_two_when_the_filter_is_taken_away(
    qtbot: QtBot, page: AnalysePage
) -> None:
    page.choosing.species.choose(("ursus",))
    choose_in(page.list, "overlap")
    qtbot.waitUntil(lambda: page.missing.text().startswith("Overlap needs two species"), timeout=PATIENCE_MS)
    page.choosing.species.clear()
    qtbot.waitUntil(
        lambda: page.finding is not None and page.finding.title == "Overlap: roe deer and true foxes",
        timeout=PATIENCE_MS,
    )
    qtbot.waitUntil(lambda: page.choosing.other.currentText() == "true foxes", timeout=PATIENCE_MS)
    page.choosing.other.setCurrentIndex(page.choosing.other.findData("Lynx"))
    page.choosing.other.activated.emit(page.choosing.other.currentIndex())
    qtbot.waitUntil(
        lambda: page.finding is not None and page.finding.title.endswith("and lynxes"), timeout=PATIENCE_MS
    )


def test_the_rule_of_independence_is_changed_where_events_are_counted(
    qtbot: QtBot, window: MainWindow, page: AnalysePage
) -> None:
    rule = page.choosing.rule
    assert isinstance(rule, IndependenceRow)
    assert rule.isVisible()
    finding = page.finding
    assert finding is not None

    def events() -> int:
        assert page.finding is not None
        return sum(int(row.cells[EVENTS] or 0) for row in page.finding.table.rows)

    before = events()
    rule.minutes.setValue(1)  # what is five minutes after another is an event of its own now
    rule.minutes.editingFinished.emit()
    qtbot.waitUntil(lambda: events() > before, timeout=PATIENCE_MS)
    assert events() == sum(bool(one.species) for one in plan())
    assert page.finding is not None
    assert "An event begins 1 minutes" in page.finding.method
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: events() == before, timeout=PATIENCE_MS)
    choose_in(page.list, "bouts")
    assert not rule.isVisible()


def test_another_language_is_spoken_by_all_of_the_page_at_once(
    qtbot: QtBot, window: MainWindow, page: AnalysePage
) -> None:
    try:
        window.settings.change(language="de")
        window.dress()
        qtbot.waitUntil(
            lambda: page.finding is not None and page.finding.title == "Arten und Standorte",
            timeout=PATIENCE_MS,
        )
        titles = [page.list.item(place).text().strip() for place in range(page.list.count())]
        assert titles[1:3] == ["Arten und Standorte", "Relative Abundanz"]
        assert "Zeitbudget nach Art" in titles
        assert page.finding is not None
        assert page.finding.table.columns[4] == "Ereignisse"
    finally:
        window.settings.change(language="en")
        window.dress()


def test_what_is_chosen_of_several_is_said_in_the_new_language_and_with_its_signs(
    qtbot: QtBot, window: MainWindow, page: AnalysePage
) -> None:
    species = page.choosing.species
    species.offer([("lynx", "Luchs & Co"), ("vulpes", "Füchse")], ["lynx"])
    assert (species.text(), species.toolTip()) == ("Luchs && Co", "Luchs & Co")
    species.clear()
    assert species.text() == "All species"
    try:
        window.settings.change(language="de")
        window.dress()
        qtbot.waitUntil(lambda: page.choosing.sites.text() == "Alle Standorte", timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: page.list.item(1).text().strip() == "Arten und Standorte")
        page.open()
        assert (species.text(), page.choosing.sites.text()) == ("Alle Arten", "Alle Standorte")
        species.choose(["lynx", "vulpes"])
        assert species.text() == "2 Arten"
    finally:
        window.settings.change(language="en")
        window.dress()
    qtbot.waitUntil(lambda: species.text() == "2 species", timeout=PATIENCE_MS)


def test_nothing_moves_while_it_works_or_the_plot_would_be_drawn_again_for_ever(
    qtbot: QtBot, window: MainWindow, page: AnalysePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.resize(911, 600)
    qtbot.waitUntil(lambda: page.width() <= 911)
    _settled(qtbot, page, "species")
    monkeypatch.setattr(page.analysing, "draw", lambda *_args: None)

    def places(busy: bool) -> list[QRect]:
        page.analysing.busy.emit(busy)
        for _ in range(4):  # a bar at the side may come or go, which takes one more
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert is_working(page) is busy
        return [each.geometry() for each in (page.plot, *page.findChildren(QLabel, "cardTitle"))]

    hint = next(each for each in page.findChildren(QLabel) if each.text().startswith("A click on"))
    hint.setText(f"{hint.text()} {hint.text()}")  # as long as in other languages and larger text
    one_line = hint.fontMetrics().horizontalAdvance(hint.text())
    window.resize(
        window.width() + one_line + 20 - page.plot.width(), 1000
    )  # room for it, but for nothing beside
    assert places(busy=True) == places(busy=False)


def test_whose_word_counts_is_chosen_and_explained(qtbot: QtBot, page: AnalysePage) -> None:
    _settled(qtbot, page, "species")
    word = page.choosing.word
    assert "still the machine's word" in word.toolTip()
    everybody = page.finding
    word.setCurrentIndex(word.findData(Word.BY_EYE.value))
    word.activated.emit(word.currentIndex())
    qtbot.waitUntil(lambda: page.finding is not everybody, timeout=PATIENCE_MS)
    _settled(qtbot, page, "species")
    assert page.finding is not None
    assert not any("named by a model alone" in note for note in page.finding.notes)


def test_species_are_counted_before_the_window_offers_them(qtbot: QtBot, page: AnalysePage) -> None:
    counted: list[bool] = []
    page.analysing.read.connect(lambda survey: counted.append("species" in vars(survey)))
    page.analysing.broke.connect(counted.append)
    page.analysing.forget()
    choose_in(page.list, "map")
    qtbot.waitUntil(lambda: bool(counted), timeout=PATIENCE_MS)
    assert counted == [True]


def test_tab_passes_the_numbers_on_its_way_round(qtbot: QtBot, page: AnalysePage, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Tab)
    assert not page.table.hasFocus()


def test_chosen_rows_are_copied_below_their_headings(qtbot: QtBot, page: AnalysePage) -> None:
    table = page.table
    QGuiApplication.clipboard().setText("before")
    table.clearSelection()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before", "nothing is chosen"
    table.selectRow(0)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    override.ignore()
    QApplication.sendEvent(table, override)
    assert override.isAccepted(), "the key is not the player's"
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t") == list(table.numbers.table.columns)
    assert line.split("\t")[0] == table.numbers.table.rows[0].cells[0]
    table.selectAll()
    assert len(table.copied().splitlines()) == 1 + len(table.numbers.table.rows)
    words = table.model().index(0, 0)
    assert words.data(Qt.ItemDataRole.ToolTipRole) == words.data()


def test_what_was_read_is_let_go_beside_the_window_once_nothing_works_on_it(
    qtbot: QtBot, page: AnalysePage
) -> None:
    choose_in(page.list, "species")
    _settled(qtbot, page, "species")
    survey = page.analysing._survey
    assert survey is not None
    seen, rows = survey._seen, page.finding and page.finding.table.rows
    assert seen
    choose_in(page.list, "activity")  # works on the same reading, which is forgotten meanwhile
    page.analysing.forget()
    _settled(qtbot, page, "activity")
    assert page.finding is not None
    assert page.finding.table.rows
    qtbot.waitUntil(lambda: not seen)
    assert rows, "what is shown of it stays"
    page.look()
    _settled(qtbot, page, "activity")
    assert page.analysing._survey is not None


def test_what_was_read_is_let_go_some_time_after_one_has_left_and_read_anew_when_one_comes_back(
    qtbot: QtBot, house: House, page: AnalysePage
) -> None:
    assert page.analysing._survey is not None
    page._left.setInterval(200)
    house.analyse.turn()
    house.analyse.turn()
    qtbot.wait(300)
    assert page.analysing._survey is not None, "who comes back soon finds it"
    house.analyse.turn()
    qtbot.waitUntil(lambda: page.analysing._survey is None)
    assert page.finding is not None
    house.analyse.turn()
    qtbot.waitUntil(lambda: page.analysing._survey is not None, timeout=PATIENCE_MS)


def test_what_a_wish_reads_that_is_given_up_takes_no_reading_from_the_next(
    qtbot: QtBot, page: AnalysePage
) -> None:
    analysing, project = page.analysing, page._session.project
    key, all_of_it = page.analysis.key, page.choosing.options()
    before = analysing._survey
    assert before is not None
    one_site = replace(all_of_it, selection=replace(all_of_it.selection, sites=(before.sites[0],)))
    analysing.find(project, key, one_site)
    analysing._pool.waitForDone(PATIENCE_MS)  # what it read has been told, and nobody has heard it yet
    analysing.find(project, key, all_of_it)
    qtbot.waitUntil(lambda: not is_working(page), timeout=PATIENCE_MS)
    analysing._pool.waitForDone(PATIENCE_MS)
    assert analysing._survey is before
    assert before.project is project


def test_the_first_column_stays_when_a_wide_table_is_scrolled_sideways(
    qtbot: QtBot, window: MainWindow, page: AnalysePage
) -> None:
    window.resize(900, 720)
    choose_in(page.list, "history")
    _settled(qtbot, page, "history")
    table, bar = page.table, page.table.horizontalScrollBar()
    stays = table.first_column
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert not stays.isVisible(), "nothing lies over a table that is not scrolled"
    bar.setValue(bar.maximum())
    assert stays.isVisible()
    assert (
        stays.viewport().mapTo(table, stays.visualRect(stays.model().index(0, 0)).topLeft())
        == table.viewport().pos()
    )
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    assert stays.verticalScrollBar().value() == table.verticalScrollBar().value()
    qtbot.mouseClick(
        stays.viewport(),
        Qt.MouseButton.LeftButton,
        pos=stays.visualRect(stays.indexAt(QPoint(5, 5))).center(),
    )
    assert [index.row() for index in table.selectionModel().selectedRows()] == [
        stays.indexAt(QPoint(5, 5)).row()
    ]
    table.setCurrentIndex(table.model().index(0, 1))
    assert table.visualRect(table.model().index(0, 1)).left() >= stays.covers, "not behind the first column"
    bar.setValue(0)
    assert not stays.isVisible()


def test_another_analysis_never_stands_below_the_picture_of_the_last(
    qtbot: QtBot, page: AnalysePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.plot.hits
    monkeypatch.setattr(page.analysing, "draw", lambda *_args: None)  # slow
    choose_in(page.list, "activity")
    qtbot.waitUntil(lambda: page.finding is not None and page.finding.key == "activity", timeout=PATIENCE_MS)
    assert page.plot.shown is None
    assert not page.plot.hits


def test_some_rows_are_seen_of_a_table_in_a_low_window_with_large_text(
    qtbot: QtBot, window: MainWindow, page: AnalysePage
) -> None:
    window.resize(1280, 600)
    choose_in(page.list, "species")
    _settled(qtbot, page, "species")
    table = page.table
    assert table.viewport().height() >= 4 * table.verticalHeader().defaultSectionSize()
