"""Everything behind the question mark: guide, tour, news, diagnostics, about."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import paths
from app.ui.frame import Frame
from app.ui.looks.parts import asked
from app.ui.looks.theme import Theme
from mvit_core.errors import UserError

if TYPE_CHECKING:
    from app.services.program.diagnostics import Part
    from app.services.projects import Project
    from app.ui.help.diagnostics import DiagnosticsDialog
    from app.ui.help.guide_window import GuideWindow
    from app.ui.help.tour import Tour
    from app.ui.jobs.pool import Report
    from app.ui.scans.desk import Desk

MENU = ("guide", "keys", "tour", "", "news", "diagnostics", "", "about")


class Helping(QObject):
    """Its windows are made when they are first wanted; `desk` works behind the window."""

    def __init__(self, window: Frame, desk: "Callable[[], Desk]") -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._guide: GuideWindow | None = None
        self.tour: Tour | None = None
        window.actions_.connect(
            guide=self.show_guide,
            tour=self.show_tour,
            news=self.show_news,
            diagnostics=self.collect,
            about=self.show_about,
        )
        menu = window.top_bar.help_menu
        for name in MENU:
            menu.addAction(window.actions_[name]) if name else menu.addSeparator()

    def show_guide(self, page: str = "") -> "GuideWindow":
        """The guide, beside the window."""
        if self._guide is None:
            from app.ui.help.guide_window import GuideWindow

            self._guide = GuideWindow(self._window, self._window.theme)
        if page:
            self._guide.show_page(page)
        self._guide.show()
        self._guide.activateWindow()
        return self._guide

    def show_news(self) -> None:
        """What each version brought."""
        from app.services.program.guide import CHANGES

        self.show_guide(CHANGES)

    def show_about(self) -> None:
        """What the program is made of."""
        from app.ui.help.about import AboutDialog

        asked(AboutDialog(self._window, self._window.theme))

    def greet(self) -> None:
        """The tour, for who starts Trapline for the first time."""
        if not self._window.settings.values.toured:
            self.show_tour()

    def show_tour(self) -> None:
        """Four steps, from the first one on."""
        from app.ui.help.tour import Tour
        from app.ui.help.tour_steps import steps_over

        if self.tour is not None:
            return
        self.tour = Tour(self._window, steps_over(self._window.top_bar), self._window.theme)
        self.tour.over.connect(self._toured)

    def project_opened(self) -> None:
        """What the tour asks for first is done."""
        if self.tour is not None:
            self.tour.was_followed()

    def collect(self) -> "DiagnosticsDialog":
        """Ask the machine, read the logs behind the window, then show everything."""
        from app.ui.help.diagnostics import DiagnosticsDialog, saving
        from app.ui.help.machine_facts import MachineFacts

        desk = self._desk()
        dialog = DiagnosticsDialog(self._window)
        facts = MachineFacts(dialog)
        facts.known.connect(lambda known: self._gather(dialog, known))
        dialog.finished.connect(lambda _result: facts.stop())
        dialog.finished.connect(dialog.deleteLater)
        words = self.tr("The diagnostics are saved: {place}")

        def save(place: Path) -> None:
            task = desk.run(saving(dialog.parts, place))
            task.done.connect(lambda where: desk.session.say(words.format(place=where)))

        dialog.save_wanted.connect(save)
        facts.ask()
        dialog.open()
        return dialog

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        if self._guide is not None:
            self._guide.set_theme(theme)

    def _gather(self, dialog: "DiagnosticsDialog", facts: Mapping[str, str]) -> None:
        from app.services.program.diagnostics import bundle

        desk = self._desk()
        project: Project | None = desk.session.project if desk.session.is_open else None

        def work(_report: "Report") -> "list[Part]":
            return bundle(facts, paths.log_dir(), project)

        desk.run(work).done.connect(dialog.show_parts)

    def _toured(self) -> None:
        self.tour = None
        self._window.setFocus()
        try:
            self._window.settings.change(toured=True)
        except UserError as error:
            self._window.refuse(error)
