"""Another wish of how sure the model has to be changes names and bouts without opening a video again."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.services import observations
from app.services.models import tools_to_scan_with, use_model
from app.services.observations.windows import windows_in
from app.services.projects import Project
from app.services.review import labels
from app.services.scanning.rereading import reread
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.services.sureness import Sureness, sureness_of, wish_sureness, wished_sureness
from app.store.records import Kind, Observation, ReviewState
from mvit_core.calibration import Calibration
from mvit_core.errors import UserError
from mvit_core.localization.windows import Scored, packed
from mvit_core.types import Bout, ClipScores, Score, Span, VideoResult, VideoStatus
from tests.scanned import to_its_end
from tests.videos import video_ids

SLEEPS = Bout("sleeps", Span(1.25, 2.5), 0.85)
SPANS = (Span(0.0, 2.0), Span(2.0, 4.0), Span(4.0, 6.0))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A checkpoint without weights: it knows from which scores on it is right."""
    own = {
        "model": "mvit_xs",
        "classes": {"species": ["lynx", "gray_wolf"], "behaviors": ["eats_food", "sleeps"]},
        "calibration": {"thresholds": {"lynx": {"0.9": 0.7, "0.99": 1.0}, "eats_food": {"0.9": 0.8}}},
    }
    header = json.dumps({"__metadata__": {"trapline": json.dumps(own)}}).encode()
    path = tmp_path / "lynxes.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    return path


def seen(result: VideoResult, lynx: float, eats: float) -> VideoResult:
    """The result with windows that all say the same."""
    scores = ClipScores(
        (Score("lynx", lynx), Score("gray_wolf", 1 - lynx)), (Score("eats_food", eats), Score("sleeps", 0.1))
    )
    made = packed(SPANS, Scored([scores] * 3, np.ones((3, 8), np.float32)))
    tracks = tuple(
        msgspec.structs.replace(each, windows=made, species=scores.species) for each in result.tracks
    )
    return msgspec.structs.replace(result, tracks=tracks)


def with_bouts(result: VideoResult, *bouts: Bout) -> VideoResult:
    tracks = tuple(msgspec.structs.replace(each, bouts=bouts) for each in result.tracks)
    return msgspec.structs.replace(result, tracks=tracks)


def give_head(model: Path) -> None:
    """Let the checkpoint have a temporal head."""
    own = json.loads(json.loads(model.read_bytes()[8:])["__metadata__"]["trapline"])
    own["temporal"] = {"behaviors": ["sleeps"], "thresholds": {"sleeps": {"0.9": 0.8, "0.95": 0.9}}}
    header = json.dumps({"__metadata__": {"trapline": json.dumps(own)}}).encode()
    model.write_bytes(len(header).to_bytes(8, "little") + header)


def scan(project: Project, settings: ScanSettings, result: VideoResult) -> ScanRun:
    return to_its_end(ScanRun.start(project, settings=settings), lambda _request: result)


def settle_for(project: Project, model: Path, wish: float) -> None:
    for _ in reread(project, ScanSettings(model_path=model, sure=wish)):
        pass


def animals(project: Project) -> list[Observation]:
    return [each for each in shown(project) if each.kind is Kind.ANIMAL]


def bouts(project: Project) -> list[Observation]:
    return [each for each in shown(project) if each.kind is Kind.BEHAVIOR]


def shown(project: Project) -> list[Observation]:
    return [each for id_ in video_ids(project) for each in observations.of_video(project, id_)]


def test_a_name_and_a_bout_need_the_score_that_was_right_often_enough(project, model, make_result) -> None:
    scan(project, ScanSettings(model_path=model), seen(make_result(0.1), 0.68, 0.7))
    assert {each.taxon for each in animals(project)} == {"lynx"}
    assert [each.behavior for each in bouts(project)] == ["eats_food"] * 3
    settle_for(project, model, 0.9)
    assert {each.taxon for each in animals(project)} == {None}, "0.68 is below 0.7"
    assert not bouts(project), "0.7 is below 0.8"
    assert len(windows_in(project, video_ids(project)[0])) == 1, "scores and embeddings are still there"


def test_going_back_gives_what_was_there_before(project, model, make_result) -> None:
    scan(project, ScanSettings(model_path=model), seen(make_result(0.1, 0.6), 0.68, 0.7))
    settle_for(project, model, 0.9)
    settle_for(project, model, 0)
    before = [(each.taxon, each.behavior, each.span) for each in shown(project)]
    sure = [each.confidence for each in shown(project)]
    settle_for(project, model, 0.99)
    assert {each.taxon for each in animals(project)} == {None}
    settle_for(project, model, 0)
    assert [(each.taxon, each.behavior, each.span) for each in shown(project)] == before
    kept_in_16_bits = pytest.approx(sure, rel=1e-3)
    assert [each.confidence for each in shown(project)] == kept_in_16_bits


def test_bouts_that_a_head_found_are_those_of_the_scan_as_far_as_it_is_sure(
    project: Project, model: Path, make_result: Callable[..., VideoResult]
) -> None:
    """A head finds them in the embeddings; the windows' scores say something else."""
    give_head(model)
    found = (SLEEPS, Bout("sleeps", Span(3.0, 4.0), 0.4))
    result = with_bouts(seen(make_result(0.1), 0.68, 0.7), *found)
    scan(project, ScanSettings(model_path=model), result)
    both = [("sleeps", each.span) for each in found]
    for wish, expected in ((0.9, both[:1]), (0.95, []), (0.0, both)):
        settle_for(project, model, wish)
        assert [(each.behavior, each.span) for each in bouts(project)] == 3 * expected, wish


def test_halves_of_a_split_have_each_bout_once(project: Project, model: Path, make_result, scan) -> None:
    give_head(model)
    scan(make_result(0.1, bouts=False))
    for animal in animals(project):
        labels.apply(project, labels.split(project, animal, 2.0), who="A")
    run = ScanRun.start(project, settings=ScanSettings(model_path=model))
    to_its_end(run, lambda _: with_bouts(seen(make_result(0.1), 0.68, 0.7), SLEEPS))
    expected = [Span(1.25, 2.0), Span(2.0, 2.5)] * 3
    assert [each.span for each in bouts(project)] == expected
    for wish in (0.9, 0.0):
        settle_for(project, model, wish)
        assert [each.span for each in bouts(project)] == expected


def test_labels_stay(project, model, make_result) -> None:
    scan(project, ScanSettings(model_path=model), seen(make_result(0.1), 0.68, 0.7))
    first = animals(project)[0]
    labels.apply(project, {first.id: labels.correct(first, taxon="gray_wolf")}, who="A")
    settle_for(project, model, 0.9)
    after = animals(project)
    assert after[0].id == first.id
    assert (after[0].taxon, after[0].state) == ("gray_wolf", ReviewState.CORRECTED)
    assert {each.state for each in after[1:]} == {ReviewState.UNREVIEWED}


def test_a_scan_with_the_new_wish_has_nothing_left_to_do(project, model, make_result) -> None:
    scan(project, ScanSettings(model_path=model), seen(make_result(0.1), 0.68, 0.7))
    settle_for(project, model, 0.9)
    run = ScanRun.start(project, settings=ScanSettings(model_path=model, sure=0.9))
    assert run.progress.total == 0


def test_a_reading_that_was_stopped_goes_on(project, model, make_result, monkeypatch) -> None:
    monkeypatch.setattr("app.services.scanning.rereading.STEP", 1)
    scan(project, ScanSettings(model_path=model), seen(make_result(0.1), 0.68, 0.7))
    steps = reread(project, ScanSettings(model_path=model, sure=0.9))
    assert next(steps).total == 3
    steps.close()
    assert [each.total for each in reread(project, ScanSettings(model_path=model, sure=0.9))] == [2, 2]
    assert {each.taxon for each in animals(project)} == {None}


def test_what_another_model_or_motion_said_is_left_alone(project, model, make_result, scan, tmp_path) -> None:
    scan(make_result(0.1))
    settle_for(project, model, 0.9)
    assert len(bouts(project)) == 3


def test_blank_videos_are_not_scanned_again_either(project, model, make_result) -> None:
    scan(project, ScanSettings(model_path=model), make_result(status=VideoStatus.BLANK))
    settle_for(project, model, 0.95)
    assert ScanRun.start(project, settings=ScanSettings(model_path=model, sure=0.95)).progress.total == 0


def test_scans_from_the_window_and_the_command_line_are_made_with_the_wish(project, model) -> None:
    use_model(project, model)
    assert wish_sureness(project, 0.9) == 0.0
    assert wished_sureness(project) == 0.9
    assert tools_to_scan_with(project).sure == 0.9
    with pytest.raises(UserError, match=r"0\.8, 0\.9"):
        wish_sureness(project, 0.42)


def test_a_scan_names_by_the_thresholds_of_its_wish(project, model, make_result) -> None:
    scan(project, ScanSettings(model_path=model, sure=0.9), seen(make_result(0.1), 0.68, 0.7))
    assert {each.taxon for each in animals(project)} == {None}


def test_classes_that_were_not_judged_are_held_to_the_wish_itself(model, tmp_path) -> None:
    found = sureness_of(model, 0.9)
    assert found.points == {"lynx": 0.7, "gray_wolf": 0.9, "eats_food": 0.8, "sleeps": 0.9}
    assert found.judged == ("lynx", "eats_food")
    assert sureness_of(model, 0) == Sureness()
    bare = tmp_path / "bare.safetensors"
    bare.write_bytes(b"weights")
    assert sureness_of(bare, 0.95) == Sureness(wished=0.95, holds=0.95, points={})


def test_thresholds_out_of_reach_are_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Calibration(thresholds={"lynx": {"0.9": 1.5}})


def test_a_reading_that_was_stopped_can_be_gone_back_on(project, model, make_result, monkeypatch) -> None:
    monkeypatch.setattr("app.services.scanning.rereading.STEP", 1)
    scan(project, ScanSettings(model_path=model), seen(make_result(0.1), 0.68, 0.7))
    for wish in (0.9, 0, 0.9):
        steps = reread(project, ScanSettings(model_path=model, sure=wish))
        next(steps, None)
        steps.close()
    settle_for(project, model, 0.9)
    assert {each.taxon for each in animals(project)} == {None}
