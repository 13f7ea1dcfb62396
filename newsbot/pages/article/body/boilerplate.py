"""What stands between an article's paragraphs without being part of it."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

# Elements that never hold the article's text.
TAGS = frozenset(
    (
        *("-comment", "audio", "button", "canvas", "dialog", "fieldset", "footer", "form", "head"),
        *("iframe", "input", "map", "menu", "nav", "noscript", "object", "script", "select"),
        *("style", "svg", "template", "textarea", "video"),
    )
)
# Class names and ids, in small letters. These words count anywhere between hyphens and underscores
# ...
_PART = re.compile(
    r"""(?:^|[_-])(?:
    share|shares|sharing|sharebar|sharedaddy|sharethis|socials?|addtoany|addthis|a2a
    |related|relateds|relatedposts|relatedarticles|recommended|recommendations?|recirc
    |recirculation|outbrain|taboola|promos?|trending|popular|yarpp|crp|ndf
    |comments?|commentlist|comentarios|disqus|disqus_thread|respond|replies
    |newsletters?|subscribe|signup|donate|donation|cta
    |bylines?|breadcrumbs?|pagination|pager|copyright|cookies?|cookiebar|gdpr|consent|popup
    |adverts?|advertisement|advertising|sponsor|sponsored|adslot|dfp|banner
    |toolbar|timestamp|dateline|hashtags|skip|ratings?|votes?
    |gallery|slideshow|slider|carousel|instagram|transcript
    )(?=$|[_-])""",
    re.VERBOSE,
)
# ... and these only as the whole name, since themes use them for the article's own wrappers too.
_WHOLE = re.compile(
    r"""(?:(?:article|post|entry|story|content|page|news|single|blog|site|the)(?:__|[_-])?)?(?:
    authors?(?:[_-]{1,2}(?:bio|box|info|name|card|details|description|meta|block))?
    |author(?:bio|box|info|name)|about[_-]?author|bio|writer|contributors?|credits?
    |meta|meta[_-]?(?:data|info|bar|box|header)|date|time|published|pubdate|publish[_-]?date
    |tags?|tag[_-]?(?:list|links|cloud)|topics|keywords|categor(?:y|ies)|cat[_-]?links|terms
    |ads?|ad[_-](?:slot|unit|container|wrapper|block|box)[\w-]*|header[_-]?ad
    |sidebar|side[_-]?bar|aside|widgets?|widget[_-]area|menu|nav|navbar|navigation|nav[_-]links
    |post[_-]?nav|prev[_-]?next|tools|hide|hidden|visually[_-]?hidden
    |sr[_-]only|screen[_-]reader[_-]text|off[_-]?screen|assistive[_-]?text|modal|overlay|login
    |divider|footer|poll|survey
    |page[_-]?links|post[_-]nav[_-]links|post[_-]page[_-]numbers
    |follow|follow[_-]?us|more[_-]?(?:stories|news|articles|on|from|links)
    |most[_-]?(?:read|viewed|popular)|read[_-]?(?:more|next|also)|also[_-]?read|see[_-]?also
    |teasers?|latest[_-]?(?:news|posts)|recent[_-]?posts|up[_-]?next
    |(?:next|prev|previous)[_-](?:article|post|story)
    )|print(?:[_-]only)?""",
    re.VERBOSE,
)
# Names that a theme hangs on the wrapper of the whole article (`category-news has-sidebar`).
_STATE = re.compile(
    r"(?:has|with|no|enable|is|js|category|tag|type|status|format|single|postid|l|col|elementor"
    r"|wp-block|field|fl|et_pb|vc)[_-]"
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Bootstrap's name for what is not shown, or only on paper; with another one, on some screens only.
_HIDDEN_CLASS = re.compile(r"(?:^|\s)d-none(?:\s|$)(?!.*\bd-(?:sm|md|lg|xl|xxl)-)")
_BODY = re.compile(
    r"(?:^|[\s_-])(?:article|story|post|entry|news|page|main)(?:__|[_-])?(?:body|content|text|main)"
    r"(?:$|[\s_-])|articlebody"
)


def is_boilerplate(node: LexborNode, tag: str) -> bool:
    if tag in TAGS:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    names, identity = attributes.get("class"), attributes.get("id")
    if names and is_boilerplate_name(names[:200]):
        return True
    if identity and is_boilerplate_name(identity[:200]):
        return True
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"


@lru_cache(maxsize=4096)
def is_boilerplate_name(names: str) -> bool:
    """Of the value of a class or id attribute. Cached: a site's pages share them."""
    small = names.lower()
    if _BODY.search(small):
        return False
    if _HIDDEN_CLASS.search(names):
        return True
    return any(
        (_PART.search(name) or _WHOLE.fullmatch(name)) and not _STATE.match(name)
        for name in small.split()
    )
