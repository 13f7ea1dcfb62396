"""What the article is about, in the words that its site gave it."""

import re
from collections.abc import Callable, Iterable

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.found import Found
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.keyword_lists import clean_list, is_one_name, split_list
from newsbot.pages.article.fields.ownership import OwnParts
from newsbot.pages.article.fields.tag_links import boxed_tags, tag_row, tags_of, text_of_term
from newsbot.pages.metadata.sources import ArticleSources, names_of

Keywords = tuple[str, ...]
Stated = list[tuple[str, Keywords]]

TAGS = ("article:tag", "og:article:tag", "article:tags", "og:tag")
LISTS = (
    "news_keywords", "news-keywords", "parsely-tags", "sailthru.tags", "article:keywords",
    "og:keywords", "citation_keywords", "dcterms.subject", "dc.subject", "dc.keywords",
)  # fmt: skip
SITE_WIDE = "meta keywords"
# Words of a text without a comma that may still be one keyword.
MAX_WORDS = 3
WORD = re.compile(r"\w+")
MIN_STEM = 4


def read_keywords(sources: ArticleSources, headline: Headline) -> Found[Keywords]:
    """Of what a page states the best list, else the article's own links to tags. What its
    `keywords` say is often the same on all of a site's pages.
    """
    title = {headline.text} if headline.text else set()
    stated = [
        (name, words)
        for name, read in STATED
        if (words := read(sources)) and not title.issuperset(words)
    ]
    best = _best(stated, _sections(sources))
    if best is not None and best[0] != SITE_WIDE:
        return Found(best[1], best[0])
    own = OwnParts(headline)
    for name, read_shown in SHOWN:
        if words := read_shown(sources, own):
            if best is None or not _is_of_article(best[1], words, sources, headline):
                return Found(words, name)
            break
    return Found((), None) if best is None else Found(best[1], best[0])


def _json_ld(sources: ArticleSources) -> Keywords:
    return _each(list(names_of(sources.article.get("keywords"))))


def _tag_meta(sources: ArticleSources) -> Keywords:
    texts = list(sources.meta.all(*TAGS))
    return clean_list(texts) if len(texts) == 1 and is_one_name(texts[0]) else _each(texts)


def _list_meta(sources: ArticleSources) -> Keywords:
    return _first_list(sources, *LISTS)


def _microdata(sources: ArticleSources, _: OwnParts) -> Keywords:
    nodes = sources.properties.get("keywords", ())
    return _each([node.attributes.get("content") or text_of_term(node) for node in nodes])


def _keywords_meta(sources: ArticleSources) -> Keywords:
    return _first_list(sources, "keywords", "keyword")


def _first_list(sources: ArticleSources, *names: str) -> Keywords:
    for texts in sources.meta.each(*names):
        if words := clean_list(word for text in texts for word in split_list(text)):
            return words
    return ()


def _each(texts: list[str]) -> Keywords:
    """One text may hold several; of several each is one, whatever commas it has."""
    return clean_list(split_list(texts[0]) if len(texts) == 1 else texts)


STATED: tuple[tuple[str, Callable[[ArticleSources], Keywords]], ...] = (
    ("JSON-LD", _json_ld),
    ("meta article:tag", _tag_meta),
    ("meta news_keywords", _list_meta),
    (SITE_WIDE, _keywords_meta),
)


def _linked(
    links: Callable[[ArticleSources, OwnParts], list[LexborNode]],
) -> Callable[[ArticleSources, OwnParts], Keywords]:
    return lambda sources, own: clean_list(map(text_of_term, links(sources, own)))


SHOWN: tuple[tuple[str, Callable[[ArticleSources, OwnParts], Keywords]], ...] = (
    ("microdata", _microdata),
    ("rel=tag", _linked(tags_of)),
    ("row of tags", _linked(tag_row)),
    ("box of tags", _linked(boxed_tags)),
)


def _sections(sources: ArticleSources) -> set[str]:
    stated = (
        *names_of(sources.article.get("articleSection")),
        *sources.meta.all("article:section"),
    )
    return {name.casefold() for name in stated}


def _best(stated: Stated, sections: set[str]) -> tuple[str, Keywords] | None:
    """The first, unless it only glues words together or names the section, and another does not;
    or two others agree that it is otherwise.
    """
    apart = [
        (name, words)
        for name, words in stated
        if not _is_glued(words) and not _folded(words) <= sections
    ] or stated
    for name, words in apart:
        if any(_folded(words) == _folded(others) for other, others in stated if other != name):
            return name, words
    return apart[0] if apart else None


def _is_glued(words: Keywords) -> bool:
    return len(words) == 1 and "," not in words[0] and len(words[0].split()) > MAX_WORDS


def _folded(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words}


def _is_of_article(
    words: Keywords, tags: Keywords, sources: ArticleSources, headline: Headline
) -> bool:
    """Whether they share a word with the article's tags, or a third of them is in its headline and
    summary.
    """
    if not _folded(words).isdisjoint(_folded(tags)):
        return True
    summary = (sources.meta.first("description"), sources.meta.first("og:description"))
    text = " ".join(filter(None, (headline.text, *summary))).casefold()
    return sum(_is_in(word, text) for word in words) * 3 >= len(words)


def _is_in(keyword: str, text: str) -> bool:
    """All its words, but for their endings."""
    words = WORD.findall(keyword.casefold())
    return bool(words) and all(word[: max(MIN_STEM, len(word) - 2)] in text for word in words)
