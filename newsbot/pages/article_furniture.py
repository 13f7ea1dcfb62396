"""What stands between an article's paragraphs without being part of it."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

# Elements that never hold the article's text.
TAGS = frozenset(
    ["-comment", "audio", "button", "canvas", "dialog", "fieldset", "footer", "form", "head"]
    + ["iframe", "input", "map", "menu", "nav", "noscript", "object", "script", "select", "style"]
    + ["svg", "template", "textarea", "video"]
)
# Class names and ids. These words count anywhere between hyphens and underscores ...
_PART = re.compile(
    r"(?:^|[_-])(?:"
    r"share|shares|sharing|sharebar|sharedaddy|sharethis|social|socials|addtoany|addthis|a2a"
    r"|related|relateds|relatedposts|relatedarticles|recommended|recommendations?|recirc|recirculation"
    r"|outbrain|taboola|promo|promos|trending|popular|yarpp|crp|ndf"
    r"|comments?|commentlist|comentarios|disqus|disqus_thread|respond|replies"
    r"|newsletters?|subscribe|signup|donate|donation|cta"
    r"|bylines?|breadcrumbs?|pagination|pager|copyright|cookies?|cookiebar|gdpr|consent|popup"
    r"|advert|adverts|advertisement|advertising|sponsor|sponsored|adslot|dfp|banner"
    r"|toolbar|timestamp|dateline|hashtags|skip|rating|ratings|vote|votes"
    r"|gallery|slideshow|slider|carousel|instagram"
    r")(?=$|[_-])",
    re.IGNORECASE,
)
# ... and these only as the whole name, since themes use them for the article's own wrappers too.
_WHOLE = re.compile(
    r"(?:(?:article|post|entry|story|content|page|news|single|blog|site|the)(?:__|[_-])?)?(?:"
    r"authors?(?:[_-]{1,2}(?:bio|box|info|name|card|details|description|meta|block))?|about[_-]?author|bio|writer|contributors?|author(?:bio|box|info|name)"
    r"|meta|meta[_-]?(?:data|info|bar|box|header)|metadata|date|time|published|pubdate|publish[_-]?date|credits?"
    r"|tags?|tag[_-]?(?:list|links|cloud|s)|topics|keywords|categor(?:y|ies)|cat[_-]?links|terms"
    r"|ads?|ad[_-](?:slot|unit|container|wrapper|block|box)[\w-]*|sidebar|side[_-]?bar|aside|widgets?|widget[_-]area"
    r"|menu|nav|navbar|navigation|nav[_-]links|post[_-]?nav|prev[_-]?next|tools|print(?:[_-]only)?|hide|hidden|visually[_-]?hidden"
    r"|sr[_-]only|screen[_-]reader[_-]text|modal|overlay|login|divider|footer|header[_-]?ad|poll|survey|follow|follow[_-]?us"
    r"|more[_-]?(?:stories|news|articles|on|from|links)|most[_-]?(?:read|viewed|popular)|read[_-]?(?:more|next|also)|also[_-]?read|see[_-]?also|teasers?"
    r"|latest[_-]?(?:news|posts)|recent[_-]?posts|up[_-]?next|next[_-](?:article|post|story)|prev(?:ious)?[_-](?:article|post|story)"
    r")",
    re.IGNORECASE,
)
# Names that a theme hangs on the wrapper of the whole article (`category-news has-sidebar`).
_STATE = re.compile(
    r"(?:has|with|no|enable|is|js|category|tag|type|status|format|single|postid|l|col|elementor|wp-block|field|fl|et_pb|vc)[_-]",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:^|[\s_-])(?:article|story|post|entry|news|page|main)(?:__|[_-])?(?:body|content|text|main)(?:$|[\s_-])|articlebody",
    re.IGNORECASE,
)


def is_furniture(node: LexborNode, tag: str) -> bool:
    if tag in TAGS:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    names, identity = attributes.get("class"), attributes.get("id")
    if names and is_furniture_name(names[:200]):
        return True
    if identity and is_furniture_name(identity[:200]):
        return True
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"


@lru_cache(maxsize=4096)
def is_furniture_name(names: str) -> bool:
    """Of the value of a class or id attribute. Cached: a site's pages share them."""
    if _BODY.search(names):
        return False
    return any(
        (_PART.search(name) or _WHOLE.fullmatch(name)) and not _STATE.match(name)
        for name in names.split()
    )
