"""What a loop repeats: numbers and names that may occur once, numbered lists, and controls bound to something else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.office.package import pack
from generator.office.word.template import Template
from tests.conftest import Convert
from tests.lint import audited, lint
from tests.pages import W, xml_parts
from tests.parts import MAIN, filled, paragraph, parts, problems, run, with_part, written
from tests.test_word import Baris, Isi

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
THREE = Isi(judul="Rencana", baris=tuple(Baris(text) for text in ("satu", "dua", "tiga")))
OPEN, CLOSE = paragraph("{%p for b in baris %}"), paragraph("{%p endfor %}")


def loop(xml: str) -> str:
    return f"{OPEN}{xml}{CLOSE}"


def values(done: dict[str, bytes], pattern: str, part: str = MAIN) -> list[str]:
    return re.findall(pattern, done[part].decode())


BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
    '<wp:docPr id="1" name="Kotak"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:shape id="_x0000_s1026" o:spid="_x0000_s1026" style="width:9pt;height:9pt"><v:textbox><w:txbxContent>{text}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
BOOKMARK = '<w:bookmarkStart w:id="4" w:name="Butir"/>{}<w:bookmarkEnd w:id="4"/>'
REF = '<w:fldSimple w:instr=" REF Butir \\h ">{}</w:fldSimple>'.format(run("x"))
FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Isian"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SDT = '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


def test_shapes_and_text_boxes_get_numbers_of_their_own(tmp_path: Path) -> None:
    done = filled(tmp_path, parts(loop(BOX.format(text=paragraph("{{ b.teks }}")))), THREE)
    assert values(done, r'docPr id="(\d+)"') == ["1", "2", "3"]
    assert values(done, r'v:shape id="(\w+)"') == ["_x0000_s1026", "_x0000_s1027", "_x0000_s1028"]
    assert values(done, r'spid="(\w+)"') == ["_x0000_s1026"]
    assert audited(pack(done.items()), tmp_path / "hasil" / "a.docx") == []


def test_bookmarks_are_named_apart_and_references_follow_their_repetition(tmp_path: Path) -> None:
    xml = f"<w:p>{BOOKMARK.format(run('{{ b.teks }}'))}{REF}</w:p>"
    done = filled(tmp_path, parts(loop(xml)), THREE)
    assert values(done, r'bookmarkStart w:id="(\d+)"') == values(done, r'bookmarkEnd w:id="(\d+)"') == ["4", "1", "2"]
    assert values(done, r'w:name="(\w+)"') == ["Butir", "Butir_2", "Butir_3"]
    assert values(done, r"REF (\w+)") == ["Butir", "Butir_2", "Butir_3"]


def test_references_outside_a_loop_stay_with_the_first(tmp_path: Path) -> None:
    links = f'<w:p><w:hyperlink w:anchor="Butir">{run("x")}</w:hyperlink>{REF}{REF}</w:p>'
    done = filled(tmp_path, parts(loop(f"<w:p>{BOOKMARK.format(run('x'))}</w:p>") + links), THREE)
    assert values(done, r"REF (\w+)") == ["Butir"] * 2
    assert values(done, r'anchor="(\w+)"') == ["Butir"]


def test_a_bookmark_that_ends_outside_its_loop_stays_one(tmp_path: Path) -> None:
    xml = (
        loop(f'<w:p><w:bookmarkStart w:id="4" w:name="Butir"/>{run("x")}</w:p>')
        + '<w:p><w:bookmarkEnd w:id="4"/></w:p>'
    )
    done = filled(tmp_path, parts(xml), THREE)
    assert len(values(done, "bookmarkStart")) == len(values(done, "bookmarkEnd")) == 1


def test_names_stay_within_the_length_that_word_keeps(tmp_path: Path) -> None:
    long = "B" * 40
    xml = loop(f'<w:p><w:bookmarkStart w:id="4" w:name="{long}"/>{run("x")}<w:bookmarkEnd w:id="4"/></w:p>')
    names = values(filled(tmp_path, parts(xml), THREE), r'w:name="(\w+)"')
    assert (len(set(names)), {len(name) for name in names}) == (3, {40})


def test_numbers_that_stand_elsewhere_are_not_given_again(tmp_path: Path) -> None:
    header = f"<w:hdr {NS}><w:p>{BOOKMARK.format('').replace('4', '1').replace('Butir', 'Kop')}</w:p></w:hdr>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    made = with_part(parts(loop(f"<w:p>{BOOKMARK.format(run('x'))}</w:p>")), "word/header7.xml", header, "header", kind)
    assert values(filled(tmp_path, made, THREE), r'bookmarkStart w:id="(\d+)"') == ["4", "2", "3"]


def test_content_controls_and_form_fields_too(tmp_path: Path) -> None:
    xml = loop(
        SDT.format(f"<w:p>{BOOKMARK.replace('Butir', 'Isian').format(FORM)}{FORM.replace('Isian', 'Lain')}</w:p>")
    )
    done = filled(tmp_path, parts(xml), THREE)
    assert values(done, r'<w:id w:val="(\d+)"') == ["77", "1", "2"]
    assert values(done, r'bookmarkStart w:id="\d+" w:name="(\w+)"') == ["Isian", "Isian_2", "Isian_3"]
    assert values(done, r'<w:name w:val="(\w+)"') == ["Isian", "Lain", "Isian_2", "Lain_2", "Isian_3", "Lain_3"]


def test_notes_and_comments_are_written_again(tmp_path: Path) -> None:
    note = "<w:{0}s {1}><w:{0} w:id='2'{2}>{3}</w:{0}></w:{0}s>"
    made = parts(
        loop(
            '<w:p><w:commentRangeStart w:id="2"/>' + run("{{ b.teks }}") + '<w:commentRangeEnd w:id="2"/>'
            '<w:r><w:commentReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        )
    )
    for kind, author in (("footnote", ""), ("comment", " w:author='a'")):
        content = note.format(kind, NS, author, paragraph("{{ judul }}" if kind == "footnote" else "periksa"))
        made = with_part(
            made, f"word/{kind}s.xml", content, f"{kind}s",
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
        )  # fmt: skip
    done = filled(tmp_path, made, THREE)
    assert values(done, r'footnoteReference w:id="(\d+)"') == values(
        done, r'<w:footnote w:id="(\d+)"', "word/footnotes.xml"
    )
    assert values(done, r"Rencana", "word/footnotes.xml") == ["Rencana"] * 3
    numbers = values(done, r'commentReference w:id="(\d+)"')
    assert len(set(numbers)) == 3
    for mark in ("commentRangeStart", "commentRangeEnd"):
        assert values(done, rf'{mark} w:id="(\d+)"') == numbers
    assert values(done, r'<w:comment w:id="(\d+)"', "word/comments.xml") == numbers


def test_a_document_without_repetition_is_left_as_it_is(tmp_path: Path) -> None:
    xml = loop(paragraph("{{ b.teks }}")) + f"<w:p>{BOOKMARK.format(run('x'))}</w:p>{SDT.format(paragraph('y'))}"
    body = filled(tmp_path, parts(xml), THREE)[MAIN]
    assert b'<w:bookmarkStart w:id="4" w:name="Butir"/>' in body
    assert body.startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document')


def test_everything_at_once_is_sound(tmp_path: Path) -> None:
    inside = f"<w:p>{BOOKMARK.format(run('{{ b.teks }}'))}</w:p>{SDT.format(paragraph('y'))}"
    data = pack(filled(tmp_path, parts(loop(BOX.format(text=inside) + inside)), THREE).items())
    assert [fault for fault in lint(data) if "occurs" in fault or "twice" in fault] == []
    assert audited(data, tmp_path / "hasil" / "b.docx") == []


# Numbered lists


def numbered(text: str, number: int = 7, level: int = 0) -> str:
    pr = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{pr}{run(text)}</w:p>"


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="{3 if level else 1}"/><w:numFmt w:val="{{}}"/><w:lvlText w:val="%{level + 1}."/></w:lvl>'
    for level in range(2)
)
NUMBERING = (
    f"<w:numbering {NS}>"
    f'<w:abstractNum w:abstractNumId="0">{LEVELS.format("decimal", "lowerLetter")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{LEVELS.format("bullet", "bullet")}</w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
STYLE = (
    '<w:style w:type="paragraph" w:styleId="Butir"><w:name w:val="Butir"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>'
    '<w:ind w:left="99"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Butir2"><w:name w:val="Butir2"/>'
    '<w:basedOn w:val="Butir"/></w:style></w:styles>'
)


def with_lists(xml: str) -> dict[str, bytes]:
    made = parts(xml)
    styles = made["word/styles.xml"].replace(b"</w:styles>", STYLE.encode())
    return {**made, "word/numbering.xml": NUMBERING.encode(), "word/styles.xml": styles}


def numbers(done: dict[str, bytes]) -> list[str]:
    return values(done, r'<w:numId w:val="(\d+)"/>')


def test_a_list_inside_a_loop_begins_anew(tmp_path: Path) -> None:
    done = filled(
        tmp_path, with_lists(loop(numbered("{{ b.teks }}") + numbered("a", level=1) + numbered("tetap"))), THREE
    )
    assert numbers(done) == ["7"] * 3 + ["10"] * 3 + ["11"] * 3
    xml = xml_parts(pack(done.items()))["word/numbering.xml"]
    new = [num for num in xml.iter(f"{W}num") if num.get(f"{W}numId") in ("10", "11")]
    assert [num.find(f"{W}abstractNumId").get(f"{W}val") for num in new] == ["0", "0"]  # type: ignore[union-attr]
    assert [one.get(f"{W}val") for one in new[0].iter(f"{W}startOverride")] == ["1", "3"]
    assert b"perkin-ulang" not in done[MAIN]


def test_templates_check_says_so_and_how_to_have_it_run_on(tmp_path: Path) -> None:
    made = with_lists(loop(numbered("{{ b.teks }}") + numbered("tetap")))
    (found,) = problems(tmp_path, made, Isi)
    assert (str(found.place), found.message) == (
        "isi, paragraf 1",
        "memulai daftar bernomor di dalamnya kembali dari awal pada setiap pengulangan",
    )
    assert "{# nomor berlanjut #}" in found.remedy
    made = with_lists(loop(numbered("{{ b.teks }}{# nomor berlanjut #}") + numbered("tetap")))
    assert problems(tmp_path, made, Isi) == []
    assert numbers(filled(tmp_path, made, THREE)) == ["7"] * 6


ROW = "<w:tr><w:tc>{}</w:tc></w:tr>"
ROWS = (paragraph("{%tr for b in baris %}"), numbered("a") + numbered("b"), paragraph("{%tr endfor %}"))
TABLE = f"<w:tbl>{''.join(map(ROW.format, ROWS))}</w:tbl>"
INNER = "{%p for c in baris %}"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (loop(numbered("{{ b.teks }}")), "7 7 7"),
        (loop(numbered("{{ b.teks }}") + numbered("rincian", level=1) + numbered("rincian", level=1)), "7 7 7 7 7 7 7 7 7"),
        (numbered("pertama") + loop(numbered("{{ b.teks }}") + numbered("b")), "7 7 7 7 7 7 7"),
        (loop(numbered("{{ b.teks }}") + numbered("b")) + numbered("akhir", 9), "7 7 7 7 7 7 9"),
        (loop(numbered("a", 8) + numbered("b", 8)), "8 8 8 8 8 8"),
        (loop(paragraph(INNER) + numbered("{{ c.teks }}") + CLOSE), "7 7 7 10 10 10 11 11 11"),
        (loop(paragraph(INNER) + numbered("{{ c.teks }}") + numbered("b") + CLOSE), " ".join(["7 7", *(f"{n} {n}" for n in range(10, 18))])),
        (loop(paragraph("{%p if loop.first %}") + numbered("a") + paragraph("{%p else %}") + numbered("b") + paragraph("{%p endif %}")), "7 7 7"),
        (loop(numbered("a") + paragraph("{%p if loop.first %}") + numbered("b") + paragraph("{%p endif %}")), "7 7 10 11"),
        (loop(numbered("a") + numbered("b", 9)), "7 9 10 10 11 11"),
        (TABLE, "7 7 10 10 11 11"),
        (loop(BOX.format(text=numbered("a"))), "7 7 7 7 7 7"),
    ],
)  # fmt: skip
def test_what_counts_on_and_what_begins_anew(xml: str, expected: str, tmp_path: Path) -> None:
    assert " ".join(numbers(filled(tmp_path, with_lists(xml), THREE))) == expected


def test_lists_numbered_by_a_style_begin_anew_and_look_the_same(tmp_path: Path) -> None:
    styled = '<w:p><w:pPr><w:pStyle w:val="Butir2"/><w:keepNext/><w:jc w:val="left"/></w:pPr>' + run("x") + "</w:p>"
    done = filled(tmp_path, with_lists(loop(styled * 2)), THREE)
    assert numbers(done) == ["7", "7", "10", "10", "11", "11"]
    order = [str(child.tag).removeprefix(W) for child in next(xml_parts(pack(done.items()))[MAIN].iter(f"{W}pPr"))]
    assert order == ["pStyle", "keepNext", "numPr", "ind", "jc"]


def test_a_list_that_another_part_goes_on_with_counts_on(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    made = with_lists(loop(numbered("a") + numbered("b")))
    made = with_part(made, "word/header7.xml", f"<w:hdr {NS}>{numbered('kop')}</w:hdr>", "header", kind)
    assert numbers(filled(tmp_path, made, THREE)) == ["7"] * 6


def test_the_same_data_give_the_same_lists(tmp_path: Path) -> None:
    template = Template.load(written(tmp_path, with_lists(loop(numbered("a") + numbered("b")))))
    assert template.fill(THREE) == template.fill(THREE)


@pytest.mark.libreoffice
def test_the_numbers_that_are_printed(tmp_path: Path, soffice: Convert) -> None:
    styled = f'<w:p><w:pPr><w:pStyle w:val="Butir2"/></w:pPr>{run("gaya")}</w:p>'
    made = with_lists(loop(numbered("{{ b.teks }}") + numbered("rinci", level=1) + styled) + numbered("titik", 8))
    path = written(tmp_path, filled(tmp_path, made, THREE), "hasil.docx")
    lines = soffice(path, "txt:Text", tmp_path / "teks").read_text(encoding="utf-8-sig").split("\n")
    printed = [line.strip() for line in lines if re.search("satu|dua|tiga|rinci|gaya", line)]
    assert printed == [
        "1. satu",
        "c. rinci",
        "2. gaya",
        "1. dua",
        "c. rinci",
        "2. gaya",
        "1. tiga",
        "c. rinci",
        "2. gaya",
    ]


# Content controls that are bound


BINDING = '<w:dataBinding w:prefixMappings="" w:xpath="/title" w:storeItemID="{1}"/>'
BINDING_15 = BINDING.replace("w:", "w15:").replace(
    "<w15:dataBinding", '<w15:dataBinding xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)


@pytest.mark.parametrize("binding", [BINDING, BINDING_15, "<w:showingPlcHdr/>"])
def test_a_bound_control_prints_what_its_tag_prints(binding: str, tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr><w:alias w:val='a'/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = control.format(binding, run("{{ ju") + run("dul }}"))
    kept = control.format(BINDING, run("tanpa tanda"))
    made = parts(f"<w:p>{inner}</w:p><w:p>{kept}</w:p>")
    assert [one for one in problems(tmp_path, made, Isi) if not one.minor] == []
    done = filled(tmp_path, made, THREE)[MAIN]
    assert b"Rencana" in done
    assert (done.count(b"dataBinding"), done.count(b"showingPlcHdr")) == (1, 0)
