"""What is known of a model, as lines of a caption and a value."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from app.services.model_shelf.overview import Entry
from app.services.starting_model import base_as_written
from app.ui.improve.wording import Names
from app.ui.models.wording import size_text
from app.ui.speech.naming import model_title
from app.ui.speech.saying import here
from app.ui.speech.timecode import day_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("Models", text)


def facts_of(entry: Entry) -> list[tuple[str, str]]:
    """(caption, value), what nobody knows left out."""
    known = [
        (_tr("Knows"), knows_text(entry)),
        (_tr("Behaviors"), behaviors_text(entry)),
        (_tr("Built as"), architecture_of(entry)),
        (_tr("Made by"), entry.card.made_by),
        (_tr("Learned from"), learned_text(entry)),
        (_tr("Started from"), started_text(entry)),
        (_tr("Said of it"), entry.card.remarks),
        (_tr("Licence"), license_of(entry)),
        (_tr("To be cited as"), entry.card.citation or (entry.offer.citation if entry.offer else "")),
        (_tr("From"), entry.card.source or (entry.offer.url if entry.offer and not entry.path else "")),
        (_tr("Since"), date_text(entry.card.added_at or (entry.version.created_at if entry.version else ""))),
        (_tr("Size"), size_text(entry.size_bytes) if entry.size_bytes else ""),
        (_tr("File"), str(entry.path) if entry.path else ""),
        (_tr("SHA-256"), hash_text(entry)),
    ]
    return [(caption, value) for caption, value in known if value]


def started_text(entry: Entry) -> str:
    """Which model its training began from, and since when that one is there."""
    if entry.started_from is None:
        return base_as_written(entry.checkpoint.lineage.base) if entry.checkpoint else ""
    name, since = model_title(entry.started_from.name), entry.started_from.made_at
    if not since:
        return name
    return _tr("{model}, of {day}").format(model=name, day=day_text(date.fromisoformat(since[:10])))


def knows_text(entry: Entry) -> str:
    """How many of what."""
    if entry.checkpoint is not None and (
        entry.checkpoint.classes.species or entry.checkpoint.classes.behaviors
    ):
        known = entry.checkpoint.classes
        return ", ".join(filter(None, (_animals(len(known.species)), _behaviors(len(known.behaviors)))))
    return here(entry.card.classes or (entry.offer.classes if entry.offer else ""))


def _animals(number: int) -> str:
    words = _tr("one animal") if number == 1 else _tr("{n} animals")
    return words.format(n=QLocale().toString(number)) if number else ""


def _behaviors(number: int) -> str:
    words = _tr("one behavior") if number == 1 else _tr("{n} behaviors")
    return words.format(n=QLocale().toString(number)) if number else ""


def behaviors_text(entry: Entry) -> str:
    """What to expect of a model that was taught one behavior a clip; nothing of others."""
    if entry.checkpoint is None or entry.checkpoint.behavior_activation == "sigmoid":
        return ""
    return _tr("one of them at a time (softmax): it never says that an animal does none")


def class_names(entry: Entry, names: Names) -> list[str]:
    """What a model that names animals tells apart, as people call it; nothing of others."""
    known = entry.checkpoint.classes if entry.checkpoint else None
    return [names(key) for key in (*known.species, *known.behaviors)] if known else []


def architecture_of(entry: Entry) -> str:
    """The architecture's name."""
    if entry.checkpoint is not None and entry.checkpoint.model:
        return entry.checkpoint.model
    return entry.card.architecture or (entry.offer.model if entry.offer else "")


def learned_text(entry: Entry) -> str:
    """How many examples of how many sites a model of this project has seen; else what its card says."""
    version = entry.version
    if version is None or not version.facts.num_train:
        return entry.card.learned_from
    words = _tr("{n} labelled clips of {m} sites of this project")
    if len(version.facts.trained) == 1:
        words = _tr("{n} labelled clips of one site of this project")
    return words.format(n=QLocale().toString(version.facts.num_train), m=len(version.facts.trained))


def license_of(entry: Entry) -> str:
    """Under what it may be used."""
    if entry.card.license:
        return here(entry.card.license)
    if entry.offer is not None:
        return here(entry.offer.license)
    lineage = entry.checkpoint.lineage.license if entry.checkpoint else ""
    return lineage or (_tr("yours, as you trained it") if entry.place == "project" else "")


def hash_text(entry: Entry) -> str:
    """The file's own; of what is not here, what its makers publish."""
    if entry.sha256:
        return entry.sha256
    if entry.offer is None:
        return ""
    return entry.offer.sha256 or _tr("its makers publish none: only the length can be checked")


def date_text(moment: str) -> str:
    """The day of a moment in ISO 8601, as people write it here."""
    day = QDate.fromString(moment[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else ""
