"""The deployments as a table: sites, coordinates, cameras, periods. A change is kept at once, and undone."""

from datetime import datetime

import msgspec
from PySide6.QtCore import QCollatorSortKey, QItemSelectionModel, Qt, QThreadPool, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.services import deployments, media
from app.services.imports.coordinates import coordinates
from app.services.times.doubtful_clocks import Doubt, Why, doubts
from app.services.times.filmed import Filmed, filmed
from app.store.records import Changes, Deployment, DeploymentId, Site
from app.ui.dialogs.burnt_in import BurntInDialog
from app.ui.dialogs.clock import ClockDialog
from app.ui.dialogs.deployment_cells import FIELDS, read, shown
from app.ui.independence import IndependenceRow
from app.ui.jobs.pool import PoolTask, Report
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import Remark, as_tip, asked, button, closing_buttons, dialog_column, row, text
from app.ui.looks.tables import NamedEditor
from app.ui.session import Session
from app.ui.speech.describe import files_text
from app.ui.speech.naming import name_order
from app.ui.speech.saying import here
from app.ui.speech.terms import meaning_of
from app.ui.speech.timecode import day_text
from mvit_core.errors import UserError

SIZE = (1080, 560)
READ_ONLY = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
MOST_DOUBTS = 3  # told at once


class DeploymentsDialog(QDialog):
    """One line a deployment."""

    places_wanted = Signal()  # sites and deployments are to be told from folders anew

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Deployments and clocks"))
        resize_for_text(self, *SIZE)
        self._session = session
        self._filling = False
        self._deployments: list[Deployment] = []
        self._sites: dict[int, Site] = {}
        self._filmed: dict[DeploymentId, Filmed] = {}
        self.table = QTableWidget(0, len(FIELDS))
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Deployments"))
        self._set_up_table()
        self.about = text("", "muted", wrap=True)  # the deployment that is current
        self.trouble, self.doubtful = Remark("danger"), Remark("warning")
        self._refused: dict[tuple[DeploymentId, str], str] = {}  # why what was written into cells is not kept
        self._half: dict[tuple[int, str], float] = {}  # coordinates that wait for the other one
        self.clock = button(self.tr("Repair its clock…"), self._repair)
        self.places = button(self.tr("Sites from folders…"), self.places_wanted.emit)
        self.burnt_in = button(self.tr("Read the clocks in the pictures…"), self._read_pictures)
        self.rule = IndependenceRow(session)
        buttons = closing_buttons(self)
        hint = text(
            self.tr(
                "Click twice on a cell to change it. Times are those of the camera, like 2026-05-01 12:00. "
                "Without start and end effort is counted from the first to the last video; gaps, like "
                "2026-05-04 12:00 – 2026-05-06 12:00, are taken off it."
            ),
            "muted",
            wrap=True,
        )
        down = dialog_column(self)
        down.addWidget(hint)
        down.addWidget(self.table, 1)
        down.addWidget(self.about)
        down.addWidget(self.trouble)
        down.addWidget(self.doubtful)
        down.addLayout(row(self.clock, self.burnt_in, self.places, None))
        rule = row(self.rule, buttons)
        rule.setStretch(0, 1)
        down.addLayout(rule)
        self.table.itemChanged.connect(self._edited)
        self.table.itemSelectionChanged.connect(self._chosen)
        session.changed.connect(self._changed)
        self._fill()

    # ------------------------------------------------------------- own

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Site"),
            self.tr("Deployment"),
            self.tr("Latitude"),
            self.tr("Longitude"),
            self.tr("Start"),
            self.tr("End"),
            self.tr("Gaps"),
            self.tr("Camera"),
            self.tr("Model"),
            self.tr("Height, m"),
            self.tr("Bait"),
            self.tr("Habitat"),
            self.tr("Comments"),
        )

    def _set_up_table(self) -> None:
        for column, heading in enumerate(self._headings()):
            head = QTableWidgetItem(heading)
            head.setToolTip(meaning_of(heading))
            self.table.setHorizontalHeaderItem(column, head)
        self.table.setItemDelegate(NamedEditor(self.table))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setMaximumSectionSize(270)
        self.table.setWordWrap(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _changed(self, changes: Changes) -> None:
        if changes.library and self._session.is_open:
            self._fill()

    def _fill(self) -> None:
        """Write all cells anew; the deployment that was current stays it, wherever its line is now."""
        project, line = self._session.project, self.table.currentRow()
        current = self._deployments[line].id if 0 <= line < len(self._deployments) else None
        self._sites = {site.id: site for site in media.sites(project)}
        self._deployments = sorted(media.deployments(project), key=self._order)
        self._filling = True
        self.table.setRowCount(len(self._deployments))
        for line, one in enumerate(self._deployments):
            for place, field in enumerate(FIELDS):
                item = QTableWidgetItem(self._shown(one, field))
                item.setToolTip(as_tip(item.text()))  # it may be longer than its column
                if project.read_only:
                    item.setFlags(READ_ONLY)
                self.table.setItem(line, place, item)
        self._filling = False
        self._make_current(current)
        self._chosen()
        self._look_for_doubts()

    def _shown(self, one: Deployment, field: str) -> str:
        waiting = self._half.get((one.site_id, field))
        return shown(one, self._sites[one.site_id], field) if waiting is None else str(waiting)

    def _make_current(self, deployment: DeploymentId | None) -> None:
        lines = (number for number, one in enumerate(self._deployments) if one.id == deployment)
        line = next(lines, 0)
        if self._deployments and line != self.table.currentRow():
            whole_line = (
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
            # Said, for it is another while Ctrl is held: who pastes coordinates holds it.
            self.table.setCurrentCell(line, max(self.table.currentColumn(), 0), whole_line)

    def _order(self, one: Deployment) -> QCollatorSortKey:
        return name_order(f"{self._sites[one.site_id].name} {one.name}")

    def _look_for_doubts(self) -> None:
        project, now = self._session.project, datetime.now()

        def look(_report: Report) -> tuple[list[Doubt], dict[DeploymentId, Filmed]]:
            return doubts(project, now=now), filmed(project)

        task = PoolTask(look, self._session)  # it may outlast this dialog
        task.done.connect(self._tell)
        task.start(QThreadPool.globalInstance())

    def _tell(self, found: tuple[list[Doubt], dict[DeploymentId, Filmed]]) -> None:
        found_doubts, self._filmed = found
        self._tell_doubts(found_doubts)
        self._tell_about()

    def _tell_about(self) -> None:
        """What the current deployment filmed: those of two cards of a site may be called alike."""
        line = self.table.currentRow()
        one = self._deployments[line] if 0 <= line < len(self._deployments) else None
        known = self._filmed.get(one.id) if one is not None else None
        if one is None or known is None:
            self.about.setText("")
            return
        files = files_text(known.num_files, known.num_photos)
        if known.first is None or known.last is None:
            form = self.tr("{name}: {files} without a date in {folder}")
            self.about.setText(form.format(name=one.name, files=files, folder=known.folder))
            return
        form = self.tr("{name}: {files}, {first} – {last}, in {folder}")
        days = {"first": day_text(known.first.date()), "last": day_text(known.last.date())}
        self.about.setText(form.format(name=one.name, files=files, folder=known.folder, **days))

    def _tell_doubts(self, found: list[Doubt]) -> None:
        lines = [self._doubt_text(one) for one in found[:MOST_DOUBTS]]
        if len(found) > MOST_DOUBTS:
            lines.append(self.tr("And {n} more.").format(n=len(found) - MOST_DOUBTS))
        self.doubtful.say("\n".join(lines))

    def _doubt_text(self, one: Doubt) -> str:
        words = {
            Why.FELL_BACK: self.tr("{name}: the clock fell back at {file}. Did the camera begin anew?"),
            Why.AHEAD: self.tr("{name}: videos dated in the future: {n}, the first is {file}."),
            Why.OUTSIDE: self.tr("{name}: videos outside of its start and end: {n}, the first is {file}."),
        }
        return words[one.why].format(name=one.name, n=one.num_videos, file=one.first)

    def _chosen(self) -> None:
        self._tell_about()
        self.clock.setEnabled(self.table.currentRow() >= 0 and not self._session.project.read_only)

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        one, field = self._deployments[item.row()], FIELDS[item.column()]
        self._refused.pop((one.id, field), None)
        try:
            self._keep(one, field, item.text().strip())
        except UserError as error:
            why = here(error)
            self._refused[one.id, field] = why if one.name in why else f"{one.name}: {why}"
            self._fill()
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        """All that is not kept, until it is: whoever goes on by Tab looks at the next cell."""
        half = dict.fromkeys(self._sites[site_id].name for site_id, _field in self._half)
        waits = [self.tr("{site} needs its other coordinate too.").format(site=name) for name in half]
        self.trouble.say("\n".join((*self._refused.values(), *waits)))

    def _keep(self, one: Deployment, field: str, words: str) -> None:
        project, site = self._session.project, self._sites[one.site_id]
        if field == "site":
            wanted, changes = media.add_site(project, words)
            self._session.tell(changes)
            self._change(msgspec.structs.replace(one, site_id=wanted))
        elif field in ("latitude", "longitude"):
            self._keep_place(site, field, words)
        else:
            changed = msgspec.structs.replace(one, **{field: read(field, words)})
            deployments.check_deployment(changed)
            self._change(changed)

    def _change(self, wanted: Deployment) -> None:
        project = self._session.project
        self._session.edits.swap(
            self.tr("Change of a deployment"),
            {wanted.id: wanted},
            lambda value: deployments.change(project, value),
        )

    def _keep_place(self, site: Site, field: str, words: str) -> None:
        """Both coordinates may be pasted into one cell; one alone waits for the other."""
        both = coordinates(words)
        if words and field == "latitude" and len(both) == 2:
            self._put_place(site, read("latitude", both[0]), read("longitude", both[1]))
            return
        value = read(field, words)
        self._half.pop((site.id, field), None)
        other = "longitude" if field == "latitude" else "latitude"
        known = self._half.pop((site.id, other), None) if words else None
        known = getattr(site, other) if known is None else known
        if words and known is None:
            deployments.check_site(msgspec.structs.replace(site, **{field: value, other: 0.0}))
            self._half[site.id, field] = value
            return
        if not words:
            value = known = None
        self._put_place(site, *((value, known) if field == "latitude" else (known, value)))

    def _put_place(self, site: Site, latitude: float | None, longitude: float | None) -> None:
        project = self._session.project
        wanted = msgspec.structs.replace(site, latitude=latitude, longitude=longitude)
        deployments.check_site(wanted)
        for field in ("latitude", "longitude"):  # a half that waited for another one
            self._half.pop((site.id, field), None)
        self._session.edits.swap(
            self.tr("Place of {site}").format(site=site.name),
            {site.id: wanted},
            lambda value: deployments.change_sites(project, value),
        )

    def _repair(self) -> None:
        line = self.table.currentRow()
        if line >= 0:
            asked(ClockDialog(self, self._session, self._deployments[line]))

    def _read_pictures(self) -> None:
        asked(BurntInDialog(self, self._session))
