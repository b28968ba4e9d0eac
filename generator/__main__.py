"""`python -m generator`: the same as the command `perkin`."""

from generator.cli import main

main()
