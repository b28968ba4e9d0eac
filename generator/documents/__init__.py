"""One file or folder per document: a frozen dataclass that is exactly the template's variables, and its builder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, get_type_hints

from generator.documents import keputusan, lampiran_1, lampiran_2, monitoring
from generator.model import Master
from generator.results import Hasil

DARI_MASTER: Final[Mapping[str, Callable[[Master], object]]] = {
    "keputusan": keputusan.build,
    "lampiran-1": lampiran_1.build,
    "lampiran-2": lampiran_2.build,
}
"""The documents that a master alone gives, by the name of their template, in the order of print."""

DARI_HASIL: Final[Mapping[str, Callable[[Master, Hasil], object]]] = {"monitoring": monitoring.build}
"""The documents that need the results of a quarter, by the name of their template."""

LEMBAR_PJ: Final = "lembar-pj"
"""Name of the template that is filled once for each responsible official, by `lembar_pj.build_all`."""


def variables(name: str) -> type:
    """The dataclass whose fields are the variables of a built-in template. Raises `KeyError` for another name."""
    if name == LEMBAR_PJ:
        from generator.documents.lembar_pj import LembarPj

        return LembarPj
    kind: type = get_type_hints(DARI_MASTER.get(name) or DARI_HASIL[name])["return"]
    return kind
