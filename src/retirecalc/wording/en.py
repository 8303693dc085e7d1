"""English."""

from __future__ import annotations

SEPARATOR = ", "
BREAK = "; "
MISSING = "Not stated: {fact}."
ASSUMED = "{text} This was not stated: it is assumed."
SUBJECT = "on {subject} (article number not settled)"
BRACKETS = " ({text})"
BASIS = " [{places}]"
HEADING = "{rule} ({month})"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def age(years: int, months: int) -> str:
    return f"{years} years" + (f" {months} month{'s' * (months != 1)}" if months else "")


def term(years: int, months: int) -> str:
    return age(years, months) if years else count(months)


def count(months: int) -> str:
    return f"{months} month{'s' * (months != 1)}"


def short(months: int) -> str:
    return f"{count(months)} short of the minimum" if months else "the minimum is met"


def yuan(amount: object) -> str:
    return f"{amount:,f} yuan"


def month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def long_month(year: int, month: int) -> str:
    return f"{_MONTHS[month - 1]} {year}"


def long_day(year: int, month: int, day: int) -> str:
    return f"{day} {_MONTHS[month - 1]} {year}"


def stretch(first: str, last: str | None) -> str:
    return first if first == last else f"{first} to {last}" if last else f"{first} on"
