"""The sentences of the Improve page: classes by their names, advice, plans, cautions."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from app.services.learning.labels_at_hand import Advice
from app.services.learning.plans import FEW, FRESH, Plan, Way
from app.ui.speech.naming import any_name, percent_text
from app.ui.speech.saying import here
from mvit_core.taxonomy import Behavior, Taxonomy
from trainer.labels.cautions import Caution
from trainer.orders import MachineMeasured
from trainer.reports.report import OF_BEHAVIORS

QUOTES = ("“", "„", "«")  # that translations put before a name


def _tr(text: str) -> str:
    return QCoreApplication.translate("Improve", text)


class Names:
    """What classes are called."""

    def __init__(self, taxonomy: Taxonomy, behaviors: Mapping[str, Behavior]) -> None:
        self._taxonomy, self._behaviors = taxonomy, behaviors

    def __call__(self, key: str) -> str:
        return any_name(key, self._taxonomy, self._behaviors) if key else _tr("none of them")

    def of_all(self, keys: str) -> str:
        """Of several, joined by bars."""
        return ", ".join(self(key) for key in keys.split("|")) if keys and keys != "-" else self("")


def listed(words: list[str] | tuple[str, ...], most: int = 4) -> str:
    """A, B and C; the rest as a number."""
    shown = list(words[:most])
    if len(words) > most:
        return _tr("{names} and {n} more").format(names=", ".join(shown), n=len(words) - most)
    if len(shown) < 2:
        return "".join(shown)
    return _tr("{names} and {last}").format(names=", ".join(shown[:-1]), last=shown[-1])


def advice_text(advice: Advice, names: Names) -> str:
    """What to review next, as a sentence."""
    name, sites = names(advice.name), listed(list(advice.sites), 2)
    more = _tr("{n} more events with “{name}”")
    if advice.number == 1:
        more = _tr("One more event with “{name}”")
    words = {
        "more": more,
        "second_site": _tr("{n} events with “{name}” at a second site: all so far are from {sites}"),
        "more_sites": _tr("{n} events with “{name}” at another site: all so far are from {sites}"),
        "blank": _tr("A few rejected or empty videos, to learn what is nothing"),
        "classes": _tr("Any other animal or behavior: telling apart takes two"),
        "sites": _tr("Videos of a second site: with one, nobody can know how it does elsewhere"),
    }[advice.need]
    return words.format(n=advice.number, name=name, sites=sites)


def caution_text(caution: Caution, names: Names) -> str:
    """A caution with the name of its class, where it speaks of one, instead of the key.

    The name is in quotation marks, as in what would help: those of behaviors read like parts of a sentence.
    """
    key, words = caution.class_name, here(caution.sentence)
    if not key or key not in words:
        return words
    before, name = words.split(key)[0], names(key)
    return words.replace(key, name if before.endswith(QUOTES) else f"“{name}”", 1)


def one_in_other_text(narrower: str, wider: str, names: Names) -> str:
    """That a class lies in another one, and what to do about it."""
    words = _tr(
        "“{wider}” is learned as another animal than “{narrower}”, though they may be the same. Right-click "
        "one of them to learn it as the other."
    )
    return words.format(wider=names(wider), narrower=names(narrower))


def way_name(way: Way) -> str:
    """A way of training, for the list of choices."""
    return {
        "heads": _tr("Quick: only what tells classes apart"),
        "last": _tr("Partial: the last layers"),
        "all": _tr("Full: every layer"),
        "starter": _tr("From the starter: a small model that has seen drawn animals"),
        "scratch": _tr("From scratch: a small new model"),
    }[way]


def way_reason(plan: Plan, machine: MachineMeasured, num_examples: int, *, picked: bool) -> str:
    """Why this way."""
    if not picked:
        return _tr("As you chose.")
    if plan.way in FRESH:
        return _tr("There is no model yet that could be taught further.")
    if plan.way == "heads" and num_examples < FEW:
        return _tr("With so few examples, a whole model would learn them by heart.")
    if plan.way == "heads":
        return _tr("Training more of {model} would take too long on this computer.").format(
            model=machine.model
        )
    if machine.is_gpu:
        return _tr("The graphics card is fast enough to train every layer.")
    return _tr("This computer is fast enough for it.")


def number_here(number: str) -> str:
    """A number as JSON writes it, with the decimal sign of this language."""
    return number.replace(".", QLocale().decimalPoint())


def points(difference: float) -> str:
    """Points of a hundred, with a sign."""
    number = round(100 * difference)
    return f"{number:+d}".replace("-", "−") if number else "0"


class FigureWords(NamedTuple):
    """A figure of the report: what it says, and what is counted there, in a sentence."""

    name: str
    meaning: str


def score_text(figure: str, value: float | None) -> str:
    """How good a model is by its main figure, which is no share of right clips where behaviors are all."""
    if figure == OF_BEHAVIORS:
        return _tr("behaviors {n} (mean average precision)").format(n=percent_text(value))
    return _tr("{n} right").format(n=percent_text(value))


def figures() -> dict[str, FigureWords]:
    """Those that a report shows, in that order."""
    return {
        "macro_accuracy": FigureWords(
            _tr("Right, every species alike"),
            _tr(
                "The share of clips named right, for each species by itself, then their mean: "
                "a rare one counts as much."
            ),
        ),
        "accuracy": FigureWords(
            _tr("Right, over all clips"),
            _tr("The share of all clips that are named right; frequent species count most."),
        ),
        "macro_f1": FigureWords(
            _tr("F1, every species alike"),
            _tr("Precision and recall in one number, for each species by itself, then their mean."),
        ),
        "mean_average_precision": FigureWords(
            _tr("Behaviors (mean average precision)"),
            _tr(
                "How well behaviors that are there stand above those that are not when clips are sorted by "
                "score; their mean."
            ),
        ),
    }
