"""Many masters in one run: found, worked on by an engine of processes or of a cluster, each for itself with its verdict.

`found` says which units there are, `jobs` what is done to one, `engine` who does it when, `journal` what need not be done
again. A unit that fails costs only itself, and nothing here grows with their number but the list of their names.
"""

from typing import Final

LISTS: Final = (".txt", ".lst")
"""Endings of a file that lists masters, one in a line."""
