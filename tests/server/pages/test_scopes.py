"""Nobody sees or does anything outside their own scope, and what they saw is written down."""

import re
import secrets

import msgspec
import pytest

from sync.server.database import Database
from sync.server.people import viewings
from sync.server.people.scopes import Centre, name_centre
from tests.desk_at_work import HandClock
from tests.server.conftest import now_ms
from tests.server.devices import Device
from tests.server.pages.visitors import Visitor, opened
from tests.server.projecting.journalled import Journalled, issued, read_on, tell, visited


class Country(msgspec.Struct):
    """Two provinces with a centre each, who looks at them, and their devices."""

    mine: Journalled
    other: Journalled
    logs: dict[str, str]
    province: Visitor
    centre: Visitor


@pytest.fixture(scope="module")
def country(database: Database, door: str, clock: HandClock) -> Country:
    halls = Journalled(database), Journalled(database)
    logs = {}
    for hall in halls:
        name_centre(database, Centre(hall.centre, f"p-{hall.centre}", f"Xã {hall.centre}"))
        device = hall.device()
        for n in range(6):
            for event, at in visited(f"t{n}", score=4):
                tell(device, event, at)
        device.write(b"{}", "dossier_teleported")
        tell(device, issued("q" * 300))
        hall.send(device)
        read_on(hall)
        logs[hall.centre] = device.log
    mine, other = halls
    people = [
        Visitor(door, opened(database, now_ms(clock), role, scope))
        for role, scope in (("province", f"p-{mine.centre}"), ("centre", mine.centre))
    ]
    return Country(mine, other, logs, *people)


@pytest.mark.parametrize("who", ["province", "centre"])
@pytest.mark.parametrize("page", ["centres", "quarantine", "devices", "figures?by=centre"])
def test_a_list_holds_only_what_is_ones_own(country: Country, who: str, page: str) -> None:
    visitor: Visitor = getattr(country, who)
    answer = visitor.see(f"/manage/{page}")
    assert answer.status_code == 200
    assert country.mine.centre in answer.text or page.startswith("figures")
    assert country.other.centre not in answer.text
    assert country.logs[country.other.centre] not in answer.text


@pytest.mark.parametrize("who", ["province", "centre"])
@pytest.mark.parametrize(
    "page",
    [
        "centres/{centre}",
        "figures?centre={centre}&by=day",
        "figures/export/csv?centre={centre}&by=day",
        "devices/{log}/revoke",
    ],
)
def test_what_lies_outside_is_not_there(country: Country, who: str, page: str) -> None:
    visitor: Visitor = getattr(country, who)
    theirs = country.other.centre
    answer = visitor.see("/manage/" + page.format(centre=theirs, log=country.logs[theirs]))
    # a centre's figures are its own, whatever the address says
    own = who == "centre" and "figures" in page
    assert answer.status_code in ({200} if own else {403, 404})
    assert theirs not in answer.text.split("<main")[-1].split("<footer")[0]


def test_only_the_country_sees_who_looked(country: Country, minister: Visitor) -> None:
    assert country.province.see("/manage/viewings").status_code == 403
    assert country.centre.see("/manage/viewings").status_code == 403
    assert minister.see("/manage/viewings").status_code == 200


def test_devices_are_let_in_and_shown_out_within_ones_scope(
    database: Database, door: str, country: Country
) -> None:
    mine, theirs = country.mine, country.other
    send = country.province.fill_in
    refused = send("/manage/devices", centre=theirs.centre)
    assert (refused.status_code, 'id="code"' in refused.text) == (404, False)
    answer = send("/manage/devices", centre=mine.centre)
    code = answer.text.split('id="code">')[1].split("<")[0]
    assert 'id="code"' not in country.province.see("/manage/devices").text
    device = Device(f"d{secrets.token_hex(6)}")
    assert device.join(door, code).json()["centre"] == mine.centre
    page = f"/manage/devices/{device.log}/revoke"
    assert send(page).status_code == 200
    device.begin()
    assert device.send(door, 1, 1).status_code == 403
    outside = f"/manage/devices/{country.logs[theirs.centre]}/revoke"
    assert send(outside, at="/manage/devices").status_code == 404
    told = [(each.what, each.scope) for each in viewings.newest(database, 2)]
    assert told == [("revoke", mine.centre), ("enrol", mine.centre)]


def test_a_centre_neither_lets_devices_in_nor_shows_them_out(country: Country) -> None:
    log = country.logs[country.mine.centre]
    assert "<form" not in country.centre.see("/manage/devices").text.split("<footer")[0]
    for page in ("devices", f"devices/{log}/revoke"):
        answer = country.centre.fill_in(f"/manage/{page}", at="/manage/centres", centre="x")
        assert answer.status_code == 403


def test_figures_of_officials_are_shown_only_after_they_are_written_down(
    database: Database, country: Country, minister: Visitor
) -> None:
    before = viewings.newest(database)
    page = f"/manage/figures?centre={country.mine.centre}&by=official"
    assert "CB01" in country.province.see(page).text
    country.province.see(page.replace("figures?", "figures/export/xlsx?"))
    country.province.see(f"/manage/figures/export/csv?centre={country.mine.centre}&by=day")
    country.province.see(f"/manage/figures?centre={country.mine.centre}&by=day")
    found = [each for each in viewings.newest(database) if each not in before]
    assert [(each.what, each.scope) for each in found] == [
        ("export", country.mine.centre),
        ("export_officials", country.mine.centre),
        ("officials", country.mine.centre),
    ]
    told = minister.see("/manage/viewings").text
    assert country.mine.centre in told
    assert re.search(r"Ngày: \d\d/\d\d/2026 – \d\d/\d\d/2026 csv", told)


def test_officials_are_never_shown_over_many_centres(country: Country, minister: Visitor) -> None:
    for visitor in (minister, country.province):
        assert "CB01" not in visitor.see("/manage/figures?by=official").text
