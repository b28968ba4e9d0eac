"""What a Word document says and how it looks, read as far as the format can carry meaning: text and looks as two things.

What is not read is not passed over: it is kept as a remainder at its place, so that two documents never count as equal
because somebody did not look.
"""

from generator.office.word.content.model import Block, Cell, Content, Fact, Mark, Paragraph, Room, Row, Stretch, Table
from generator.office.word.content.read import read_content

__all__ = [
    "Block",
    "Cell",
    "Content",
    "Fact",
    "Mark",
    "Paragraph",
    "Room",
    "Row",
    "Stretch",
    "Table",
    "read_content",
]
