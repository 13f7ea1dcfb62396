"""Lines by which sites invite, label and sign: never part of what the article tells.

One pattern a line; a line of the page has to match one whole, or to open with one.
"""

import re


def _any_of(patterns: str) -> str:
    return "|".join(line for line in patterns.splitlines() if line)


_LABELS = _any_of(r"""
advertise?ments?|ad|sponsored(?: content)?|anzeige|werbung|publicit[ée]|publicidade?|pubblicità
реклама|reklam|reklama|hirdetés|advertentie|annons|广告
(?:article |story )?continues? (?:reading|below)(?: .{0,40})?
(?:continue|keep|weiter|plus)[ -]?(?:reading|lesen)(?: .{0,60})?
read (?:or share this story|more|next|also|the (?:full|original) (?:story|article))
(?:click|tap) (?:here|to|for) .{0,60}
load(?:ing)?(?: more)?\.*|show more|see more|view (?:more|all)(?: .{0,40})?
mehr (?:lesen|zum thema|dazu)|weiterlesen|lesen sie auch|weitere (?:themen|nachrichten)
das könnte sie auch interessieren|auch interessant
lire (?:aussi|la suite)|[àa] lire aussi|leer más|te puede interesar|leggi anche
leia (?:mais|também)|читайте также|читать далее|devamini oku
(?:more|latest|top|recent) (?:stories|news|articles|headlines|posts|videos)(?: .{0,40})?
related(?: (?:articles?|stories|content|posts?|links?|topics?|news|coverage|reading))?
recommended(?: .{0,30})?|you (?:may|might) also like|see also|also read|don'?t miss
you (?:may|might) (?:also )?(?:like|be interested in|enjoy)(?: .{0,20})?|mehr zu .{3,40}
trending(?: now)?|most (?:read|popular)|editor'?s'? (?:picks?|recommendations)
share(?: (?:this|on|via|the)(?: .{0,40})?)?|tweet|pin it|e-?mail|print|save|like(?: this)?
teilen|drucken|partager|compartir|condividi|copy(?: link)?
facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram
image|video|photos?|gallery|slideshow|enlarge|zoom|close|menu|search
(?:leave|post|add|write) a (?:comment|reply)|view comments|kommentieren
\d* ?(?:comments?|kommentare?|commentaires?|responses?|discussions?)(?: .{0,30})?
join the (?:conversation|discussion)
tags?|topics?|keywords|filed under|categories|schlagwörter|about the authors?|by the same author
(?:hits|views|reads) ?: ?[\d .,]+
contents|table of contents|register to read more.*|previous|next|(?:previous|next) (?:article|post)
über den autor|mots-clés|weiterführende[rn]? links?.{0,20}
teilen sie .{0,40}|weitere (?:artikel|informationen).{0,40}|explore further|video ad feedback
\d\d:\d\d - source: .{0,30}|pages? ?: [\d ]+|watch video.{0,20}
back to top|divider|sign up|subscribe(?: now)?|log ?in|register|(?:\S{2,20}[ -]){0,2}newsletter
(?:video )?transcript|autor(?:in)?|author
""")
_OPENINGS = _any_of(r"""
read(?: or share| more| also| next| the full)|also read|see also|more (?:on|from|about|:)
related(?: (?:articles?|stories|news|coverage))?\s?[:|]|recommended\s?:|watch(?: now| more|:)
(?:lesen sie|mehr zum thema|siehe auch|lire aussi|à lire aussi|voir aussi)\b
(?:lee también|leia também|leggi anche|читайте также)\b
tags?\s?[:|]|topics?\s?:|filed under|posted in|keywords?\s?:|schlagworte?|categor(?:y|ies)\s?:
continue reading|register to read more|(?:sign|signing) up (?:for|to|here|now)
subscribe (?:to|now|here|today)|follow (?:us|@|him|her|them)
follow \w+(?: \w+)? on (?:twitter|facebook|instagram)|like us on|join (?:us|our)
download (?:the|our) app|get (?:the|our) (?:latest|daily|newsletter)
©|copyright|\(c\)|all rights reserved
this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)
(?:suggested )?citation\b|this document is subject to copyright
click here|questions\?|ein beitrag geteilt von|a post shared by|view this post on instagram
(?:please )?enable javascript|your browser|e-?mail (?:the author|us)
contact (?:the author|us|the (?:writer|reporter))|(?:have|got) (?:a|any) (?:tip|story|question)
support (?:us|our)|was last modified|got a news tip|image (?:credit|source)s?\s?:
(?:photo|picture|image|foto)\s?(?:by|credit|:|courtesy)
""")
_SIGNATURES = _any_of(r"""
(?:[-•] )?(?:written |posted |reported |published )?(?:by|von|par|por|di|от|автор)\b:? .{2,80}
(?:autor(?:in)?|author|text|fotos?): .{2,80}
(?:published|updated|posted|last (?:updated|modified)|first published)\b.{0,80}
(?:aktualisiert|veröffentlicht|publié|publicado)\b.{0,80}
.{0,60}\b(?:19|20)\d\d\b.{0,40}|.{0,12}\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,30}
\d+ min(?:ute)?s?(?: read)?\.?|\d+ (?:hours?|days?|minutes?) ago
""")
# For texts in small letters: to pass by a line that begins with another letter takes half the time
# where case matters.
_LABEL = re.compile(rf"(?:{_LABELS})\s*[:.…→»>!|]*")
_OPENING = re.compile(_OPENINGS)
_SIGNATURE = re.compile(_SIGNATURES)
_NUMBER = re.compile(r"\d{1,3}|[\W_]{1,20}")
_BIO_END = re.compile(r"view more articles from\s*(?P<name>.{2,60})", re.IGNORECASE)


def is_invitation(text: str) -> bool:
    """`Read more`, `Advertisement`, `Share this`, `Follow us` and their like."""
    if len(text) >= 220:
        return False
    small = text.lower()
    return bool((len(text) < 80 and _LABEL.fullmatch(small)) or _OPENING.match(small))


def is_number(text: str) -> bool:
    """The number of a page or of comments; a sign between two links."""
    return len(text) < 20 and bool(_NUMBER.fullmatch(text))


def is_signature(text: str) -> bool:
    """A line of author or date, as they stand above an article."""
    return len(text) < 100 and bool(_SIGNATURE.fullmatch(text.lower()))


def bio_end_name(text: str) -> str:
    """The author's name in the site's `View more articles from NAME`, glued to the name or not."""
    found = _BIO_END.fullmatch(text) if len(text) < 100 else None
    return found["name"].strip() if found else ""
