"""Every rule has a page of cases that run, a manual, and a place in docs/rules.md."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.findings import Finding, Severity
from generator.master import Master
from generator.present.rules import FAMILIES, manual_page
from generator.registry import FORMULAS, RULES, Check, Rule, Temuan, Trait, rule
from generator.validate import validate
from tests.conftest import ROOT
from tests.golden import UPDATE
from tests.rulepages import CLEAN, NOTHING, PAGES, Case, cases, rewritten

DOCS = Path(__file__).parent.parent / "docs" / "rules.md"
ALL = [(page, case) for page in sorted(PAGES.glob("*.md")) if page != CLEAN for case in cases(page)]


def said(findings: tuple[Finding, ...]) -> str:
    """Code, cell and sentence of each finding, and its advice where that is not simply the rule's remedy."""
    return "\n".join(map(line, findings)) or NOTHING


def line(finding: Finding) -> str:
    place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet
    advice = "" if finding.suggestion == RULES[finding.code].remedy else f"\n    Saran: {finding.suggestion}"
    return f"{finding.code} {place}: {finding.message}{advice}"


def found(page: Path, case: Case) -> str:
    return said(validate(case.master(), select=[page.stem]))


def test_clean_master_has_no_finding() -> None:
    assert said(validate(Case("bersih", (), NOTHING).master())) == NOTHING


@pytest.mark.parametrize("page", sorted({page for page, _ in ALL}), ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    results = [found(page, case) for case in cases(page)]
    if UPDATE in os.environ:
        page.write_text(rewritten(page, results), encoding="utf-8", newline="\n")
    expected = {case.name: case.expected for case in cases(page)}
    assert dict(zip(expected, results, strict=True)) == expected


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_rule_has_a_page_with_a_passing_and_a_failing_case(rule: Rule) -> None:
    page = PAGES / f"{rule.code}.md"
    assert page.read_text(encoding="utf-8").startswith(f"# {rule.code}: {rule.title}\n")
    names = [case.name for case in cases(page)]
    assert len(names) == len(set(names)) == page.read_text(encoding="utf-8").count("\n## ")
    for case in cases(page):
        passing = case.expected == NOTHING
        assert case.name.split(":")[0] in (("Lulus", "Batas", "N/A") if passing else ("Gagal", "Batas"))
    assert {name.split(":")[0] for name in names} >= {"Lulus", "Gagal"}


def test_every_page_has_a_rule() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} - {"README"} == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_rule_is_documented(rule: Rule) -> None:
    for text in (rule.title, rule.why, rule.example, rule.remedy, rule.source):
        assert len(text.split()) > 1
    assert rule.why.endswith(".")
    assert rule.example.endswith(".")
    assert rule.remedy.endswith(".")
    assert not rule.title.endswith(".")
    assert isinstance(rule.severity, Severity)


def test_a_file_holds_one_family_and_says_so() -> None:
    letters: dict[str, set[str]] = {}
    for known in RULES.values():
        letters.setdefault(known.check.__module__, set()).add(known.code[0])
    assert {letter for found in letters.values() for letter in found} == set(FAMILIES)
    for module, (letter, *others) in letters.items():
        assert not others
        assert (sys.modules[module].__doc__ or "").startswith(f"{letter}: ")


def test_manual_is_up_to_date() -> None:
    if UPDATE in os.environ:
        DOCS.write_text(manual_page(RULES), encoding="utf-8", newline="\n")
    assert DOCS.read_text(encoding="utf-8") == manual_page(RULES), "python -m generator.present.rules > docs/rules.md"


def modules_with(folder: Path, mark: str) -> set[str]:
    """Modules of a folder in which something registers itself."""
    return {path.stem for path in folder.glob("*.py") if f"\n{mark}(" in path.read_text(encoding="utf-8")}


def imported(folder: Path) -> set[str]:
    """The modules of a folder that are imported with it."""
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    return {name.name for node in imports if node.module == f"generator.{folder.name}" for name in node.names}


def test_every_module_that_registers_something_is_listed() -> None:
    package = ROOT / "generator"
    assert modules_with(package / "rules", "@rule") == imported(package / "rules")
    assert modules_with(package / "formulas", "@formula") == imported(package / "formulas")


def test_every_trait_is_some_formulas() -> None:
    assert set().union(*(formula.traits for formula in FORMULAS.values())) == set(Trait)


def documented(master: Master) -> Iterator[Temuan]:
    """Judul aturan.

    Mengapa: Sebab.

    Contoh: Misalnya.
    """
    yield Temuan("Survei", "", master.nama)


def undocumented(master: Master) -> Iterator[Temuan]:
    yield Temuan("Survei", "", master.nama)


def without_example(master: Master) -> Iterator[Temuan]:
    """Judul aturan.

    Mengapa: Sebab.
    """
    yield Temuan("Survei", "", master.nama)


@pytest.mark.parametrize(
    ("code", "check", "why"),
    [
        ("S01", documented, "rule S01 is registered twice"),
        ("Z99", undocumented, "its docstring must be"),
        ("Z99", without_example, "rule Z99: its docstring must be"),
    ],
)
def test_registry_refuses_doubles_and_rules_without_manual(code: str, check: Check, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        rule(code, Severity.INFO, remedy="Perbaiki.", source="uji")(check)
    assert "Z99" not in RULES
