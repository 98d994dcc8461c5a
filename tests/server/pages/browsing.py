"""A real browser without a window: Debian's chromium, driven by its own driver."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait

QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
BLOCKED = 2


@contextmanager
def browser(folder: Path, width: int, height: int, *, scripts: bool) -> Iterator[Chrome]:
    """Without `scripts` no JavaScript of a page is run. Its log is for `complaints`."""
    driver = shutil.which("chromedriver")
    assert driver, "chromedriver is missing: apt install chromium-driver"
    options = ChromeOptions()
    for argument in (*QUIET, f"--user-data-dir={folder}", f"--window-size={width},{height}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        settings = {"profile.managed_default_content_settings.javascript": BLOCKED}
        options.add_experimental_option("prefs", settings)
    service = ChromeService(driver, log_output=subprocess.DEVNULL)
    opened = Chrome(options=options, service=service)
    try:
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        opened.implicitly_wait(10)
        yield opened
    finally:
        opened.quit()


def follow(opened: Chrome, what: WebElement) -> None:
    """Clicks it, and waits until the page it was on is gone."""
    page = opened.find_element(By.TAG_NAME, "html")
    what.click()
    WebDriverWait(opened, 20, poll_frequency=0.02).until(staleness_of(page))


def complaints(opened: Chrome) -> list[str]:
    """What the browser says against the pages: broken policies, files that are not there."""
    return [each["message"] for each in opened.get_log("browser")]
