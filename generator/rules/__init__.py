"""Validation rules: one file per family, named after what it holds; a code's letter leads to its file.

S structure · N numbers · L links · M measurement · T targets · W wording · J spelling · K codes · A actions ·
P people · B body · R realisasi · E exceptions. Rules see the master only and yield `Temuan`.
"""
