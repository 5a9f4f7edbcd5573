"""The deployments as a table to fill in with a spreadsheet and to import again."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from app.services.exports.camtrap_deployments import LOCAL_COLUMNS, deployment_id, local_cells
from app.services.exports.cells import Cells, write_table
from app.services.exports.material import Material, Progress, Written
from app.services.exports.sentences import about
from app.store.records import Deployment, DeploymentId

NO_PERIOD = "Deployments without start or end: fill them in, for effort is counted from them ({n}: {names})."
BY_NUMBER = "Deployments of one name and folder: their numbers stand in its place ({n}: {names})."
UNSAID = "Videos and observations have no place in this table."


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole table. What nobody said stays empty, so that no guess comes back as somebody's word."""
    number = write_table(out, LOCAL_COLUMNS, lines(material, guess=False))
    progress(number)
    told_apart = [
        f"{one.name}: {deployment_id(one)}, {_from(material, one)}" for one in _of_one_name(material).values()
    ]
    return Written(
        number, [UNSAID, *about(BY_NUMBER, told_apart), *about(NO_PERIOD, material.working.guessed)]
    )


def lines(material: Material, *, guess: bool = True) -> Iterator[Cells]:
    """A line for each deployment that has chosen videos or worked in the chosen days; with `guess` the period
    of its videos where nobody said one.
    """
    known, when, alike = material.surroundings, material.working.periods, _of_one_name(material)
    used = {*when, *(video.deployment_id for video in material.videos)}
    for deployment in sorted(
        known.deployments.values(), key=lambda one: (known.sites[one.site_id].name, one.name)
    ):
        if deployment.id in used:
            yield local_cells(
                deployment,
                known.sites[deployment.site_id],
                when.get(deployment.id) if guess else None,
                key=deployment_id(deployment) if deployment.id in alike else deployment.name,
            )


def _of_one_name(material: Material) -> dict[DeploymentId, Deployment]:
    """Those that name and folder do not tell apart: a second card of a site, opened by itself."""
    known = sorted(material.surroundings.deployments.values(), key=lambda one: one.id)
    number = Counter((one.name, one.folder) for one in known)
    return {one.id: one for one in known if number[one.name, one.folder] > 1}


def _from(material: Material, deployment: Deployment) -> str:
    when = material.working.periods.get(deployment.id)
    return f"from {when.start.date()} on" if when else "without a date"
