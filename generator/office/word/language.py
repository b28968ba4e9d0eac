"""The template language: Jinja2 cut down to what filling in a document needs.

A template can print data, repeat and choose. It cannot call functions, include files, switch the
escaping off or reach anything that was not given to it: nodes (`syntax`) and filters are allowed by list, work
is counted (`limits`). Every name is known before filling, so an unknown one is refused whatever the data.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from docxtpl import InlineImage, Listing, RichText
from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from generator.office.word.limits import METER
from generator.office.word.tree import RUN_ORDER, W, legal
from generator.values import Angka, NotApplicable, Run, Unreadable, print_angka, print_date

_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'
_NAMESPACE: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')

Looks = Callable[[bool, bool, bool, str], str]
"""A run's properties as XML, with those of a look (`Run.look`) added."""


class Unprintable(Exception):
    """A value that a tag cannot print; the text says why, in Indonesian."""


class Unworkable(Exception):
    """What a tag cannot do with its data; the text is the rest of a sentence, in Indonesian."""


class Unknown(StrictUndefined):
    """A name that the data does not have; its message is just the name."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


def run_text(text: str) -> Markup:
    """Text for inside a `w:t`: escaped, line breaks and tabs as Word's own."""
    return Markup(str(escape(legal(text))).replace("\n", _BREAK).replace("\t", _TAB))  # noqa: S704 - escaped just here


def property_text(text: str) -> Markup:
    """Text for a document property: escaped, on one line."""
    return Markup(str(escape(" ".join(legal(text).split()))))  # noqa: S704 - escaped just here


def plain(value: object) -> str:
    """A value as people read it. Raises `Unprintable` for what has no one way to be printed."""
    match value:
        case Undefined():
            return str(value)  # raises, naming the unknown
        case bool():
            raise Unprintable("bernilai benar atau salah, sehingga hanya dapat dipakai dalam {% if %}")
        case str() | int():
            return str(value)
        case Decimal() | NotApplicable():
            return print_angka(value)
        case date():
            return print_date(value)
        case Listing() | InlineImage():
            return _listing(value)
        case None:
            raise Unprintable("kosong; pakai |angka atau |tanggal agar tercetak kosong")
    raise Unprintable(
        "bukan teks, angka, atau tanggal; teks dengan huruf miring ditulis {{r … }}, daftar dengan {% for %}"
    )


def _listing(value: Listing | InlineImage) -> str:
    """Docxtpl's text with line ends, which every text has here."""
    if isinstance(value, InlineImage):
        raise Unprintable("berupa gambar; pasang gambar di Word dan beri teks alternatif {{ … }}")
    return html.unescape(value.xml)


def angka(value: Angka | int, desimal: int | None = None) -> str:
    """The filter `angka`: a number in Indonesian form, `N/A`, or nothing; `desimal` rounds."""
    match value:
        case Decimal() | NotApplicable() | Unreadable() | None:
            return print_angka(value, desimal)
        case int() if not isinstance(value, bool):
            return print_angka(Decimal(value), desimal)
    plain(value)
    raise Unprintable("bukan angka")


def tanggal(value: date | Unreadable | None) -> str:
    """The filter `tanggal`: `8 Juli 2025`, or nothing."""
    match value:
        case date():
            return print_date(value)
        case Unreadable():
            return value.seen
        case None:
            return ""
    plain(value)
    raise Unprintable("bukan tanggal")


def _runs(looks: Sequence[Looks]) -> Callable[[object, int], Markup]:
    """The filter behind `{{r … }}`: a paragraph's runs, each with the template run's properties and its own."""

    def runs(value: object, look: int) -> Markup:
        if isinstance(value, RichText):
            return _rich_text(value)
        pieces = value if isinstance(value, tuple) else (Run(plain(value)),)
        return Markup("").join(_run(run, looks[look]) for run in pieces)

    return runs


def _rich_text(value: RichText) -> Markup:
    """Docxtpl's own rich text, its looks in the order of the schema. Raises `Unprintable` for what no run can hold."""
    try:
        root = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}" xmlns:r="r">{legal(value.xml)}</w:p>')
    except etree.XMLSyntaxError as error:
        raise Unprintable("berupa RichText dengan gaya yang tidak berlaku") from error
    if any(run.tag != f"{W}r" for run in root):
        raise Unprintable("berupa RichText dengan tautan; buat tautannya di Word")
    for properties in root.iter(f"{W}rPr"):
        for shading in properties.iter(f"{W}shd"):
            shading.set(f"{W}val", "clear")
        properties[:] = sorted(properties, key=lambda mark: RUN_ORDER.index(etree.QName(mark).localname))
    runs = "".join(etree.tostring(run, encoding="unicode") for run in root)
    return Markup(_NAMESPACE.sub("", runs).replace("\n", _BREAK).replace("\t", _TAB))  # noqa: S704 - docxtpl has escaped the text


def _run(run: Run, looks: Looks) -> Markup:
    properties = looks(*run.look)
    text = f'<w:r>{properties}<w:t xml:space="preserve">{run_text(run.text)}</w:t></w:r>'
    return Markup(text)  # noqa: S704 - the text is escaped, the properties are the template's


def _once(value: object, cost: int) -> object:
    """The filter behind every loop: its rounds are counted before they begin."""
    if isinstance(value, Undefined):
        plain(value)
    if not isinstance(value, tuple | list) or (value and isinstance(value[0], Run)):
        raise Unworkable("mengulang (for) sesuatu yang bukan daftar")
    METER.get().spend(1 + cost * len(value))
    return value


def _weighed(value: object) -> object:
    """The filter around what is compared: long text is long work."""
    if isinstance(value, str):
        METER.get().spend_on(value)
    return value


def _strung(values: Sequence[object]) -> str:
    """The filter behind `~`: values as people read them, one after the other."""
    return METER.get().spend_on("".join(plain(value) for value in values))


def _join(value: object, between: str = "") -> str:
    """The filter `join`: the items of a list as one text."""
    if isinstance(value, Undefined):
        plain(value)
    if not isinstance(value, tuple | list):
        raise Unprintable("bukan daftar, sehingga tidak dapat digabung dengan |join")
    METER.get().spend(sum(len(str(item)) for item in value) // 32 + len(between) * len(value) // 32)
    return METER.get().spend_on(between.join(plain(item) for item in value))


def _length(value: object) -> int:
    """The filter `length`: how many items or letters."""
    if isinstance(value, tuple | list | str):
        return len(value)
    plain(value)
    raise Unprintable("bukan daftar atau teks, sehingga tidak dapat dihitung panjangnya")


def _text_filter(change: Callable[[str], str]) -> Callable[[object], str]:
    return lambda value: METER.get().spend_on(change(METER.get().spend_on(plain(value))))


class _Sandbox(ImmutableSandboxedEnvironment):
    """Declared fields of the data are there to be read; whatever else a template reaches for, Jinja judges."""

    intercepted_binops = frozenset({"+", "-"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr in getattr(type(obj), "__dataclass_fields__", ()) or super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Only numbers are added and subtracted: `+` on texts and lists would be a way to make them grow."""
        for value in (left, right):
            if isinstance(value, Undefined):
                plain(value)
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                raise Unworkable("menambah atau mengurangi sesuatu yang bukan angka (teks dirangkai dengan ~)")
        return super().call_binop(context, operator, left, right)


TEXT_FILTERS: Final = ("upper", "lower", "trim")
FILTERS: Final = ("angka", "tanggal", *TEXT_FILTERS, "join", "length")
"""The filters that a template may use."""


def environment(looks: Sequence[Looks], text: Callable[[str], Markup] = run_text) -> ImmutableSandboxedEnvironment:
    """A Jinja environment for the parts of one template."""

    def finalize(value: object) -> object:
        return value if isinstance(value, Markup) else text(plain(value))

    own = _Sandbox(autoescape=True, undefined=Unknown, finalize=finalize, optimized=False)
    own.globals.clear()
    own.filters = {
        "angka": angka,
        "tanggal": tanggal,
        **{name: _text_filter(getattr(str, {"trim": "strip"}.get(name, name))) for name in TEXT_FILTERS},
        "join": _join,
        "length": _length,
        "_runs": _runs(looks),
        "_ulang": _once,
        "_timbang": _weighed,
        "_rangkai": _strung,
        "_kali": lambda value, factor: value * factor,
        "_sebaris": lambda value: property_text(plain(value)),
    }
    return own
