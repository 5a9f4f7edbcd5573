"""What a model's training began from, by the name that people know it by."""

from pathlib import Path

from app.services import models
from app.services.learning.model_versions import Facts, Version, add_version, versions
from app.services.learning.trainings import name_of_base
from app.services.model_shelf.origin import Origin, named, origin_of
from app.services.projects import Project
from app.services.starting_model import starter
from trainer.recipes.presets import preset
from trainer.runs.folder import RunFacts, RunFolder


def trained(project: Project, runs: Path, name: str, base: str = "") -> Version:
    """A model of the project whose training began from `base`."""
    run = RunFolder(runs / name)
    run.path.mkdir(parents=True)
    run.best.write_bytes(f"weights of {name}".encode())
    run.write_facts(RunFacts(manifest_hash="", recipe=preset("finetune"), base=base))
    return add_version(project, run.path, run.best, Facts())[0]


def test_a_model_of_the_project_is_named_with_its_day(project: Project, tmp_path: Path) -> None:
    first = trained(project, tmp_path, "0001")
    second = trained(project, tmp_path, "0002", base=str(first.path))
    found = origin_of(second, versions(project), tmp_path)
    assert found == Origin(name="model 1", made_at=first.created_at)
    assert origin_of(first, versions(project), tmp_path) is None, "it is from scratch"
    assert name_of_base(project, first.path) == f"model 1, {first.created_at[:10]}"
    assert name_of_base(project, tmp_path / "other.safetensors") == ""


def test_what_is_not_of_the_project_is_named_as_the_list_of_models_names_it(
    project: Project, tmp_path: Path
) -> None:
    begun = starter()
    assert begun is not None
    assert named(begun, [], tmp_path).name == "Starter"
    assert name_of_base(project, begun) == "Starter"
    models.use_model(project, begun)
    trained(project, tmp_path, "0001", base=str(begun))
    assert begun in {each.path for each in versions(project)}
    assert named(begun, versions(project), tmp_path) == Origin(name="Starter")
    assert name_of_base(project, begun) == "Starter"
    bought = tmp_path / "mammals.safetensors"
    bought.write_bytes(b"weights")
    assert named(bought, [], tmp_path).name == "mammals"
    assert named(Path("/gone/then.safetensors"), [], tmp_path).name == "then.safetensors"


def test_a_base_of_another_project_is_named_by_its_run_while_that_is_there(
    project: Project, tmp_path: Path
) -> None:
    hyenas = trained(project, tmp_path, "hyenas")
    assert hyenas.path is not None
    assert named(hyenas.path, [], tmp_path).name == "hyenas"
    assert named(Path("/gone/hyenas/best.safetensors"), [], tmp_path).name == ""
    assert named(Path("/another/computer/starter/mvit_xs.safetensors"), [], tmp_path).name == "Starter"
