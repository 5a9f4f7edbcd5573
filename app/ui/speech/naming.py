"""What observations are called, wherever they are shown."""

import re
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCollator, QCollatorSortKey, QCoreApplication, QLocale, Qt

from app.store.records import NOT_TAXA, Kind, Label, Observation, ReviewState, Subject
from mvit_core.taxonomy import Behavior, Taxonomy

OWN_MODEL = re.compile(r"model (\d+)")  # see app.services.learning.model_versions


def _tr(text: str) -> str:
    return QCoreApplication.translate("Names", text)


def subject_name(subject: Subject) -> str:
    """Everything in view that is not a taxon."""
    return {
        Subject.ANIMAL: _tr("animal"),
        Subject.HUMAN: _tr("person"),
        Subject.VEHICLE: _tr("vehicle"),
        Subject.BLANK: _tr("nothing there"),
        Subject.UNKNOWN: _tr("unknown animal"),
        Subject.UNCLASSIFIED: _tr("animal?"),
    }[subject]


def taxon_name(key: str, taxonomy: Taxonomy) -> str:
    """The common name alone, without its examples ("big cats: lion, tiger"); else the scientific one."""
    taxon = taxonomy.get(key)
    return key if taxon is None else taxon.common_name.partition(":")[0] or taxon.scientific_name


def class_name(key: str, taxonomy: Taxonomy) -> str:
    """What a model's class is called: most are taxa, some say that there is none."""
    return subject_name(Subject(key)) if key in NOT_TAXA else taxon_name(key, taxonomy)


def model_title(name: str) -> str:
    """What a model is called: a project's own, which files count in English, in the window's language."""
    own = OWN_MODEL.fullmatch(name)
    return _tr("model {n}").format(n=own[1]) if own else name


def behavior_name(key: str, behaviors: Mapping[str, Behavior]) -> str:
    """What a behavior is called; its key where the ethogram does not have it any more."""
    return behaviors[key].name if key in behaviors else key


def any_name(key: str, taxonomy: Taxonomy, behaviors: Mapping[str, Behavior]) -> str:
    """What a behavior or a class of a model is called."""
    return behaviors[key].name if key in behaviors else class_name(key, taxonomy)


def label_name(label: Label, taxonomy: Taxonomy, behaviors: Mapping[str, Behavior]) -> str:
    """What a label calls the observation that it is put on."""
    if label.behavior:
        return behavior_name(label.behavior, behaviors)
    return taxon_name(label.taxon, taxonomy) if label.taxon else subject_name(label.subject)


def short_name(observation: Observation, taxonomy: Taxonomy, behaviors: Mapping[str, Behavior]) -> str:
    """What stands on a lane, on a box and in the undo menu."""
    if observation.kind == Kind.BEHAVIOR:
        return behavior_name(observation.behavior, behaviors) if observation.behavior else _tr("behavior?")
    if observation.taxon:
        return taxon_name(observation.taxon, taxonomy)
    return subject_name(observation.subject)


def state_name(state: ReviewState) -> str:
    """How far the review of an observation is."""
    return {
        ReviewState.UNREVIEWED: _tr("to review"),
        ReviewState.CONFIRMED: _tr("accepted"),
        ReviewState.CORRECTED: _tr("corrected"),
        ReviewState.REJECTED: _tr("rejected"),
        ReviewState.ADDED: _tr("added by hand"),
    }[state]


def name_order(name: str) -> QCollatorSortKey:
    """What names are sorted by: as this language does, numbers as numbers."""
    return _collator(QLocale().name()).sortKey(name)


@cache
def _collator(locale: str) -> QCollator:
    collator = QCollator(QLocale(locale if locale != QLocale.c().name() else "en"))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator


def percent_text(share: float | None) -> str:
    """A share as this desktop writes it, such as `91 %`; a dash where it is not known."""
    return "–" if share is None else f"{QLocale().toString(round(100 * share))} {QLocale().percent()}"


def finer_percent_text(share: float) -> str:
    """With one digit where it is small, such as `0.4 %`."""
    digits = 1 if 0 < share < 0.1 else 0
    return f"{QLocale().toString(100 * share, 'f', digits)} {QLocale().percent()}"


def score_text(score: float, *, raw: bool) -> str:
    """A machine's score: `91 %`; raw, `~91 %`, as nobody knows how often that is right."""
    return f"~{percent_text(score)}" if raw else percent_text(score)


def raw_words() -> str:
    """Why scores have a ~ before them."""
    return _tr(
        "~ Raw scores, no chances: this model was judged on too few clips to know how often they are right."
    )


def clock(time_s: float) -> str:
    """A moment in a video, such as `0:04.2`."""
    minutes, rest = divmod(max(0.0, time_s), 60)
    return f"{int(minutes)}:{rest:04.1f}".replace(".", QLocale().decimalPoint())
