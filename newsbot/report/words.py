"""How the report words what the tables hold."""

import json
import re
from datetime import date, datetime

from newsbot.normalize.text import INVISIBLE

FLAGS = {
    "jump": "more than a fifth away from the rate that was stored before",
    "inverted": "what the swapped pair would have",
    "change_mismatch": "the printed change does not lead from the rate before to this one",
    "change_unreadable": "the printed change could not be read",
    "conflict": "the page showed the pair with two rates",
}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
MAX_SIGNS = 300
MAX_WORD_SIGNS = 120


def flag_names(flags: str) -> str:
    """`flags`: a JSON list."""
    return ", ".join(name.replace("_", " ") for name in json.loads(flags))


def counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def words_of_day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def words_of_time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def link_target(url: str) -> str | None:
    """Where a click may lead: nowhere but to a web page."""
    return url if url.lower().startswith(("http://", "https://")) else None


def language_of(code: str | None) -> str | None:
    """What HTML can say of a text's language."""
    return code if code and LANGUAGE.fullmatch(code) else None


def cut(text: str | None, most: int = MAX_SIGNS) -> str:
    """In one line, without what is not seen, and not longer than anybody reads."""
    text = " ".join(INVISIBLE.sub("", text or "").split())
    return text if len(text) <= most else text[: most - 1] + "\u2026"
