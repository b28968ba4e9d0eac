"""Findings as a page for staff and as SARIF: whole, addressed, and inert whatever a master holds."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html

from generator.findings import Finding, Severity
from generator.master import Master
from generator.master.officials import concerned
from generator.present.page import Halaman, as_html
from generator.present.sarif import FINGERPRINT, as_sarif
from generator.registry import RULES
from generator.validate import validate
from tests.rulepages import NOTHING, Case, clean

HOSTILE = "</script><img src=x onerror=alert(1)>\"'`{{ 7*7 }}{% raw %}&lt;b&gt;\u2028 --> ]]>"


REASON = "Cetakan resmi (Bagian Hukum, sampai 31/12/2025)"


def changed(*edits: str) -> Master:
    return Case("ubah", edits, NOTHING).master()


def page(*checked: Halaman) -> Any:
    return html.fromstring(as_html(checked, RULES))


def checked(master: Master, nama: str = "masters/2025.xlsx", waived: bool = False) -> Halaman:
    return Halaman(nama, master, [replace(one, waived=waived, reason=REASON * waived) for one in validate(master)])


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def decree(master_2025: Master) -> Halaman:
    return checked(master_2025)


# The page


def test_every_finding_is_a_card_with_all_that_is_known_of_it(decree: Halaman) -> None:
    cards = page(decree).xpath("//article")
    assert len(cards) == len(decree.findings)
    shown = sorted(words(card) for card in cards)
    for one in decree.findings:
        texts = [" ".join(text.split()) for text in (one.cell, one.code, one.message, one.suggestion)]
        assert any(all(text in card for text in texts) for card in shown), one


def test_values_are_shown_where_the_message_does_not_say_them(decree: Halaman) -> None:
    cards = {card.get("id"): words(card) for card in page(decree).xpath("//article")}
    for one in decree.findings:
        value = " ".join(one.value.split())
        assert any(one.cell in card and value in card for card in cards.values())


def test_cards_stand_under_their_sheet_in_the_order_of_the_workbook(decree: Halaman) -> None:
    groups = page(decree).xpath("//section[@data-kelompok]")
    names = [words(group.find("h3")) for group in groups]
    assert names == [name for name in decree.master.buku.lembar if name in {one.sheet for one in decree.findings}]
    for name, group in zip(names, groups, strict=True):
        found = [one.cell for one in decree.findings if one.sheet == name]
        assert [words(card.find("h4/a")) for card in group.findall("article")] == found


def test_a_cell_is_an_address_and_every_link_leads_somewhere(decree: Halaman) -> None:
    for checks in ([decree], [decree, checked(clean_master(), "b.xlsx"), decree]):
        tree = page(*checks)
        names = tree.xpath("//@id")
        assert len(names) == len(set(names))
        assert {unquote(link[1:]) for link in tree.xpath("//a/@href")} <= set(names)
    one = page(decree)
    for finding in decree.findings:
        (card,) = one.xpath(f"//article[@id='{finding.sheet.lower().replace(' ', '-')}-{finding.cell}']")
        assert words(card.find("h4/a")) == finding.cell
    assert page(decree, decree).xpath("//article[@id='m2-lampiran-i-E2']")


def clean_master() -> Master:
    return changed('Lampiran I / IK7.1 / Sumber Data = "Survei.."')


def test_each_cell_has_one_link_to_jump_to(decree: Halaman) -> None:
    chips = [words(chip) for chip in page(decree).xpath("//a[contains(@class, 'keping')]")]
    assert sorted(chips) == sorted(cell for _, cell in {(one.sheet, one.cell) for one in decree.findings})


def test_counts_stand_at_the_head(decree: Halaman) -> None:
    accepted = replace(decree, nama="b.xlsx", findings=[replace(one, waived=True) for one in decree.findings[:3]])
    rows = [[words(cell) for cell in row] for row in page(decree, accepted).xpath("//tbody/tr")]
    counts = [sum(1 for one in decree.findings if one.severity is severity) for severity in Severity]
    assert rows == [["masters/2025.xlsx", *map(str, counts), "0"], ["b.xlsx", "0", "0", "0", "3"]]


def test_accepted_findings_are_kept_apart_and_folded(decree: Halaman) -> None:
    mixed = [replace(one, waived=number < 4) for number, one in enumerate(decree.findings)]
    tree = page(replace(decree, findings=mixed))
    (box,) = tree.xpath("//details[contains(@class, 'dikecualikan')]")
    assert box.get("open") is None
    assert len(box.findall("article")) == 4
    assert len(tree.xpath("//section[@data-kelompok]/article")) == len(mixed) - 4


def test_accepted_findings_say_why_and_by_whom() -> None:
    (card,) = page(checked(clean_master(), waived=True)).xpath("//article")
    assert f"Diterima: {REASON}" in words(card)
    (card,) = page(checked(clean_master())).xpath("//article")
    assert "Diterima" not in words(card)


def test_filters_offer_what_occurs_and_cards_carry_its_number(decree: Halaman) -> None:
    tree = page(decree)
    options = {
        select.get("name"): {option.get("value"): words(option) for option in select}
        for select in tree.xpath("//form//select")
    }
    assert options.keys() == {"lembar", "pejabat"}
    places = concerned(decree.master)
    for one in decree.findings:
        matching = [card for card in tree.xpath("//article") if words(card).startswith(f"{one.cell} ")]
        cards = [card for card in matching if options["lembar"][card.get("data-lembar")] == one.sheet]
        assert {card.get("data-tingkat") for card in cards} >= {one.severity.value}
        names = {options["pejabat"][number] for number in cards[0].get("data-pejabat").split()}
        assert names == set(places.get((one.sheet.lower(), one.cell), ()))
    assert "master" in set(page(decree, decree).xpath("//form//select/@name"))


def test_the_rules_that_fired_are_explained(decree: Halaman) -> None:
    tree = page(decree)
    codes = {one.code for one in decree.findings}
    boxes = {box.get("id").removeprefix("aturan-"): words(box) for box in tree.xpath("//details[@id]")}
    assert boxes.keys() == codes
    for code in codes:
        assert all(" ".join(text.split()) in boxes[code] for text in (RULES[code].why, RULES[code].example))


def test_a_master_without_findings_says_so() -> None:
    tree = page(Halaman("bersih.xlsx", clean_master(), []))
    assert "Tidak ada temuan yang perlu dilihat." in words(tree)
    assert tree.xpath("//article") == []


def test_the_page_needs_nothing_from_outside_and_runs_only_its_own_script(decree: Halaman) -> None:
    text = as_html([decree], RULES)
    tree = page(decree)
    assert tree.xpath("//link | //img | //iframe | //script[@src] | //@style | //@onclick") == []
    assert re.findall(r"(?:https?:)?//[a-z]", re.sub(r"<article.*?</article>", "", text, flags=re.S)) == []
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_text_is_shown_and_does_nothing() -> None:
    master = clean_master()
    pejabat = [replace(row, nama=HOSTILE) for row in master.pejabat]
    master = replace(master, pejabat=tuple(pejabat))
    one = Finding("N01", Severity.ERROR, HOSTILE, "A1", HOSTILE, HOSTILE, HOSTILE, HOSTILE * 9, HOSTILE)
    official = Finding("P02", Severity.INFO, "Pejabat", pejabat[0].cells["nama"], "", "", "Dua sebutan.", "", "Pilih.")
    tree = page(Halaman(HOSTILE, master, [one, official, replace(one, waived=True)]))
    assert tree.xpath("//img | //b[text()='b']") == []
    assert len(tree.xpath("//script")) == 1
    assert words(tree).count("alert(1)") > 20
    assert "49" not in words(tree.xpath("//article")[0])
    assert not tree.xpath("//@onerror")


def test_what_nobody_would_see_is_spelt_out() -> None:
    unseen = "Nilai\x0b\x1b\u202e3"
    one = Finding("N01", Severity.ERROR, "Survei", "A2", unseen, "Nilai", f"Terbaca {unseen}.", unseen * 9, "Ketik.")
    report = Halaman("a.xlsx", clean_master(), [one])
    spelt = "Nilai<U+000B><U+001B><U+202E>3"
    card = words(page(report).xpath("//article")[0])
    assert f"Terbaca {spelt}." in card
    assert spelt * 9 in card
    assert not {"\x0b", "\x1b", "\u202e"} & set(as_html([report], RULES))
    (result,) = sarif(report)["runs"][0]["results"]
    assert f"Terbaca {spelt}." in result["message"]["text"]


def test_findings_of_sheets_that_the_workbook_lacks_come_first() -> None:
    found = [
        Finding("S01", Severity.ERROR, name, "", "", "", "Hilang.", "", "Kembalikan.") for name in ("Survei!", "Z")
    ]
    found.append(replace(found[0], sheet="Lampiran I", cell="A1"))
    tree = page(Halaman("a.xlsx", clean_master(), found))
    assert [words(title) for title in tree.xpath("//h3")] == ["Survei!", "Z", "Lampiran I"]
    assert tree.xpath("//article/@id") == ["survei-lembar", "z-lembar", "lampiran-i-A1"]


def test_the_same_findings_give_the_same_page(decree: Halaman) -> None:
    assert as_html([decree], RULES) == as_html([decree], RULES)


# Officials concerned


def test_rows_concern_those_whom_they_or_their_indikator_name(contoh: Master) -> None:
    places = concerned(contoh)
    rows = {row.kode: row for row in contoh.indikator}
    for sheet, found in (("komponen", contoh.komponen), ("pengukuran", contoh.pengukuran)):
        for row in found:
            kode = getattr(row, "kode_indikator", None) or getattr(row, "kode")  # noqa: B009 - either sheet
            named = places[sheet, next(iter(row.cells.values()))]
            assert set(named) == set(places["lampiran i", rows[kode].cells["kode"]])
    assert "Camat Cakung" in places["lampiran i", rows["IK2.1"].cells["kode"]]
    assert places["pejabat", contoh.pejabat[0].cells["nama"]] == (contoh.pejabat[0].nama,)
    assert ("keputusan", "B2") not in places


# SARIF

REQUIRED = {
    "log": {"version", "runs"},
    "run": {"tool"},
    "driver": {"name"},
    "rule": {"id"},
    "result": {"message"},
}
"""What SARIF 2.1.0 demands of its objects, beside what is checked below."""


def sarif(*reports: Halaman) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(as_sarif([(one.nama, one.findings) for one in reports], RULES))
    return data


def test_sarif_has_what_the_standard_demands(decree: Halaman) -> None:
    data = sarif(decree)
    (run,) = data["runs"]
    driver = run["tool"]["driver"]
    assert data["version"] == "2.1.0"
    assert data.keys() >= REQUIRED["log"]
    assert run.keys() >= REQUIRED["run"]
    assert driver.keys() >= REQUIRED["driver"]
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    codes = [rule["id"] for rule in driver["rules"]]
    assert sorted(codes) == sorted(RULES)
    for rule in driver["rules"]:
        assert rule.keys() >= REQUIRED["rule"]
        assert RULES[rule["id"]].why in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result, one in zip(run["results"], decree.findings, strict=True):
        assert result.keys() >= REQUIRED["result"]
        assert codes[result["ruleIndex"]] == result["ruleId"] == one.code
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[one.severity.value]
        assert one.message in result["message"]["text"]
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"] == "masters/2025.xlsx"
        assert location["logicalLocations"][0]["fullyQualifiedName"] == f"{one.sheet}!{one.cell}"
        assert result["suppressions"] == []


def test_fingerprints_tell_findings_apart_and_stay_when_rows_move() -> None:
    edits = ('Lampiran I / IK7.1 / Sumber Data = "Survei.."', 'Lampiran II / RO010 / Target Renaksi = "Laporan"')
    before = checked(changed(*edits))
    moved = [replace(one, cell=re.sub(r"\d+", lambda n: str(int(n[0]) + 3), one.cell)) for one in before.findings]
    marks = [
        [result["partialFingerprints"][FINGERPRINT] for result in sarif(report)["runs"][0]["results"]]
        for report in (before, replace(before, findings=moved))
    ]
    assert marks[0] == marks[1]
    assert len(set(marks[0])) == len(before.findings) > 1


def test_fingerprints_are_distinct_in_the_decree(decree: Halaman) -> None:
    marks = [result["partialFingerprints"][FINGERPRINT] for result in sarif(decree)["runs"][0]["results"]]
    assert len(set(marks)) == len(marks)


def test_rows_without_identity_are_told_apart_by_what_they_hold() -> None:
    one = Finding("N01", Severity.ERROR, "Survei", "A2", "", "Nilai", "Teks.", "a", "Ketik ulang.")
    report = Halaman("a.xlsx", clean_master(), [one, replace(one, value="b"), one])
    marks = [result["partialFingerprints"][FINGERPRINT] for result in sarif(report)["runs"][0]["results"]]
    assert len({mark.split(":")[0] for mark in marks}) == 2
    assert [mark.split(":")[1] for mark in marks] == ["1", "1", "2"]


def test_accepted_findings_are_suppressed_in_sarif() -> None:
    results = sarif(checked(clean_master(), waived=True))["runs"][0]["results"]
    assert results
    for result in results:
        assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": REASON}]


def test_sarif_names_files_as_addresses() -> None:
    one = clean().nama
    report = checked(clean_master(), f"map satu/{one}#1%.xlsx")
    absolute = replace(report, nama="/data/m ä.xlsx")
    uris = [artifact["location"]["uri"] for artifact in sarif(report, absolute)["runs"][0]["artifacts"]]
    assert uris == [f"map%20satu/{one}%231%25.xlsx", "file:///data/m%20%C3%A4.xlsx"]
