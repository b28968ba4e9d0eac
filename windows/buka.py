"""What `Buka perkin.cmd` starts: the page for the folder that was dropped on it, or else for `perkin` in Documents.

Nobody's work lies in the folder of the program, which is thrown away with every update.
"""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import user_documents_path

from generator.__main__ import main


def folder(dropped: str | None) -> Path:
    """The folder to open, which is made when it is missing."""
    chosen = Path(dropped) if dropped else user_documents_path() / "perkin"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


if __name__ == "__main__":
    sys.argv = ["perkin", "buka", str(folder(sys.argv[1] if sys.argv[1:] else None))]
    main()
