"""Makes generator/rules/kata.txt.xz, the Indonesian words that J01 never calls slips, of Hunspell's dictionary.

`python -m tests.kata id_ID.dic id_ID.aff`; the two files are in Debian's package hunspell-id. Every stem is written out
with its affixes. Forms that the affix table allows and the language does not, such as `melaporan`, are left out, because
they are what slips look like; so are forms in -kah, -lah, -ku and -mu, which no decree has.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.rules.kamus import KATA
from generator.system.writing import write_whole

Flags = frozenset[str]

_CIRCUMFIX: Final = "A1"
_BOUND: Final = "A2"
"""Flag of stems that do not stand alone."""
_PARTICLES: Final = ("kah", "lah", "ku", "mu")
_SHORTEST: Final = 4
_LONGEST: Final = 30


class Affix(NamedTuple):
    """One line of the affix table: what goes, what comes, what may follow it, and the stems it fits."""

    strip: str
    add: str
    flags: Flags
    fits: re.Pattern[str]


class Form(NamedTuple):
    """A word on its way, the flags of all it is made of, those of suffixes that may follow, and its first suffix."""

    word: str
    flags: Flags
    following: Flags
    suffix: str = ""


def _flags(text: str) -> Flags:
    return frozenset(text[place : place + 2] for place in range(0, len(text), 2))


def affixes(table: str, kind: str) -> Mapping[str, list[Affix]]:
    """The prefixes (`PFX`) or suffixes (`SFX`) of an affix table by flag."""
    found: dict[str, list[Affix]] = {}
    for line in table.splitlines():
        fields = line.partition("#")[0].split()
        if fields[:1] != [kind]:
            continue
        if fields[1] not in found:  # the first line of a flag only counts those that follow
            found[fields[1]] = []
            continue
        add, _, flags = fields[3].partition("/")
        condition = re.sub(r"\[\^([^]]*)", lambda match: "[^" + match[1].replace("^", ""), (*fields, ".")[4])
        fits = re.compile(condition if kind == "PFX" else f"(?:{condition})$")
        found[fields[1]].append(Affix(fields[2].strip("0"), add.strip("0"), _flags(flags), fits))
    return found


def _suffixed(form: Form, suffixes: Mapping[str, list[Affix]]) -> Iterator[Form]:
    for affix in (affix for flag in form.following for affix in suffixes.get(flag, ())):
        if form.word.endswith(affix.strip) and affix.fits.search(form.word) and not affix.add.endswith(_PARTICLES):
            word = form.word.removesuffix(affix.strip) + affix.add
            yield Form(word, form.flags | affix.flags, affix.flags, form.suffix or affix.add)


def _prefixed(form: Form, prefixes: Mapping[str, list[Affix]]) -> Iterator[str]:
    for flag in form.flags:
        for affix in prefixes.get(flag, ()):
            bound = (_CIRCUMFIX in affix.flags) == (_CIRCUMFIX in form.flags)
            foreign = (flag[0] in "MD" and form.suffix.startswith("an")) or (flag[0] == "P" and form.suffix == "kan")
            if form.word.startswith(affix.strip) and affix.fits.match(form.word) and bound and not foreign:
                yield affix.add + form.word.removeprefix(affix.strip)


def words(dictionary: str, table: str) -> set[str]:
    """Every word of a dictionary with its affixes, in lower case; the parts of hyphenated words by themselves."""
    prefixes, suffixes = affixes(table, "PFX"), affixes(table, "SFX")
    found: set[str] = set()
    for line in dictionary.splitlines()[1:]:
        word, _, flags = line.partition("/")
        own = _flags(flags.strip())
        stem = Form(word, own, own)
        once = list(_suffixed(stem, suffixes))
        forms = [stem, *once, *(form for one in once for form in _suffixed(one, suffixes))]
        found.update(form.word for form in forms if not form.flags & {_CIRCUMFIX, _BOUND})
        found.update(word for form in forms for word in _prefixed(form, prefixes))
    parts = {part for word in found for part in re.split(r"[^a-z]", word.lower())}
    return {part for part in parts if _SHORTEST <= len(part) <= _LONGEST}


def main(dictionary: str, table: str) -> None:
    """Write the list."""
    found = words(Path(dictionary).read_text(encoding="latin-1"), Path(table).read_text(encoding="latin-1"))
    text = "\n".join(("", *sorted(found), "")).encode("ascii")
    write_whole(KATA, lzma.compress(text, preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(*sys.argv[1:])
