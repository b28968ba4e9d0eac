"""Documents of last year → a draft master: what was read, from where, how sure, and what was left out.

`sources` reads files into lines and tables, `headers` and `tables` recognise what a table is, `reading` and `rows` take
its cells, `body` takes the decree's paragraphs, `officials` the people, `draft` puts all into one master; `mapping` is
what a person answers to it. Nothing is guessed: what is not plain is kept as it stands and marked.
"""

from generator.impor.main import Impor, impor

__all__ = ["Impor", "impor"]
