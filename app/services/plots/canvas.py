"""What every kind of plot is drawn on, and where on it the videos are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, ScalarFormatter
from matplotlib.transforms import Bbox

from app.services.analysis.values import Mark
from app.services.letters import num_letters
from app.services.plots.style import Style
from app.services.speech import Speech

Place = Literal["outside upper center", "outside upper left"]

LETTER = 0.6  # of the height of text, a letter's width
BESIDE_KEY = 4.8  # of the height of text: the sign of a key, and the gaps around it
LINE = 1.25  # of the height of text, from one line to the next
LINES_AROUND = 4  # of text: title, numbers and name of the axis
FEWEST_LINES = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A rectangle in fractions of the figure, from its top left, and what lies behind it."""

    left: float
    top: float
    right: float
    bottom: float
    mark: Mark

    def holds(self, x: float, y: float) -> bool:
        """Whether a point, in the same fractions, is in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(slots=True)
class Canvas:
    """A figure that is being drawn; places are kept in the coordinates of the axes until it is laid out."""

    figure: Figure
    axes: Axes
    style: Style
    places: list[tuple[Bbox, Mark]] = field(default_factory=list)

    @property
    def say(self) -> Speech:
        """In the language of the plot."""
        return Speech(self.style.language)

    def write_numbers(self, axis: Axis) -> None:
        """The numbers of an axis as people of that language write them."""
        say, usual = self.say, ScalarFormatter(useOffset=False)
        usual.set_axis(axis)

        def written(value: float, _place: int | None) -> str:
            usual.set_locs(list(axis.get_majorticklocs()))
            plain = usual(value).replace("\N{MINUS SIGN}", "-")
            return say.number(value, len(plain.partition(".")[2]))

        axis.set_major_formatter(FuncFormatter(written))

    def put(self, left: float, bottom: float, right: float, top: float, mark: Mark) -> None:
        """A rectangle in the coordinates of the data leads to a mark's videos."""
        self.places.append((Bbox.from_extents(left, bottom, right, top), mark))

    def hits(self) -> list[Hit]:
        """Where the marks are, once the figure has been laid out."""
        found = []
        to_figure = self.axes.transData + self.figure.transFigure.inverted()
        for box, mark in self.places:
            (x0, y0), (x1, y1) = to_figure.transform([(box.x0, box.y0), (box.x1, box.y1)])
            left, right = sorted((float(x0), float(x1)))
            bottom, top = sorted((float(y0), float(y1)))
            found.append(Hit(left, 1 - top, right, 1 - bottom, mark))
        return found

    def lines_in(self, below_pt: float = 0.0) -> int:
        """How many lines of text fit above each other, where `below_pt` points lie below the axes."""
        line_pt = LINE * self.style.text_pt
        room_pt = 72 * self.figure.get_figheight() - below_pt - LINES_AROUND * line_pt
        return max(FEWEST_LINES, int(room_pt / line_pt))

    def name_upwards(self, words: str, *, below_pt: float = 0.0, above: str = "") -> None:
        """The name of the upright axis beside it; above it where it is longer than that. `above` stands there
        anyway.
        """
        long_pt = LETTER * self.style.text_pt * num_letters(words)
        room_pt = 72 * self.figure.get_figheight() - below_pt - LINES_AROUND * LINE * self.style.text_pt
        fits = long_pt <= room_pt
        self.axes.set_ylabel(words if fits else "")
        title = " · ".join(filter(None, (above, "" if fits else words)))
        if title:
            self.axes.set_title(title, loc="left", color=self.style.muted)

    def explain(
        self, handles: Sequence[Artist] | None = None, *, loc: Place = "outside upper center"
    ) -> None:
        """What the colors mean, above the plot: as many keys beside each other as fit, the lines alike."""
        shown = self.axes.get_legend_handles_labels()[0] if handles is None else handles
        names = [str(each.get_label()) for each in shown]
        self.figure.legend(shown, names, loc=loc, ncols=self._keys_beside(names))

    def _keys_beside(self, names: Sequence[str]) -> int:
        widths = [LETTER * num_letters(name) + BESIDE_KEY for name in names]
        room = 72 * self.figure.get_figwidth() / self.style.text_pt
        if sum(widths) <= room:
            return max(1, len(names))
        num_lines = -(-len(names) // max(1, int(room / max(widths))))
        return -(-len(names) // num_lines)

    def color(self, number: int) -> str:
        """Of the n-th thing."""
        return self.style.colors[number % len(self.style.colors)]

    def shades(self) -> LinearSegmentedColormap:
        """From hardly anything to the accent."""
        low = mixed(self.style.accent, self.style.ground, 0.10)
        return LinearSegmentedColormap.from_list(
            "shades", [low, mixed(self.style.accent, self.style.ground, 0.95)]
        )

    def bare(self, *, grid: Literal["x", "y"]) -> None:
        """No ticks but those that say something; `grid`: along which axis lines lead the eye."""
        self.axes.tick_params(length=0)
        self.axes.grid(axis=grid)


def mixed(color: str, ground: str, share: float) -> tuple[float, float, float]:
    """`color` laid over `ground`, `share` of it."""
    over, under = to_rgb(color), to_rgb(ground)
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(over, under, strict=True))
    return red, green, blue


def ink_on(color: Sequence[float], style: Style) -> str:
    """Whichever of ink and ground has more contrast with a color (WCAG 2.2)."""
    return max((style.ink, style.ground), key=lambda one: contrast(to_rgb(one), color))


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """From 1 to 21; text is to have 4.5 on its ground."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Sequence[float]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
