"""Words of the field are explained where they stand."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from app.services.analysis.counting import SPECIES_COLUMNS
from app.services.analysis.values import Table
from app.ui.analyse.numbers import NumbersModel
from app.ui.speech import language
from app.ui.speech.terms import TERMS, meaning_of

ACROSS, TIP = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
HERE = Path(__file__).parents[4]


def test_the_head_of_a_column_says_what_it_means(qapp: QApplication) -> None:
    model = NumbersModel()
    model.show_table(Table(columns=SPECIES_COLUMNS, rows=()))
    tips = {name: model.headerData(place, ACROSS, TIP) for place, name in enumerate(SPECIES_COLUMNS)}
    assert tips["RAI"] == "Relative abundance index: independent events in 100 trap nights."
    assert all(tips[name] for name in ("Site", "Events", "MaxN", "Trap nights"))
    assert not tips["Videos"]  # everybody knows


@pytest.mark.parametrize("spoken", ["de", "es"])
def test_it_does_so_in_every_language(qapp: QApplication, spoken: str) -> None:
    language.speak(qapp, spoken)
    try:
        said = qapp.translate("Survey", "Trap nights")
        assert said != "Trap nights"
        assert meaning_of(said).startswith(("Je 24", "24 horas"))
    finally:
        language.speak(qapp, "en")
        QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize("term", TERMS)
def test_no_term_is_explained_that_stands_nowhere(term: str) -> None:
    sources = [*(HERE / "app/services").rglob("*.py"), HERE / "app/ui/dialogs/deployments.py"]
    assert any(f'"{term}"' in file.read_text(encoding="utf-8") for file in sources)
