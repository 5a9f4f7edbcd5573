"""What a report comes to, in words: the headline, the evidence for it, and what to do."""

from collections.abc import Iterator, Sequence
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app.services.learning.model_versions import Version
from app.ui.improve.figure_grid import has_range
from app.ui.improve.wording import Names, figures, listed, points, score_text
from app.ui.speech.describe import number_text
from app.ui.speech.naming import percent_text
from app.ui.speech.saying import here
from trainer.reports.report import (
    DECIDING,
    OF_BEHAVIORS,
    RARE,
    Comparison,
    Figure,
    Report,
    main_figure,
)

Advice = Literal["use", "keep_old", "label_more"]
FEW_CLIPS = 20  # judged ones, below which figures say little


def _tr(text: str) -> str:
    return QCoreApplication.translate("Improve", text)


def advised(report: Report | None) -> Advice:
    """What to do with a new model: only one that is surely better, or surely no guess, is to be used."""
    if report is None:
        return "label_more"
    if report.comparison is not None:
        return "use" if report.comparison.is_better or knows_more(report) else "keep_old"
    return "use" if is_no_guess(report) else "label_more"


def is_no_guess(report: Report) -> bool:
    """Whether the model knows something, as far as the clips can tell."""
    _, found = main_figure(report.figures)
    if found is None or (report.chance is not None and report.chance >= RARE):
        return False
    return report.baseline is None or found.low is None or found.low > report.baseline


def knows_more(report: Report) -> bool:
    """Whether it surely knows something that the model in use does not, and is no worse in what both know."""
    against = report.comparison
    if against is None or against.is_better is False or not is_no_guess(report):
        return False
    if any((against.differences[name].value or 0) < 0 for name in DECIDING if name in against.differences):
        return False
    name, _ = main_figure(report.figures)
    judged = report.behaviors if name == OF_BEHAVIORS else report.species
    found = [each.intervals.get("recall") for each in judged if each.name in against.new_classes]
    return any(each is not None and each[0] > (report.baseline or 0) for each in found)


def may_be_guess(report: Report) -> bool:
    """Whether it was judged, and guessing may be as good; what nobody could judge is no guess."""
    return main_figure(report.figures)[1] is not None and not is_no_guess(report)


def headline(report: Report | None, version: Version) -> str:
    """In one line."""
    if report is None:
        return _tr("The model is trained; how good it is, nobody can say")
    if report.comparison is None:
        return _headline_alone(report, version)
    if report.comparison.is_better:
        return _tr("The new model is better")
    if knows_more(report):
        return _tr("The new model knows what the one in use does not")
    if report.comparison.is_better is False:
        return _tr("The new model is worse; keep the old one")
    return _tr("The new model is not surely better")


def _headline_alone(report: Report, version: Version) -> str:
    """Of a model that was compared with no other."""
    is_first = not report.is_other_gone
    if not is_no_guess(report):
        first = _tr("The first model is not surely better than guessing")
        return first if is_first else _tr("The new model is not surely better than guessing")
    name, found = main_figure(report.figures)
    if version.facts.is_of_known_sites:
        first = _tr("The first model: {score} on clips it has never seen")
        words = first if is_first else _tr("The new model: {score} on clips it has never seen")
    else:
        first = _tr("The first model: {score} on sites it has never seen")
        words = first if is_first else _tr("The new model: {score} on sites it has never seen")
    return words.format(score=score_text(name, found.value if found else None))


def explanation(report: Report | None, version: Version, names: Names) -> str:
    """The evidence, as one paragraph."""
    if report is None:
        few = _tr("There were too few clips to hold any back.")
        if version.facts.num_held_out:
            few = _tr("Not one of the clips that were held out to judge it on can still be read.")
        return f"{few} {not_yet()}"
    against = report.comparison
    said = _of_first(report) if against is None else _of_both(against)
    if against is not None:
        said += _of_other_classes(report, against, names)
    if against is not None and 0 < against.num_clips < report.num_clips:
        words = _tr("{n} more are of nothing that the model in use knows; the two are not compared on them.")
        said.append(words.format(n=number_text(report.num_clips - against.num_clips)))
    number = report.num_clips if against is None else against.num_clips
    if 0 < number < FEW_CLIPS:
        said.append(_few(report))
    if report.num_chosen > 1:
        words = _tr("The best of {n} rounds was chosen by these very clips, which flatters it a little.")
        said.append(words.format(n=number_text(report.num_chosen)))
    said += map(here, report.cautions)
    said += _of_unread(report, names)
    if version.facts.is_of_known_sites:
        said.append(_tr("They are of sites that it knows; how it does elsewhere, nobody can say."))
    if advised(report) == "label_more":
        said.append(not_yet())
    return " ".join(said)


def _of_other_classes(report: Report, against: Comparison, names: Names) -> Iterator[str]:
    """What either of the two models knows alone: that is in no figure of both."""
    if against.new_classes:
        name, found = main_figure(report.figures)
        words = _tr(
            "It has learned {names}, which the model in use does not know; over all it knows: {score}."
        )
        new = listed([f"“{names(each)}”" for each in against.new_classes])
        yield words.format(names=new, score=score_text(name, found.value if found else None))
    if against.lost_classes:
        yield forgetting(against.lost_classes, names)


def forgetting(lost: Sequence[str], names: Names) -> str:
    """That a model will not know what nobody labelled, though the one in use does."""
    words = _tr(
        "It will not know {names}, as the model in use does: there are no examples. If that can occur here, "
        "label some, or keep the old model."
    )
    return words.format(names=listed([f"“{names(each)}”" for each in lost]))


def _of_unread(report: Report, names: Names) -> Iterator[str]:
    """What it should have learned from, and could not."""
    number = report.num_unread
    if number == 1:
        yield _tr("One video could not be read: it neither learned from it nor was judged on it.")
    elif number:
        words = _tr("{n} videos could not be read: it neither learned from them nor was judged on them.")
        yield words.format(n=number_text(number))
    if report.unlearned:
        words = _tr("It does not know {names}: not one clip of that could be read.")
        yield words.format(names=listed([f"“{names(each)}”" for each in report.unlearned]))


def not_yet() -> str:
    """What to do instead of using a model that may know nothing."""
    return _tr("Do not use it yet: review more, then train again.")


def _of_first(report: Report) -> list[str]:
    name, found = main_figure(report.figures)
    of_behaviors, ranges = name == OF_BEHAVIORS, found is not None and has_range(found)
    if of_behaviors and ranges:
        words = _tr("Behaviors: mean average precision {n} ({low} to {high}, 19 times in 20) on {clips}.")
    elif of_behaviors:
        words = _tr("Behaviors: mean average precision {n} on {clips}.")
    elif ranges:
        words = _tr("{n} right, every species alike ({low} to {high}, 19 times in 20), on {clips}.")
    else:
        words = _tr("{n} right, every species alike, on {clips}.")
    said = [_counted(words, found, report.num_clips, report.num_videos)]
    if is_no_guess(report):
        guess = _tr("Guessing would give {n}. There was no model before to compare it with.")
        if report.is_other_gone:
            guess = _tr("Guessing would give {n}. It is compared with no other: the model in use is gone.")
        said.append(guess.format(n=percent_text(report.baseline)))
    elif report.chance is not None:
        said.append(_tr("Guessing does as well in {n} of 100 cases.").format(n=_times(report.chance)))
    return said


def _of_both(against: Comparison) -> list[str]:
    if not against.num_clips:
        return [here(against.verdict)]
    words = _tr("Both were judged on {clips}.")
    said = [_counted(words, None, against.num_clips, against.num_videos)]
    gained, lost = len(against.corrected), len(against.spoiled)
    if gained or lost:
        words = _tr("{n} are right now that were wrong before, {m} the other way round.")
        said.append(words.format(n=number_text(gained), m=number_text(lost)))
    of = {"macro_accuracy": _tr("Species"), "mean_average_precision": _tr("Behaviors")}
    said += [_difference(of[name], against, name) for name in DECIDING if name in against.differences]
    return [each for each in said if each]


def _difference(of: str, against: Comparison, name: str) -> str:
    """How the two differ in a main figure, and how often equal models would."""
    found, chance = against.differences[name], against.chances.get(name)
    if chance is None or found.value is None or found.low is None or found.high is None:
        return ""
    words = _tr(
        "{what}: {n} points ({low} to {high}, 19 times in 20); "
        "two equal models differ as much in {times} of 100 cases."
    )
    return words.format(
        what=of,
        n=points(found.value),
        low=points(found.low),
        high=points(found.high),
        times=_times(chance),
    )


def _counted(words: str, found: Figure | None, clips: int, videos: int) -> str:
    low, high = (None, None) if found is None else (found.low, found.high)
    return words.format(
        n=percent_text(found.value if found else None),
        low=percent_text(low),
        high=percent_text(high),
        clips=_clips(clips, videos),
    )


def _clips(clips: int, videos: int) -> str:
    if clips == 1:
        return _tr("one held-out clip")
    words = _tr("{m} held-out clips of one video") if videos == 1 else _tr("{m} held-out clips of {v} videos")
    return words.format(m=number_text(clips), v=number_text(videos))


def _times(chance: float) -> str:
    """In 100; less than one is said so."""
    return _tr("less than 1") if chance < 0.01 else number_text(round(100 * chance))


def _few(report: Report) -> str:
    if any(has_range(report.figures[name]) for name in figures() if name in report.figures):
        return _tr("So few clips say little: see how wide the ranges are.")
    return _tr("So few clips say little.")
