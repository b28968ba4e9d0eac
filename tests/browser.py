"""HTML pages as a reader's browser shows them: Debian's Chromium, headless, driven by Playwright.

A page is opened from its file. All that it says, asks for or does unasked is written down, so that a test can hold
that it was quiet and needed nothing but itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDE, HALF = 1280, 640
"""A usual screen, and what is left of it at 200 %, in CSS pixels."""


@dataclass(frozen=True)
class Jendela:
    """A page in a window of its own, and what it did that nobody asked for."""

    page: Page
    alamat: str
    said: list[str] = field(default_factory=list)
    """Console messages, uncaught errors, dialogs and new windows."""
    requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Write down from now on; to be called before the page is opened."""

        def dialog(asked: Dialog) -> None:
            self.said.append(f"dialog: {asked.message}")
            asked.dismiss()

        self.page.on("console", lambda message: self.said.append(f"console {message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("dialog", dialog)
        self.page.on("popup", lambda page: self.said.append(f"window: {page.url}"))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def faults(self) -> list[str]:
        """What a page that needs nothing but itself would not have done; empty for such a page.

        Going to a part of the page is no request. Opening its file, or loading it anew, is one that is allowed.
        """
        self.page.evaluate("() => new Promise((done) => setTimeout(done))")  # what is under way arrives
        other = [f"request: {url}" for url in self.requests if url.partition("#")[0] != self.alamat]
        left = [f"went to {self.page.url}"] if self.page.url.partition("#")[0] != self.alamat else []
        return [*self.said, *other, *left]

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        width: int = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width


Buka = Callable[..., Jendela]
"""File, and perhaps `width=` in pixels and `part=` of the page → the page in its window."""


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser until the end of the block. Every process of the tests has its own.

    The tests' pages are their own, and in CI root opens them: Chromium's sandbox is off, as it must be for root.
    """
    assert CHROMIUM is not None, "tes ini memerlukan fixture chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, chromium_sandbox=False, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path, width: int = WIDE, part: str = "") -> Iterator[Jendela]:
    """A file in a window, which is closed at the end of the block."""
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="id-ID", reduced_motion="reduce")
    context.set_default_timeout(10_000)
    window = Jendela(context.new_page(), path.as_uri())
    window.watch()
    window.page.goto(window.alamat + (f"#{part}" if part else ""))
    yield window
    context.close()


AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
"""axe-core (MPL-2.0), as a package of the development lock carries it."""


def violations(page: Page) -> list[str]:
    """What axe finds on a page, its advice on good practice included: the rule, how often, the first element.

    It is put in from outside of the page, whose policy lets no other script in.
    """
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    asked = "axe.run(document).then((found) => found.violations.map((one) => `${one.id} ${one.nodes.length} ${one.nodes[0].html}`))"
    answer = session.send("Runtime.evaluate", {"expression": asked, "awaitPromise": True, "returnByValue": True})
    session.detach()
    found: list[str] = answer["result"]["value"]
    return found
