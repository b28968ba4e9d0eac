"""perkin from the folder for Windows: it says and writes what it says and writes here, and leaves itself as it was.

wine stands in for Windows. What the folder is made of is tried without it.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from generator import __version__
from generator.cli import perkin
from generator.errors import OutputRefused
from generator.system import writing
from tests.conftest import CONTOH_2025, MASTER_2025, ROOT
from tests.sekali import once
from tests.wine import PYTHON, UNPACKED, Windows, installed
from windows import build, buka

ARCHIVE = f"perkin-{__version__}-windows.zip"
LOCK = """\
# made by make lock
besi==1.0 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
kayu==2.0 ; sys_platform != 'win32' \\
    --hash=sha256:cc
batu==3.0 ; python_full_version >= '3.13' \\
    --hash=sha256:dd
batu==2.9 ; python_full_version < '3.13' \\
    --hash=sha256:ee
"""
EMPTY = build.Python({}, "3.13")


def zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


# What the folder is made of


def test_a_lock_is_read_as_windows_would_whatever_computer_reads_it() -> None:
    locked = build.locked(LOCK, EMPTY.environment())
    assert [one.line() for one in locked.values()] == [
        "besi==1.0 --hash=sha256:aa --hash=sha256:bb\n",
        "batu==3.0 --hash=sha256:dd\n",
    ]


def test_what_a_wheel_requires_depends_on_windows_and_extras() -> None:
    metadata = (
        b"Metadata-Version: 2.1\nName: alat\nVersion: 1\nProvides-Extra: halaman\n"
        b"Requires-Dist: besi; sys_platform == 'win32'\nRequires-Dist: kayu; sys_platform == 'linux'\n"
        b"Requires-Dist: layar; extra == 'halaman'\nRequires-Dist: batu[isi]>=1\n"
    )
    wheel = build.Wheel({"alat-1.dist-info/METADATA": metadata})
    bare = [one.name for one in wheel.requires(frozenset(), EMPTY.environment())]
    with_page = [str(one) for one in wheel.requires(frozenset({"halaman"}), EMPTY.environment())]
    assert bare == ["besi", "batu"]
    assert with_page == ['besi; sys_platform == "win32"', 'layar; extra == "halaman"', "batu[isi]>=1"]


def test_a_package_wanted_again_with_an_extra_is_looked_at_again() -> None:
    extras: dict[str, frozenset[str]] = {}
    assert build._news([Requirement("batu"), Requirement("Batu")], extras) == ["batu"]
    assert build._news([Requirement("batu[isi]")], extras) == ["batu"]
    assert build._news([Requirement("batu")], extras) == []
    assert extras == {"batu": frozenset({"isi"})}


def test_of_a_wheel_goes_along_what_runs_and_its_licences() -> None:
    wheel = build.Wheel(
        dict.fromkeys(
            [
                "alat/__init__.py",
                "alat/templates/default.docx",
                "alat/tests/test_alat.py",
                "alat/inti.pyd",
                "alat/inti.pyx",
                "alat/inti.pyi",
                "alat/contests/isi.py",
                "alat-1.data/purelib/tambahan.py",
                "alat-1.data/scripts/alat.exe",
                "alat-1.dist-info/METADATA",
                "alat-1.dist-info/RECORD",
                "alat-1.dist-info/licenses/LICENSE",
            ],
            b"",
        )
    )
    assert [name for name, _ in wheel.installed()] == [
        "alat/__init__.py",
        "alat/templates/default.docx",
        "alat/inti.pyd",
        "alat/contests/isi.py",
        "tambahan.py",
        "alat-1.dist-info/METADATA",
        "alat-1.dist-info/licenses/LICENSE",
    ]


@pytest.mark.parametrize("folder", ["", "cp313/"])
def test_the_embeddable_python_of_python_org_or_of_the_index(folder: str) -> None:
    python = build.embedded(zipped({f"{folder}python.exe": b"MZ", f"{folder}python313._pth": b".", "lain/x": b""}))
    assert python.version == "3.13"
    assert {"python.exe": b"MZ", "python313._pth": b"."}.items() <= python.files.items()


def test_an_archive_without_python_is_refused() -> None:
    with pytest.raises(build.Refused, match="holds no embeddable Python"):
        build.embedded(zipped({"python.exe": b"MZ"}))


def test_a_python_with_another_hash_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "python.zip"
    path.write_bytes(zipped({"python313._pth": b"."}))
    with pytest.raises(build.Refused, match="has the hash"):
        build.build(path, "0" * 64)


def test_what_the_lock_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(build.Refused, match=r"requirements-dev.txt lacks batu, which"):
        build._fetch(["batu"], {}, EMPTY, tmp_path)


def test_two_packages_do_not_bring_the_same_file() -> None:
    python = build.Python({"python313._pth": b""}, "3.13")
    wheels = {"besi": build.Wheel({"inti.py": b"1"}), "kayu": build.Wheel({"inti.py": b"2"})}
    with pytest.raises(build.Refused, match=r"kayu brings inti\.py"):
        build._contents(python, wheels)


def test_python_looks_nowhere_else_and_starters_are_files_of_windows() -> None:
    files = build._contents(
        build.Python({"python313._pth": b"python313.zip\r\n.\r\n", "python.exe": b"MZ"}, "3.13"), {}
    )
    assert files["program/python/python313._pth"] == b"python313.zip\r\n.\r\n..\\pustaka\r\n"
    for starter in ("perkin.cmd", "Buka perkin.cmd", "BACA DULU.txt"):
        assert files[starter].count(b"\n") == files[starter].count(b"\r\n") > 0
        files[starter].decode("ascii")


def test_the_same_files_give_the_same_archive() -> None:
    moment = time.gmtime(1_700_000_000)
    one = build.archive({"b": b"2", "a": b"1"}, moment)
    assert one == build.archive({"a": b"1", "b": b"2"}, moment)
    with zipfile.ZipFile(io.BytesIO(one)) as packed:
        assert [(entry.filename, entry.date_time) for entry in packed.infolist()] == [
            ("perkin/a", (2023, 11, 14, 22, 13, 20)),
            ("perkin/b", (2023, 11, 14, 22, 13, 20)),
        ]


# What differs on Windows


def test_a_file_that_a_scanner_looks_at_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """OneDrive and virus scanners open what has just been written, and let go of it in a moment."""
    looks = iter([PermissionError(13, "looked at"), PermissionError(13, "looked at"), None])
    replace = Path.replace

    def looked_at(new: Path, place: Path) -> Path:
        if refusal := next(looks):
            raise refusal
        return replace(new, place)

    monkeypatch.setattr(writing, "_LOOKED_AT", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Path, "replace", looked_at)
    writing.write_whole(tmp_path / "keputusan.docx", b"baru")
    assert (tmp_path / "keputusan.docx").read_bytes() == b"baru"


def test_a_file_that_word_keeps_open_is_not_waited_for_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_new: Path, _place: Path) -> Path:
        raise PermissionError(13, "held")

    monkeypatch.setattr(writing, "_LOOKED_AT", (0.0, 0.0))
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputRefused, match="Tutup berkas itu di Word"):
        writing.write_whole(tmp_path / "keputusan.docx", b"baru")
    assert list(tmp_path.iterdir()) == []


def test_what_is_dropped_on_the_starter_is_opened(tmp_path: Path) -> None:
    master = tmp_path / "2025.xlsx"
    master.touch()
    assert buka.folder(str(tmp_path)) == tmp_path
    assert buka.folder(str(master)) == tmp_path
    assert buka.folder(str(tmp_path / "baru")).is_dir()
    with pytest.raises(SystemExit, match=r"Galat: Folder .*2025.xlsx.lain tidak dapat dibuat \(salah satu bagian"):
        buka.folder(str(master / "lain"))


# perkin under wine


@pytest.fixture(scope="session")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Windows:
    """The folder as `make windows` makes it, unpacked once for all."""

    def fill(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "windows.build", "--output", str(folder)], cwd=ROOT, check=True)
        installed(folder / ARCHIVE, folder / UNPACKED, folder / "prefix")

    folder = once(tmp_path_factory, "windows", fill)
    return Windows(folder / UNPACKED, folder / "prefix")


@pytest.fixture
def meja(windows: Windows, tmp_path: Path) -> Iterator[Windows]:
    """A folder of its own to work in, beside which the program lies; afterwards the program is as it was unpacked."""
    desk = tmp_path / UNPACKED
    desk.mkdir()
    (desk / "perkin").symlink_to(windows.desk / "perkin")
    before = listed(windows.desk / "perkin")
    for master in (MASTER_2025, CONTOH_2025):
        shutil.copy(master, desk)
    yield Windows(desk, windows.prefix)
    assert listed(windows.desk / "perkin") == before, "a shared folder that nobody may write is enough"


def listed(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def here(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The same command on this computer."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_packages_are_those_of_the_lock(windows: Windows) -> None:
    infos = {path.name for path in (windows.desk / "perkin/program/pustaka").glob("*.dist-info")}
    for package in ("click", "docxtpl", "lxml", "openpyxl", "python_docx"):
        assert f"{package}-{version(package)}.dist-info" in infos
    assert not any(info.startswith(("pandas-", "pytest-")) for info in infos)


def test_windows_finds_the_same(meja: Windows) -> None:
    for arguments in (["validate", "2025.xlsx", "--format", "json"], ["validate", "contoh-2025.xlsx"]):
        there, expected = meja.perkin(*arguments), here(meja.desk, *arguments)
        assert there.stdout == expected.stdout
        assert there.returncode == expected.returncode


@pytest.mark.parametrize("arguments", [["2025.xlsx"], ["contoh-2025.xlsx", "--quarter", "2", "--per-pj", "--gabung"]])
def test_windows_writes_the_same_files(meja: Windows, arguments: list[str]) -> None:
    there = meja.perkin("generate", *arguments, "--output", "sana")
    assert there.returncode == 0, there.stderr.decode()
    assert here(meja.desk, "generate", *arguments, "--output", "sini").returncode == 0
    assert digests(meja.desk / "sana") == digests(meja.desk / "sini")


def test_windows_compares_verifies_and_explains_the_same(meja: Windows) -> None:
    for quarter in ("1", "2"):
        assert here(meja.desk, "generate", "contoh-2025.xlsx", "--quarter", quarter).returncode == 0
    for arguments in (
        ["diff", "output/contoh-2025/tw1", "output/contoh-2025/tw2", "--format", "json"],
        ["diff", "2025.xlsx", "contoh-2025.xlsx", "--exit-code", "--format", "json"],
        ["history", "output/contoh-2025"],
        ["verify", "output/contoh-2025/tw2"],
        ["explain", "contoh-2025.xlsx", "--indicator", "IK2.1", "--quarter", "2"],
        ["templates", "vars", "lampiran-1"],
    ):
        there, expected = meja.perkin(*arguments), here(meja.desk, *arguments)
        said = re.sub(rb"\\+", b"/", there.stdout).replace(b"Z:/", b"/")  # folders, in JSON with two of them
        assert said == expected.stdout, arguments
        assert there.returncode == expected.returncode, arguments


def test_a_workspace_begun_on_windows(meja: Windows) -> None:
    done = meja.perkin("init", "Kerja Triwulan é")
    assert done.returncode == 0, done.stderr.decode()
    assert here(meja.desk, "init", "Di Sini").returncode == 0
    assert digests(meja.desk / "Kerja Triwulan é") == digests(meja.desk / "Di Sini")


def test_refusals_are_sentences_in_utf_8(meja: Windows) -> None:
    done = meja.perkin("validate", "Tidak Ada é.xlsx")
    assert done.returncode == 2
    assert "Tidak Ada é.xlsx" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_document_that_word_holds_open_stops_the_whole_set(meja: Windows) -> None:
    """Word opens a document so that nobody can replace it."""
    generate = ("generate", "2025.xlsx", "--output", "sana")
    assert meja.perkin(*generate).returncode == 0
    before = digests(meja.desk / "sana")
    shutil.copy(CONTOH_2025, meja.desk / "2025.xlsx")
    holding = meja.desk / "pegang.py"
    holding.write_text(
        "import sys\nwith open(sys.argv[1], 'rb'):\n    print('terbuka', flush=True)\n    sys.stdin.read()\n"
    )
    word = meja.begun(PYTHON, "-B", "pegang.py", "sana/2025/lampiran-1.docx")
    with word:
        assert word.stdout is not None
        assert word.stdout.readline().strip() == b"terbuka"
        done = meja.perkin(*generate)
        assert word.stdin is not None
        word.stdin.close()
    assert done.returncode == 2, done.stdout.decode() + done.stderr.decode()
    assert "Tutup berkas itu di Word" in done.stderr.decode()
    assert digests(meja.desk / "sana") == before


def test_tables_say_what_they_need(meja: Windows) -> None:
    done = meja.perkin("table", "2025.xlsx", "indikator")
    assert done.returncode == 2
    assert "pandas" in done.stderr.decode()


def test_the_computer_is_looked_at(meja: Windows) -> None:
    done = meja.perkin("doctor")
    said = done.stdout.decode()
    assert f"perkin {__version__}, Python 3.13" in said
    assert "baik       Pustaka" in said
    assert "pandas tidak ada (hanya diperlukan perkin table)" in said


def test_the_page_lies_in_documents_unless_a_folder_is_dropped(meja: Windows) -> None:
    code = (
        "import json, sys; sys.path.insert(0, 'perkin/program'); import buka; "
        "print(json.dumps([str(buka.folder(None)), str(buka.folder('Tempat Lain é'))]))"
    )
    usual, dropped = json.loads(meja.python("-c", code).stdout)
    assert usual.endswith("\\Documents\\perkin")
    assert dropped == "Tempat Lain é"
    assert (meja.desk / "Tempat Lain é").is_dir()
    assert [path.parent.name for path in meja.prefix.glob("drive_c/users/*/*/perkin")] == ["Documents"]


@pytest.mark.skipif("buka" not in perkin.commands, reason="perkin buka belum ada")
def test_the_page_opens_and_shows_the_findings(meja: Windows) -> None:
    (meja.desk / "masters").mkdir()
    shutil.move(meja.desk / "2025.xlsx", meja.desk / "masters")
    opened = meja.begun(PYTHON, "-B", "-m", "generator", "buka", ".", "--tanpa-peramban")
    with opened:
        try:
            assert opened.stdout is not None
            address = opened.stdout.readline().decode().strip()
            assert address.startswith("http://127.0.0.1:")
            asking = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with asking.open(address, timeout=60) as page:  # the address that perkin has printed
                shown = page.read().decode()
        finally:
            opened.kill()
    assert "masters/2025.xlsx" in shown
    assert "B15" in shown
