"""Deployments that are called like their site, or alike: two visits to one camera, told apart by where their
files lie.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from app.store.records import Deployment, DeploymentId, Site, SiteId


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


def called(
    deployments: Sequence[Deployment], sites: Mapping[SiteId, Site], roots: Mapping[DeploymentId, str]
) -> dict[DeploymentId, str]:
    """What each is called where no site stands beside it: by its name alone where no other has that, else
    with its site, and where that has several of the name with their cards, or the numbers that tables give.
    """
    shared = Counter(one.name for one in deployments)
    alike: dict[SiteId, list[Deployment]] = {}
    for one in deployments:
        if shared[one.name] > 1:
            alike.setdefault(one.site_id, []).append(one)
    cards: dict[DeploymentId, str] = {}
    for site, group in alike.items():
        here = Counter(one.name for one in group)
        numbers = {one.id: f"deployment-{one.id}" for one in group if here[one.name] > 1}
        apart = numbers | told_apart(group, roots)
        cards |= {one.id: _with_site(one, sites[site], apart.get(one.id, "")) for one in group}
    return {one.id: cards.get(one.id, one.name) for one in deployments}


def _with_site(one: Deployment, site: Site, card: str) -> str:
    words = [site.name if site.name != one.name else "", card]
    return f"{one.name} ({', '.join(filter(None, words))})" if any(words) else one.name


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
