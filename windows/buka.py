"""What `Buka perkin.cmd` starts: the page for the folder that was dropped on it, or else for `perkin` in Documents.

Nobody's work lies in the folder of the program, which is thrown away with every update.
"""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import user_documents_path

from generator.__main__ import main
from generator.errors import sebab


def folder(dropped: str | None) -> Path:
    """The folder to open: of a file that was dropped the one that it lies in; one that is missing is made.

    Ends the program with a sentence when it cannot be made.
    """
    chosen = Path(dropped) if dropped else user_documents_path() / "perkin"
    if chosen.is_file():
        return chosen.parent
    try:
        chosen.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.exit(
            f"Galat: Folder {chosen} tidak dapat dibuat ({sebab(error)}). "
            "Seret folder kerja yang sudah ada ke atas Buka perkin."
        )
    return chosen


if __name__ == "__main__":
    sys.argv = ["perkin", "buka", str(folder(sys.argv[1] if sys.argv[1:] else None))]
    main()
