"""Who gets in: by a one-time code, a password, and no faster than a person types."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from sync.server.database import Database
from sync.server.people import accounts, sessions, tries
from sync.server.people.scopes import Scope
from tests.desk_at_work import HandClock
from tests.server.conftest import now_ms
from tests.server.pages.conftest import Twins
from tests.server.pages.visitors import SENTENCE, Visitor, opened

HOME = "/manage/centres"


def enters(visitor: Visitor, name: str, sentence: str = SENTENCE) -> int:
    return visitor.fill_in("/manage/sign-in", name=name, password=sentence).status_code


def chosen(visitor: Visitor, name: str, code: str, sentence: str, again: str = "") -> int:
    answer = visitor.fill_in(
        "/manage/password", name=name, code=code, password=sentence, again=again or sentence
    )
    return answer.status_code


def inside(visitor: Visitor) -> bool:
    answer = visitor.see("/manage", allow_redirects=False)
    return answer.headers["Location"] == HOME


def test_a_one_time_code_lets_its_owner_choose_a_password_once(
    database: Database, door: str, clock: HandClock
) -> None:
    code = accounts.add(database, "anh.once", Scope("national"), now_ms(clock))
    visitor = Visitor(door)
    assert enters(visitor, "anh.once", code) == 403
    assert chosen(visitor, "anh.once", code.lower().replace("-", " "), SENTENCE) == 200
    assert chosen(Visitor(door), "anh.once", code, "another sentence of mine") == 403
    assert enters(visitor, " Anh.Once ") == 200
    assert inside(visitor)


@pytest.mark.parametrize(
    ("sentence", "again"),
    [
        ("quá ngắn", ""),
        ("x" * 200, ""),
        ("aaaaaaaaaaaaaaaa", ""),
        ("weak.name và thêm nữa", ""),
        (SENTENCE, "một câu khác của tôi"),
    ],
)
def test_a_weak_password_is_refused_and_the_code_stays_good(
    database: Database, door: str, clock: HandClock, sentence: str, again: str
) -> None:
    accounts.add(database, "weak.name", Scope("national"), now_ms(clock))
    code = accounts.new_code(database, "weak.name", now_ms(clock))
    visitor = Visitor(door)
    assert chosen(visitor, "weak.name", code, sentence, again) == 403
    assert chosen(visitor, "weak.name", code, SENTENCE) == 200


def test_nobody_has_a_password_before_choosing_one(
    database: Database, door: str, clock: HandClock
) -> None:
    accounts.add(database, "no.default", Scope("national"), now_ms(clock))
    visitor = Visitor(door)
    assert [enters(visitor, "no.default", guess) for guess in ("", "admin", "no.default")] == [
        403, 403, 403,
    ]  # fmt: skip


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(
    database: Database, door: str, clock: HandClock
) -> None:
    name = opened(database, now_ms(clock), "national")
    visitor = Visitor(door)
    told = [
        visitor.fill_in("/manage/sign-in", name=who, password=f"not {SENTENCE}").text
        for who in (name, "nobody.at.all")
    ]
    assert told[0].replace(name, "") == told[1].replace("nobody.at.all", "")


def test_guesses_wait_on_every_server_together(twins: Twins) -> None:
    name = opened(twins.database, twins.now_ms, "national")
    visitors = [Visitor(door) for door in twins.doors]
    said = [enters(visitors[n % 2], name, f"guess number {n} of mine") for n in range(7)]
    assert said == [403] * 5 + [429] * 2
    refused = visitors[1].fill_in("/manage/sign-in", name=name, password=SENTENCE)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 300
    twins.clock.forward(seconds=2)
    assert enters(visitors[1], name) == 200


def test_guesses_at_once_are_no_more_guesses(twins: Twins) -> None:
    name = opened(twins.database, twins.now_ms, "national")
    visitors = [Visitor(twins.doors[n % 2]) for n in range(12)]
    with ThreadPoolExecutor(12) as pool:
        said = list(
            pool.map(lambda one: enters(one[1], name, f"guess {one[0]} at once"),
                     enumerate(visitors))
        )  # fmt: skip
    assert sorted(said) == [403] * 5 + [429] * 7


def test_one_address_tries_many_names_only_so_often(url: str) -> None:
    with closing(Database(url)) as database:

        def wait(n: int, now_ms: int) -> int:
            who = {"name": f"name{n}", "address": "192.0.2.1"}
            return tries.wait_seconds(database, who, now_ms)

        assert [wait(n, 1_000) for n in range(22)] == [0] * 20 + [1] * 2
        assert wait(22, 2_001) == 0
        assert wait(23, 2_001) == 2
        assert wait(24, 2_001 + 16 * 60_000) == 0
        assert wait(25, 2_001 + 16 * 60_000) == 0


def test_an_office_that_signs_in_rightly_never_waits(url: str) -> None:
    with closing(Database(url)) as database:
        for n in range(22):
            who = {"name": f"many{n}", "address": "192.0.2.1"}
            assert tries.wait_seconds(database, who, n) == 0
            tries.was_right(database, f"many{n}", "192.0.2.1", n)


def test_closing_an_account_ends_its_sessions_everywhere_at_once(twins: Twins) -> None:
    name = opened(twins.database, twins.now_ms, "national")
    visitor = Visitor(twins.doors[0], name)
    elsewhere = Visitor(twins.doors[1])
    elsewhere.http.cookies.update(visitor.http.cookies)
    assert inside(elsewhere)
    assert accounts.close(twins.database, name, twins.now_ms)
    assert not inside(visitor)
    assert not inside(elsewhere)
    assert enters(Visitor(twins.doors[0]), name) == 403
    assert accounts.add(twins.database, name, Scope("national"), twins.now_ms) == ""


def test_a_session_that_began_while_its_account_was_closed_is_none(twins: Twins) -> None:
    name = opened(twins.database, twins.now_ms, "national")
    accounts.close(twins.database, name, twins.now_ms)
    with twins.database.writing() as connection:
        token = sessions.begin(connection, name, twins.now_ms)
        assert sessions.found(connection, token, twins.now_ms) is None


def test_signing_out_ends_this_session_or_all(twins: Twins) -> None:
    name = opened(twins.database, twins.now_ms, "national")
    one, two, three = (Visitor(door, name) for door in (*twins.doors, twins.doors[0]))
    taken = dict(one.http.cookies)
    one.fill_in("/manage/sign-out", at=HOME)
    one.http.cookies.update(taken)
    assert [inside(each) for each in (one, two, three)] == [False, True, True]
    two.fill_in("/manage/sign-out", at=HOME, everywhere="1")
    assert [inside(each) for each in (two, three)] == [False, False]


def test_a_session_rests_after_half_an_hour_and_ends_after_a_working_day(twins: Twins) -> None:
    name = opened(twins.database, twins.now_ms, "national")
    visitor = Visitor(twins.doors[0], name)
    for _ in range(23):
        twins.clock.forward(minutes=25)
        assert inside(visitor)
    twins.clock.forward(minutes=26)
    assert not inside(visitor)
    visitor = Visitor(twins.doors[0], name)
    twins.clock.forward(minutes=31)
    assert not inside(visitor)


def test_a_new_code_ends_the_old_password_and_expires_after_a_day(twins: Twins) -> None:
    name = opened(twins.database, twins.now_ms, "national")
    visitor = Visitor(twins.doors[0], name)
    code = accounts.new_code(twins.database, name, twins.now_ms)
    assert not inside(visitor)
    assert enters(visitor, name) == 403
    twins.clock.forward(hours=25)
    assert chosen(visitor, name, code, SENTENCE) == 403


def test_a_form_without_the_token_of_its_own_browser_does_nothing(
    database: Database, door: str, clock: HandClock, minister: Visitor
) -> None:
    stranger = Visitor(door)
    found = stranger.see("/manage/sign-in")
    token = found.text.split('name="form" value="')[1][:64]
    for form in ("", "0" * 64, token, "đ"):
        answer = minister.send("/manage/devices", form=form, centre="mau")
        assert answer.status_code == 403
        assert "code" not in answer.text.split("<main")[1].split("class=")[0]
        assert minister.send("/manage/sign-out", form=form).status_code == 403
    assert inside(minister)
    name = opened(database, now_ms(clock), "national")
    answer = Visitor(door).send("/manage/sign-in", form=token, name=name, password=SENTENCE)
    assert answer.status_code == 403


def test_cookies_are_out_of_reach_of_scripts_and_under_https_of_everything_else(
    database: Database, door: str, clock: HandClock
) -> None:
    name = opened(database, now_ms(clock), "national")
    plain = Visitor(door)
    plain.see("/manage/sign-in")
    secure = Visitor(door)
    secure.http.headers["X-Forwarded-Proto"] = "https"
    found = secure.see("/manage/sign-in")
    assert found.headers["Strict-Transport-Security"]
    given = found.headers["Set-Cookie"]
    assert given.startswith("__Host-kiosk-form=")
    assert all(word in given for word in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"))
    cookie = given.split(";")[0]
    token = found.text.split('name="form" value="')[1][:64]
    answer = secure.http.post(
        f"{door}/manage/sign-in",
        data={"form": token, "name": name, "password": SENTENCE},
        headers={"Cookie": cookie},
        allow_redirects=False,
        timeout=30,
    )
    assert answer.status_code == 303
    (session,) = [
        each for each in answer.raw.headers.getlist("Set-Cookie") if "kiosk-session" in each
    ]
    assert session.startswith("__Host-kiosk-session=")
    assert all(word in session for word in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"))
    assert "Strict-Transport-Security" not in plain.see("/manage/sign-in").headers
