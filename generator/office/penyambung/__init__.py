"""Kata penyambung: at the lower right of each page, the first word of the next one.

    documents ─ layout ─► where each word stands ─ rencana ─► a catchword for each page ─ word ─► documents
                                                                                   └─ layout, periksa: is it so?

What is given out has been laid out as it is given out, and every catchword compared with the page that follows.
"""

from generator.office.penyambung.main import Catatan, beri

__all__ = ["Catatan", "beri"]
