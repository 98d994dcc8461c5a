"""`python -m kiosk.setup system screen test soak`: what the operating system must have, by package.

Run by the Makefile before a start or a test, and (`venv`) before there is an environment. Looks
for each library or program itself, not for a package manager's opinion; what is missing is
installed where that is allowed (root, or sudo without a question, on Debian and Ubuntu), otherwise
the exact line to type is printed, exit 2.
Standard library only, and nothing of ours: it runs before anything else works.
"""

import ctypes
import glob
import importlib.util
import os
import shutil
import subprocess
import sys

SYSTEM = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libpulse.so.0": "libpulse0",
}
SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdrm.so.2": "libdrm2",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
}
PROGRAMS = {
    "espeak-ng": "espeak-ng",
    "tesseract": "tesseract-ocr",
    "strace": "strace",
    "pdftotext": "poppler-utils",
    "cupsd": "cups-daemon",
    "lp": "cups-client",
    "initdb": "postgresql",
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
    "ip": "iproute2",
    "nft": "nftables",
}

SOAK = {"Xvfb": "xvfb", "xdotool": "xdotool"}


def missing(topics: list[str]) -> list[str]:
    """The packages whose library or program is not there, for the topics asked for."""
    wanted: list[str] = []
    if "venv" in topics and importlib.util.find_spec("ensurepip") is None:
        wanted.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    libraries = (SYSTEM if "system" in topics else {}) | (SCREEN if "screen" in topics else {})
    wanted += [package for name, package in libraries.items() if not _loads(name)]
    if "soak" in topics:
        wanted += [package for name, package in SOAK.items() if not _found(name)]
    if "test" in topics:
        wanted += [package for name, package in PROGRAMS.items() if not _found(name)]
        if not _speaks_vietnamese():
            wanted.append("tesseract-ocr-vie")
    return wanted


def _found(program: str) -> bool:
    """Services stand in sbin, where only root's PATH looks; PostgreSQL's, on Debian, by version."""
    path = os.environ.get("PATH", os.defpath)
    roots = [each[:-3] for each in path.split(os.pathsep) if each.endswith("/bin")]
    beside = [f"{root}sbin" for root in roots]
    for root in roots:
        beside += glob.glob(f"{root}lib/postgresql/*/bin")
    return bool(shutil.which(program, path=os.pathsep.join([path, *beside])))


def install(packages: list[str]) -> bool:
    """Installs packages where that is allowed without asking; whether it was done."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    sudo: list[str] = []
    if os.geteuid() != 0:
        if not _may_without_asking():
            return False
        sudo = ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Đang cài: {' '.join(packages)}", flush=True)
    subprocess.run([*sudo, apt, "-qq", "update"], check=False, env=quiet)
    done = subprocess.run(
        [*sudo, apt, "-qq", "install", "-y", "--no-install-recommends", *packages],
        check=False,
        env=quiet,
        stdout=subprocess.DEVNULL,
    )
    return done.returncode == 0


def _may_without_asking() -> bool:
    try:
        tried = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    except OSError:  # there is no sudo
        return False
    return tried.returncode == 0


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _speaks_vietnamese() -> bool:
    if not shutil.which("tesseract"):
        return False
    known = subprocess.run(
        ["tesseract", "--list-langs"], check=False, capture_output=True, text=True
    )
    return "vie" in known.stdout.split()


def main(topics: list[str]) -> int:
    """0 when everything is there; 2 with the line to type when it is not."""
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing(topics)
    if not packages or (install(packages) and not missing(topics)):
        return 0
    left = missing(topics)
    print(
        "Thiếu thư viện hệ thống. Hãy chạy / System libraries are missing. Please run:\n"
        f"  sudo apt-get install --no-install-recommends {' '.join(left)}",
        file=sys.stderr,
    )
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
