"""Bundles go to enrolled devices of their centres alone; a broken line goes on where it broke."""

import itertools
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import msgspec
import pytest
import requests

from kiosk.keys import DeviceKey
from sync.bundles.packing import BadBundle, digest_of, packed
from sync.downline import MOST_AT_ONCE, DownLine, Unanswered
from sync.news import Newest, News
from sync.remote import Line
from sync.sender import REVOKED, UNKNOWN
from sync.server import devices
from sync.server.database import Database
from sync.server.downlink import library
from sync.signing import HUB_TIME, HubTime, read_time, sign
from sync.uplink import LINE
from tests.bundles.made import RELEASE, bundle_of
from tests.desk_at_work import HandClock
from tests.server.conftest import enrolled, now_ms, open_door
from tests.server.devices import Device, key_of

VERSIONS = itertools.count(1)
NONCES = itertools.count(1)


def publish(database: Database, *centres: str, data: bytes = b"") -> tuple[Newest, bytes]:
    data = data or bundle_of(100 * next(VERSIONS), centres=centres)
    return library.publish(database, data, 1), data


def line(door: str, device: Device) -> DownLine:
    return DownLine(Line(door, device.key, name=device.log))


def asked(
    door: str,
    device: Device,
    path: str,
    *,
    key: DeviceKey | None = None,
    ahead_ms: int = 0,
    run: str = "",
    **headers: str,
) -> requests.Response:
    """One request signed by hand."""
    told = read_time(requests.get(f"{door}/v1/time", timeout=10).headers[HUB_TIME])
    assert told
    at = HubTime(run or told.run, told.ms + ahead_ms)
    signed = sign(
        key or device.key, "GET", as_heard(path), b"", device.log, at, f"{next(NONCES):032x}"
    )
    return requests.get(
        door + path, headers={"Authorization": signed.header(), **headers}, timeout=10
    )


def as_heard(path: str) -> str:
    """A path as the server reads it: its letters, whatever they were written as."""
    before, question, query = path.partition("?")
    return unquote(before, errors="replace") + question + query


@pytest.fixture
def centre() -> str:
    """A centre of this test's own."""
    return f"centre-{next(VERSIONS)}"


@pytest.fixture
def machine(database: Database, door: str, centre: str) -> Device:
    return enrolled(database, door, Device(), centre)


def test_a_centre_hears_of_the_newest_bundle_of_its_cohorts(
    database: Database, door: str, machine: Device, centre: str
) -> None:
    assert line(door, machine).news().bundle in (None, library.newest_for(database, "nobody"))
    mine, _ = publish(database, centre)
    publish(database, "another")
    assert line(door, machine).news() == News(bundle=mine)
    ours, _ = publish(database)
    assert line(door, machine).news() == News(bundle=ours)


def test_a_bundle_arrives_as_it_was_published(
    database: Database, door: str, machine: Device, centre: str, tmp_path: Path
) -> None:
    newest, data = publish(database, centre)
    part = tmp_path / "coming" / "part"
    assert line(door, machine).bundle(newest, part)
    assert part.read_bytes() == data
    assert line(door, machine).bundle(newest, part)  # asks for nothing more


def test_what_arrived_before_the_line_broke_is_not_asked_for_again(
    database: Database, door: str, machine: Device, centre: str, tmp_path: Path
) -> None:
    newest, data = publish(database, centre)
    for held in (1, len(data) // 2, len(data) - 1):
        part = tmp_path / f"part-{held}"
        part.write_bytes(b"?" * held)  # so that it shows what was asked for
        assert line(door, machine).bundle(newest, part)
        assert part.read_bytes() == b"?" * held + data[held:]


def test_a_large_one_comes_in_pieces(
    database: Database, door: str, machine: Device, centre: str, tmp_path: Path
) -> None:
    noise = key_of(b"z" * 32)  # any bundle that does not deflate
    rows = b"".join(noise.sign(str(at).encode()) for at in range(3 * MOST_AT_ONCE // 64))
    data = packed(
        {"centre/queues.toml": rows}, RELEASE, version=100 * next(VERSIONS), centres=(centre,)
    )
    newest, _ = publish(database, data=data)
    part, down = tmp_path / "part", line(door, machine)
    pieces = 1
    while not down.bundle(newest, part):
        pieces += 1
    assert pieces == -(-len(data) // MOST_AT_ONCE)
    assert digest_of(part.read_bytes()) == newest.digest


@pytest.mark.parametrize(
    ("wanted", "status", "first", "last"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=5-", 206, 5, None),
        ("bytes=5-99999999", 206, 5, None),
        ("bytes=99999999-", 416, 0, 0),
        ("bytes=9-5", 416, 0, 0),
        ("bytes=-5", 200, 0, None),
        ("lines=1-2", 200, 0, None),
    ],
)
def test_ranges_are_those_of_http(
    database: Database, door: str, machine: Device, centre: str,
    wanted: str, status: int, first: int, last: int | None,
) -> None:  # fmt: skip
    newest, data = publish(database, centre)
    path = f"/v1/bundles/{newest.digest}"
    said = asked(door, machine, path, Range=wanted)
    assert (said.status_code, said.content) == (status, data[first:last])
    assert said.headers["ETag"] == f'"{newest.digest}"'
    if status == 206:
        end = (last or len(data)) - 1
        assert said.headers["Content-Range"] == f"bytes {first}-{end}/{len(data)}"
    other = asked(door, machine, path, Range="bytes=5-", **{"If-Range": '"another"'})
    assert (other.status_code, other.content) == (200, data)


def test_one_that_is_known_is_not_sent_again(
    database: Database, door: str, machine: Device, centre: str
) -> None:
    newest, _ = publish(database, centre)
    tag = f'"{newest.digest}"'
    said = asked(door, machine, f"/v1/bundles/{newest.digest}", **{"If-None-Match": tag})
    assert (said.status_code, said.content) == (304, b"")


def test_other_centres_do_not_get_it(
    database: Database, door: str, machine: Device, tmp_path: Path
) -> None:
    newest, _ = publish(database, "another")
    assert asked(door, machine, f"/v1/bundles/{newest.digest}").status_code == 404
    assert asked(door, machine, f"/v1/bundles/{'0' * 64}").status_code == 404
    with pytest.raises(Unanswered, match=LINE):
        line(door, machine).bundle(newest, tmp_path / "part")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/bundles/%00", 404),
        ("/v1/bundles/%ED%A0%80", 404),
        ("/v1/bundles/..%2Fserver.key", 404),
        ("/v1/bundles/" + "x" * 3000, 404),
        ("/v1/dossiers?since=-1", 400),
        ("/v1/dossiers?since=99999999999999999999", 400),
        ("/v1/dossiers?since=x", 400),
        ("/v1/dossiers?since=%00", 400),
        ("/v1/dossiers", 200),
    ],
)
def test_odd_questions_of_an_enrolled_device_get_an_answer(
    door: str, machine: Device, path: str, status: int
) -> None:
    assert asked(door, machine, path).status_code == status
    assert asked(door, machine, "/v1/news").status_code == 200


def test_nobody_else_is_answered(database: Database, door: str, machine: Device) -> None:
    path = "/v1/news"
    assert requests.get(door + path, timeout=10).status_code == 401
    assert asked(door, Device(), path).json()["trouble"] == "unknown_log"
    assert asked(door, machine, path, key=Device().key).json()["trouble"] == "bad_signature"
    with pytest.raises(Unanswered, match=UNKNOWN):
        line(door, Device()).news()


def test_a_revoked_device_is_told_so(
    database: Database, door: str, machine: Device, clock: HandClock
) -> None:
    down = line(door, machine)
    down.news()
    devices.revoke(database, machine.log, now_ms(clock))
    with pytest.raises(Unanswered, match=REVOKED):
        down.news()


def test_what_was_signed_for_another_moment_is_worth_nothing(door: str, machine: Device) -> None:
    path = "/v1/news"
    assert asked(door, machine, path, ahead_ms=-20_000).status_code == 200
    for said in (
        asked(door, machine, path, ahead_ms=-40_000),
        asked(door, machine, path, ahead_ms=40_000),
        asked(door, machine, path, run="0" * 16),
    ):
        assert (said.status_code, said.json()["trouble"]) == (401, "stale")


def test_a_line_that_slept_learns_the_time_again(
    door: str, machine: Device, clock: HandClock
) -> None:
    down = line(door, machine)
    down.news()
    clock.forward(hours=5)
    assert isinstance(down.news(), News)


def test_a_signature_is_for_one_wish(database: Database, door: str, machine: Device) -> None:
    said = asked(door, machine, "/v1/news")
    header = said.request.headers["Authorization"]
    other = requests.get(
        f"{door}/v1/bundles/{'0' * 64}", headers={"Authorization": header}, timeout=10
    )
    assert (other.status_code, other.json()["trouble"]) == (401, "bad_signature")


def test_any_copy_of_the_server_answers(
    database: Database, server_key: DeviceKey, clock: HandClock, door: str, machine: Device
) -> None:
    with open_door(database, server_key, clock) as second:
        one, other = line(door, machine), line(second, machine)
        one.news()
        other._line._known = one._line._known  # as behind a proxy: the time was another's
        assert other.news() == one.news()
        assert (
            requests.get(f"{second}/v1/time", timeout=10).headers[HUB_TIME].split(".")[0]
            == (requests.get(f"{door}/v1/time", timeout=10).headers[HUB_TIME].split(".")[0])
        )


def test_versions_only_rise_and_the_same_again_changes_nothing(database: Database) -> None:
    newest, data = publish(database)
    assert publish(database, data=data)[0] == newest
    for version in (newest.version, newest.version - 1):
        with pytest.raises(BadBundle, match="not_newer"):
            library.publish(database, bundle_of(version, min_app="9"), 1)


def test_what_is_no_bundle_is_not_published(database: Database) -> None:
    with pytest.raises(BadBundle, match="damaged"):
        library.publish(database, b"x", 1)


def test_an_answer_is_told_in_the_words_of_news(door: str, machine: Device) -> None:
    said = asked(door, machine, "/v1/news")
    assert msgspec.json.decode(said.content, type=News)
    assert said.headers["Cache-Control"] == "no-store"


def test_a_piece_that_does_not_come_whole_is_asked_for_by_halves(
    machine: Device, tmp_path: Path
) -> None:
    data = bytes(range(256)) * 4096
    asked_for: list[int] = []

    class Poor(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            first, last = self.headers.get("Range", "=0-0").partition("=")[2].split("-")
            count = int(last) + 1 - int(first)
            said = data[int(first) :][: min(count, 40_000)]
            if "bundles" in self.path:
                asked_for.append(count)
            self.send_response(206)
            self.send_header(HUB_TIME, f"{'0' * 16}.1")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Poor) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        down = line(f"http://127.0.0.1:{server.server_port}", machine)
        newest, part = Newest(version=1, digest=digest_of(data), size=len(data)), tmp_path / "part"
        for _ in range(60):
            with suppress(Unanswered):
                if down.bundle(newest, part):
                    break
        server.shutdown()
        thread.join()
    assert part.read_bytes() == data
    assert asked_for[:4] == [MOST_AT_ONCE, MOST_AT_ONCE // 2, MOST_AT_ONCE // 4, MOST_AT_ONCE // 8]
