from types import SimpleNamespace
from typing import cast

import numpy as np

from app.ui.session import Session
from app.ui.watching.drawn import curves
from app.ui.watching.findings_here import FindingsHere
from mvit_core.localization.windows import Scored, packed
from mvit_core.types import ClipScores, Score, Span
from tests.app.ui.conftest import animals


def test_curves_are_called_as_classes_are_everywhere(session: Session) -> None:
    animal = animals(session)[0]
    session.look_at(animal.id)
    surest = (Score("blank", 0.75), Score("human", 0.5), Score("panthera", 0.25))
    scores = ClipScores(species=surest, behaviors=(Score("eats_food", 0.5),))
    stored = SimpleNamespace(windows=packed([Span(0, 1)], Scored([scores], np.zeros((1, 4), np.float32))))
    findings = cast(FindingsHere, SimpleNamespace(windows={animal.id: stored}))
    whose, drawn = curves(session, findings)
    assert whose == animal.id
    assert [curve.title for curve in drawn] == ["nothing there", "person", "eats food"]
