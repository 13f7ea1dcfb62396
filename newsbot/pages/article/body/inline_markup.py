"""Markup within a paragraph: what of it is read, and how its pieces stand together."""

import re

from selectolax.lexbor import LexborNode

from newsbot.pages.article.body.boilerplate import is_boilerplate_name

# What an editor took back.
UNSAID = frozenset(["del", "s", "strike"])
# The commonest first: they are tried in turn.
PLAIN_NAMES = (
    "a|strong|em|b|i|span|u|font|time|small|abbr|acronym|bdi|bdo|big|cite|code|data|dfn|ins|kbd"
    "|label|mark|nobr|q|ruby|samp|tt|var|wbr"
)
INLINE = UNSAID | {*PLAIN_NAMES.split("|"), "sup", "sub", "rp", "rt", "rtc"}
# In serialized HTML, where every bracket of a text is an entity.
OTHER_THAN_PLAIN = re.compile(rf"<(?!/|(?:{PLAIN_NAMES})[\s>])")
CLASS = re.compile(r'class="([^"]*)"')
# A footnote's number, the sign of a heading's own address, a way past what is no text.
REFERENCE = re.compile(r"[\W\d_]{0,6}|skip .{3,40}", re.IGNORECASE)
STROKES = ("/", "\u2044")
POWER = re.compile(r"\d{1,3}")
# How pages in Chinese and Japanese set paragraphs apart: a line ends with its sentence, or begins
# with a wide space.
DENSE_END = re.compile("[\u3002\uff01\uff1f\u300d\u300f\uff09]\\s*$")
WIDE_SPACE = "\u3000"


def is_bare_reading(ruby_text: LexborNode) -> bool:
    """How a word is pronounced, without the brackets that a page sets around it for those who do
    not see it above the word.
    """
    before = ruby_text.prev
    return before is None or before.tag != "rp"


def sign_before(raised: LexborNode, text: str) -> str:
    """What parts a power from its number, whose digits it would be, and a fraction from the whole
    before it. `text`: what stands before the raised element.
    """
    if not text[-1:].isdigit() or not POWER.fullmatch(raised.text()):
        return ""
    after = raised.next
    is_fraction = after is not None and (after.text_content or "").lstrip().startswith(STROKES)
    return " " if is_fraction else "^"


def begins_paragraph(line: str, before: str) -> bool:
    """Of a line behind a single break."""
    return line.lstrip("\r\n\t ").startswith(WIDE_SPACE) or bool(DENSE_END.search(before))


def is_reference(link: LexborNode) -> bool:
    href = link.attributes.get("href") or ""
    return href.startswith("#") and bool(REFERENCE.fullmatch(link.text().strip()))


def is_plain(html: str) -> bool:
    """Nothing inside but inline elements that are no furniture."""
    if "<" not in html:
        return True
    return (
        not OTHER_THAN_PLAIN.search(html)
        and " hidden" not in html
        and ' href="#' not in html
        and not any(is_boilerplate_name(names[:200]) for names in CLASS.findall(html))
    )
