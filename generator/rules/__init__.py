"""Validation rules: one family for each letter of a code, in one file or a few; a file holds one family.

S structure · N numbers · L links · M measurement · T targets · W wording · J spelling · K codes · A actions ·
P people · B body · G agreement and budget · R realisasi · E exceptions. Rules see the master only and yield `Temuan`.

This is the list of the rules' modules: importing it registers every rule, and a test compares it with the folder.
"""

# ruff: noqa: F401 - being imported is what they are here for
from generator.rules import (
    actions,
    agreement,
    approval,
    body,
    budget,
    cells,
    citations,
    codes,
    copies,
    enactment,
    evidence,
    exceptions,
    foreign,
    jenjang,
    kelurahan,
    keys,
    links,
    measurement,
    nip,
    numbers,
    optional,
    people,
    promises,
    realisasi,
    reports,
    saved,
    scales,
    sheets,
    signing,
    spelling,
    structure,
    targets,
    unknown,
    weights,
    wording,
)
