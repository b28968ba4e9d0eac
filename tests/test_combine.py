"""Documents joined in one: every part keeps its text, pages, headers, numbers and looks; what cannot is refused."""

from __future__ import annotations

import io
import posixpath
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from lxml import etree

from generator.documents import named
from generator.errors import InputRefused, TemplateRefused
from generator.generate import Pilihan, generate
from generator.master import Master
from generator.office.package import pack, parts_of
from generator.office.word.combine import combine
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.office.word.text import docx_text
from generator.values import Triwulan
from tests.awkward import edited, full, picture, plain, swap, with_chart, with_comment, with_part
from tests.bench import linear
from tests.conftest import CONTOH_2025, PARTS, ROOT
from tests.lint import audited, lint
from tests.pages import R, W, body, text_of, xml_parts
from tests.printed import printed as printed_once

Parts = list[tuple[str, bytes]]
RED, BLUE = (200, 0, 0), (0, 0, 200)
OWN_DEFAULTS = swap(
    '<w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>',
    '<w:spacing w:after="40"/></w:pPr></w:pPrDefault>',
)
ODD_AND_EVEN = swap("<w:characterSpacingControl", "<w:evenAndOddHeaders/><w:characterSpacingControl")
COPY = re.compile(r" \((?:keputusan|lampiran-[12]|alfa|beta|gama)(?: tabel)?\)(?: \d+)?(?=\]|$)")


@pytest.fixture(scope="module")
def decree(master_2025: Master) -> Parts:
    return _decree(master_2025)


@pytest.fixture(scope="module")
def example(contoh: Master) -> Parts:
    return _decree(contoh)


def _decree(master: Master) -> Parts:
    return [(name, Template.load(find_template(name, None)).fill(named(name).build(master))) for name in PARTS]


def awkward(*, notes: bool = True) -> dict[str, bytes]:
    """Three documents of which no two have the same defaults, sizes, headers or even pages."""
    beta = full("beta", BLUE, small=True, table_last=True, notes=notes)
    return {
        "alfa": full("alfa", RED, notes=notes),
        "beta": edited(beta, styles=OWN_DEFAULTS, settings=ODD_AND_EVEN),
        "gama": plain("gama"),
    }


def ordered(documents: dict[str, bytes], order: str) -> Parts:
    return [(name, documents[name]) for name in order.split()]


# What stands in it


def blocks(data: bytes) -> list[str]:
    """The body as text, styles named as in the part they come from."""
    lines = docx_text(data).splitlines()
    sizes = [place for place, line in enumerate(lines) if re.fullmatch(r"## \d+ × \d+ mm", line)]
    return [COPY.sub("", line) for line in lines[sizes[-1] + 1 :]]


def sections(data: bytes) -> list[etree._Element]:
    return list(body(data).iter(f"{W}sectPr"))


def furniture(data: bytes) -> list[dict[str, list[str]]]:
    """The text of each section's headers and footers, as Word shows them: what a section lacks, the one before gives."""
    parts = xml_parts(data)
    targets = {item.get("Id"): item.get("Target", "") for item in parts["word/_rels/document.xml.rels"]}
    shown: dict[str, list[str]] = {}
    found = []
    for section in sections(data):
        for reference in section:
            if "Reference" in str(reference.tag):
                part = parts[posixpath.normpath(posixpath.join("word", targets[reference.get(f"{R}id")]))]
                key = f"{etree.QName(reference).localname} {reference.get(f'{W}type')}"
                shown[key] = [text_of(p) for p in part.iter(f"{W}p")]
        found.append({key: texts for key, texts in shown.items() if any(texts)})
    return found


def furniture_of_parts(parts: Parts) -> list[dict[str, list[str]]]:
    return [section for _, data in parts for section in furniture(data)]


def setup(section: etree._Element) -> dict[str, str]:
    """Everything that a section says of its pages but which header it has, where it begins and how notes restart."""
    apart = ("headerReference", "footerReference", "type", "pgNumType", "footnotePr")
    canonical = {
        etree.QName(child).localname: etree.tostring(child, method="c14n", exclusive=True) for child in section
    }
    return {name: text.decode() for name, text in canonical.items() if name not in apart}


def test_the_text_is_that_of_the_parts_one_after_another(decree: Parts, example: Parts) -> None:
    for parts in (decree, example):
        whole = combine(parts)
        assert blocks(whole) == [line for _, data in parts for line in blocks(data)]
        assert furniture(whole) == furniture_of_parts(parts)


@pytest.mark.parametrize("order", ["alfa gama", "alfa gama alfa", "gama alfa"])
def test_a_part_has_its_own_headers_or_none(order: str) -> None:
    parts = ordered(awkward(), order)
    assert furniture(combine(parts)) == furniture_of_parts(parts)


@pytest.mark.parametrize("order", ["alfa beta gama", "gama beta alfa"])
def test_who_has_one_header_for_all_pages_keeps_it_beside_one_who_has_two(order: str) -> None:
    parts = ordered(awkward(), order)
    whole = furniture(combine(parts))
    for shown, alone in zip(whole, furniture_of_parts(parts), strict=True):
        assert {key: text for key, text in shown.items() if "even" not in key} == alone
    alfa = whole[0 if order.startswith("alfa") else -1]
    assert alfa["headerReference even"] == alfa["headerReference default"] == ["Kepala alfa – 1tautan"]
    beta = next(shown for shown in whole if "Kepala beta – 1tautan" in shown.get("headerReference default", []))
    assert "headerReference even" not in beta


def test_every_section_keeps_its_paper_margins_and_begins_to_count_at_one(decree: Parts) -> None:
    parts = [*decree, *ordered(awkward(), "gama")]
    whole = sections(combine([(name, _same_compat(data)) for name, data in parts]))
    assert [setup(section) for section in whole] == [setup(s) for _, data in parts for s in sections(data)]
    assert [s.find(f"{W}pgNumType") is not None for s in whole] == [False, True, True, True]
    assert {n.get(f"{W}start") for s in whole for n in s.iter(f"{W}pgNumType")} == {"1"}


def _same_compat(data: bytes) -> bytes:
    parts = parts_of(data)
    name = "word/settings.xml"
    parts[name] = re.sub(rb"<w:compat>.*</w:compat>", b"", parts[name], flags=re.DOTALL).replace(b'"567"', b'"720"')
    return pack(parts.items())


def test_a_part_that_began_without_a_break_begins_on_a_page_of_its_own() -> None:
    flowing = edited(plain("beta"), document=swap("<w:sectPr", '<w:sectPr><w:type w:val="continuous"/></w:sectPr><w:x'))
    flowing = edited(
        plain("beta"), document=lambda text: re.sub(r"(<w:sectPr[^>]*>)", r'\1<w:type w:val="continuous"/>', text)
    )
    whole = sections(combine([("alfa", plain("alfa")), ("beta", flowing)]))
    assert [section.find(f"{W}type") for section in whole] == [None, None]


def test_the_order_is_that_given_and_properties_are_the_first_part_s(decree: Parts) -> None:
    backwards = combine(decree[::-1])
    assert blocks(backwards) == [line for _, data in decree[::-1] for line in blocks(data)]
    titles = [Document(io.BytesIO(data)).core_properties.title for data in (combine(decree), decree[0][1], backwards)]
    assert titles == [titles[1], titles[1], "Lampiran II Keputusan Nomor e-0054 Tahun 2025"]


def test_one_part_alone_stays_as_it_is_and_none_is_no_document(decree: Parts) -> None:
    assert combine(decree[:1]) == decree[0][1]
    with pytest.raises(ValueError, match="nothing"):
        combine([])


def test_the_same_parts_give_the_same_bytes(decree: Parts) -> None:
    parts = ordered(awkward(), "alfa beta gama")
    assert combine(decree) == combine(decree)
    assert combine(parts) == combine(parts)


# Soundness


def test_the_decree_is_sound_in_one_file(decree: Parts, example: Parts, tmp_path: Path) -> None:
    for parts in (decree, example, decree[::-1], decree[1:]):
        whole = combine(parts)
        assert lint(whole) == []
        assert audited(whole, tmp_path / "gabungan.docx") == []


@pytest.mark.parametrize("order", ["alfa beta gama", "beta alfa", "gama beta alfa", "alfa alfa"])
def test_awkward_documents_are_sound_in_one_file(order: str, tmp_path: Path) -> None:
    documents = awkward() | {"beta": edited(full("beta", BLUE, small=True, table_last=True), styles=OWN_DEFAULTS)}
    whole = combine(ordered(documents, order))
    assert lint(whole) == []
    assert audited(whole, tmp_path / "gabungan.docx") == []


def test_our_own_lint_sees_what_is_wrong(decree: Parts) -> None:
    parts = parts_of(combine(decree)) | {"word/media/yatim.png": b"x"}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b'"PKKonsideran"', b'"Tiada"', 1)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b'r:id="rId5"', b'r:id="rId77"', 1)
    found = " / ".join(lint(pack(parts.items())))
    assert "yatim.png is named by nothing" in found
    assert "relation rId77 is missing" in found
    assert "Tiada" in found


# Looks, page by page


def pictures(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [bytes(page.render(scale=0.7).buffer) + repr(page.get_size()).encode() for page in document]
    finally:
        document.close()


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def own_theme(data: bytes) -> bytes:
    """The document with other fonts and colours in its theme, and a paragraph in one of the colours."""
    other = edited(
        data,
        document=swap("Naskah gama</w:t>", "Naskah gama</w:t></w:r><w:r><w:rPr>"
                      '<w:color w:val="4F81BD" w:themeColor="accent1"/></w:rPr><w:t>berwarna</w:t>'),
    )  # fmt: skip
    parts = parts_of(other)
    name = "word/theme/theme1.xml"
    parts[name] = re.sub(rb'<a:latin typeface="[^"]*"', b'<a:latin typeface="DejaVu Sans Mono"', parts[name])
    return pack(parts.items())


def counting_pages(data: bytes) -> bytes:
    """The document with `Halaman 2 dari 5` at the foot of its pages."""
    field = '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    return edited(
        data,
        footer1=lambda text: re.sub(r"</w:p>", f"<w:r><w:t xml:space='preserve'> dari </w:t></w:r>{field}</w:p>", text),
    )


@pytest.fixture(scope="module")
def printed(
    libreoffice: str, decree: Parts, example: Parts, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Parts, list[bytes], bytes]]:
    """Name of a set → its parts, each as a PDF, and the whole as a PDF; all by one LibreOffice."""
    documents = awkward(notes=False)
    sets = {"naskah": decree, "contoh": example, "terbalik": decree[::-1], "lampiran": decree[1:]}
    sets |= {order: ordered(documents, order) for order in ("alfa beta gama", "gama beta alfa", "beta gama alfa beta")}
    themed = documents | {"gama": own_theme(documents["gama"])}
    sets |= {"tema akhir": ordered(themed, "alfa gama"), "tema awal": ordered(themed, "gama alfa")}
    mixed = [(name, _same_compat(data)) for name, data in [decree[1], *documents.items(), decree[2]]]
    sets["campuran"] = mixed
    counted = {name: counting_pages(documents[name]) for name in ("alfa", "beta")}
    sets["jumlah"] = ordered(counted, "alfa beta")
    files = {f"{key} {place}.docx": data for key, parts in sets.items() for place, (_, data) in enumerate(parts)}
    files |= {f"{key} utuh.docx": combine(parts) for key, parts in sets.items()}
    done = printed_once(tmp_path_factory, "gabungan", lambda: files)
    return {
        key: (parts, [done[f"{key} {place}"].pdf for place in range(len(parts))], done[f"{key} utuh"].pdf)
        for key, parts in sets.items()
    }


SETS = ["naskah", "contoh", "terbalik", "lampiran", "alfa beta gama", "gama beta alfa", "beta gama alfa beta",
        "tema akhir", "tema awal", "campuran", "jumlah"]  # fmt: skip


@pytest.mark.parametrize("key", SETS)
def test_every_page_looks_and_reads_as_in_the_separate_file(
    printed: dict[str, tuple[Parts, list[bytes], bytes]], key: str
) -> None:
    _, parts, whole = printed[key]
    assert texts(whole) == [page for part in parts for page in texts(part)]
    alone, together = [page for part in parts for page in pictures(part)], pictures(whole)
    assert [place for place, pair in enumerate(zip(alone, together, strict=True), start=1) if pair[0] != pair[1]] == []


def test_the_pages_are_as_many_as_the_parts_have(printed: dict[str, tuple[Parts, list[bytes], bytes]]) -> None:
    _, parts, whole = printed["naskah"]
    counts = [len(texts(part)) for part in parts]
    assert min(counts) > 1
    assert len(texts(whole)) == sum(counts)


def test_the_number_of_pages_is_that_of_the_part(printed: dict[str, tuple[Parts, list[bytes], bytes]]) -> None:
    _, (alfa, *_), whole = printed["jumlah"]
    assert f"dari {len(texts(alfa))}" in texts(whole)[1]


# What is shared, and what is kept apart


def style_names(data: bytes) -> list[str]:
    return [e.get(f"{W}val", "") for e in xml_parts(data)["word/styles.xml"].iterfind(f"{W}style/{W}name")]


def test_equal_styles_are_shared_and_others_named_after_their_part(decree: Parts) -> None:
    names = style_names(combine(decree))
    assert names.count("PK Penutup") == names.count("PK Penutup (lampiran-1)") == 1
    assert names.count("PK Kepala Tabel") == names.count("PK Nomor Halaman") == 1
    assert [name for name in names if "lampiran-2" in name] == []


def test_a_copy_says_what_the_defaults_of_its_document_said() -> None:
    other = edited(
        plain("beta"), styles=swap('<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang', '<w:sz w:val="31"/><w:lang')
    )
    styles = xml_parts(combine([("alfa", plain("alfa")), ("beta", other)]))["word/styles.xml"]
    (copy,) = (
        s
        for s in styles.iter(f"{W}style")
        if (n := s.find(f"{W}name")) is not None and n.get(f"{W}val") == "Normal (beta)"
    )
    sizes = {e.tag: e.get(f"{W}val") for e in copy.iterfind(f"{W}rPr/*")}
    assert sizes == {f"{W}sz": "31", f"{W}szCs": "20"}
    assert f"{W}default" not in copy.attrib


def style(data: bytes, name: str) -> etree._Element:
    found = [
        s
        for s in xml_parts(data)["word/styles.xml"].iter(f"{W}style")
        if s.findall(f"{W}name")[0].get(f"{W}val") == name
    ]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def sizes(holder: etree._Element) -> list[str | None]:
    return [e.get(f"{W}val") for e in holder.iterfind(f"{W}rPr/{W}sz")]


def test_a_table_that_says_the_size_of_some_cells_only_keeps_the_default_of_its_document_for_the_others() -> None:
    first_row = (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Belang"><w:name w:val="Belang"/><w:basedOn w:val="TableNormal"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:sz w:val="40"/></w:rPr></w:tblStylePr></w:style></w:styles>'
    )
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Belang"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r>'
        "<w:t>sel</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr"
    )
    beta = edited(
        plain("beta"),
        styles=lambda text: text.replace('<w:sz w:val="22"/><w:szCs', '<w:sz w:val="31"/><w:szCs').replace(
            "</w:styles>", first_row
        ),
        document=swap("<w:sectPr", table),
    )
    whole = combine([("alfa", plain("alfa")), ("beta", beta)])
    assert lint(whole) == []
    assert sizes(style(whole, "Normal (beta)")) == ["31"]
    assert sizes(style(whole, "Normal Table (beta tabel)")) == ["31"]
    (cell,) = (p for p in body(whole).iter(f"{W}p") if text_of(p) == "sel")
    named = cell.find(f"{W}pPr/{W}pStyle")
    assert named is None, "within the table the paragraph's style is silent, as that of the first document is"


def test_a_default_style_of_another_name_is_no_second_default() -> None:
    beta = edited(plain("beta"), styles=swap('<w:name w:val="Normal"/>', '<w:name w:val="Biasa"/><w:rsid w:val="1"/>'))
    whole = combine([("alfa", plain("alfa")), ("beta", beta)])
    assert lint(whole) == []
    assert "Biasa (beta)" in style_names(whole)


def test_styles_that_only_lists_name_are_not_brought() -> None:
    names = style_names(combine(ordered(awkward(), "alfa beta")))
    assert "List Number (beta)" in names
    assert [name for name in names if name.startswith("List Bullet") and "beta" in name] == []


def test_a_level_of_a_list_is_tied_to_no_style_of_another_document() -> None:
    def tied(data: bytes) -> Counter[str | None]:
        return Counter(e.get(f"{W}val") for e in xml_parts(data)["word/numbering.xml"].iter(f"{W}pStyle"))

    documents = awkward()
    assert tied(combine(ordered(documents, "alfa beta"))) - tied(documents["alfa"]) == Counter(["ListNumberbeta"])


def test_half_of_a_linked_pair_that_is_shared_is_not_linked_to_a_copy() -> None:
    beta = in_text('<w:rPr><w:rStyle w:val="Heading1Char"/></w:rPr><w:t>x</w:t>')(awkward()["beta"])
    whole = combine([("alfa", full("alfa", RED)), ("beta", beta)])
    assert lint(whole) == []
    assert "heading 1 (beta)" in style_names(whole)
    assert "Heading 1 Char (beta)" not in style_names(whole)


def test_lists_of_two_documents_are_never_taken_for_one() -> None:
    marks = Counter(
        e.get(f"{W}val")
        for e in xml_parts(combine(ordered(awkward(), "alfa beta")))["word/numbering.xml"].iter(f"{W}nsid")
    )
    assert marks
    assert set(marks.values()) == {1}


def test_the_lines_above_footnotes_are_named_where_the_first_document_has_none() -> None:
    settings = xml_parts(combine(ordered(awkward(), "gama alfa")))["word/settings.xml"]
    assert [e.get(f"{W}id") for e in settings.iterfind(f"{W}footnotePr/{W}footnote")] == ["-1", "0"]


def test_a_colour_of_another_theme_is_written_out() -> None:
    colours = list(body(combine([("alfa", plain("alfa")), ("gama", own_theme(plain("gama")))])).iter(f"{W}color"))
    assert [dict(colour.items()) for colour in colours] == [{f"{W}val": "4F81BD"}]


def test_fonts_of_all_parts_are_described() -> None:
    beta = edited(plain("beta"), fontTable=swap("</w:fonts>", '<w:font w:name="Huruf Beta"/></w:fonts>'))
    fonts = [
        e.get(f"{W}name") for e in xml_parts(combine([("alfa", plain("alfa")), ("beta", beta)]))["word/fontTable.xml"]
    ]
    assert "Huruf Beta" in fonts
    assert len(set(fonts)) == len(fonts)


def test_a_table_at_the_end_of_a_part_is_followed_by_next_to_nothing() -> None:
    whole = body(combine(ordered(awkward(), "beta gama")))
    (carrier,) = (
        p
        for p in whole.iterfind(f"{W}p")
        if (b := p.getprevious()) is not None and b.tag == f"{W}tbl" and not text_of(p)
    )
    spacing = carrier.find(f"{W}pPr/{W}spacing")
    assert carrier.find(f"{W}pPr/{W}sectPr") is not None
    assert spacing is not None
    assert dict(spacing.items()) == {f"{W}before": "0", f"{W}after": "0", f"{W}line": "20", f"{W}lineRule": "exact"}


def test_lists_count_by_themselves() -> None:
    alfa, beta = full("alfa", RED), full("beta", BLUE)
    numbers = [e.get(f"{W}val") for e in xml_parts(combine([("alfa", alfa), ("beta", beta)]))["word/styles.xml"].iterfind(
        f"{W}style/{W}pPr/{W}numPr/{W}numId") if e is not None]  # fmt: skip
    assert len(set(numbers)) == len(numbers)
    assert len(numbers) > len(list(xml_parts(alfa)["word/styles.xml"].iter(f"{W}numId")))


def test_footnotes_links_and_bookmarks_lead_where_they_led() -> None:
    whole = combine(ordered(awkward(), "alfa beta"))
    parts = xml_parts(whole)
    notes = {e.get(f"{W}id"): "".join(map(str, e.itertext())) for e in parts["word/footnotes.xml"]}
    shown = [notes[e.get(f"{W}id")] for e in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    assert shown == [" Catatan alfa 1", " Catatan alfa 2", " Catatan beta 1", " Catatan beta 2"]
    restarts = [e.get(f"{W}val") for e in parts["word/document.xml"].iter(f"{W}numRestart")]
    assert restarts == ["eachSect", "continuous", "eachSect", "continuous"]
    assert _anchors(parts["word/document.xml"]) == {"tempat": "Tempat alfa", "tempat_2": "Tempat beta"}
    fields = [e.get(f"{W}instr", "").split() for e in parts["word/document.xml"].iter(f"{W}fldSimple")]
    assert [field[1] for field in fields if field[0] == "PAGEREF"] == ["tempat", "tempat_2"]
    relations = {item.get("Id"): item.get("Target") for item in parts["word/_rels/document.xml.rels"]}
    addresses = [
        relations[e.get(f"{R}id")] for e in parts["word/document.xml"].iter(f"{W}hyperlink") if e.get(f"{R}id")
    ]
    assert addresses == ["https://contoh.example/naskah/alfa", "https://contoh.example/naskah/beta"]


def _anchors(document: etree._Element) -> dict[str | None, str]:
    """Each inner link's target → the text of the paragraph there."""
    places = {e.get(f"{W}name"): text_of(p) for p in document.iter(f"{W}p") for e in p.iter(f"{W}bookmarkStart")}
    return {
        e.get(f"{W}anchor"): places[e.get(f"{W}anchor")] for e in document.iter(f"{W}hyperlink") if e.get(f"{W}anchor")
    }


def test_pictures_of_headers_are_each_part_s_own_and_equal_ones_are_kept_once() -> None:
    whole = parts_of(combine(ordered(awkward(), "alfa beta alfa")))
    media = [data for name, data in whole.items() if name.startswith("word/media/")]
    assert sorted(media) == sorted([picture(*RED).getvalue(), picture(*BLUE).getvalue()])


def test_charts_keep_their_workbooks_and_comments_their_places() -> None:
    alfa = with_chart(with_comment(plain("alfa"), "Kata alfa"), b"buku alfa")
    beta = with_chart(with_comment(plain("beta"), "Kata beta"), b"buku beta")
    whole = combine([("alfa", alfa), ("beta", beta)])
    parts = parts_of(whole)
    assert lint(whole) == []
    assert sorted(data for name, data in parts.items() if name.endswith(".xlsx")) == [b"buku alfa", b"buku beta"]
    notes = {e.get(f"{W}id"): "".join(map(str, e.itertext())) for e in xml_parts(whole)["word/comments.xml"]}
    shown = [notes[e.get(f"{W}id")] for e in body(whole).iter(f"{W}commentReference")]
    assert shown == ["Kata alfa", "Kata beta"]


def test_data_that_programs_keep_beside_a_document_is_left_out() -> None:
    whole = parts_of(combine(ordered(awkward(), "alfa beta")))
    assert "customXml/item1.xml" in parts_of(plain("alfa"))
    assert [
        name for name in whole if name.startswith(("customXml", "docProps/thumbnail", "word/stylesWithEffects"))
    ] == []


def test_prefixes_named_in_attributes_keep_their_meaning() -> None:
    extra = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    beta = edited(
        plain("beta"), document=lambda text: text.replace("<w:document ", f"<w:document {extra} ", 1).replace(
            'mc:Ignorable="', 'mc:Ignorable="w15 ', 1))  # fmt: skip
    root = xml_parts(combine([("alfa", plain("alfa")), ("beta", beta)]))["word/document.xml"]
    ignorable = root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", "").split()
    assert "w15" in ignorable
    assert set(ignorable) <= set(map(str, root.nsmap))


# What is refused

SMARTART = '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
COUNTED = '<w:fldSimple w:instr="NUMPAGES"/>'


def in_text(xml: str) -> Callable[[bytes], bytes]:
    return lambda data: edited(data, document=lambda text: text.replace("</w:p>", f"<w:r>{xml}</w:r></w:p>", 1))


def setting(xml: str) -> Callable[[bytes], bytes]:
    return lambda data: edited(data, settings=swap("<w:characterSpacingControl", f"{xml}<w:characterSpacingControl"))


def changed(part: str, old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: edited(data, **{part: swap(old, new)})


REFUSED: list[tuple[Callable[[bytes], bytes], str]] = [
    (in_text('<w:endnoteReference w:id="1"/>'), "catatan akhir"),
    (in_text('<w:altChunk xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'), "disisipkan"),
    (in_text(SMARTART), "SmartArt"),
    (setting("<w:mirrorMargins/>"), "margin bercermin"),
    (changed("settings", 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="14"',
             'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'), "versi format"),
    (changed("styles", "<w:pPrDefault><w:pPr>", "<w:pPrDefault><w:pPr><w:framePr w:w=\"5\"/>"), "pengaturan bawaan"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "words"), REFUSED)
def test_what_one_file_cannot_hold_is_refused_with_the_template_s_name(
    damage: Callable[[bytes], bytes], words: str
) -> None:
    with pytest.raises(TemplateRefused, match=rf"Templat (alfa|beta)\.docx .*{words}"):
        combine([("alfa", damage(plain("alfa"))), ("beta", plain("beta"))])
    if words != "pengaturan bawaan":
        with pytest.raises(TemplateRefused, match=rf"Templat beta\.docx .*{words}"):
            combine([("alfa", plain("alfa")), ("beta", damage(plain("beta")))])


def test_default_tab_stops_may_differ_only_where_one_part_uses_tabs() -> None:
    def tabbed(word: str, stop: int, *, used: bool) -> bytes:
        data = edited(plain(word), settings=swap('defaultTabStop w:val="720"', f'defaultTabStop w:val="{stop}"'))
        data = edited(
            data, numbering=lambda text: re.sub(r"(<w:numbering[^>]*>).*(</w:numbering>)", r"\1\2", text, flags=re.S)
        )
        return in_text("<w:tab/>")(data) if used else data

    whole = combine([("alfa", tabbed("alfa", 500, used=False)), ("beta", tabbed("beta", 600, used=True))])
    stop = xml_parts(whole)["word/settings.xml"].find(f"{W}defaultTabStop")
    assert stop is not None
    assert stop.get(f"{W}val") == "600"
    with pytest.raises(TemplateRefused, match="jarak tab bawaan"):
        combine([("alfa", tabbed("alfa", 500, used=True)), ("beta", tabbed("beta", 600, used=True))])


def divided(word: str, limit: int) -> bytes:
    said = f'<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="{limit}"/>'
    return edited(
        plain(word), settings=swap('<w:defaultTabStop w:val="720"/>', f'<w:defaultTabStop w:val="720"/>{said}')
    )


@pytest.mark.parametrize("first", [True, False])
def test_who_divides_no_words_goes_on_so_beside_one_who_does(first: bool) -> None:
    stubborn = edited(plain("beta"), document=swap('<w:pStyle w:val="PKPenutup"/>', '<w:pStyle w:val="PKPenutup"/>'
                                                   '<w:suppressAutoHyphens w:val="0"/>'))  # fmt: skip
    parts = [("alfa", divided("alfa", 2)), ("beta", stubborn)]
    whole = xml_parts(combine(parts if first else parts[::-1]))
    limit = whole["word/settings.xml"].find(f"{W}consecutiveHyphenLimit")
    assert limit is not None
    assert limit.get(f"{W}val") == "2"
    assert whole["word/document.xml"].find(f".//{W}suppressAutoHyphens") is None
    assert {name: _suppressed(whole["word/styles.xml"], name) for name in ("Normal", "Normal (alfa)", "Normal (beta)")} == (
        {"Normal": "", "Normal (alfa)": "", "Normal (beta)": "1"} if first else
        {"Normal": "1", "Normal (alfa)": "0", "Normal (beta)": ""}
    )  # fmt: skip


def _suppressed(styles: etree._Element, name: str) -> str:
    """Whether a style, or for Normal the document's defaults, forbids to divide words; empty where it says nothing."""
    place = f"{W}docDefaults/{W}pPrDefault" if name == "Normal" else f"{W}style[{W}name]"
    holders = [
        holder for holder in styles.iterfind(place)
        if name == "Normal" or holder.findall(f"{W}name")[0].get(f"{W}val") == name
    ]  # fmt: skip
    said = [e.get(f"{W}val", "1") for holder in holders for e in holder.iter(f"{W}suppressAutoHyphens")]
    return said[0] if said else ""


def test_words_divided_in_two_ways_are_refused() -> None:
    with pytest.raises(TemplateRefused, match=r"beta\.docx .*pemenggalan kata"):
        combine([("alfa", divided("alfa", 2)), ("beta", divided("beta", 3))])


def test_a_page_count_that_could_not_be_kept_is_refused() -> None:
    late = edited(
        plain("alfa"), document=lambda text: re.sub(r"(<w:pgMar[^>]*/>)", r'\1<w:pgNumType w:start="5"/>', text)
    )
    late = edited(late, document=lambda text: text.replace("</w:p>", f"{COUNTED}</w:p>", 1))
    with pytest.raises(TemplateRefused, match=r"alfa\.docx mencetak jumlah halaman"):
        combine([("alfa", late), ("beta", plain("beta"))])


def test_shapes_of_another_theme_are_refused() -> None:
    effects = '<a:effectRef xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" idx="2"/>'
    with pytest.raises(TemplateRefused, match=r"gama\.docx .*tema"):
        combine([("alfa", plain("alfa")), ("gama", in_text(effects)(own_theme(plain("gama"))))])


def test_a_part_that_names_what_is_missing_is_refused() -> None:
    lost = with_part(plain("beta"), "word/media/x.png", b"x", "image/png", "urn:image", "rIdX")
    parts = parts_of(lost)
    del parts["word/media/x.png"]
    with pytest.raises(TemplateRefused, match=r"beta\.docx .*media/x\.png"):
        combine([("alfa", plain("alfa")), ("beta", pack(parts.items()))])


# From the command line


def test_generate_adds_the_whole_and_lists_it(contoh: Master, tmp_path: Path) -> None:
    (made,) = generate([contoh], Triwulan.II, Pilihan(gabung=True), tmp_path, None)
    assert [path.name for path in made.files].count("gabungan.docx") == 1
    assert "gabungan.docx" in [item["name"] for item in made.content["files"]]
    parts = [(name, (made.folder / f"{name}.docx").read_bytes()) for name in PARTS]
    assert (made.folder / "gabungan.docx").read_bytes() == combine(parts)


def test_only_chooses_the_parts_in_the_order_of_print(contoh: Master, tmp_path: Path) -> None:
    chosen = ("lampiran-2", "keputusan", "monitoring")
    (made,) = generate([contoh], Triwulan.II, Pilihan(only=chosen, gabung=True), tmp_path, None)
    parts = [(name, (made.folder / f"{name}.docx").read_bytes()) for name in ("keputusan", "lampiran-2")]
    assert (made.folder / "gabungan.docx").read_bytes() == combine(parts)


def test_nothing_to_join_is_refused_before_anything_is_written(contoh: Master, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="--gabung memerlukan sekurangnya satu"):
        generate([contoh], Triwulan.II, Pilihan(only=("monitoring",), gabung=True), tmp_path, None)
    assert list(tmp_path.iterdir()) == []


def test_the_command_names_the_file_it_made(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "generate", str(CONTOH_2025), "--gabung", "--output", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "  gabungan.docx\n" in done.stdout
    assert (tmp_path / "contoh-2025" / "gabungan.docx").is_file()


def test_joining_takes_time_that_grows_with_the_rows() -> None:
    source = linear.master(2000)
    documents = [(name, Template.load(find_template(name, None)).fill(named(name).build(source))) for name in PARTS]
    begin = time.process_time()
    combine(documents)
    assert time.process_time() - begin < 4  # six seconds and more where it grew with their square
