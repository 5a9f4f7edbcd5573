"""The sentences of the Models page."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.services.model_shelf.overview import Entry, Task
from app.ui.improve.verdict import advised, headline
from app.ui.improve.wording import score_text
from app.ui.models.work import Work
from app.ui.speech.naming import percent_text
from trainer.reports.report import DECIDING, Report


def _tr(text: str) -> str:
    return QCoreApplication.translate("Models", text)


def size_text(number: int) -> str:
    """Bytes as people read them."""
    places = 0 if number < 1_000_000 else 1
    return QLocale().formattedDataSize(number, places, QLocale.DataSizeFormat.DataSizeSIFormat)


def heading_of(entry: Entry) -> str:
    """The part of the list that it stands in."""
    return {
        "project": _tr("Trained in this project"),
        "elsewhere": _tr("Chosen from elsewhere"),
        "shelf": _tr("On this computer"),
        "shipped": _tr("Comes with Trapline"),
        "catalogue": _tr("To download"),
    }[entry.place]


def task_text(entry: Entry) -> str:
    """What it is for, in a word or two."""
    if _knows_behaviors_alone(entry):
        return _tr("says what animals do")
    words: dict[Task, str] = {
        "model": _tr("names animals"),
        "base": _tr("to train from"),
        "detector": _tr("finds animals"),
    }
    return words[entry.task]


def purpose_text(entry: Entry) -> str:
    """What it is for, as a sentence."""
    if _knows_behaviors_alone(entry):
        return _tr("Says what animals do. It knows no species, so they stay unnamed.")
    return {
        "model": _tr("Names the animals that a scan finds, and what they do."),
        "base": _base_text(entry),
        "detector": _tr("Helps motion to find what is in the picture: animals, people, vehicles."),
    }[entry.task]


def _base_text(entry: Entry) -> str:
    """Weights serve training alone; a checkpoint with classes serves a scan as well."""
    known = entry.checkpoint.classes if entry.checkpoint else None
    if known and known.species:
        return _tr("A start for training. A scan can use it too: it names animals.")
    if known and known.behaviors:
        return _tr(
            "A start for training: knows what animals do. A scan can use it too: it knows no species, so "
            "animals stay unnamed."
        )
    return _tr("A start for training: knows how things move, but no species. A scan cannot use it.")


def _knows_behaviors_alone(entry: Entry) -> bool:
    if entry.task != "model" or entry.checkpoint is None:
        return False
    return bool(entry.checkpoint.classes.behaviors) and not entry.checkpoint.classes.species


def line_of(entry: Entry, work: Work | None) -> str:
    """The second line of an entry in the list."""
    if work is not None:
        return work_text(work)
    parts = [task_text(entry)]
    if entry.size_bytes:
        parts.append(size_text(entry.size_bytes))
    if entry.started_bytes:
        parts.append(_tr("{size} came already").format(size=size_text(entry.started_bytes)))
    if entry.is_used:
        parts.append(_tr("in use"))
    elif entry.place == "catalogue" and entry.offer is not None:
        parts.append(entry.offer.license.partition(" ")[0])  # its page says what has to be said of it
    return "  ·  ".join(parts)


def work_text(work: Work) -> str:
    """How far it is."""
    if work.doing == "checking":
        return _tr("is looked into…")
    if work.doing == "judging":
        if not work.total:
            return _tr("is judged on your labels…")
        return _tr("reads clip {n} of {m}").format(n=work.done, m=work.total)
    if not work.total:
        return _tr("{size} came").format(size=size_text(work.done)) if work.done else _tr("asks for it…")
    return _tr("{size} of {total}").format(size=size_text(work.done), total=size_text(work.total))


def use_words(entry: Entry) -> str:
    """On the button that chooses it for the project."""
    if entry.is_used:
        return _tr("Do not use it any more")
    return _tr("Start the next training from it") if entry.task == "base" else _tr("Use it for this project")


def standing_text(entry: Entry) -> list[str]:
    """How good it is, as far as anybody knows: one sentence each."""
    said = []
    if entry.judgement is not None:
        said.append(judged_text(entry.judgement))
    if entry.held_out is not None and (score := main_score(entry.held_out)):
        words = _tr(
            "After its training: {score}, every class alike, on {m} clips of sites that it never saw."
        )
        if entry.version is not None and entry.version.facts.is_of_known_sites:
            words = _tr(
                "After its training: {score}, every class alike, on {m} other clips of sites that it knows."
            )
        said.append(words.format(score=score, m=entry.held_out.num_clips))
        if entry.version is not None and advised(entry.held_out) != "use":
            said.append(f"{headline(entry.held_out, entry.version)}.")
    if entry.in_review is not None and entry.in_review.whole:
        low, high = entry.in_review.interval
        words = _tr("In your review: {n} of {m} findings that you looked at were right ({low} to {high}).")
        share = entry.in_review
        said.append(words.format(n=share.part, m=share.whole, low=percent_text(low), high=percent_text(high)))
    return said


def judged_text(report: Report) -> str:
    """The main figure of a judgement on the project's labels."""
    score = main_score(report)
    if not score:
        return _tr("It was judged on your labels, but they hold nothing that it knows.")
    words = _tr("On your labels: {score}, every class alike, on {m} clips.")
    return words.format(score=score, m=report.num_clips)


def main_score(report: Report) -> str:
    """What one figure says it; empty where none does."""
    for name in DECIDING:
        if name in report.figures and report.figures[name].value is not None:
            return score_text(name, report.figures[name].value)
    return ""
