"""The page of findings as the tests use it in a browser, and what `--format json` says of the same master."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from generator.cli import perkin
from generator.cli.console import run
from generator.master import Master
from generator.master.officials import concerned
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.values import normal

SAID = {"error": "kesalahan", "warning": "peringatan", "info": "catatan"}
ALL = "seluruh lembar"

Place = tuple[str, str, str, str]
"""Sheet, cell, rule and message of a finding, blanks made one."""


@dataclass(frozen=True)
class Laporan:
    """A page, and what `--format json` says of the same master."""

    path: Path
    findings: tuple[dict[str, Any], ...]
    master: Master

    @cached_property
    def _concerned(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        return concerned(self.master)

    def officials(self, finding: dict[str, Any]) -> tuple[str, ...]:
        """Whom a finding concerns."""
        return self._concerned.get((normal(finding["sheet"]), finding["cell"]), ())

    def where(self, sheet: str = "", severities: Iterable[str] = tuple(SAID), official: str = "") -> Counter[Place]:
        """The findings that these filters leave."""
        return Counter(
            (one["sheet"], one["cell"] or ALL, one["code"], " ".join(one["message"].split()))
            for one in self.findings
            if sheet in ("", one["sheet"])
            and one["severity"] in severities
            and (not official or official in self.officials(one))
        )


def report(source: Path, folder: Path) -> Laporan:
    """Runs `perkin validate` twice."""
    for kind in ("html", "json"):
        assert run(perkin, ["validate", str(source), "--format", kind, "--output", str(folder / f"temuan.{kind}")]) < 2
    data = json.loads((folder / "temuan.json").read_text(encoding="utf-8"))
    return Laporan(folder / "temuan.html", tuple(data["findings"]), parse(read(source)))


SHOWN = """() => [...document.querySelectorAll("article")].filter((card) => card.checkVisibility()).map((card) => [
  card.closest("section").querySelector("h3").textContent, card.querySelector(".sel").textContent,
  card.querySelector(".kode").textContent.replace("aturan ", ""), card.querySelector("h4 + p").textContent])"""


def shown(page: Page) -> Counter[Place]:
    """The findings that a reader sees."""
    return places(page.evaluate(SHOWN))


def places(found: list[list[str]]) -> Counter[Place]:
    return Counter((one[0], one[1], one[2], " ".join(one[3].split())) for one in found)


def control(page: Page, label: str) -> Locator:
    """A filter with a list to choose from."""
    return page.get_by_role("combobox", name=label, exact=True)


def pick(page: Page, label: str, option: str) -> None:
    control(page, label).select_option(label=option)


def options(page: Page, label: str) -> list[str]:
    """What a filter offers besides `semua`."""
    texts = control(page, label).locator("option").evaluate_all("all => all.map((one) => one.label)")
    assert texts[0] == "semua"
    return list(texts[1:])


def only(page: Page, *severities: str) -> None:
    for severity, word in SAID.items():
        page.get_by_label(word, exact=True).set_checked(severity in severities)


def counted(page: Page) -> str:
    return page.get_by_role("status").inner_text()
