"""The model that ships has one name, also where an older Trapline called it by that of its file."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select

from app.services import observations
from app.services.exports import export
from app.services.learning.model_versions import versions
from app.services.projects import Project, open_project
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings, sha256_of
from app.services.starting_model import base_as_written, starter
from app.store import engine as engines
from app.store import migrate
from app.store.base import utc_now
from app.store.schema import ModelVersionRow
from mvit_core.types import Score
from tests.app.services.conftest import result_with
from tests.csv_rows import rows_in
from tests.scanned import to_its_end

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def older(project: Project) -> Path:
    """A project that was scanned with the starter before it had a name; it also knows a namesake's words."""
    begun = starter()
    assert begun is not None
    run = ScanRun.start(project, rescan=True, settings=ScanSettings(model_path=begun))
    to_its_end(run, lambda _request: result_with(0.1, species=(Score("vulpes", 0.9),)))
    with project.writing() as session:
        row = session.scalars(select(ModelVersionRow)).one()
        assert row.name == "Starter"
        row.name, row.path = begun.stem, "/another/computer/resources/starter/mvit_xs.safetensors"
        session.add(ModelVersionRow(name=begun.stem, sha256="of a table read in", created_at=utc_now()))
    file = project.path
    assert file is not None
    project.close()
    engine = engines.sqlite_engine(file, log=False)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(migrate.SCRIPTS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0012")
    engine.dispose()
    return file


def test_what_it_said_before_it_had_a_name_is_the_starters_word(older: Path, tmp_path: Path) -> None:
    with open_project(older) as project:
        said = {one.model for _, one in observations.all_observations(project)}
        export(project, "csv", tmp_path / "out.csv")
        named = {each.sha256: each.name for each in versions(project)}
    assert said == {"Starter"}
    assert {row["model"] for row in rows_in(tmp_path / "out.csv")} == {"Starter"}
    begun = starter()
    assert begun is not None
    assert named == {sha256_of(begun): "Starter", "of a table read in": "mvit_xs"}


def test_what_a_file_says_of_its_base_is_told_where_it_tells_something() -> None:
    assert base_as_written("mvit_xs.safetensors") == "Starter"
    assert base_as_written("k400.pyth") == "k400.pyth"
    assert base_as_written("best.safetensors") == ""
