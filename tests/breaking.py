"""Ways to break a file: its bytes, the members of its archive, the nodes of its XML, the values of its JSON.

Each takes its chances from the caller's random numbers, so that the same seed breaks the same file in the same way.
"""

from __future__ import annotations

import io
import json
import random
import warnings
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any, Final

from lxml import etree

Parts = dict[str, bytes]
Chance = random.Random

ODD: Final[Sequence[str]] = (
    *("", " ", "0", "-0", "-1", "1", "2", "3.5", "1e308", "-1e308", "1e-308", "1e309", "NaN", "INF", "-INF", "inf"),
    *("9" * 30, "9" * 400, "0." + "3" * 400, "1e300", "1e15", "123456789012345678", "0.1", "1.5", "1,5", "1.234,5"),
    *("2958465", "2958466", "-5", "0.99999999999", "60", "1e7", "999999", "2147483648", "18446744073709551616"),
    *("true", "false", "TRUE", "None", "null", "s", "str", "n", "b", "e", "d", "inlineStr", "#REF!", "#DIV/0!", "#N/A"),
    *("N/A", "n/a", "TW I", "TW 9", "TW II", "Sudah", "80–100 (Stabilize)", "≥ 1e308", "80-1", "Maximize", "jumlah"),
    *("2025-06-30", "9999-12-31", "0000-00-00", "2025-06-30T25:61:61", "T99:99", "A1", "XFE1048577", "A0", "A1:B2", "B2:A1"),
    *("IK1.1", "IK1.2", "RO001", "Lampiran I", "rId1", "rId999", "../../x.xml", "/xl/workbook.xml", "word/document.xml", "#", "%"),
    *("\u202e\u200b", "\ufeff", "a\u0301\u0327", "😀" * 5, "<b>&amp;</b>", "{{ x }}", "{% for %}", "{%p endif %}", "{{", "%}"),
    *("_x0000_", "_xD800_", "_x000D_", "=1/0", "'", '"', "\\", "a\tb\nc", "file:///etc/passwd", "http://[::1", "mailto:"),
    *("x" * 300, "kata " * 400, "ä" * 260, "TARGETMODE", "External", "preserve", "continuous", "nextPage", "and", "NUMPAGES"),
)  # fmt: skip
"""Values that mean something somewhere, or nothing anywhere."""
_MOST_MUTATIONS: Final = 4
_DEEP: Final = 230
"""Levels below what an XML parser refuses by itself."""


def odd(chance: Chance) -> str:
    """One of the odd values, or a number of any size."""
    if chance.random() < 0.15:
        return f"{chance.choice('-+ ')}{chance.uniform(0, 10)}e{chance.randint(-320, 320)}".strip(" +")
    return chance.choice(ODD)


# Bytes --------------------------------------------------------------------------------------------------------------


def broken_bytes(data: bytes, chance: Chance) -> tuple[bytes, str]:
    """Bytes changed, cut, doubled or put in."""
    if not data:
        return b"\x00", "satu bita"
    at, size = chance.randrange(len(data)), chance.randint(1, 40)
    way = chance.choice(("ubah", "potong", "sisip", "gandakan", "nol", "akhir"))
    match way:
        case "ubah":
            made = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case "potong":
            made = data[:at] + data[at + size :]
        case "sisip":
            made = data[:at] + chance.randbytes(size) + data[at:]
        case "gandakan":
            made = data[: at + size] + data[at:]
        case "nol":
            made = data[:at] + bytes(size) + data[at + size :]
        case _:
            made = data[:at]
    return made, f"{way} bita {at}"


# Packages -----------------------------------------------------------------------------------------------------------


def broken_package(data: bytes, chance: Chance) -> tuple[bytes, str]:
    """An Office file broken in its bytes, or in one or more of its parts."""
    if chance.random() < 0.06:
        return broken_bytes(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    ways = (_cells, _cells, _xml_of_part) if chance.random() < 0.5 else _PACKAGE
    done = [chance.choice(ways)(parts, chance) for _ in range(chance.randint(1, _MOST_MUTATIONS))]
    return _packed(parts, chance), "; ".join(done)


def _packed(parts: Parts, chance: Chance) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        warnings.simplefilter("ignore")
        for name, content in parts.items():
            archive.writestr(name, content)
        if chance.random() < 0.01:
            archive.writestr(chance.choice(list(parts)), b"")
    return buffer.getvalue()


def _drop_part(parts: Parts, chance: Chance) -> str:
    name = chance.choice(list(parts))
    if len(parts) > 1:
        del parts[name]
    return f"tanpa {name}"


def _swap_parts(parts: Parts, chance: Chance) -> str:
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return f"{one} ditukar dengan {other}"


def _empty_part(parts: Parts, chance: Chance) -> str:
    name = chance.choice(list(parts))
    parts[name] = chance.choice((b"", b"<a/>", b'<?xml version="1.0"?>', b"\xff\xfe", b"<a xmlns='x'>1</a>"))
    return f"{name} dikosongkan"


def _rename_part(parts: Parts, chance: Chance) -> str:
    name = chance.choice(list(parts))
    new = chance.choice((name.upper(), f"x/{name}", name.replace("/", "//", 1), f"{name}.xml", name.rpartition("/")[2]))
    parts[new] = parts.pop(name)
    return f"{name} menjadi {new}"


def _bytes_of_part(parts: Parts, chance: Chance) -> str:
    name = chance.choice(list(parts))
    parts[name], done = broken_bytes(parts[name], chance)
    return f"{name}: {done}"


def _xml_of_part(parts: Parts, chance: Chance) -> str:
    return _break_xml(parts, _chosen(parts, chance), chance)


def _pointers(parts: Parts, chance: Chance) -> str:
    """Relationships, content types, and the list of sheets: what leads from part to part."""
    leading = [n for n in parts if n.endswith((".rels", "[Content_Types].xml", "workbook.xml", "/settings.xml"))]
    return _break_xml(parts, chance.choice(leading), chance) if leading else "tak ada penunjuk"


def _chosen(parts: Parts, chance: Chance) -> str:
    weight = {"sheet": 6, "sharedStrings": 2, "document.xml": 12, "styles": 2, "table": 2}
    names = list(parts)
    return chance.choices(names, [next((w for key, w in weight.items() if key in name), 1) for name in names])[0]


def _break_xml(parts: Parts, name: str, chance: Chance) -> str:
    try:
        root = etree.fromstring(parts[name])
    except etree.XMLSyntaxError:
        return _bytes_of_part(parts, chance)
    done = [chance.choice(_XML)(root, chance) for _ in range(chance.randint(1, 3))]
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"{name}: {', '.join(done)}"


def _cells(parts: Parts, chance: Chance) -> str:
    """The value of a cell of a workbook, its kind, its place, its formula; of a document, a run's text."""
    sheets = [name for name in parts if "worksheets/sheet" in name and name.endswith(".xml")]
    if not sheets:
        return _texts(parts, chance)
    name = chance.choice(sheets)
    try:
        root = etree.fromstring(parts[name])
    except etree.XMLSyntaxError:
        return _bytes_of_part(parts, chance)
    cells = root.findall(".//{*}c")
    if not cells:
        return _xml_of_part(parts, chance)
    cell, space = chance.choice(cells), root.tag.removesuffix("worksheet")
    old = [cell.get("r"), cell.get("t")]
    kind = chance.choice(("n", "n", "n", "n", "str", "str", "inlineStr", "b", "e", "d", "s", old[1] or "n"))
    value = odd(chance)
    for inner in list(cell):
        cell.remove(inner)
    cell.set("t", kind)
    if chance.random() < 0.15:
        etree.SubElement(cell, f"{space}f").text = odd(chance)
    if kind == "inlineStr":
        etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t").text = value
    else:
        etree.SubElement(cell, f"{space}v").text = value
    if chance.random() < 0.2:
        cell.set("s", str(chance.randint(0, 60)))
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"{name}!{old[0]} = {kind} {value[:40]!r}"


def _texts(parts: Parts, chance: Chance) -> str:
    name = _chosen(parts, chance)
    try:
        root = etree.fromstring(parts[name])
    except etree.XMLSyntaxError:
        return _bytes_of_part(parts, chance)
    texts = root.findall(".//{*}t") or [root]
    text, value = chance.choice(texts), odd(chance)
    text.text = value if chance.random() < 0.5 else (text.text or "") + value
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"{name}: teks {value[:40]!r}"


# XML ----------------------------------------------------------------------------------------------------------------


def _element(root: etree._Element, chance: Chance) -> etree._Element:
    return chance.choice([node for node in root.iter() if isinstance(node.tag, str)])


def _short(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _drop(root: etree._Element, chance: Chance) -> str:
    node = _element(root, chance)
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
    return f"hapus {_short(node)}"


def _double(root: etree._Element, chance: Chance) -> str:
    node = _element(root, chance)
    parent = node.getparent()
    if parent is not None:
        for _ in range(chance.choice((1, 1, 1, 20))):
            parent.insert(parent.index(node), deepcopy(node))
    return f"gandakan {_short(node)}"


def _move(root: etree._Element, chance: Chance) -> str:
    node, to = _element(root, chance), _element(root, chance)
    if node is not root and node not in [to, *to.iterancestors()]:
        to.insert(chance.randint(0, len(to)), node)
    return f"pindahkan {_short(node)} ke {_short(to)}"


def _attribute(root: etree._Element, chance: Chance) -> str:
    nodes = [node for node in root.iter() if node.attrib]
    if not nodes:
        return "tanpa atribut"
    node = chance.choice(nodes)
    key, value = chance.choice(list(node.attrib)), odd(chance)
    if chance.random() < 0.25:
        del node.attrib[key]
        return f"hapus {_short(node)}@{key!s}"
    node.set(key, _storable(value))
    return f"{_short(node)}@{str(key).rpartition('}')[2]} = {value[:40]!r}"


def _storable(value: str) -> str:
    return "".join(sign for sign in value if sign >= " " or sign in "\t\n")


def _text(root: etree._Element, chance: Chance) -> str:
    node, value = _element(root, chance), odd(chance)
    node.text = _storable(value)
    return f"{_short(node)} = {value[:40]!r}"


def _rename(root: etree._Element, chance: Chance) -> str:
    node, other = _element(root, chance), _element(root, chance)
    old = _short(node)
    node.tag = other.tag if chance.random() < 0.6 else chance.choice(("x", "{urn:x}y", f"{{urn:lain}}{old}"))
    return f"{old} menjadi {_short(node)}"


def _swap(root: etree._Element, chance: Chance) -> str:
    one, other = _element(root, chance), _element(root, chance)
    one.text, other.text = other.text, one.text
    keep = {str(key): str(value) for key, value in one.attrib.items()}
    one.attrib.clear()
    one.attrib.update(other.attrib)
    other.attrib.clear()
    for key, value in keep.items():
        other.set(key, value)
    return f"tukar {_short(one)} dan {_short(other)}"


def _deep(root: etree._Element, chance: Chance) -> str:
    node = _element(root, chance)
    levels = chance.choice((3, 60, _DEEP, 2000))
    inner, tag = node, node.tag
    for _ in range(levels):
        inner = etree.SubElement(inner, tag)
    return f"{levels} {_short(node)} bersarang"


def _empty(root: etree._Element, chance: Chance) -> str:
    node = _element(root, chance)
    keep = {str(key): str(value) for key, value in node.attrib.items()} if chance.random() < 0.5 else {}
    node.clear()
    for key, value in keep.items():
        node.set(key, value)
    return f"kosongkan {_short(node)}"


def _strange_nodes(root: etree._Element, chance: Chance) -> str:
    node = _element(root, chance)
    node.insert(0, chance.choice((etree.Comment("x"), etree.ProcessingInstruction("x", "y"), etree.Element("x"))))
    return f"sisipan di {_short(node)}"


_XML: Final[Sequence[Callable[[etree._Element, Chance], str]]] = (
    *(_drop, _drop, _double, _move, _move, _attribute, _attribute, _attribute, _text, _text),
    *(_rename, _swap, _deep, _empty, _strange_nodes),
)
_PACKAGE: Final[Sequence[Callable[[Parts, Chance], str]]] = (
    *(_drop_part, _swap_parts, _empty_part, _rename_part, _bytes_of_part, _pointers, _pointers),
    *(_xml_of_part,) * 8,
    *(_cells,) * 8,
)


# JSON ---------------------------------------------------------------------------------------------------------------


def broken_text(data: bytes, chance: Chance) -> tuple[bytes, str]:
    """A file of lines in which bytes, or the value of some line, are broken."""
    if chance.random() < 0.3:
        return broken_bytes(data, chance)
    lines = data.decode().split("\n")
    at = chance.randrange(len(lines))
    name, sign, _ = lines[at].partition(" = ")
    value = chance.choice((f'"{odd(chance)}"', odd(chance), "[1, 2]", "{ a = 1 }", "1979-05-27", "nan", "[" * 3000))
    way = chance.choice(("nilai", "hapus", "gandakan", "baris"))
    match way:
        case "nilai" if sign:
            lines[at] = f"{name} = {value}"
        case "hapus":
            del lines[at]
        case "gandakan":
            lines.insert(at, lines[at])
        case _:
            lines[at] = value
    return "\n".join(lines).encode("utf-8", "surrogatepass"), f"{way} baris {at + 1}"


def broken_manifest(data: bytes, chance: Chance) -> tuple[bytes, str]:
    """A manifest whose bytes or values are broken."""
    if chance.random() < 0.06:
        return broken_bytes(data, chance)
    content = json.loads(data)
    done = [_break_json(content, chance) for _ in range(chance.randint(1, 3))]
    text = json.dumps(content, ensure_ascii=chance.random() < 0.5)
    return text.replace('"@', "").replace('@"', "").encode("utf-8", "surrogatepass"), "; ".join(done)


def _values(chance: Chance) -> Any:
    numbers = (
        "@1e308@",
        "@-1e308@",
        "@1e999999999@",
        "@NaN@",
        "@Infinity@",
        "@-0@",
        "@0.1@",
        "@1E+5@",
        f"@{'9' * 5000}@",
    )
    deep: Any = "x"
    for _ in range(chance.choice((3, 60, 150))):
        deep = [deep] if chance.random() < 0.5 else {"a": deep}
    return chance.choice((
        *("x", "", [1], [], {}, {"a": 1}, True, False, None, 0, 1, -1, 2.5, 5, [[]], [None], {"only": 1}, {"": ""}),
        *(deep, "\ud800", "\x00", odd(chance), odd(chance), chance.choice(numbers), chance.choice(numbers), [{}], {"name": "x"}),
    ))  # fmt: skip


def _alike(old: Any, chance: Chance) -> Any:
    """Another value of the same type, which no check of types can see."""
    match old:
        case bool():
            return not old
        case int() | float():
            return chance.choice((0, -1, 0.1, 99.999, -250, 1e15, 1e-9, 12345678901234567890, 1e99, 2024, 5))
        case str():
            return odd(chance)
        case list():
            return chance.choice(([], old * 2, old[::-1], old[:1]))
        case dict():
            return (
                {odd(chance): value for value in old.values()} if chance.random() < 0.3 else dict(reversed(old.items()))
            )
    return chance.choice((1, "x", "TW II", 0))


def _break_json(content: dict[str, Any], chance: Chance) -> str:
    """Break one value somewhere: at a random depth, so that the few outer keys are met as often as the many cells."""
    at: Any = content
    path: list[str] = []
    depth = chance.choice((1, 1, 2, 2, 3, 4, 5, 9))
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if path == [] and chance.random() < 0.6:
            keys = [key for key in keys if key != "data"] or keys
        key = chance.choice(keys)
        path.append(str(key))
        inner = at[key]
        if len(path) >= depth or not isinstance(inner, dict | list) or not inner:
            return f"{'.'.join(path)}: {_set(at, key, chance)}"
        at = inner


def _set(at: Any, key: Any, chance: Chance) -> str:
    way = chance.choice(("ganti", "ganti", "ganti", "ganti", "hapus", "gandakan", "bungkus", "nama"))
    if way == "hapus":
        del at[key]
    elif way == "gandakan" and isinstance(at, list):
        at.append(deepcopy(at[key]))
    elif way == "bungkus":
        at[key] = chance.choice(([at[key]], {"a": at[key]}, str(at[key])[:50]))
    elif way == "nama" and isinstance(at, dict):
        at[odd(chance)] = at.pop(key)
    else:
        at[key] = _alike(at[key], chance) if chance.random() < 0.6 else _values(chance)
        return f"= {str(at[key])[:40]!r}"
    return way
