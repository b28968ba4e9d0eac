"""Whatever a Word document says or shows, a change of it is told, and told as what it is; and noise is not."""

from __future__ import annotations

import json
import random
from importlib.resources import files

import pytest
from lxml import etree

from generator.diff.rows import Aspect
from generator.documents import named
from generator.errors import InputRefused
from generator.master import Master
from generator.office.package import parts_of
from generator.office.word.content import read_content
from generator.office.word.content.lines import content_of, lines_of
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from tests.word_kinds import KINDS, Kind, body_of, changes_between, document, paragraph, run, table


@pytest.fixture(scope="module")
def base(master_2025: Master) -> bytes:
    """A generated decree; its body is replaced."""
    return Template.load(find_template("keputusan", None)).fill(named("keputusan").build(master_2025))


def aspects(old: bytes, new: bytes) -> set[Aspect]:
    return {change.aspect for change in changes_between(old, new)}


def main_aspect(found: set[Aspect]) -> Aspect | None:
    """What a reader is told first."""
    return next(
        (aspect for aspect in (Aspect.TEXT, Aspect.UNREAD, Aspect.LOOKS, Aspect.PROPERTY) if aspect in found), None
    )


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_every_kind_put_in_changed_or_taken_out_is_told(base: bytes, kind: Kind) -> None:
    without, first, second = (document(base, body_of(kind.room, content)) for content in ("", kind.first, kind.second))
    assert main_aspect(aspects(first, second)) is kind.aspect
    put_in = kind.inserted or kind.aspect
    assert (main_aspect(aspects(without, first)), main_aspect(aspects(first, without))) == (put_in, put_in)
    assert aspects(first, first) == set()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_lines_of_every_kind_are_read_back_as_they_were_written(base: bytes, kind: Kind) -> None:
    lines = lines_of(read_content(parts_of(document(base, body_of(kind.room, kind.first)))))
    assert lines_of(content_of(lines)) == lines


NOISE = {
    "rPr": {"noProof", "lang", "specVanish", "rPrChange"},
    "pPr": {"divId", "cnfStyle", "pPrChange"},
    "tcPr": {"cnfStyle", "cellIns", "cellDel", "cellMerge", "tcPrChange"},
    "trPr": {"cnfStyle", "divId", "ins", "del", "trPrChange"},
    "tblPr": {"tblPrChange"},
    "sectPr": {"printerSettings", "sectPrChange"},
}
"""Properties that show nothing, and those of tracked changes, which are told as such."""
OTHERWISE = {
    "rPr": {"rStyle", "vanish"}, "pPr": {"pStyle", "numPr", "rPr", "sectPr"}, "tcPr": {"gridSpan", "hMerge", "vMerge"},
    "trPr": {"hidden", "gridBefore"}, "tblPr": {"tblStyle", "tblCaption", "tblDescription"},
    "sectPr": {"headerReference", "footerReference", "pgSz"},
}  # fmt: skip
"""Properties that say something: cases of their own."""
CLASSES = {
    "rPr": "w:CT_RPr/w:rPr", "pPr": "w:CT_PPr/w:pPr", "tcPr": "w:CT_TcPr/w:tcPr", "trPr": "w:CT_TrPr/w:trPr",
    "tblPr": "w:CT_TblPr/w:tblPr", "sectPr": "w:CT_SectPr/w:sectPr",
}  # fmt: skip


def _schema() -> list[tuple[str, str]]:
    """Every property of Word's own that the schema knows, and where it belongs."""
    source = files("openxml_audit") / "data/openxml/schemas/schemas_openxmlformats_org_wordprocessingml_2006_main.json"
    known = {item["Name"]: item for item in json.loads(source.read_text(encoding="utf-8"))["Types"]}
    children = {
        room: [child["Name"].rpartition("/")[2] for child in known[name]["Children"]] for room, name in CLASSES.items()
    }
    return [
        (room, name.removeprefix("w:")) for room, names in children.items() for name in names if name.startswith("w:")
    ]


def with_property(room: str, inside: str) -> str:
    found = {
        "rPr": f"<w:p><w:r><w:rPr>{inside}</w:rPr><w:t>kata</w:t></w:r></w:p>",
        "pPr": f"<w:p><w:pPr>{inside}</w:pPr>{run('kata')}</w:p>",
        "tcPr": table(f"<w:tr><w:tc><w:tcPr>{inside}</w:tcPr>{paragraph('x')}</w:tc></w:tr>"),
        "trPr": table(f"<w:tr><w:trPr>{inside}</w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr>"),
        "tblPr": table(f"<w:tr><w:tc>{paragraph('x')}</w:tc></w:tr>", inside),
        "sectPr": f"<w:p><w:pPr><w:sectPr>{inside}</w:sectPr></w:pPr></w:p>",
    }
    return paragraph("Pembuka") + found[room] + paragraph("Penutup")


@pytest.mark.parametrize(("room", "name"), _schema())
def test_every_property_of_the_schema_is_told_as_looks_or_is_noise(base: bytes, room: str, name: str) -> None:
    if name in OTHERWISE[room]:
        return
    bare, one, other = (
        document(base, with_property(room, inside))
        for inside in ("", f'<w:{name} w:val="1"/>', f'<w:{name} w:val="0"/>')
    )
    found = [aspects(bare, one), aspects(one, bare), aspects(one, other)]
    if name in NOISE[room]:
        told = {"ins", "del", "cellIns", "cellDel"} if room in ("trPr", "tcPr") else set()
        assert set().union(*found) <= ({Aspect.TEXT} if name in told else {Aspect.LOOKS})
    else:
        assert found == [{Aspect.LOOKS}] * 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(run("satu dua"), run("satu ") + run("dua"), id="runs cut otherwise"),
        pytest.param(run("satu"), f'<w:proofErr w:type="spellStart"/>{run("satu")}<w:proofErr w:type="spellEnd"/>', id="spelling"),
        pytest.param(run("satu"), run("satu").replace("<w:r>", '<w:r w:rsidR="00AB12CD"><w:lastRenderedPageBreak/>'), id="rsid"),
        pytest.param(run("satu"), run("satu").replace("<w:r>", '<w:r><w:rPr><w:noProof/><w:lang w:val="id-ID"/></w:rPr>'), id="language"),
        pytest.param(run("satu"), f'<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>{run("satu")}', id="GoBack"),
    ],
)  # fmt: skip
def test_noise_is_no_difference(base: bytes, before: str, after: str) -> None:
    old, new = (document(base, f"<w:p>{text}</w:p>") for text in (before, after))
    assert changes_between(old, new) == ()
    assert lines_of(read_content(parts_of(old))) == lines_of(read_content(parts_of(new)))


VALUES = ("", "-1", "99999999999", "x", "0", "é", "rId999", "1.5")


def damaged(parts: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """One element of one part renamed, taken out, or given another value."""
    name = chance.choice([part for part in parts if part.endswith((".xml", ".rels")) and not part.startswith("[")])
    root = etree.fromstring(parts[name])
    elements = list(root.iter(etree.Element))
    element = chance.choice(elements)
    parent = element.getparent()
    if element.attrib and chance.random() < 0.6:
        element.set(chance.choice(list(element.attrib)), chance.choice(VALUES))
    elif parent is not None and chance.random() < 0.5:
        parent.remove(element)
    else:
        element.tag = chance.choice(elements).tag
    return parts | {name: etree.tostring(root)}


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_document_is_read_or_refused_in_a_sentence(base: bytes, seed: int) -> None:
    body = "".join(body_of(kind.room, kind.first) for kind in KINDS)
    whole = document(base, body)
    chance = random.Random(seed)  # noqa: S311 - the same damage each time is the point
    for _ in range(6):
        parts = damaged(parts_of(whole), chance)
        try:
            lines = lines_of(read_content(parts))
        except InputRefused:
            continue
        assert lines_of(content_of(lines)) == lines
