"""Several processes meet in one data directory, and some of them are killed."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.data_directory import verify
from kiosk.store import connect
from tests.small_centre import BIRTH

ROOT = Path(__file__).resolve().parents[2]
PROCESSES, EACH = 8, 6
KILLS = 12


def kiosk(*arguments: str, data: Path) -> list[str]:
    return [sys.executable, "-m", "kiosk", *arguments, "--data", str(data)]


def take(data: Path, extra: Sequence[str] = ()) -> dict[str, object]:
    ran = subprocess.run(
        kiosk("take", "--procedure", BIRTH, "--json", *extra, data=data),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    said: dict[str, object] = json.loads(ran.stdout)
    return said


def numbers_in(data: Path) -> list[str]:
    connection = connect(data / "kiosk.db", read_only=True)
    try:
        return [row["number"] for row in connection.execute("SELECT number FROM ticket ORDER BY n")]
    finally:
        connection.close()


def test_commands_wait_in_line_and_every_number_is_different(tmp_path: Path) -> None:
    data = tmp_path / "data"

    def one_after_another(_: int) -> list[object]:
        return [take(data)["number"] for _ in range(EACH)]

    with ThreadPoolExecutor(PROCESSES) as crowd:
        told = [
            number for found in crowd.map(one_after_another, range(PROCESSES)) for number in found
        ]
    assert sorted(told) == [f"A{n:03d}" for n in range(1, PROCESSES * EACH + 1)]
    assert verify(data).intact


def test_killing_commands_loses_no_told_number_and_prints_none_twice(tmp_path: Path) -> None:
    data = tmp_path / "data"
    take(data)
    chance = random.Random(11)
    printed: list[str] = []
    for attempt in range(KILLS):
        slip = tmp_path / f"slip-{attempt}.png"
        ran = subprocess.Popen(
            kiosk("take", "--procedure", BIRTH, "--json", "--print-to", str(slip), data=data),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.15, 0.7))
        os.killpg(ran.pid, signal.SIGKILL)
        out, _ = ran.communicate()
        if out.strip():
            printed.append(json.loads(out)["number"])
    printed.append(str(take(data)["number"]))
    kept = numbers_in(data)
    assert len(printed) == len(set(printed))
    assert set(printed) <= set(kept)
    assert kept == [f"A{n:03d}" for n in range(1, len(kept) + 1)]
    assert verify(data).intact


def test_whoever_waits_too_long_is_told_who_writes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    take(data)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import secrets, sys, time\n"
            "from pathlib import Path\n"
            "from kiosk.clock import SystemClock\n"
            "from kiosk.data_directory import DataDirectory\n"
            "d = DataDirectory(Path(sys.argv[1]), SystemClock(), secrets.token_bytes)\n"
            "d.lock('a long job')\n"
            "print('held', flush=True)\n"
            "time.sleep(60)\n",
            str(data),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        started = time.monotonic()
        ran = subprocess.run(
            kiosk("take", "--procedure", BIRTH, "--json", data=data),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert ran.returncode == 3
        assert ran.stdout == ""
        assert "a long job" in ran.stderr
        assert str(holder.pid) in ran.stderr
        assert time.monotonic() - started > 9
    finally:
        holder.kill()
        holder.communicate()
