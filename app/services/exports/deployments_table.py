"""The deployments as a table to fill in with a spreadsheet and to import again."""

from collections.abc import Iterator
from pathlib import Path

from app.services.exports.camtrap_deployments import LOCAL_COLUMNS, local_cells
from app.services.exports.cells import Cells, write_table
from app.services.exports.counts import periods
from app.services.exports.material import Material, Progress, Written

UNSAID = "Videos and observations have no place in this table."


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole table."""
    number = write_table(out, LOCAL_COLUMNS, lines(material))
    progress(number)
    return Written(number, [UNSAID])


def lines(material: Material) -> Iterator[Cells]:
    """A line for each deployment that has chosen videos; where nobody said its period, that of the videos."""
    known = material.surroundings
    when = periods(material)
    used = {video.deployment_id for video in material.videos}
    for deployment in sorted(
        known.deployments.values(), key=lambda one: (known.sites[one.site_id].name, one.name)
    ):
        if deployment.id in used:
            yield local_cells(deployment, known.sites[deployment.site_id], when.get(deployment.id))
