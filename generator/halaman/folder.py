"""The folder that a page works in: its masters, templates, results and documents to import, each under an opaque id.

Ids are keyed digests of places inside the folder. The key is new for each run, so that nobody can make an id up, and an id
counts only while a look into the folder still finds its file.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from generator.documents import DOCUMENTS
from generator.generate.main import PER_PJ
from generator.generate.places import folder_of
from generator.periode import Periode
from generator.records import MANIFEST

MASTERS: Final = "masters"
TEMPLATES: Final = "templates"
OUTPUT: Final = "output"
SOURCES: Final = "impor"
"""The inner folders, as `perkin init` makes them; last year's documents are put into the last one."""
_LOCKS: Final = ("~$", ".~lock.", ".")
"""How files begin that Excel, Word, LibreOffice and perkin keep beside those of people."""
_MADE: Final = frozenset({".docx", ".xlsx", ".pdf"})


class Berkas(NamedTuple):
    """A file or folder that the page may show and open."""

    id: str
    path: Path
    nama: str
    """As people read it: the place inside the folder."""


class Folder:
    """A folder and what it holds now."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._key = secrets.token_bytes(32)

    def masters(self) -> tuple[Berkas, ...]:
        """Workbooks beside each other in masters/, and those in the folder itself."""
        return self._files((self.root / MASTERS, self.root), (".xlsx",))

    def templates(self) -> tuple[Berkas, ...]:
        """The Word files in templates/."""
        return self._files((self.root / TEMPLATES,), (".docx",))

    def sources(self) -> tuple[Berkas, ...]:
        """Documents to import: Word and Excel files in impor/."""
        return self._files((self.root / SOURCES,), (".docx", ".xlsx"))

    @property
    def own_templates(self) -> Path | None:
        """The folder of templates, where it holds one that a document is made from; None: the built-in ones are used."""
        names = {document.file for document in DOCUMENTS}
        return self.root / TEMPLATES if any(file.path.name in names for file in self.templates()) else None

    def results(self) -> tuple[Berkas, ...]:
        """The folders in output/ that have a manifest."""
        found: list[Path] = []
        for pattern in (f"*/{MANIFEST}", f"*/tw[1-4]/{MANIFEST}"):
            with suppress(OSError):
                found += (path.parent for path in (self.root / OUTPUT).glob(pattern))
        return tuple(self._listed(sorted(found)))

    def result(self, master: Path, triwulan: Periode | None) -> Berkas:
        """Where the documents of a master go, whether they are made already or not."""
        return self._named(folder_of(master.name, triwulan, self.root / OUTPUT))

    def made(self, folder: Path) -> tuple[Berkas, ...]:
        """The documents in a folder of results."""
        inside: list[Path] = []
        for place in (folder, folder / PER_PJ):
            with suppress(OSError):
                inside += sorted(path for path in place.iterdir() if path.suffix.lower() in _MADE)
        return tuple(self._listed(path for path in inside if is_file(path) and not path.name.startswith(_LOCKS)))

    def openable(self) -> Iterator[Berkas]:
        """Everything that may be opened in Word, Excel or the file manager."""
        yield self._named(self.root)
        for name in (MASTERS, TEMPLATES, OUTPUT, SOURCES):
            if (self.root / name).is_dir():
                yield self._named(self.root / name)
        yield from (*self.masters(), *self.templates(), *self.sources())
        for result in self.results():
            yield result
            yield from self.made(result.path)

    def inner(self, name: str) -> Berkas:
        """One of the inner folders, by its name."""
        return self._named(self.root / name if name else self.root)

    def shown(self, path: Path) -> str:
        """A place as people read it."""
        return path.relative_to(self.root).as_posix() if path != self.root else self.root.name

    def _files(self, places: Iterable[Path], kinds: tuple[str, ...]) -> tuple[Berkas, ...]:
        found: list[Path] = []
        for place in places:
            with suppress(OSError):
                found += sorted(path for path in place.iterdir() if path.suffix.lower() in kinds)
        return tuple(self._listed(path for path in found if is_file(path) and not path.name.startswith(_LOCKS)))

    def _listed(self, paths: Iterable[Path]) -> Iterator[Berkas]:
        """Those that truly lie in the folder: a link that leads out of it is passed over."""
        return (self._named(path) for path in paths if self._holds(path))

    def _holds(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # not readable, or a link that leads to itself
            return False

    def _named(self, path: Path) -> Berkas:
        place = path.relative_to(self.root).as_posix().encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(place, key=self._key, digest_size=12)
        return Berkas(digest.hexdigest(), path, self.shown(path))


def is_file(path: Path) -> bool:
    """Whether a file is there that may be looked at."""
    try:
        return path.is_file()
    except OSError:
        return False


def by_id(files: Iterable[Berkas], given: str) -> Berkas | None:
    """The file of an id; None for an id that none of them has."""
    return next((file for file in files if secrets.compare_digest(file.id.encode(), given.encode())), None)
