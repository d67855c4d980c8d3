"""Ancient dates as literals: py4j hands them over in the calendar of java.sql, Julian before October 1582."""

from __future__ import annotations

import datetime

from pyspark.errors.exceptions.captured import IllegalArgumentException

_GREGORIAN = datetime.date(1582, 10, 15)
_MISSING = datetime.date(1582, 10, 5)
# The day number of the Julian period before the first of January of year 1.
_FIRST_DAY = 1721425


def date_literal(value: datetime.date) -> datetime.date:
    """What Spark makes of a date: the ten days that the old calendar lacks are ten days later."""
    if value.year < 1000:
        # java.sql.Date reads years of four digits, and Python's strftime writes fewer.
        raise IllegalArgumentException("None")
    return value + datetime.timedelta(days=10) if _MISSING <= value < _GREGORIAN else value


def moment_literal(value: datetime.datetime) -> datetime.datetime:
    """What Spark makes of a moment: the date that the old calendar has for its day."""
    day = value.date()
    if day >= _GREGORIAN:
        return value
    moved = _julian(day)
    return datetime.datetime.combine(moved, value.timetz(), value.tzinfo)


def _julian(day: datetime.date) -> datetime.date:
    count = day.toordinal() + _FIRST_DAY + 32082
    years = (4 * count + 3) // 1461
    of_year = count - 1461 * years // 4
    months = (5 * of_year + 2) // 153
    of_month = of_year - (153 * months + 2) // 5
    # A leap day that only the old calendar has is the first of March.
    first = datetime.date(years - 4800 + months // 10, months + 3 - 12 * (months // 10), 1)
    return first + datetime.timedelta(days=of_month)
