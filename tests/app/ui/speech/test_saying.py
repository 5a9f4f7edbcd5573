"""Sentences of services in the language of the window."""

import ast
import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.services.exports.sentences import undated
from app.services.scanning.workers import MADE_ANEW, given_up
from app.store.lock import Holder
from app.store.records import DeploymentId, Video, VideoId
from app.ui.speech import language
from app.ui.speech.describe import status_text
from app.ui.speech.saying import here
from mvit_core.errors import UserError
from mvit_core.files.refused import unread
from mvit_core.types import VideoStatus
from resources.translations.update import WINDOW


@pytest.fixture
def german(qapp: QApplication):  # type: ignore[no-untyped-def]
    language.speak(qapp, "de")
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(QLocale.c())


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("A name needs at least one letter.", "Ein Name braucht mindestens einen Buchstaben."),
        (
            "/a/b.trapline is damaged. Recover what can be read.",
            "/a/b.trapline ist beschädigt. Retten Sie, was lesbar ist.",
        ),
        (
            "The file ends at 12.48 s, but its index promises 60.00 s.",
            "Die Datei endet bei 12,48 s, ihr Index verspricht aber 60,00 s.",
        ),
        (
            "out.csv was not written: the disk is full. Free some space or choose another place.",
            "out.csv wurde nicht geschrieben: Der Datenträger ist voll. "
            "Schaffen Sie Platz oder wählen Sie einen anderen Ort.",
        ),
        (
            unread("/x", OSError(errno.EISDIR, "Is a directory")),
            "/x ist nicht lesbar: Ist ein Ordner. Geben Sie den Namen einer Datei an, nicht den eines "
            "Ordners.",
        ),
        (
            unread("/x", OSError(errno.EIO, "Input/output error")),
            "/x ist nicht lesbar: Ein-/Ausgabefehler. Prüfen Sie Karte oder Laufwerk, verbinden Sie es neu "
            "und versuchen Sie es noch einmal.",
        ),
        ("CPU, 4 threads", "CPU, 4 Threads"),
        (
            "CAM2 is no deployment of this project: it is left out.",
            "CAM2 ist kein Einsatz dieses Projekts: Der Eintrag wird ausgelassen.",
        ),
        (
            f"/a/b.trapline is open for writing by {Holder('ada', 'ridge-pc', 412, '2026-05-01 09:30')}. "
            "Close it there first.",
            "/a/b.trapline ist bei ada auf ridge-pc (Prozess 412) seit 2026-05-01 09:30 zum Schreiben "
            "geöffnet. Schließen Sie es zuerst dort.",
        ),
        (
            f"/a/b.trapline is open for writing by {Holder()}. Close it there to make changes here.",
            "/a/b.trapline ist bei jemandem auf einem anderen Computer zum Schreiben geöffnet. "
            "Schließen Sie es dort, um hier etwas zu ändern.",
        ),
        (
            undated(["a.avi", "b (2: x).avi"])[0],
            "Videos ohne Datum werden mit allen Beobachtungen ausgelassen (2: a.avi, b (2: x).avi).",
        ),
        (
            "It could not be read in two attempts: the scan process ended early (exit code 3).",  # once
            "Nach zwei Versuchen nicht lesbar: der Scanprozess endete vorzeitig (Code 3).",
        ),
        (
            given_up("the scan process ended early (exit code 3): " + MADE_ANEW).reason,
            "Nach zwei Versuchen nicht lesbar: der Scanprozess endete vorzeitig (Code 3): wenn andere "
            "Programme die Datei öffnen, wandeln Sie sie mit einem davon in MP4 (H.264) um und scannen Sie "
            "noch einmal.",
        ),
        ("Nobody has translated this.", "Nobody has translated this."),
    ],
)
def test_a_sentence_is_known_again_with_what_was_filled_into_it(english: str, said: str) -> None:
    assert here(UserError(english)) == said


@pytest.mark.usefixtures("german")
def test_the_reason_that_a_project_keeps_is_told_in_the_language_of_the_window() -> None:
    reason = "IMG_1.AVI is empty (0 bytes); copy it from the card again."
    assert "ist leer (0 Bytes)" in status_text(_video(reason))


def test_english_is_left_alone(qapp: QApplication) -> None:
    language.speak(qapp, "en")
    assert here("x is empty.") == "x is empty."


def test_no_error_is_shown_as_it_came() -> None:
    told = []
    for file in sorted(WINDOW.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="str"), args=[ast.Name(id="error")]):
                    told.append(f"{Path(file).name}:{node.lineno}")
    allowed = {
        "decoder.py",
        "pictures.py",
        "desk.py",
        "importing.py",
        "improving.py",
        "sound.py",
    }  # said behind them
    assert {each.partition(":")[0] for each in told} <= allowed


def _video(reason: str) -> Video:
    return Video(
        id=VideoId(1),
        deployment_id=DeploymentId(1),
        root=Path(),
        relative_path="IMG_1.AVI",
        status=VideoStatus.UNREADABLE,
        reason=reason,
    )
