"""perkin as a folder for Windows, which needs no installing: what `make windows` puts into it."""
