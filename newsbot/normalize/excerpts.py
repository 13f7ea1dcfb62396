"""Excerpts without what the site's shortcodes and links leave in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from newsbot.normalize.text import normalize_line

MAX_EXCERPT_CHARS = 20_000
CUT_MARKS = ("...", "\u2026", "[...]", "[\u2026]")

# WordPress writes `[caption id="attachment_N" width="N"] credit[/caption]`; the listing's word
# limit may cut it off anywhere. An attribute tells it from a bracket in prose.
CAPTION_TAG = re.compile(
    r"\[caption(?: [a-z]+ ?=[^\[\]]*\]?|(?: [a-z]*)?(?:\.\.\.|\u2026)?$)|\[/caption\]"
)
MAX_CREDIT_WORDS = 60
EMBED = re.compile(r"\[embed[^\[\]]*\][^\s\[\]]*\[/embed\]")
SHORTCODE = re.compile(
    r"\[(?:gallery|playlist|audio|video|embed) [a-z_]+=[^\[\]]*\]"
    r"|\[/(?:gallery|playlist|audio|video|embed)\]"
)

SENTENCE_END = '[.!?\u2026"\u201d\u2019)\\]]'
LINK_AT_END = re.compile(
    # The title that a screen reader hears with the link stands in quotes, before an arrow, or
    # after a cut mark.
    r" ?(?:Continue [Rr]eading(?: [\"\u201c][^\"\u201d]{0,200}[\"\u201d]| .{0,200}[\u2192\u00bb])?"
    r"|(?:(?<=[.]{3})|(?<=[\u2026\]])) ?Continue [Rr]eading .{0,200}"
    r"|Read [Mm]ore|READ MORE|Register to read more|View more articles from.{0,80}"
    rf"|(?:^|(?<={SENTENCE_END}) ?)divider)"
    r"[ .\u2026\u2192\u00bb]*$"
)
LINK_WORDS = ("Continue ", "Read ", "READ ", " read more", "divider", "View more articles")
FURNITURE = ("[", *LINK_WORDS)
MAX_LINK_CHARS = 400
LINK_INSIDE = re.compile(rf"(?<={SENTENCE_END}) ?Continue reading(?= [A-Z\"\u201c])")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` keeps its cut mark as the site prints it."""

    text: str
    truncated: bool


# An article's card says it first, and then the card that its page was asked for with.
@lru_cache(512)
def normalize_excerpt(text: str) -> Excerpt:
    """An excerpt that ends in an ellipsis counts as cut: a sentence that truly ends so cannot be
    told from one, and nothing is lost by it. An ellipsis inside closing quotes is no cut.
    """
    line = normalize_line(text, MAX_EXCERPT_CHARS)
    if not has_furniture(line):
        return Excerpt(line, line.endswith(CUT_MARKS))
    line = remove_links(line)
    clean = remove_shortcodes(line)
    return Excerpt(clean, line.endswith(CUT_MARKS) or clean.endswith(CUT_MARKS))


def has_furniture(text: str) -> bool:
    """Whether a closer look is worth its time; in most texts it is not."""
    return _has(text, FURNITURE)


def _has(text: str, words: Iterable[str]) -> bool:
    return any(map(text.__contains__, words))


def remove_links(line: str) -> str:
    """Without "Continue reading" and the like at the end, of which a few may follow another."""
    for _ in range(4):
        tail = line[-MAX_LINK_CHARS:]
        link = LINK_AT_END.search(tail) if _has(tail, LINK_WORDS) else None
        if link is None:
            break
        line = line[: len(line) - len(tail) + link.start()]
    return LINK_INSIDE.sub("", line) if "Continue reading" in line else line


def remove_shortcodes(line: str) -> str:
    """Without captions (their credit goes with them), galleries and embeds; other brackets stay."""
    if "[" in line:
        line = SHORTCODE.sub(" ", EMBED.sub(" ", _remove_captions(line)))
    return " ".join(line.split())


def _remove_captions(line: str) -> str:
    tags = list(CAPTION_TAG.finditer(line))
    kept, end = [], 0
    for tag, following in zip_longest(tags, tags[1:]):
        if tag.start() >= end:
            kept.append(line[end : tag.start()])
            end = _caption_end(line, tag, following)
    return " ".join([*kept, line[end:]])


def _caption_end(line: str, tag: re.Match[str], following: re.Match[str] | None) -> int:
    """An unclosed caption was cut off with the excerpt and ends where it ends, unless more words
    follow than a credit has: then only the tag goes, and the story stays.
    """
    if tag[0] == "[/caption]":
        return tag.end()
    if following is None:
        rest = line[tag.end() :].split(maxsplit=MAX_CREDIT_WORDS)
        return tag.end() if len(rest) > MAX_CREDIT_WORDS else len(line)
    return following.end() if following[0] == "[/caption]" else tag.end()
