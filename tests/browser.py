"""Pages in headless Chromium, at the width of a phone.

One browser a process, for it takes longer to start than most tests take; each page has a context
of its own, and so shares nothing with those before.
"""

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from tests import lasting

_MOUSE = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"
_ARGUMENTS = (
    "--headless",
    "--hide-scrollbars",
    "--mute-audio",
    # It has a mouse: what the page shows under one is there.
    f"--blink-settings={_MOUSE}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",  # a microphone that beeps
    "--use-fake-ui-for-media-stream",  # and leave to use it
    "--remote-debugging-port=0",
)
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}
_MARK = "DevTools listening on "
_PATIENCE = 60.0  # seconds for it to start


@asynccontextmanager
async def browsing(address: str, size: ViewportSize = PHONE, **options: Any) -> AsyncIterator[Page]:
    """An open page. What its scripts complain of fails the test."""
    complaints = []
    browser = await lasting.get(_driven)
    context = await browser.new_context(viewport=size, reduced_motion="reduce", **options)
    try:
        page = await context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else 0)
        await page.goto(address)
        await expect(page.get_by_test_id("phone").first).to_be_visible()
        yield page
    finally:
        await context.close()
    assert complaints == []


@asynccontextmanager
async def _driven() -> AsyncIterator[Browser]:
    """The browser by Playwright, whose driver takes as long to start as most tests take."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.connect_over_cdp(_chromium())
        yield browser
        await browser.close()  # lets go of it; it goes on


@cache
def _chromium() -> str:
    """Where it listens; it ends with this process."""
    program = shutil.which("chromium")
    assert program, "the browser tests need Chromium: install the package chromium"
    profile = Path(tempfile.mkdtemp(prefix="najian-chromium-"))
    command = [program, *_ARGUMENTS, f"--user-data-dir={profile}"]
    # Into a file: a pipe that nobody empties would stop it one day.
    with (profile / "log").open("wb") as log:
        browser = subprocess.Popen(command, stdout=log, stderr=log)

    def end() -> None:
        browser.kill()
        browser.wait(timeout=10)
        shutil.rmtree(profile, ignore_errors=True)

    atexit.register(end)
    return _where_it_listens(profile / "log")


def _where_it_listens(log: Path) -> str:
    """As it says once it does."""
    end = monotonic() + _PATIENCE
    while monotonic() < end:
        for line in log.read_text("utf-8", "replace").splitlines(keepends=True):
            if line.startswith(_MARK) and line.endswith("\n"):
                return line.removeprefix(_MARK).strip()
        sleep(0.02)
    raise AssertionError(f"Chromium does not listen: {log.read_text('utf-8', 'replace')}")
