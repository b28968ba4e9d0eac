"""The page on the own computer: the verbs for those who do not use a terminal. The only room that knows Flask and waitress.

The folder is the state: nothing is uploaded, staff go on working in Excel and Word, and the page shows what they saved.
What a browser may name are opaque ids of files that were found in the folder (`folder.py`), never a path; who may ask is
told in `guard.py`; what takes long is done by another process, one job at a time (`jobs.py`, `worker.py`).
"""
