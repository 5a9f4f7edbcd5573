"""The Models page: the list, the one that is looked at, and what comes and goes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from app.services.learning.model_versions import Facts, Version, VersionId
from app.services.model_shelf.catalogue import Offer, offers
from app.services.model_shelf.overview import Entry
from app.services.model_shelf.sharing import draft_card
from app.services.model_shelf.shelf import SUFFIXES
from app.ui.dialogs.share_model import ShareDialog
from app.ui.improve.wording import Names
from app.ui.looks.parts import Remark, Scrolled, asked, button, column, row, side_by_side, text
from app.ui.looks.theme import Theme
from app.ui.models.details import Details
from app.ui.models.judging import Judging
from app.ui.models.keeping import Keeping
from app.ui.models.removing import RemoveQuestion
from app.ui.models.rows import MARGIN, ModelList
from app.ui.models.shelving import Shelving
from app.ui.models.wording import work_text
from app.ui.models.work import Work
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.saying import here
from mvit_core.errors import UserError

WIDTHS = (430, 850)
SUFFIXES_SHOWN = ".safetensors, .pth, .pyth, .npz, .onnx"


class ModelsPage(QWidget):
    """Also without a project: then there is nothing to choose a model for."""

    left = Signal()
    told = Signal(str)  # what comes, for the line at the bottom; empty: nothing does
    arrived = Signal(object)  # Path of a model that is installed now

    def __init__(
        self,
        session: Session,
        desk: Desk,
        *,
        recent: Callable[[], Sequence[Path]],
        offered: Sequence[Offer] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self._session, self._recent = session, recent
        self._entries: list[Entry] = []
        self._is_of_last = False  # what is shown was read of the project that was open before
        self._wanted = ""  # the key of what is to be looked at once it is there
        self.keeping = Keeping(session, desk, self._offered() if offered is None else offered)
        self.shelving = Shelving(self.keeping.folder, desk.log, self)
        self.judging = Judging(session, desk)
        self.list = ModelList()
        self.details = Details()
        self.back = button(self.tr("‹ Back"), self.left.emit, kind="quiet")
        self.take = button(self.tr("Import a file…"), self._ask_for_file)
        self._lay_out()
        self._connect()
        desk.tools.chosen.connect(lambda _words: self.refresh())

    def _offered(self) -> Sequence[Offer]:
        """None, and it is said why, where the catalogue is wrong: models that are here can be used."""
        try:
            return offers()
        except UserError as error:
            self._session.refuse(error)
            return ()

    # ------------------------------------------------------------- from outside

    def open(self) -> None:
        """The person comes here."""
        self.list.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Read anew what there is, where anybody looks."""
        if self.isVisible():
            self.keeping.look()

    def take_in(self, files: Sequence[Path]) -> None:
        """Install files that were dropped here or chosen."""
        for file in files:
            self.shelving.take_in(file)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors, and say it in the language of today."""
        self.list.set_theme(theme)
        self.refresh()

    def stop(self) -> None:
        """Stop what is under way; downloads go on where they stopped."""
        self.shelving.stop_all()
        self.judging.stop()

    @property
    def works(self) -> dict[str, Work]:
        """What is going on with which model."""
        judged = {self.judging.key: self.judging.work} if self.judging.key else {}
        return self.shelving.works | judged

    # ------------------------------------------------------------- own

    def _lay_out(self) -> None:
        hint = self.tr("Or drop a file here: {suffixes}. It is looked into first; nothing in it is ever run.")
        promise = self.tr("Nothing is fetched unless you ask for it.")
        self.incoming = Remark()
        left = QWidget()
        left.setObjectName("panel")
        below = column(
            self.incoming,
            text(hint.format(suffixes=SUFFIXES_SHOWN), "muted", wrap=True),
            text(promise, "muted", wrap=True),
        )
        below.setContentsMargins(MARGIN, 4, MARGIN, 0)  # as the words of the list stand
        inside = column(row(self.back, None, self.take), self.list, below)
        inside.setContentsMargins(12, 12, 12, 12)
        left.setLayout(inside)
        right = QWidget()
        right.setObjectName("panel")
        down = QVBoxLayout(right)
        down.setContentsMargins(22, 16, 22, 16)
        down.addWidget(self.details)
        area = Scrolled(right, self.tr("About the model"))
        area.setObjectName("panel")
        self.details.hide()
        side_by_side(self, left, area, widths=WIDTHS, grow=(0, 1))

    def _connect(self) -> None:
        self.keeping.read.connect(self._show)
        self.list.chosen.connect(self._look_at)
        self.shelving.changed.connect(self._show_works)
        self.shelving.changed.connect(self._tell)
        self.shelving.stands.connect(self._stands)
        self.shelving.refused.connect(self._refused)
        self.judging.changed.connect(self._show_works)
        self.judging.judged.connect(lambda _key: self.refresh())
        self._session.project_changed.connect(self._another_project)
        details = self.details
        details.use_wanted.connect(self._use)
        details.judge_wanted.connect(lambda entry: self.judging.begin(entry.key, entry.path))
        details.fetch_wanted.connect(lambda entry: self.shelving.fetch(entry.key, entry.offer))
        details.stop_wanted.connect(self._stop)
        details.share_wanted.connect(self._share)
        details.remove_wanted.connect(self._ask_to_remove)

    def _another_project(self) -> None:
        """Until it is read anew, nothing can be done with what was said of the last one."""
        self._is_of_last = True
        if self.list.entry is not None:
            self._look_at(self.list.entry)
        self.refresh()

    def _show(self, entries: list[Entry]) -> None:
        self._entries, self._is_of_last = entries, False
        self.list.show_entries(entries)
        if self._wanted:
            self.list.look_at(self._wanted)
            self._wanted = ""
        self._show_works()
        if self.list.entry is not None:
            self._look_at(self.list.entry)

    def _look_at(self, entry: Entry) -> None:
        self.details.show()
        names = Names(self._session.taxonomy, self._session.behaviors)
        is_open = self._session.is_open and not self._is_of_last
        has_project = is_open and not self._session.project.read_only
        self.details.show_entry(entry, names, has_project=has_project, work=self.works.get(entry.key))

    def _show_works(self) -> None:
        works = self.works
        self.list.rows.show_works(works)
        if self.details.entry is not None:
            self.details.show_work(works.get(self.details.entry.key))
        known = {entry.key for entry in self._entries}
        coming = [f"{Path(key).name}: {work_text(work)}" for key, work in works.items() if key not in known]
        self.incoming.say("\n".join(coming))

    def _tell(self) -> None:
        """One line for who has gone on to other pages."""
        words = "" if self.isVisible() else "; ".join(map(work_text, self.shelving.works.values()))
        self.told.emit(words)

    def _stands(self, path: Path) -> None:
        self._wanted = str(path)
        self.refresh()
        self.arrived.emit(path)

    def _refused(self, why: str) -> None:
        self._session.refuse(UserError(here(why)))
        self.refresh()

    def _use(self, entry: Entry) -> None:
        self.keeping.use(entry)
        self.refresh()

    def _stop(self, entry: Entry) -> None:
        if entry.key == self.judging.key:
            self.judging.stop()
        else:
            self.shelving.stop(entry.key)
            self.refresh()

    def _share(self, entry: Entry) -> None:
        known = entry.checkpoint
        if known is None or entry.path is None:
            return
        version = entry.version or _unknown(entry)
        num_species, num_behaviors = len(known.classes.species), len(known.classes.behaviors)
        draft = draft_card(version, num_species, num_behaviors, entry.held_out)
        dialog = ShareDialog(self, draft, entry.title)
        if asked(dialog) == QDialog.DialogCode.Accepted and dialog.place is not None:
            self.keeping.share(entry, dialog.place, dialog.card)

    def _ask_to_remove(self, entry: Entry) -> None:
        def ask(projects: list[Path]) -> None:
            if RemoveQuestion(self, entry, projects).asked():
                self.keeping.remove(entry)

        self.keeping.ask_who_needs(entry, self._recent(), ask)

    def _ask_for_file(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        filters = self.tr("Models ({patterns})").format(patterns=patterns)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Import a model"), "", filters)
        self.take_in([Path(each) for each in chosen])


def _unknown(entry: Entry) -> Version:
    """Of a model that this project knows nothing more of."""
    return Version(
        id=VersionId(0),
        name=entry.title,
        path=entry.path,
        run=None,
        parent_id=None,
        created_at="",
        decision="",
        facts=Facts(),
        sha256=entry.sha256,
    )
