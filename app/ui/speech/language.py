"""In which language the window speaks, and how it writes numbers and dates."""

import logging

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from resources import resource
from resources.translations import LANGUAGES

log = logging.getLogger(__name__)

ENGLISH = "en"  # in which the texts are written
SYSTEM = "system"


def speak(app: QApplication, choice: str) -> str:
    """Speak the chosen language from now on, in what is not on screen yet; returns which one it is.

    Numbers and dates are written as the desktop does where it speaks the same language, else as `written`;
    so, too, where the desktop has digits of its own, which would stand mixed with those in frames and names.
    """
    language = chosen_language(choice)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    if language != ENGLISH:
        _install(app, language)
    system = QLocale.system()
    alike = (choice == SYSTEM or _code(system) == language) and system.zeroDigit() == "0"
    QLocale.setDefault(system if alike else written(language, system.territory()))
    app.setProperty("language", language)
    return language


def chosen_language(choice: str) -> str:
    """The language of a setting; of "system", the first of the desktop's that there is."""
    if choice in (ENGLISH, *LANGUAGES):
        return choice
    wished = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wished if name in (ENGLISH, *LANGUAGES)), ENGLISH)


def written(language: str, territory: QLocale.Country) -> QLocale:
    """How those who speak `language` in a country write numbers and dates, else its speakers in the world.

    English on a German desktop is not American: there 6/12 would be the sixth of December.
    """
    spoken = QLocale(language)
    for place in (territory, QLocale.Country.World):
        found = QLocale(spoken.language(), place)
        if found.territory() == place:
            return found
    return spoken


def current() -> str:
    """The language spoken now."""
    app = QApplication.instance()
    return str(app.property("language") or ENGLISH) if app is not None else ENGLISH


def _install(app: QApplication, language: str) -> None:
    qts = QTranslator(app)  # of the buttons of dialogs, which are Qt's own
    if qts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qts)
    ours = QTranslator(app)  # asked first, as it is the last
    ours.setObjectName(language)
    compiled = resource("translations", f"{language}.qm").read_bytes()
    if ours.load(compiled):
        ours.setProperty("compiled", compiled)  # Qt reads from it for as long as it translates
        app.installTranslator(ours)
    else:
        log.warning("the translation into %s cannot be read", language)


def _code(locale: QLocale) -> str:
    return locale.name().split("_")[0]
