"""A central server with a certificate of its own, and a centre that trusts it and no other."""

from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.journeys.test_central_server import at_work, numbers, status, wait
from tests.journeys.test_commands import BIRTH, Commands
from tests.journeys.test_commands_in_trouble import in_both_languages
from tests.server.processes import ServerProcess
from tests.server.processes import kiosk as run
from tests.server.self_made import as_pem, self_made

WRONG_USE, TROUBLE = 2, 3


@pytest.fixture
def kiosk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def code(folder: Path) -> str:
    made = run("server", "enrol", "--centre", "P-MAU", "--json", "--data", str(folder))
    return made.stdout.split('"code":"')[1].split('"')[0]


def test_a_centre_trusts_the_certificate_it_was_given_and_sends(
    kiosk: Commands, tmp_path: Path
) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    certificate, key = self_made(tmp_path, "server")
    other, _ = self_made(tmp_path, "other")
    folder = tmp_path / "server"
    tls = ("--tls-cert", str(certificate), "--tls-key", str(key))
    with ServerProcess("--data", str(folder), *tls) as server:
        assert server.url.startswith("https://")
        for untrusted in ((), ("--ca", str(other))):
            join = ("central", "join", server.url, code(folder), *untrusted)
            ran = run(*join, "--data", str(kiosk.data))
            assert ran.exit_code == TROUBLE
            assert "--ca" in ran.stderr
            assert in_both_languages(ran.stderr)
        assert status(kiosk)["server"] is None
        brought = tmp_path / "stick.pem"
        brought.write_bytes(certificate.read_bytes())
        kiosk.said("central", "join", server.url, code(folder), "--ca", str(brought))
        brought.unlink()
        with at_work(kiosk) as program:
            numbers(program.desk, 3)
            wait(lambda: bool(status(kiosk)["backlog"] == 0 and status(kiosk)["received"] > 3))
        answers = [
            requests.get(server.url + path, verify=str(certificate), timeout=9)
            for path in ("/v1/health", "/t/x", "/manage/sign-in", "/v1/nowhere")
        ]
        for answer in answers:
            assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_over_plain_http_nobody_is_told_to_come_by_https_only(tmp_path: Path) -> None:
    with ServerProcess("--data", str(tmp_path / "server")) as server:
        answer = requests.get(f"{server.url}/v1/health", timeout=9)
        assert "Strict-Transport-Security" not in answer.headers


def test_wrong_files_are_told_one_by_one_and_nothing_is_served(tmp_path: Path) -> None:
    certificate, key = self_made(tmp_path, "server")
    _, others = self_made(tmp_path, "other")
    secret = tmp_path / "locked.key"
    locked = serialization.BestAvailableEncryption(b"secret")
    secret.write_bytes(as_pem(ec.generate_private_key(ec.SECP256R1()), locked))
    nonsense = tmp_path / "nonsense.pem"
    nonsense.write_text("-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n")
    missing = tmp_path / "missing.pem"
    wrong = {
        "cannot be read": (missing, key),
        "no PEM certificate": (nonsense, key),
        "is not the certificate's key": (certificate, others),
        "no PEM key": (certificate, certificate),
        "must not have a password": (certificate, secret),
    }
    for told, (first, second) in wrong.items():
        tls = ("--tls-cert", str(first), "--tls-key", str(second))
        ran = run("server", "--data", str(tmp_path / "server"), *tls)
        assert ran.exit_code == TROUBLE, ran.output
        assert told in ran.stderr
        assert in_both_languages(ran.stderr)
    ran = run("server", "--data", str(tmp_path / "server"), "--tls-cert", str(certificate))
    assert ran.exit_code == WRONG_USE


def test_a_file_without_certificates_is_told_and_nothing_is_joined(
    kiosk: Commands, tmp_path: Path
) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    nonsense = tmp_path / "nonsense.pem"
    nonsense.write_bytes(b"\xff nothing")
    for file in (nonsense, tmp_path / "missing.pem"):
        join = ("central", "join", "https://127.0.0.1:9", "ABCD", "--ca", str(file))
        ran = run(*join, "--data", str(kiosk.data))
        assert ran.exit_code == TROUBLE
        assert "PEM" in ran.stderr
        assert in_both_languages(ran.stderr)
