"""The deployments as a table to fill in with a spreadsheet and to import again."""

from collections.abc import Iterator
from pathlib import Path

from app.services.exports.camtrap_deployments import LOCAL_COLUMNS, local_cells
from app.services.exports.cells import Cells, write_table
from app.services.exports.material import Material, Progress, Written
from app.services.exports.sentences import about

NO_PERIOD = "Deployments without start or end: fill them in, for effort is counted from them ({n}: {names})."
UNSAID = "Videos and observations have no place in this table."


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole table. What nobody said stays empty, so that no guess comes back as somebody's word."""
    number = write_table(out, LOCAL_COLUMNS, lines(material, guess=False))
    progress(number)
    return Written(number, [UNSAID, *about(NO_PERIOD, material.working.guessed)])


def lines(material: Material, *, guess: bool = True) -> Iterator[Cells]:
    """A line for each deployment that has chosen videos or worked in the chosen days; with `guess` the period
    of its videos where nobody said one.
    """
    known, when = material.surroundings, material.working.periods
    used = {*when, *(video.deployment_id for video in material.videos)}
    for deployment in sorted(
        known.deployments.values(), key=lambda one: (known.sites[one.site_id].name, one.name)
    ):
        if deployment.id in used:
            yield local_cells(
                deployment, known.sites[deployment.site_id], when.get(deployment.id) if guess else None
            )
