"""The tree of animals with a tick at each that can be there, and how many of each order and family."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from app.ui.looks.parts import as_tip
from app.ui.speech.naming import name_order, taxon_name
from mvit_core.taxonomy import Taxon, Taxonomy

KEY = Qt.ItemDataRole.UserRole
NAME, LATIN, COUNT = range(3)
MOST_FOUND = 400
WIDE = ("class", "order")


class SpeciesTree(QTreeWidget):
    """Ticking an order or a family ticks all below it."""

    ticked = Signal(object)  # the keys of all that are ticked, a frozenset

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("animals")
        self.setColumnCount(3)
        self.setAccessibleName(self.tr("Animals that can be here"))
        self.setHeaderLabels([self.tr("Animal"), self.tr("Latin"), self.tr("On the list")])
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (LATIN, COUNT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.itemChanged.connect(self._changed)

    def fill(self, taxonomy: Taxonomy) -> None:
        """Show this tree, without a tick."""
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for root in taxonomy.children(None):
            below = taxonomy.children(root.key)
            for taxon in sorted(below or [root], key=lambda each: name_order(taxon_name(each.key, taxonomy))):
                self._add(taxon, taxonomy, None)
        self.blockSignals(False)

    def show_listed(self, listed: Collection[str] | None, taxonomy: Taxonomy) -> None:
        """Tick what is on a list, a taxon with all below it; everything without a list."""
        self.blockSignals(True)
        on = frozenset(listed or ())
        for key, item in self._items.items():
            if not item.childCount():
                is_on = listed is None or any(taxon.key in on for taxon in taxonomy.lineage(key))
                item.setCheckState(NAME, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self._count()
        self.blockSignals(False)

    def look_for(self, words: str, taxonomy: Taxonomy) -> None:
        """Show only what these words find, and where it stands; everything without words.

        An order counts only where nothing finer is found: "cat" means less than "carnivores: cats, dogs".
        """
        hits = taxonomy.search(words, limit=MOST_FOUND) if words.strip() else []
        finer = [taxon for taxon in hits if taxon.rank not in WIDE]
        found = {taxon.key for taxon in finer or hits} if words.strip() else None
        for key, item in self._items.items():
            if not item.childCount():
                line = taxonomy.lineage(key)
                item.setHidden(found is not None and not any(taxon.key in found for taxon in line))
        for item in reversed(self._items.values()):
            if item.childCount():
                hidden = all(child.isHidden() for child in _children(item))
                item.setHidden(hidden)
                item.setExpanded(found is not None and not hidden)

    def leaves(self) -> frozenset[str]:
        """The keys of all animals in the tree."""
        return frozenset(key for key, item in self._items.items() if not item.childCount())

    def _add(self, taxon: Taxon, taxonomy: Taxonomy, parent: QTreeWidgetItem | None) -> None:
        item = QTreeWidgetItem([taxon_name(taxon.key, taxonomy), taxon.scientific_name, ""])
        item.setData(NAME, KEY, taxon.key)
        item.setToolTip(NAME, as_tip(taxon.common_name))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(NAME, Qt.CheckState.Unchecked)
        (self.addTopLevelItem if parent is None else parent.addChild)(item)
        self._items[taxon.key] = item
        for child in sorted(
            taxonomy.children(taxon.key), key=lambda each: name_order(taxon_name(each.key, taxonomy))
        ):
            self._add(child, taxonomy, item)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column != NAME:
            return
        self.blockSignals(True)
        self._tick_below(item, item.checkState(NAME))
        self._count()
        self.blockSignals(False)
        on = [key for key, each in self._items.items() if not each.childCount() and _is_on(each)]
        self.ticked.emit(frozenset(on))

    def _tick_below(self, item: QTreeWidgetItem, state: Qt.CheckState) -> None:
        """What a search has hidden is not touched."""
        for child in _children(item):
            if not child.isHidden():
                if not child.childCount():
                    child.setCheckState(NAME, state)
                self._tick_below(child, state)

    def _count(self) -> None:
        """How many of each order and family are ticked, from the finest up."""
        for item in reversed(self._items.values()):
            if not item.childCount():
                continue
            on, total = self._ticked_below(item)
            half = Qt.CheckState.PartiallyChecked if on else Qt.CheckState.Unchecked
            item.setCheckState(NAME, Qt.CheckState.Checked if on == total else half)
            item.setText(COUNT, self.tr("{n} of {m}").format(n=on, m=total))

    def _ticked_below(self, item: QTreeWidgetItem) -> tuple[int, int]:
        if not item.childCount():
            return int(_is_on(item)), 1
        counts = [self._ticked_below(child) for child in _children(item)]
        return sum(on for on, _ in counts), sum(total for _, total in counts)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(number) for number in range(item.childCount()))
    return [child for child in found if child is not None]


def _is_on(item: QTreeWidgetItem) -> bool:
    return item.checkState(NAME) == Qt.CheckState.Checked
