"""Deployments that are called like their site, or alike: two visits to one camera, told apart by where their
files lie.
"""

from collections.abc import Iterable, Mapping
from itertools import takewhile

from app.store.records import Deployment, DeploymentId


def name_below(site: str, deployment: str) -> str:
    """A deployment's name where its site's stands above or before it: not called after the site once more."""
    return deployment.removeprefix(f"{site} ")


def told_apart(
    deployments: Iterable[Deployment], roots: Mapping[DeploymentId, str]
) -> dict[DeploymentId, str]:
    """Of those that share their name, the folders in which their places differ, else the opened one's name.

    `roots` has the name of the folder that each was opened in.
    """
    alike: dict[str, list[Deployment]] = {}
    for each in deployments:
        alike.setdefault(each.name, []).append(each)
    apart: dict[DeploymentId, str] = {}
    for group in alike.values():
        if len(group) > 1:
            apart |= _apart({one.id: (roots.get(one.id, ""), *one.folder.split("/")) for one in group})
    return {id_: words for id_, words in apart.items() if words}


def _apart(places: Mapping[DeploymentId, tuple[str, ...]]) -> dict[DeploymentId, str]:
    before = _num_shared(list(places.values()))
    behind = _num_shared([place[before:][::-1] for place in places.values()])
    return {
        id_: "/".join(part for part in place[before : len(place) - behind] if part) or place[0]
        for id_, place in places.items()
    }


def _num_shared(places: list[tuple[str, ...]]) -> int:
    """With how many equal parts all of them begin."""
    return sum(1 for _ in takewhile(lambda parts: len(set(parts)) == 1, zip(*places, strict=False)))
