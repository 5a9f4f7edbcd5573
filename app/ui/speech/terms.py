"""What the field's words mean, in one sentence each: shown where they stand as the head of a column."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from resources.translations.sources import SURVEY

TERMS = {
    "Site": QT_TRANSLATE_NOOP("Terms", "A place where cameras stand."),
    "Deployment": QT_TRANSLATE_NOOP(
        "Terms", "One camera at one site, from being set up to being taken down."
    ),
    "Gaps": QT_TRANSLATE_NOOP("Terms", "Times in which the camera did not work; they are no effort."),
    "Events": QT_TRANSLATE_NOOP(
        "Terms", "Records of a species at a site; those within the independence interval are one."
    ),
    "Events A": QT_TRANSLATE_NOOP("Terms", "Independent events of the first species."),
    "Events B": QT_TRANSLATE_NOOP("Terms", "Independent events of the second species."),
    "MaxN": QT_TRANSLATE_NOOP("Terms", "The most individuals of the species in view at once."),
    "MaxN first at": QT_TRANSLATE_NOOP("Terms", "The first moment at which that many were in view."),
    "Trap nights": QT_TRANSLATE_NOOP("Terms", "24 hours of one working camera each, gaps taken off."),
    "RAI": QT_TRANSLATE_NOOP("Terms", "Relative abundance index: independent events in 100 trap nights."),
    "Bouts": QT_TRANSLATE_NOOP("Terms", "Unbroken spans of one behavior."),
    "Coefficient": QT_TRANSLATE_NOOP("Terms", "How alike two activity curves are: 0 not at all, 1 the same."),
    "Sites surveyed": QT_TRANSLATE_NOOP("Terms", "Sites at which a camera worked in this time."),
    "Sites with it": QT_TRANSLATE_NOOP("Terms", "Those of them at which the species was recorded."),
    "Precision": QT_TRANSLATE_NOOP("Terms", "Of what the machine calls so, the share that is so."),
    "Recall": QT_TRANSLATE_NOOP("Terms", "Of what is so, the share that the machine calls so."),
    "F1": QT_TRANSLATE_NOOP("Terms", "Precision and recall in one number, their harmonic mean."),
    "Missed": QT_TRANSLATE_NOOP("Terms", "What is so and the machine calls otherwise."),
    "Kappa": QT_TRANSLATE_NOOP("Terms", "Agreement beyond chance: 0 as by chance, 1 always."),
    "The machine says": QT_TRANSLATE_NOOP("Terms", "A detection: what a model, or motion alone, found."),
    "A person says": QT_TRANSLATE_NOOP("Terms", "A label: it counts, whatever the machine says."),
}


def meaning_of(heading: str) -> str:
    """What the head of a column means, said in any language; empty where it needs no words."""
    translate = QCoreApplication.translate
    for term, meaning in TERMS.items():
        if heading in (term, translate(SURVEY, term), translate("DeploymentsDialog", term)):
            return translate("Terms", str(meaning))
    return ""
