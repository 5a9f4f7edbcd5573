"""A page of the guide in the window's colors; pictures as wide as there is room."""

from pathlib import Path, PurePosixPath

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QImageReader, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from app.services.program.guide import VIEWS, Page
from app.ui.looks.theme import DARK, Theme

SMOOTH = Qt.TransformationMode.SmoothTransformation
MARGIN = 60  # pixels beside the widest picture: the document's margins and the scroll bar
AS_HIGH_AS_IT_IS = 'style="line-height: 100%"'  # a picture is no line of text
STYLE = """
h1 {{ font-size: x-large; margin-top: 4px; }}
h2 {{ font-size: large; margin-top: 22px; }}
p, li {{ line-height: 135%; }}
a {{ color: {accent}; }}
code, pre {{ background: {surface_raised}; }}
pre {{ font-family: monospace; padding: 8px; }}
th {{ color: {text_muted}; text-align: left; padding: 4px 10px; }}
td {{ padding: 4px 10px; border-top: 1px solid {border}; }}
"""


def page_style(theme: Theme) -> str:
    """How pages look in the theme's colors."""
    return STYLE.format(
        accent=theme.accent,
        surface_raised=theme.surface_raised,
        text_muted=theme.text_muted,
        border=theme.border,
    )


class GuideView(QTextBrowser):
    """Links between pages are followed here; those to the web by the browser, after the click.

    A page is there at once, with room for its pictures; these come one by one.
    """

    page_wanted = Signal(str, str)  # page, anchor

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._theme = DARK
        self._page: Page | None = None
        self._awaited: dict[str, QSize] = {}  # pictures that are still blank
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._draw_one)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._write)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("The page"))
        self.document().setDocumentMargin(22)
        self.anchorClicked.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self._write()

    def show_page(self, page: Page, anchor: str = "") -> None:
        """Show a page from a heading on."""
        if page is not self._page:
            self._page = page
            self._write()
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def show_words(self, words: str) -> None:
        """Mark the first of what was looked for, below the heading."""
        for word in words.split():
            if self.find(word):
                break

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures of the guide alone: nothing is ever fetched."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        address = QUrl(name).toString()
        size = QImageReader(self._file(address)).size()
        room = max(200, self.viewport().width() - MARGIN)
        if self._page is not None and self._page.name == VIEWS:
            room = room // 2 - MARGIN // 2  # two stand side by side
        if size.width() > room:
            size = QSize(room, max(1, round(size.height() * room / size.width())))
        self._awaited[address] = size
        self._turns.start()
        blank = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        blank.fill(Qt.GlobalColor.transparent)
        return blank

    def _draw_one(self) -> None:
        """Put a picture where there is room for it, while the window finds time."""
        if not self._awaited:
            self._turns.stop()
            return
        address = next(iter(self._awaited))
        size, picture = self._awaited.pop(address), QImage(self._file(address))
        if picture.size() != size:
            picture = picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, SMOOTH)
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address), picture)
        self.viewport().update()

    def _file(self, address: str) -> str:
        return str(self._folder / self._beside_page(QUrl(address).path()))

    def resizeEvent(self, resizing: QResizeEvent) -> None:
        super().resizeEvent(resizing)
        if resizing.size().width() != resizing.oldSize().width():
            self._resized.start()  # not now: this may be in the middle of writing

    def _write(self) -> None:
        if self._page is None:
            return
        place = self.verticalScrollBar().value()
        self.document().setDefaultStyleSheet(page_style(self._theme))
        self.document().clear()
        self._awaited.clear()
        self.setHtml(self._page.html.replace("<p><img", f"<p {AS_HIGH_AS_IT_IS}><img"))
        self.verticalScrollBar().setValue(place)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
            return
        here = self._page.name if self._page else ""
        name = str(self._beside_page(link.path()).with_suffix("")) if link.path() else here
        self.page_wanted.emit(name, link.fragment())

    def _beside_page(self, relative: str) -> PurePosixPath:
        """A place that the page names, seen from the guide's folder."""
        here = PurePosixPath(self._page.name).parent if self._page else PurePosixPath()
        return here / relative
