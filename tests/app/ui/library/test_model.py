"""The tree model keeps Qt's rules, for places that need a row of their own and places that do not."""

import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import msgspec
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from app.store.records import Deployment, DeploymentId, Site, SiteId, Video, VideoId
from app.ui.library.model import LibraryModel
from app.ui.library.rows import Rows, arrange
from mvit_core.types import VideoStatus


def rows_of(num_sites: int, num_deployments: int, num_videos: int) -> Rows:
    """So many videos a deployment; every third site has one deployment of its own name."""
    sites, deployments, videos = [], [], []
    for s in range(num_sites):
        sites.append(Site(id=SiteId(s), name=f"site {s}"))
        for d in range(1 if s % 3 == 0 else num_deployments):
            name = f"site {s}" if s % 3 == 0 else f"card {d}"
            deployments.append(Deployment(id=DeploymentId(len(deployments)), site_id=SiteId(s), name=name))
            videos += [_video(len(videos) + v, len(deployments) - 1) for v in range(num_videos)]
    return arrange(sites, deployments, videos)


def _video(number: int, deployment: int) -> Video:
    return Video(
        id=VideoId(number),
        deployment_id=DeploymentId(deployment),
        root=Path("/cards"),
        relative_path="x.mp4",
        status=VideoStatus.NEW,
    )


def every_index(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[QModelIndex]:
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        assert model.parent(index) == parent
        found += [index, *every_index(model, index)]
    return found


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = LibraryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_rows(rows_of(4, 2, 3))
    names = [index.data() for index in every_index(model)]
    assert names.count("x.mp4") == len(model.rows.videos) == 18
    assert [name for name in names if name.startswith("site")] == [f"site {n}" for n in range(4)]
    assert sum(name.startswith("card") for name in names) == 4
    model.set_rows(Rows())
    assert model.rowCount() == 0
    tester.deleteLater()


def test_every_video_is_found_where_it_is_shown(qtbot: QtBot) -> None:
    model = LibraryModel()
    model.set_rows(rows_of(5, 2, 4))
    for video in model.rows.videos:
        assert model.row(model.index_of_video(video.id)) == video


def test_counts_are_those_of_the_videos_below(qtbot: QtBot) -> None:
    model = LibraryModel()
    model.set_rows(rows_of(2, 3, 4))
    counts = [model.index(row, 0).data(LibraryModel.COUNT_ROLE) for row in range(2)]
    assert counts == [4, 12]


def test_only_places_can_be_renamed(qtbot: QtBot) -> None:
    model = LibraryModel()
    model.set_rows(rows_of(2, 2, 1))
    renamed: list[tuple[str, str]] = []
    model.renamed.connect(lambda place, name: renamed.append((place.name, name)))
    site = model.index(1, 0)
    card = model.index(1, 0, site)
    video = model.index(0, 0, card)
    for index, name in ((site, " Ridge "), (card, "fall"), (site, "site 1"), (site, " "), (video, "no")):
        model.setData(index, name)
    assert renamed == [("site 1", "Ridge"), ("card 1", "fall")]


def test_a_hundred_thousand_videos_are_arranged_in_under_a_second(qtbot: QtBot) -> None:
    model = LibraryModel()
    rows = rows_of(100, 2, 600)
    assert len(rows.videos) > 90_000
    began = perf_counter()
    model.set_rows(rows)
    model.row(model.index_of_video(rows.videos[-1].id))
    assert perf_counter() - began < 1.0


def test_a_place_opens_without_a_call_of_python_for_each_of_its_rows(qtbot: QtBot) -> None:
    model, tree = LibraryModel(), QTreeView()
    qtbot.addWidget(tree)
    tree.setUniformRowHeights(True)
    tree.setModel(model)
    model.set_rows(rows_of(1, 1, 5_000))
    called: Counter[str] = Counter()
    sys.setprofile(
        lambda frame, event, _what: called.update([frame.f_code.co_name] if event == "call" else ())
    )
    try:
        tree.expand(model.index(0, 0))
        tree.doItemsLayout()
    finally:
        sys.setprofile(None)
    assert tree.indexBelow(model.index(0, 0)).isValid()
    assert called.total() < 500, called


def test_rows_stand_as_others_where_the_same_stands_below_the_same(qtbot: QtBot) -> None:
    rows = rows_of(4, 2, 3)
    assert rows.stand_as(rows_of(4, 2, 3))
    assert not rows.stand_as(rows_of(4, 2, 2))
    assert not rows.stand_as(rows_of(4, 3, 3))
    turned = rows_of(4, 2, 3)
    turned.row_of[VideoId(0)], turned.row_of[VideoId(1)] = 1, 0
    assert not rows.stand_as(turned)
    renamed = rows_of(4, 2, 3)
    renamed.sites[0] = Site(id=renamed.sites[0].id, name="pond")  # its deployment gets a row of its own
    assert not rows.stand_as(renamed)
    assert not Rows().stand_as(Rows()), "what is said of an empty project has to be said again"


def test_two_cards_of_a_site_that_are_called_alike_are_told_apart(qtbot: QtBot) -> None:
    site = Site(id=SiteId(0), name="Fen")
    both = [
        Deployment(id=DeploymentId(n), site_id=site.id, name=name)
        for n, name in enumerate(("Fen", "Fen", "B"))
    ]
    videos = [msgspec.structs.replace(_video(n, n), root=Path(f"/cards/card {n}")) for n in range(3)]
    model = LibraryModel()
    model.set_rows(arrange([site], both, videos))
    parent = model.index(0, 0)
    shown = [model.index(row, 0, parent) for row in range(3)]
    assert [each.data() for each in shown] == ["Fen (card 0)", "Fen (card 1)", "B"]
    assert shown[0].data(Qt.ItemDataRole.ToolTipRole) == "Fen (card 0)", "a narrow library cuts it"
    assert [each.data(Qt.ItemDataRole.EditRole) for each in shown] == ["Fen", "Fen", "B"], "what is renamed"


def test_a_deployment_is_not_called_after_the_site_above_it_once_more(qtbot: QtBot) -> None:
    site = Site(id=SiteId(0), name="Fen")
    names = ("Fen 2024-06-12", "Fen", "Fenced")
    visits = [Deployment(id=DeploymentId(n), site_id=site.id, name=name) for n, name in enumerate(names)]
    model = LibraryModel()
    model.set_rows(arrange([site], visits, [_video(n, n) for n in range(3)]))
    shown = [model.index(row, 0, model.index(0, 0)) for row in range(3)]
    assert [each.data() for each in shown] == ["2024-06-12", "Fen", "Fenced"]
    whole = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.EditRole)
    assert [shown[0].data(role) for role in whole] == ["Fen 2024-06-12"] * 2
    said = shown[0].data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Fen 2024-06-12,"), "who listens may have jumped there"


def test_two_visits_to_one_camera_are_told_apart_by_the_folders_that_differ(qtbot: QtBot) -> None:
    site = Site(id=SiteId(0), name="Bog")
    visits = [
        Deployment(
            id=DeploymentId(n), site_id=site.id, name="Bog CAM1", folder=f"2024-0{5 + n} visit/Bog/CAM1"
        )
        for n in range(2)
    ]
    model = LibraryModel()
    model.set_rows(arrange([site], visits, [_video(n, n) for n in range(2)]))
    parent = model.index(0, 0)
    shown = [model.index(row, 0, parent).data() for row in range(2)]
    assert shown == ["CAM1 (2024-05 visit)", "CAM1 (2024-06 visit)"]
