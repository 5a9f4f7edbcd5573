"""The calm line at the top: what can be done with the project, and the search."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from app.ui.keyboard.actions import Actions
from app.ui.keyboard.keys import key_in
from app.ui.looks import icons
from app.ui.looks.on_screen import for_text
from app.ui.looks.parts import as_tip
from app.ui.looks.theme import Theme

OF_A_PROJECT = (
    *("scan", "scan_again", "next_unreviewed", "confirm_rest", "filter", "grid", "library"),
    *("improve", "analyse", "export", "import", "deployments", "find"),
)
SHORTEST, LONGEST = 10, 30  # letters of a project's name that there is always room for, that it asks for
SEARCH = 110  # pixels of the search, unless there is room for no name beside it
BESIDE_HINT = 60  # pixels of the search's icon and edges, at the usual size of the text
ICON = 18  # pixels, at the usual size of the text
PLACES = ("grid", "improve", "analyse", "models")  # of the window; the same action leads there and back
UNDOING = ("undo", "redo")  # whoever has an undo stack switches these on


class ProjectName(QLabel):
    """As much of the name as there is room for, its middle left out; the search gives way to it."""

    def sizeHint(self) -> QSize:
        return self._at_most(LONGEST)

    def minimumSizeHint(self) -> QSize:
        return self._at_most(SHORTEST)

    @property
    def shown(self) -> str:
        """What can be read of it."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)

    def _at_most(self, letters: int) -> QSize:
        whole = super().sizeHint()
        return QSize(min(whole.width(), letters * self.fontMetrics().averageCharWidth()), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            self.shown,
            self.foregroundRole(),
        )


class BarButton(QToolButton):
    """With a space between icon and words: Qt keeps room for two, and puts both behind the words."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            option.text = f" {option.text}"


class TopBar(QFrame):
    """Open, Scan, Review, Export; undo and redo; search, settings and keys."""

    searched = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self._actions = actions
        self._buttons: dict[str, QToolButton] = {}
        self.open_menu = QMenu(self)
        self.help_menu = QMenu(self)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Find videos"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self.search.clearFocus)
        given_up = QShortcut(Qt.Key.Key_Escape, self.search, self._give_up_search)
        given_up.setContext(Qt.ShortcutContext.WidgetShortcut)  # the constructor takes no context
        actions["find"].enabledChanged.connect(self.search.setEnabled)
        actions["find"].changed.connect(lambda: self.search.setToolTip(actions["find"].toolTip()))
        self._find = QAction(self)
        self.search.addAction(self._find, QLineEdit.ActionPosition.LeadingPosition)
        self._name = ProjectName()
        self._name.setObjectName("panelTitle")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.set_project("")

    def set_project(self, name: str, where: str = "") -> None:
        """Name the open project and say where it is kept; "" where none is, which leaves Open, settings and
        keys.
        """
        self._name.setText(name)
        self._name.setToolTip(as_tip(where))
        self.search.setVisible(bool(name))
        for action in OF_A_PROJECT:
            if action in self._buttons:
                self._buttons[action].setVisible(bool(name))
            self._actions[action].setEnabled(bool(name))
        for action in UNDOING:
            self._buttons[action].setVisible(bool(name))
            self._actions[action].setEnabled(bool(name) and self._actions[action].isEnabled())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words beside the icons, for which the project's name makes room: the window's title says it, too.
        Then words alone; else icons, which say it under the mouse; at last without the name again.
        """
        worded = [each for each in self._buttons.values() if each.property("worded")]
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        words = Qt.ToolButtonStyle.ToolButtonTextOnly
        for style, is_named, search in (
            (beside, True, SEARCH),
            (beside, False, SEARCH),
            (words, False, SEARCH),
            (alone, True, SEARCH),
            (alone, False, 0),
        ):
            for each in worded:
                each.setToolButtonStyle(style)
            self._name.setVisible(is_named)
            self.search.setMinimumWidth(search)
            self._line.invalidate()  # a hidden window's layout hears of these changes later
            if self._line.minimumSize().width() <= self.width():
                break
        self._hint()

    def _hint(self) -> None:
        """Say in the search what it finds, in as many words as there is room for."""
        hint, metrics = self.tr("Find by name, site or species"), self.search.fontMetrics()
        needed = metrics.horizontalAdvance(hint) + for_text(BESIDE_HINT, metrics)
        self.search.setMaximumWidth(needed)
        self._line.activate()
        self.search.setPlaceholderText(hint if self.search.width() == needed else self.tr("Find"))

    def set_search(self, words: str) -> None:
        """What is looked for now, whoever changed it."""
        if words != self.search.text():
            self.search.setText(words)

    def mark(self, here: Collection[str]) -> None:
        """Show which of the places are in sight: their actions are on, and lead back."""
        for name in PLACES:
            self._actions[name].setCheckable(name in here)
            self._actions[name].setChecked(name in here)

    def set_menu(self, name: str, menu: QMenu) -> None:
        """What is offered besides an action, behind an arrow beside its button."""
        self._buttons[name].setMenu(menu)
        self._buttons[name].setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        side = for_text(ICON, QFontMetrics(QApplication.font()))
        for each in self._buttons.values():
            each.setIconSize(QSize(side, side))
        self._find.setIcon(icons.icon("search", theme, color=theme.text_muted))
        self._buttons["open"].setIcon(icons.icon("folder", theme))
        self._buttons["help"].setIcon(icons.icon("help", theme))
        self._fit()

    def _give_up_search(self) -> None:
        self.search.clear()
        self.search.clearFocus()

    def _lay_out(self) -> None:
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(8, 5, 8, 5)
        line.setSpacing(2)
        line.addWidget(self._opener())
        line.addWidget(self._button("scan", self.tr("Scan")))
        line.addWidget(self._button("next_unreviewed", self.tr("Review")))
        line.addWidget(self._button("grid", self.tr("Grid")))
        line.addWidget(self._button("improve", self.tr("Improve")))
        line.addWidget(self._button("analyse", self.tr("Analyse")))
        line.addWidget(self._button("export", self.tr("Export")))
        line.addSpacing(10)
        line.addWidget(self._button("undo"))
        line.addWidget(self._button("redo"))
        line.addSpacing(8)
        line.addWidget(self._name)
        line.addSpacing(8)
        line.addWidget(self.search)
        line.addSpacing(4)
        line.addWidget(self._button("settings"))
        line.addWidget(self._helper())

    def _opener(self) -> QToolButton:
        made = BarButton()
        made.setText(self.tr("Open"))
        made.setAccessibleName(self.tr("Open"))
        made.setToolTip(self.tr("Open videos or a project"))
        made.setProperty("worded", True)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(self.open_menu)
        return self._keep("open", made)

    def _helper(self) -> QToolButton:
        made = BarButton()
        made.setAccessibleName(self.tr("Help"))
        made.setToolTip(self.tr("Help"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(self.help_menu)
        return self._keep("help", made)

    def _button(self, name: str, words: str = "") -> QToolButton:
        """A button that follows its action, with its own words or as an icon."""
        action = self._actions[name]
        made = BarButton()
        made.setObjectName(name)
        made.setDefaultAction(action)
        made.setAccessibleName(action.text())
        action.changed.connect(lambda: _tell_key(made))
        _tell_key(made)
        if words:
            action.setIconText(words)
            made.setProperty("worded", True)
        else:
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return self._keep(name, made)

    def _keep(self, name: str, made: QToolButton) -> QToolButton:
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[name] = made
        return made

    def button(self, name: str) -> QWidget:
        """The button of an action, for whoever wants to point at it."""
        return self._buttons[name]


def _tell_key(made: QToolButton) -> None:
    made.setAccessibleDescription(key_in(made.toolTip(), made.accessibleName()))
