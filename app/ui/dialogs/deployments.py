"""The deployments as a table: sites, coordinates, cameras, periods. A change is kept at once, and undone."""

from datetime import datetime
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.services import deployments, media
from app.services.imports.reading import moment, number
from app.store.records import Deployment, Site
from app.ui.dialogs.burnt_in import BurntInDialog
from app.ui.dialogs.clock import ClockDialog
from app.ui.independence import IndependenceRow
from app.ui.parts import button, closing_buttons, row, text
from app.ui.saying import here
from app.ui.session import Session
from mvit_core.errors import UserError

SIZE = (1080, 560)
READ_ONLY = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
FIELDS = (
    "site",
    "name",
    "latitude",
    "longitude",
    "start",
    "end",
    "camera",
    "camera_model",
    "camera_height_m",
    "bait",
    "habitat",
    "comments",
)
NUMBERS = ("latitude", "longitude", "camera_height_m")
TIMES = ("start", "end")
YES, NO = ("yes", "true", "1", "y", "x"), ("no", "false", "0", "n")


class DeploymentsDialog(QDialog):
    """One line a deployment."""

    places_wanted = Signal()  # sites and deployments are to be told from folders anew

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Deployments and clocks"))
        self.resize(*SIZE)
        self._session = session
        self._filling = False
        self._deployments: list[Deployment] = []
        self._sites: dict[int, Site] = {}
        self.table = QTableWidget(0, len(FIELDS))
        self.table.setAccessibleName(self.tr("Deployments"))
        self._set_up_table()
        self.trouble = text("", "danger", wrap=True)
        self.trouble.hide()
        self.clock = button(self.tr("Repair its clock…"), self._repair)
        self.places = button(self.tr("Sites from folders…"), self.places_wanted.emit)
        self.burnt_in = button(self.tr("Read the clocks in the pictures…"), self._read_pictures)
        self.rule = IndependenceRow(session)
        buttons = closing_buttons(self)
        self.clock.setAutoDefault(False)
        self.burnt_in.setAutoDefault(False)
        self.places.setAutoDefault(False)
        hint = text(
            self.tr(
                "Click twice on a cell to change it. Times are those of the camera, like 2026-05-01 12:00. "
                "Without start and end effort is counted from the first to the last video."
            ),
            "muted",
            wrap=True,
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(20, 18, 20, 16)
        down.setSpacing(12)
        down.addWidget(hint)
        down.addWidget(self.table, 1)
        down.addWidget(self.trouble)
        down.addLayout(row(self.clock, self.places, None, self.rule))
        down.addWidget(buttons)
        self.table.itemChanged.connect(self._edited)
        self.table.itemSelectionChanged.connect(self._chosen)
        session.changed.connect(self._changed)
        self._fill()

    def cell(self, deployment: str, field: str) -> QTableWidgetItem:
        """The cell of a deployment, by its name."""
        line = next(number for number, one in enumerate(self._deployments) if one.name == deployment)
        item = self.table.item(line, FIELDS.index(field))
        assert item is not None
        return item

    # ------------------------------------------------------------- own

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Site"),
            self.tr("Deployment"),
            self.tr("Latitude"),
            self.tr("Longitude"),
            self.tr("Start"),
            self.tr("End"),
            self.tr("Camera"),
            self.tr("Model"),
            self.tr("Height, m"),
            self.tr("Bait"),
            self.tr("Habitat"),
            self.tr("Comments"),
        )

    def _set_up_table(self) -> None:
        self.table.setHorizontalHeaderLabels(self._headings())
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setMaximumSectionSize(220)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _changed(self, changes: object) -> None:
        if getattr(changes, "library", False) and self._session.is_open:
            self._fill()

    def _fill(self) -> None:
        project = self._session.project
        self._sites = {site.id: site for site in media.sites(project)}
        self._deployments = sorted(
            media.deployments(project), key=lambda one: (self._sites[one.site_id].name, one.name)
        )
        self._filling = True
        self.table.setRowCount(len(self._deployments))
        for line, one in enumerate(self._deployments):
            for place, field in enumerate(FIELDS):
                item = QTableWidgetItem(shown(one, self._sites[one.site_id], field))
                if project.read_only:
                    item.setFlags(READ_ONLY)
                self.table.setItem(line, place, item)
        self._filling = False
        if self._deployments and self.table.currentRow() < 0:
            self.table.selectRow(0)
        self._chosen()

    def _chosen(self) -> None:
        self.clock.setEnabled(self.table.currentRow() >= 0 and not self._session.project.read_only)

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        one, field = self._deployments[item.row()], FIELDS[item.column()]
        try:
            self.trouble.hide()
            self._keep(one, field, item.text().strip())
        except UserError as error:
            self.trouble.setText(here(error))
            self.trouble.show()
            self._fill()

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
        self._session.swap(
            self.tr("Change of a deployment"),
            {wanted.id: wanted},
            lambda value: deployments.change(project, value),
        )

    def _keep_place(self, site: Site, field: str, words: str) -> None:
        """Both coordinates may be pasted into one cell; one alone waits for the other, at 0."""
        project = self._session.project
        both = [part for part in words.replace(";", " ").replace(",", " , ").split() if part != ","]
        if words and field == "latitude" and len(both) == 2:
            latitude, longitude = (number(part) for part in both)
        else:
            value = read(field, words) if words else None
            latitude = value if field == "latitude" else site.latitude
            longitude = value if field == "longitude" else site.longitude
            if words:
                latitude, longitude = latitude or 0.0, longitude or 0.0
            else:
                latitude = longitude = None
        wanted = msgspec.structs.replace(site, latitude=latitude, longitude=longitude)
        deployments.check_site(wanted)
        self._session.swap(
            self.tr("Place of {site}").format(site=site.name),
            {site.id: wanted},
            lambda value: deployments.change_sites(project, value),
        )

    def _repair(self) -> None:
        line = self.table.currentRow()
        if line >= 0:
            ClockDialog(self, self._session, self._deployments[line]).exec()

    def _read_pictures(self) -> None:
        BurntInDialog(self, self._session, None).exec()


def shown(one: Deployment, site: Site, field: str) -> str:
    """A cell's words."""
    value: Any = (
        site.name if field == "site" else getattr(site if field in ("latitude", "longitude") else one, field)
    )
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) and field not in ("latitude", "longitude") else str(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deployments", text)


def read(field: str, words: str) -> Any:
    """The value that a cell's words mean. UserError where they mean none."""
    if field in NUMBERS:
        value = number(words) if words else None
        if words and value is None:
            raise UserError(_tr("{words} is no number.").format(words=words))
        return value
    if field in TIMES:
        found = moment(words)[0]
        if words and found is None:
            raise UserError(_tr("{words} is no date. Write it like 2026-05-01 12:00.").format(words=words))
        return found
    if field == "bait":
        if words and words.casefold() not in (*YES, *NO):
            raise UserError(_tr("{words} is neither yes nor no.").format(words=words))
        return words.casefold() in YES if words else None
    return words
