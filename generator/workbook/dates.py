"""Dates, times and lengths of time as a workbook stores them: a count of days, or ISO 8601 text.

Excel takes 1900 for a leap year: its days before 1 March 1900 are one too low. A count below one day is
a time of day. Counts are binary numbers, so times are rounded to the millisecond.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

EPOCH_1900: Final = datetime(1899, 12, 30)
"""Day 0 of the usual calendar, put a day early so that days from 1 March 1900 come out right."""
EPOCH_1904: Final = datetime(1904, 1, 1)
_FALSE_LEAP_DAY: Final = 60
_DAY: Final = timedelta(days=1)
_MILLISECONDS: Final = 86_400_000


def moment(count: float, epoch: datetime) -> datetime | time:
    """The date with its time, or the time of day, that a count of days stands for.

    Raises `OverflowError` or `ValueError` when there is no such date.
    """
    if count < 0 and epoch == EPOCH_1900:
        raise ValueError(count)
    day, fraction = divmod(count, 1)
    rest = timedelta(milliseconds=round(fraction * _MILLISECONDS))
    if 0 <= count < 1 and rest < _DAY:
        return (datetime.min + rest).time()
    if 0 < count < _FALSE_LEAP_DAY and epoch == EPOCH_1900:
        day += 1
    return epoch + timedelta(days=day) + rest


def elapsed(count: float) -> timedelta:
    """The length of time that a count of days stands for. Raises `OverflowError` or `ValueError` as `moment` does."""
    return timedelta(milliseconds=round(count * _MILLISECONDS))


def from_iso(text: str) -> datetime | date | time | str:
    """What ISO 8601 text stands for: a date, a time, both; other text is left as it is."""
    for read in (date.fromisoformat, datetime.fromisoformat, time.fromisoformat):
        try:
            return read(text.removesuffix("Z"))
        except ValueError:
            continue
    return text
