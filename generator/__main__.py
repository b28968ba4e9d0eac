"""The process that runs `perkin`, also as `python -m generator`: it can be stopped at any moment, then ends at once or in order."""

from __future__ import annotations

import gc
from typing import NoReturn

from generator.system.stopping import leave_at_once


def main() -> NoReturn:
    """Run the command line of this process, and leave with its exit code."""
    # A command builds large trees once, keeps them to its end and then leaves: looking through them for
    # garbage again and again would cost a fifth of its time.
    gc.set_threshold(200_000, 50, 50)
    leave_at_once()  # before the command line is loaded, which takes most of the time of a short command
    from generator.cli import main as run

    run()


if __name__ == "__main__":
    main()
