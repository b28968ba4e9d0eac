"""How XML of Office files is parsed: nothing is fetched, no entity is put in, and libxml2's own limits hold.

By these limits an element lies at most 256 levels deep and a text has at most ten million characters. What was made
here, or has been found safe before, may be larger.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

OUTSIDE: Final = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
"""For parts of files that somebody gave us, without comments and processing instructions."""
VERBATIM: Final = etree.XMLParser(resolve_entities=False, no_network=True)
"""For the same parts, comments and processing instructions included: where they are kept or looked through."""
FILLED: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
"""For parts that were filled here, which may be large."""
SAFE: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
)
"""For parts of documents that were found safe, which may be large; without comments and processing instructions."""
