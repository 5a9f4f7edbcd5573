"""More about a model, folded away: how sure it is, thresholds, who is taken for whom, wider ranks, time."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.ui.colors import ink_on, with_alpha
from app.ui.improve.wording import Names, percent
from app.ui.parts import button, row, text
from app.ui.theme import DARK, Theme
from trainer.report import CalibrationReport, Report

WISHES = (0.8, 0.9, 0.95, 0.99)
NOTHING = 0.02  # a change that is none
MOST_CLASSES = 24  # that a table of confusions has room for


class Details(QWidget):
    """A line that unfolds."""

    clip_wanted = Signal(object)  # ClipReport

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._names: Names | None = None
        self.fold = button("", self._unfold, kind="quiet")
        self.wish = QComboBox()
        for each in WISHES:
            self.wish.addItem(self.tr("{n} of calls right").format(n=percent(each)), each)
        self.wish.setCurrentIndex(1)
        self.wish.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.wish.currentIndexChanged.connect(lambda _index: self._show_thresholds())
        self.confusion = Confusion()
        self.reliability = Reliability()
        self.facts = text("", "muted", wrap=True)
        self.thresholds = text("", "muted", wrap=True)
        self._confusion_title = text(self.tr("Who is taken for whom (rows: what it is)"), "caption")
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(6, 0, 0, 0)
        inside.addWidget(self.facts)
        inside.addWidget(self._confusion_title)
        inside.addWidget(self.confusion)
        inside.addWidget(text(self.tr("How sure it is, and how often it is right then"), "caption"))
        inside.addWidget(self.reliability)
        inside.addLayout(row(text(self.tr("Scores from which on"), "caption"), self.wish, None))
        inside.addWidget(self.thresholds)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.fold, alignment=Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self._inside)
        self._inside.hide()
        self._name_fold()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.confusion.set_theme(theme)
        self.reliability.set_theme(theme)

    def show_report(self, report: Report, names: Names) -> None:
        """Everything else that the report knows."""
        self._report, self._names = report, names
        known = [number for number, each in enumerate(report.species) if each.support]
        fits = 1 < len(known) <= MOST_CLASSES
        self._confusion_title.setVisible(fits)
        self.confusion.setVisible(fits)
        if fits:
            self.confusion.show_table(report, names)
        self.reliability.show_curve(report.calibration or report.behavior_calibration)
        self.facts.setText("\n".join(self._sentences(report)))
        self._show_thresholds()

    def _sentences(self, report: Report) -> list[str]:
        lines = [self._ranks(report), *self._time(report), self._frequency(report), self._sites(report)]
        if report.calibration is not None and report.calibration.error is not None:
            words = self.tr("What it says of its certainty is off by {n} on average.")
            lines.append(words.format(n=percent(report.calibration.error)))
        return [each for each in lines if each]

    def _ranks(self, report: Report) -> str:
        ranks = {
            "species": self.tr("class"),
            "genus": self.tr("genus"),
            "family": self.tr("family"),
            "order": self.tr("order"),
        }
        found = [f"{ranks[key]} {percent(value)}" for key, value in report.rolled_up.items() if key in ranks]
        return self.tr("Right at each rank: {what}.").format(what=", ".join(found)) if found else ""

    def _time(self, report: Report) -> list[str]:
        """How much the model uses time: its figures without the order of the frames."""
        titles = {"macro_accuracy": self.tr("species"), "mean_average_precision": self.tr("behaviors")}
        lines = []
        for name, title in titles.items():
            now, mixed = report.figures.get(name), report.shuffled.get(name)
            if now is None or mixed is None or now.value is None or mixed.value is None:
                continue
            words = self.tr("With the frames in random order, {what} go from {a} to {b}.")
            if abs(now.value - mixed.value) < NOTHING:
                words = self.tr("With the frames in random order, {what} stay at {b}: time is not used.")
            lines.append(words.format(what=title, a=percent(now.value), b=percent(mixed.value)))
        return lines

    def _frequency(self, report: Report) -> str:
        names = {"many": self.tr("many"), "medium": self.tr("some"), "few": self.tr("few")}
        known = {key: value for key, value in report.by_frequency.items() if value is not None}
        found = [f"{names[key]} {percent(value)}" for key, value in known.items()]
        words = self.tr("Found, by the number of examples: {what}.")
        return words.format(what=", ".join(found)) if len(found) > 1 else ""

    def _sites(self, report: Report) -> str:
        sites = [f"{each.name} {percent(each.accuracy)}" for each in report.groups]
        return self.tr("Right at each site: {what}.").format(what=", ".join(sites)) if len(sites) > 1 else ""

    def _show_thresholds(self) -> None:
        if self._report is None or self._names is None:
            return
        wish, lines = float(self.wish.currentData()), []
        for each in (*self._report.species, *self._report.behaviors):
            point = each.threshold_for(wish)
            if point is None:
                continue
            if point.threshold is None:
                lines.append(self.tr("{name}: never sure enough").format(name=self._names(each.name)))
            else:
                words = self.tr("{name}: from {score} on, which finds {n} of them")
                lines.append(
                    words.format(
                        name=self._names(each.name), score=percent(point.threshold), n=percent(point.recall)
                    )
                )
        self.thresholds.setText("\n".join(lines))

    def _unfold(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        self._name_fold()

    def _name_fold(self) -> None:
        mark = "▸" if self._inside.isHidden() else "▾"
        self.fold.setText(self.tr("{mark} More about this model").format(mark=mark))


class Confusion(QWidget):
    """Rows are what clips show, columns what they were called; the darker, the more."""

    CELL = 30

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self._rows: list[tuple[str, list[int]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Who is taken for whom"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def show_table(self, report: Report, names: Names) -> None:
        """Classes that were judged or called."""
        table = report.confusion
        shown = [n for n, each in enumerate(report.species) if each.support or any(line[n] for line in table)]
        self._rows = [(names(report.species[n].name), [table[n][k] for k in shown]) for n in shown]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self.CELL * len(self._rows)
        return QSize(self._left() + side + 2, self.fontMetrics().height() + 6 + side + 2)

    def _left(self) -> int:
        widths = [self.fontMetrics().horizontalAdvance(name) for name, _ in self._rows]
        return min(150, max(widths, default=0)) + 10

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, cell, left, top = self._theme, self.CELL, self._left(), self.fontMetrics().height() + 6
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        for y, (name, line) in enumerate(self._rows):
            painter.setPen(QColor(theme.text_muted))
            place = QRectF(0, top + y * cell, left - 8, cell)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(name, elide, left - 10))
            head = QRectF(left + y * cell, 0, cell, top)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, metrics.elidedText(name, elide, cell - 4))
            total = max(1, sum(line))
            for x, number in enumerate(line):
                box = QRectF(left + x * cell, top + y * cell, cell - 2, cell - 2)
                share = number / total
                color = QColor(theme.accent if x == y else theme.danger)
                painter.fillRect(
                    box, with_alpha(color, 0.12 + 0.75 * share) if number else QColor(theme.surface_raised)
                )
                if number:
                    painter.setPen(ink_on(color) if share > 0.55 else QColor(theme.text))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.end()


class Reliability(QWidget):
    """On the diagonal a model is right as often as it says."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self._curve: tuple[tuple[float, float, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How sure it is, and how often it is right then"))

    def sizeHint(self) -> QSize:
        return QSize(190, 170)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def show_curve(self, calibration: CalibrationReport | None) -> None:
        """Show how confidence and being right go together."""
        self._curve = calibration.curve if calibration else ()
        self.update()

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, area = self._theme, QRectF(8, 8, 150, 150)
        painter.setPen(QPen(QColor(theme.timeline_grid), 1))
        painter.drawRect(area)
        painter.drawLine(area.bottomLeft(), area.topRight())
        most = max((number for *_, number in self._curve), default=1)
        points = [
            QPointF(area.left() + sure * area.width(), area.bottom() - right * area.height())
            for sure, right, _ in self._curve
        ]
        painter.setPen(QPen(QColor(theme.accent), 1.6))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        for point, (*_, number) in zip(points, self._curve, strict=True):
            size = 2.5 + 4 * (number / most) ** 0.5
            painter.drawEllipse(point, size, size)
        painter.end()
