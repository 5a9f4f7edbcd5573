"""The family tree of models: what grew from what, which is in use, and that any can come back."""

from pathlib import Path

import pytest

from app.services import models
from app.services.learning.model_versions import (
    Facts,
    add_version,
    decide,
    name_of,
    new_run,
    use_version,
    version_in_use,
    versions,
)
from app.services.projects import Project
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.services.starting_model import starter
from mvit_core.errors import UserError

pytestmark = pytest.mark.usefixtures("home")


def trained(project: Project, content: bytes) -> tuple[Path, Path]:
    """A run's folder with a checkpoint."""
    run = new_run(project)
    run.mkdir(parents=True)
    (run / "best.safetensors").write_bytes(content)
    return run, run / "best.safetensors"


def test_each_model_grows_from_the_one_in_use_and_any_can_come_back(project: Project) -> None:
    first, _ = add_version(project, *trained(project, b"1"), Facts(verdict="better"))
    assert (first.name, first.parent_id, first.in_use) == ("model 1", None, False)
    assert use_version(project, first.id)[0] is None
    second, _ = add_version(project, *trained(project, b"2"), Facts())
    assert (second.name, second.parent_id) == ("model 2", first.id)
    assert use_version(project, second.id)[0] == first.id
    assert [each.in_use for each in versions(project)] == [False, True]
    assert use_version(project, first.id)[0] == second.id
    assert models.project_model(project) == first.path
    found = version_in_use(project)
    assert found is not None
    assert (found.facts.verdict, found.decision) == ("better", "used")


def test_the_starter_has_one_name_whoever_came_to_know_it_first(project: Project) -> None:
    begun = starter()
    assert begun is not None
    assert name_of(project, begun) == "Starter"
    ScanRun.start(project, rescan=True, settings=ScanSettings(model_path=begun)).finish()
    assert [each.name for each in versions(project)] == ["Starter"]
    assert name_of(project, begun) == "Starter"


def test_a_starter_that_was_never_scanned_with_is_the_root_by_its_name(project: Project) -> None:
    models.use_model(project, starter())
    made, _ = add_version(project, *trained(project, b"1"), Facts())
    (root,) = [each for each in versions(project) if each.id == made.parent_id]
    assert root.name == "Starter"


def test_what_was_decided_is_kept_and_can_be_taken_back(project: Project) -> None:
    made, _ = add_version(project, *trained(project, b"1"), Facts())
    assert decide(project, made.id, "kept_old") == ""
    assert decide(project, made.id, "") == "kept_old"


def test_a_model_from_elsewhere_is_the_root_of_the_tree(project: Project, tmp_path: Path) -> None:
    foreign = tmp_path / "mammals.safetensors"
    foreign.write_bytes(b"0")
    models.use_model(project, foreign)
    made, _ = add_version(project, *trained(project, b"1"), Facts())
    root = next(each for each in versions(project) if each.id == made.parent_id)
    assert (root.name, root.run, root.in_use) == ("mammals", None, True)


def test_a_checkpoint_that_is_gone_is_said_and_nothing_changes(project: Project) -> None:
    run, checkpoint = trained(project, b"1")
    made, _ = add_version(project, run, checkpoint, Facts())
    checkpoint.unlink()
    with pytest.raises(UserError, match="not at"):
        use_version(project, made.id)
    assert models.project_model(project) is None
