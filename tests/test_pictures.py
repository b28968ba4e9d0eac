"""Pictures in templates: the file beside the master arrives whole, in its own proportions; what is none is refused."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.shared import Mm

from generator.errors import InputRefused, TemplateRefused
from generator.gambar import Gambar
from generator.generate.gambar import MAX_BYTES, MAX_SIDE, png_size, with_pictures
from generator.master import Master
from generator.office.package import parts_of
from generator.office.word.template import Template, available
from generator.office.word.text import docx_text
from tests.lint import audited, lint
from tests.logo import chunk, png, with_keys

HEIGHT = 22
"""Of the template's picture, in mm."""


@dataclass(frozen=True)
class Data:
    judul: str
    logo: Gambar | None
    daftar: tuple[str, ...] = ("a", "b")


def gambar(width: int = 200, height: int = 100) -> Gambar:
    return Gambar("kota <&>.png", png(width, height), width, height, "Logo <&> “kota”")


Draw = Callable[..., Template]


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """A template with a picture of this alternative text, between these paragraphs."""

    def make(
        alternative: str, before: str = "{%p if logo %}", after: str = "{%p endif %}", picture: int = 48
    ) -> Template:
        document = Document()
        document.add_paragraph("{{ judul }}")
        document.add_paragraph(before)
        run = document.add_paragraph().add_run()
        shape = run.add_picture(io.BytesIO(png(picture, picture)), height=Mm(HEIGHT))
        shape._inline.docPr.set("descr", alternative)
        document.add_paragraph(after)
        path = tmp_path / "uji.docx"
        document.save(str(path))
        return Template.load(path)

    return make


def pictures(data: bytes) -> list[bytes]:
    return [part for name, part in sorted(parts_of(data).items()) if name.startswith("word/media/")]


@pytest.mark.parametrize(("width", "height"), [(200, 100), (100, 200), (48, 48), (600, 100), (1, 4)])
def test_the_file_arrives_whole_at_the_template_s_height(draw: Draw, tmp_path: Path, width: int, height: int) -> None:
    value = gambar(width, height)
    data = draw("{{ logo }}").fill(Data("x", value))
    assert pictures(data) == [value.isi]
    shape = Document(io.BytesIO(data)).inline_shapes[0]
    assert shape.height == Mm(HEIGHT)
    assert shape.width == Mm(HEIGHT) * width // height
    extents = shape._inline.graphic.graphicData.pic.spPr.xfrm.ext
    assert (extents.cx, extents.cy) == (shape.width, shape.height)
    assert shape._inline.docPr.get("descr") == "Logo <&> “kota”"
    assert [*lint(data), *audited(data, tmp_path / "hasil.docx")] == []
    assert "🖼 Logo <&> “kota”" in docx_text(data)


def test_without_a_file_nothing_of_the_picture_is_left(draw: Draw, tmp_path: Path) -> None:
    data = draw("{{ logo }}").fill(Data("x", None))
    assert pictures(data) == []
    assert b"media/" not in parts_of(data)["word/_rels/document.xml.rels"]
    assert "🖼" not in docx_text(data)
    assert [*lint(data), *audited(data, tmp_path / "hasil.docx")] == []


def test_a_picture_without_a_tag_is_left_untouched(draw: Draw) -> None:
    template = draw("Lambang kota", "a", "b", picture=31)
    assert template.reading.pictures == ()
    assert pictures(template.fill(Data("x", gambar()))) == [png(31, 31)]


def two_pictures(folder: Path, *alternatives: str) -> Template:
    """A template with pictures of these alternative texts, the first of which lies in a file named as a logo's would be."""
    document = Document()
    for size, text in enumerate(alternatives, start=31):
        shape = document.add_paragraph("{{ judul }}").add_run().add_picture(io.BytesIO(png(size, size)))
        shape._inline.docPr.set("descr", text)
    first = document.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill.blip
    assert first is not None
    document.part.related_parts[first.embed].partname = PackURI("/word/media/logo.png")
    path = folder / "uji.docx"
    document.save(str(path))
    return Template.load(path)


def test_another_picture_of_the_same_name_stays(tmp_path: Path) -> None:
    template = two_pictures(tmp_path, "Lambang kota", "{{ logo }}")
    assert sorted(pictures(template.fill(Data("x", gambar())))) == sorted([png(31, 31), gambar().isi])


def test_a_picture_that_stands_twice_is_one_file(tmp_path: Path) -> None:
    assert pictures(two_pictures(tmp_path, "{{ logo }}", "{{ logo }}").fill(Data("x", gambar()))) == [gambar().isi]


def test_docxtpl_replaces_pictures_as_its_manual_says(tmp_path: Path) -> None:
    template = two_pictures(tmp_path, "Lambang kota")
    template.replace_pic("image.png", io.BytesIO(gambar().isi))
    assert pictures(template.fill(Data("x", None))) == [gambar().isi]


def test_same_picture_same_bytes(draw: Draw) -> None:
    assert draw("{{ logo }}").fill(Data("x", gambar())) == draw("{{logo}}").fill(Data("x", gambar()))


@pytest.mark.parametrize(
    ("alternative", "sentence"),
    [
        ("Logo {{ logo }}", "berisi satu nama data saja"),
        ("{{ logo|upper }}", "berisi satu nama data saja"),
    ],
)
def test_alternative_text_is_one_name(draw: Draw, alternative: str, sentence: str) -> None:
    with pytest.raises(TemplateRefused, match=sentence):
        draw(alternative)


def test_a_name_that_is_no_picture_is_refused(draw: Draw) -> None:
    with pytest.raises(TemplateRefused, match=r"“\{\{ judul \}\}” bukan nama gambar. Nama yang tersedia: logo."):
        draw("{{ judul }}").fill(Data("x", gambar()))


def test_a_picture_that_stands_without_a_file_is_refused(draw: Draw) -> None:
    with pytest.raises(TemplateRefused, match="Apit paragraf gambar itu"):
        draw("{{ logo }}", "a", "b").fill(Data("x", None))


def test_a_picture_is_a_name_but_not_its_bytes() -> None:
    assert available(Data) == {"judul", "logo", "daftar"}


def damaged(at: int) -> bytes:
    data = bytearray(png(20, 10))
    data[at] ^= 0xFF
    return bytes(data)


SIGNATURE = png(1, 1)[:8]
NO_PNG = {
    "kosong": b"",
    "jpeg": b"\xff\xd8\xff\xe0" + bytes(60),
    "terpotong": png(20, 10)[:-5],
    "ekor": png(20, 10) + b"x",
    "piksel berubah": damaged(-20),
    "lebar berubah": damaged(17),
    "tanpa piksel": SIGNATURE + png(20, 10)[8:33] + chunk(b"IEND", b""),
    "tanpa kepala": SIGNATURE + chunk(b"IDAT", b"x") + chunk(b"IEND", b""),
    "selebar nol": png(0, 10),
    "hanya tanda": SIGNATURE,
}


@pytest.mark.parametrize("data", NO_PNG.values(), ids=NO_PNG)
def test_what_is_no_whole_png_is_known(data: bytes) -> None:
    assert png_size(data) is None


def test_size_of_a_png() -> None:
    assert png_size(png(20, 10)) == (20, 10)


Read = Callable[[str, bytes | None], Gambar]


@pytest.fixture
def logo(master_2025: Master, tmp_path: Path) -> Read:
    """The logo that a master names, with this file in its folder."""

    def read(name: str, data: bytes | None) -> Gambar:
        if data is not None:
            (tmp_path / name).write_bytes(data)
        master = with_pictures(with_keys(master_2025, {"Logo": name}), tmp_path / "2025.xlsx")
        return master.gambar["Logo"]

    return read


def test_the_logo_lies_beside_the_master(logo: Read) -> None:
    found = logo("Logo Kota.PNG", png(30, 20))
    assert (found.isi, found.lebar, found.tinggi) == (png(30, 20), 30, 20)
    assert found.uraian == "Logo WALIKOTA KOTA ADMINISTRASI JAKARTA TIMUR"


def test_without_the_key_no_file_is_read(master_2025: Master) -> None:
    assert with_pictures(master_2025, Path("tiada") / "2025.xlsx").gambar == {}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("tiada.png", None, "Logo tiada.png di lembar Keputusan .* tidak ditemukan di folder"),
        ("logo.png", b"GIF89a", "bukan gambar PNG yang utuh"),
        ("logo.png", png(MAX_SIDE + 1, 1000), "berukuran 4001 × 1000 piksel, paling besar 4000"),
        ("logo.png", png(61, 10), "terlalu lebar"),
        ("logo.png", png(2, 2) + bytes(MAX_BYTES), "lebih besar dari 2 MB"),
    ],
)
def test_a_file_that_cannot_be_printed_is_refused(logo: Read, name: str, data: bytes | None, sentence: str) -> None:
    with pytest.raises(InputRefused, match=sentence):
        logo(name, data)


@pytest.mark.parametrize("name", ["../logo.png", "gambar/logo.png", r"C:\logo.png", "logo.jpg", ".png", "//s/a.png"])
def test_only_a_plain_name_is_looked_for(logo: Read, name: str) -> None:
    with pytest.raises(InputRefused, match="bukan nama berkas PNG"):
        logo(name, None)


def test_a_folder_or_a_pipe_is_no_picture(logo: Read, tmp_path: Path) -> None:
    (tmp_path / "logo.png").mkdir()
    with pytest.raises(InputRefused, match="tidak ditemukan"):
        logo("logo.png", None)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa.png")
        with pytest.raises(InputRefused, match="tidak ditemukan"):
            logo("pipa.png", None)
