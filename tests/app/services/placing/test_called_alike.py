from app.services.placing.called_alike import called
from app.store.records import Deployment, DeploymentId, Site, SiteId

SITES = {SiteId(number): Site(id=SiteId(number), name=name) for number, name in ((1, "Creek"), (2, "Ridge"))}


def deployment(number: int, site: int, name: str, folder: str = "") -> Deployment:
    return Deployment(id=DeploymentId(number), site_id=SiteId(site), name=name, folder=folder)


def test_a_name_that_no_other_has_stands_alone() -> None:
    alone = [deployment(1, 1, "Creek"), deployment(2, 2, "summer")]
    assert called(alone, SITES, {}) == {1: "Creek", 2: "summer"}


def test_deployments_of_one_name_are_called_with_their_site() -> None:
    both = [deployment(1, 1, "summer"), deployment(2, 2, "summer"), deployment(3, 2, "Creek")]
    assert called(both, SITES, {}) == {1: "summer (Creek)", 2: "summer (Ridge)", 3: "Creek"}


def test_deployments_of_one_name_and_site_are_called_with_their_card_else_with_their_number() -> None:
    cards = [deployment(1, 1, "Creek", "Creek/may"), deployment(2, 1, "Creek", "Creek/june")]
    assert called(cards, SITES, {}) == {1: "Creek (may)", 2: "Creek (june)"}
    same = [deployment(4, 1, "Creek", "Creek"), deployment(5, 1, "Creek", "Creek"), deployment(6, 2, "Creek")]
    assert called(same, SITES, {}) == {
        4: "Creek (deployment-4)",
        5: "Creek (deployment-5)",
        6: "Creek (Ridge)",
    }
