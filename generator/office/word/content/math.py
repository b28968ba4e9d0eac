"""Equations as one line: `(capaian)/(target) × 100`, `∑_(i=1)^(n) x_i`, `√(x)`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from generator.office.word.content.canon import canonical, local
from generator.office.word.opc import OpcPackage
from generator.office.word.tree import W

M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_KNOWN: Final = frozenset(
    "oMath oMathPara r t e num den deg sub sup fName lim mr f rad sSup sSub sSubSup sPre nary d func acc bar groupChr "
    "limLow limUpp eqArr m phant borderBox box ins br".split()
)
"""Elements of equations that are read."""
_GONE: Final = frozenset({f"{W}del", f"{W}moveFrom"})


def linear(element: etree._Element) -> str:
    """An equation, or a piece of one, as a line of text."""
    if element.tag in _GONE:
        return ""
    write = _WRITERS.get(str(element.tag).removeprefix(M), _inside)
    return write(element)


def structure(element: etree._Element, package: OpcPackage, part: str) -> str:
    """How an equation is built and set, without its letters, however its runs are cut."""
    if local(element) == "r":
        return "".join(canonical(child, package, part) for child in element if _is_property(child))
    if _is_property(element):
        return canonical(element, package, part)
    inner: list[str] = []
    for child in element:
        if isinstance(child.tag, str):
            built = structure(child, package, part)
            if not inner or built != inner[-1]:  # neighbours that are set alike count as one
                inner.append(built)
    return f"<{local(element)}>{''.join(inner)}</>"


def unread(element: etree._Element) -> list[str]:
    """The names of what stands in an equation and is not read."""
    found = [] if local(element) in _KNOWN else [local(element)]
    for child in _content(element):
        found += unread(child)
    return found


def _inside(element: etree._Element) -> str:
    return "".join(linear(child) for child in _content(element))


def _content(element: etree._Element) -> list[etree._Element]:
    """What stands in an element, without comments and without properties."""
    return [child for child in element if isinstance(child.tag, str) and not _is_property(child)]


def _is_property(element: etree._Element) -> bool:
    name = local(element)
    return name.endswith("Pr") or name == "argPr"


def _text(element: etree._Element) -> str:
    return element.text or ""


def _part(element: etree._Element, name: str) -> str:
    found = element.find(M + name)
    return "" if found is None else _inside(found)


def _property(element: etree._Element, name: str, missing: str) -> str:
    """The value of a property: `chr` of `m:naryPr`; empty where it is there and says nothing."""
    for child in element:
        if local(child).endswith("Pr"):
            found = child.find(M + name)
            return missing if found is None else str(found.get(f"{M}val", ""))
    return missing


def _grouped(text: str) -> str:
    return text if len(text) == 1 else f"({text})"


def _fraction(element: etree._Element) -> str:
    sign = {"noBar": "¦", "skw": "⁄", "lin": "∕"}.get(_property(element, "type", "bar"), "/")
    return f"({_part(element, 'num')}){sign}({_part(element, 'den')})"


def _root(element: etree._Element) -> str:
    degree = _part(element, "deg")
    shown = f"[{degree}]" if degree else ""
    return f"√{shown}({_part(element, 'e')})"


def _scripts(element: etree._Element) -> str:
    return f"{_part(element, 'e')}{_indices(element)}"


def _indices(element: etree._Element) -> str:
    low, high = _part(element, "sub"), _part(element, "sup")
    below = f"_{_grouped(low)}" if low else ""
    above = f"^{_grouped(high)}" if high else ""
    return below + above


def _before(element: etree._Element) -> str:
    return f"{_indices(element)} {_part(element, 'e')}"


def _nary(element: etree._Element) -> str:
    return f"{_property(element, 'chr', '∫')}{_indices(element)} {_part(element, 'e')}"


def _delimited(element: etree._Element) -> str:
    begin = _property(element, "begChr", "(")
    separator = _property(element, "sepChr", "|")
    end = _property(element, "endChr", ")")
    return f"{begin}{separator.join(_elements(element))}{end}"


def _elements(element: etree._Element) -> list[str]:
    """The arguments of something that has several, each as a line."""
    return [_inside(argument) for argument in element.iterfind(f"{M}e")]


def _function(element: etree._Element) -> str:
    return f"{_part(element, 'fName')}({_part(element, 'e')})"


def _accent(element: etree._Element) -> str:
    return f"{_grouped(_part(element, 'e'))}{_property(element, 'chr', chr(0x302))}"


def _bar(element: etree._Element) -> str:
    sign = "¯" if _property(element, "pos", "bot") == "top" else "_"
    return f"{sign}({_part(element, 'e')})"


def _group(element: etree._Element) -> str:
    return f"{_property(element, 'chr', '⏟')}({_part(element, 'e')})"


def _limit(sign: str) -> Callable[[etree._Element], str]:
    return lambda element: f"{_part(element, 'e')}{sign}({_part(element, 'lim')})"


def _array(element: etree._Element) -> str:
    return f"█({'@'.join(_elements(element))})"


def _matrix(element: etree._Element) -> str:
    rows = ["&".join(_elements(row)) for row in element.iterfind(f"{M}mr")]
    return f"■({'@'.join(rows)})"


def _phantom(element: etree._Element) -> str:
    content = _part(element, "e")
    is_shown = _property(element, "show", "1") not in ("0", "false", "off")
    return content if is_shown else f"‹tersembunyi: {content}›"


def _boxed(element: etree._Element) -> str:
    return f"▭({_part(element, 'e')})"


def _break(_: etree._Element) -> str:
    return "↵"


_WRITERS: Final[dict[str, Callable[[etree._Element], str]]] = {
    "t": _text, f"{W}t": _text, "f": _fraction, "rad": _root, "sSup": _scripts, "sSub": _scripts, "sSubSup": _scripts,
    "sPre": _before, "nary": _nary, "d": _delimited, "func": _function, "acc": _accent, "bar": _bar, "groupChr": _group,
    "limLow": _limit("┬"), "limUpp": _limit("┴"), "eqArr": _array, "m": _matrix, "phant": _phantom, "borderBox": _boxed,
    f"{W}br": _break,
}  # fmt: skip
