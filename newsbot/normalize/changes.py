"""What kind of edit made one state of an article's text into the next."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsbot.normalize.comparison import BREAK, Stretch, compare, folded
from newsbot.normalize.content_hash import fold, remove_cut_mark

# The most serious first. The first two are about our reading, not about the site's writing: the
# page was read after its card alone, or what it shows has no text any more.
CLASSES = (
    "text found",
    "text lost",
    "headline",
    "figures",
    "correction notice",
    "paragraph removed",
    "paragraph added",
    "wording",
    "typo",
)

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
# "one" is left out: it is a pronoun more often.
NUMBER_WORDS = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion)s?"
)
NOTICE = re.compile(
    r"\b(?:correction|corrected|clarification|editor.?s.note|earlier version"
    r"|(?:article|story|report|post|headline) (?:has been|was) (?:updated|amended|edited|changed)"
    r"|\u0438\u0441\u043f\u0440\u0430\u0432\u043b\u0435\u043d\w*"  # Russian: corrected
    r"|\u0443\u0442\u043e\u0447\u043d\u0435\u043d\w*)\b",  # Russian: clarified
    re.IGNORECASE,
)
EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Text:
    headline: str
    excerpt: str
    article_body: str | None


def classify(old: Text, new: Text) -> tuple[str, ...]:
    """Every class that applies, in the order of CLASSES; at least one.

    A paragraph is removed or added if less than half of its words stayed. Within the others each
    edit is one of figures, wording or typo. `figures`: a number came, went or changed there or in
    the headline. A paragraph that moved is wording. States alike in all that is stored differ
    in the headline of the article's own page, the only other thing that makes a revision.
    """
    found = set(_classify_headline(old.headline, new.headline))
    if old.article_body and new.article_body:
        found |= set(_classify_text(old.article_body, new.article_body))
    elif new.article_body:
        found.add("text found")
    elif old.article_body:
        found.add("text lost")
    else:
        found |= set(_classify_text(*map(remove_cut_mark, (old.excerpt, new.excerpt))))
    return tuple(name for name in CLASSES if name in found) or ("headline",)


def _classify_headline(old: str, new: str) -> Iterator[str]:
    if fold(old) != fold(new):
        yield "headline"
        if _numbers(old.split()) != _numbers(new.split()):
            yield "figures"
        if NOTICE.search(new) and not NOTICE.search(old):
            yield "correction notice"


def _classify_text(old: str, new: str) -> Iterator[str]:
    stretches = compare(old, new)
    before = Side([(stretch.old, stretch.same) for stretch in stretches])
    after = Side([(stretch.new, stretch.same) for stretch in stretches])
    if before.replaced - after.replaced:
        yield "paragraph removed"
    if after.replaced - before.replaced:
        yield "paragraph added"
    if before.replaced & after.replaced:
        yield "wording"
    if _brings_notice(stretches, old):
        yield "correction notice"
    for stretch, gone, come in zip(stretches, before.kept_words, after.kept_words, strict=True):
        if not stretch.same and folded(gone) != folded(come):
            yield _classify_edit(gone, come)


class Side:
    """One text of the two, cut into paragraphs again. `replaced`: those of which less than half
    stayed, folded. `kept_words`: for each stretch, its words that stand in other paragraphs.
    """

    def __init__(self, stretches: Sequence[tuple[Sequence[str], bool]]) -> None:
        self._paragraphs: list[list[str]] = [[]]
        self._same: Counter[int] = Counter()
        places = [[*self._number(words, same)] for words, same in stretches]
        gone = {number for number in range(len(self._paragraphs)) if not self._stayed(number)}
        self.replaced = Counter(folded(self._paragraphs[number]) for number in gone)
        self.kept_words = [
            [word for number, word in words if number not in gone] for words in places
        ]

    def _number(self, words: Sequence[str], same: bool) -> Iterator[tuple[int, str]]:
        for word in words:
            if word == BREAK:
                self._paragraphs.append([])
                continue
            self._paragraphs[-1].append(word)
            number = len(self._paragraphs) - 1
            self._same[number] += same
            yield number, word

    def _stayed(self, number: int) -> bool:
        return 2 * self._same[number] >= len(self._paragraphs[number])


def _brings_notice(stretches: Sequence[Stretch], old: str) -> bool:
    words = " ".join(word for stretch in stretches if not stretch.same for word in stretch.new)
    return any(notice[0].lower() not in old.lower() for notice in NOTICE.finditer(words))


def _classify_edit(old: Sequence[str], new: Sequence[str]) -> str:
    if _numbers(old) != _numbers(new):
        return "figures"
    return "typo" if _is_typo(old, new) else "wording"


def _numbers(words: Sequence[str]) -> list[str]:
    found = []
    for word in words:
        found += NUMBER.findall(word)
        if NUMBER_WORDS.fullmatch(_core(word)):
            found.append(_core(word))
    return found


def _is_typo(old: Sequence[str], new: Sequence[str]) -> bool:
    """Punctuation, capitals, or a slip of the pen in each of the words."""
    before, after = [*filter(None, map(_core, old))], [*filter(None, map(_core, new))]
    return len(before) == len(after) and all(map(_is_slip, before, after))


def _is_slip(old: str, new: str) -> bool:
    """One letter too many, missing, wrong or at its neighbour's place. Another first or last letter
    makes another word (hired and fired, Iran and Iraq), and so does any in a short one.
    """
    if old == new:
        return True
    if min(len(old), len(new)) < 4 or old[0] != new[0]:
        return False
    head = next((i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), -1)
    if head < 0 or old[head + 1 :] == new[head:] or old[head:] == new[head + 1 :]:
        return abs(len(old) - len(new)) == 1
    if old[head + 1 :] == new[head + 1 :]:
        return head < len(old) - 1
    swapped = old[head + 1 : head + 2] + old[head] + old[head + 2 :]
    return swapped == new[head:]


def _core(word: str) -> str:
    return EDGES.sub("", word).casefold()
