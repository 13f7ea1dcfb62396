"""Lines by which sites invite, label and sign: never part of what the article tells."""

import re

from newsbot.pages.vocabulary.table import Table, Use

PHRASES = Table(
    r"""
# whole lines: links to elsewhere, buttons, labels of boxes
advertise?ments?                                  label      text_in_two_halves
ad|sponsored(?: content)?|anzeige|werbung|publicit[ée]|publicidade?|pubblicità  label  unproven
реклама|reklam|reklama|hirdetés|advertentie|annons|广告  label  unproven
(?:article |story )?continues? (?:reading|below)(?: .{0,40})?  label  home_archive_teaser
(?:(?:article|story|post) )?continues? after(?: .{0,40})?  label  lines_beside_the_text
(?:duration|dauer|durée|duración|durata|duração|duur|длительность|süre) ?:? ?[\d:.]{2,8}.{0,10}  label  lines_beside_the_text
(?:play|watch)(?: the)? video|after newsletter promotion  label  lines_beside_the_text
(?:reading time|time to read|lese(?:zeit|dauer)|leestijd|lästid|læsetid|lesetid|lukuaika)\W{0,3}\d.{0,12}  label  lines_beside_the_text
(?:temps de |tiempo de |tempo d[ei] )?(?:lecture|lectura|lettura|leitura)\W{0,3}\d.{0,12}  label  lines_beside_the_text
(?:czas czytania|doba čtení|время (?:на )?чтени[ея]|час читання|okuma süresi)\W{0,3}\d.{0,12}  label  lines_beside_the_text
(?:阅读时间|読了時間|읽는 시간)\W{0,3}\d.{0,12}  label  lines_beside_the_text
(?:ca\. )?\d{1,3}[ -]?(?:[^\W\d]{1,8}\.?)? (?:read(?:ing)?|to read|lese(?:zeit|dauer|n))  label  lines_beside_the_text
(?:ca\. )?\d{1,3}[ -]?(?:[^\W\d]{1,8}\.?)? (?:de |di )?(?:lecture|lectura|lettura|leitura)  label  lines_beside_the_text
(?:ca\. )?\d{1,3}[ -]?(?:[^\W\d]{1,8}\.?)? (?:leestijd|lezen|lästid|læsetid|lesetid|lukuaika)  label  lines_beside_the_text
(?:ca\. )?\d{1,3}[ -]?(?:[^\W\d]{1,8}\.?)? (?:czytania|čtení|чтения|читать|читання|okuma)  label  lines_beside_the_text
(?:continue|keep|weiter|plus)[ -]?(?:reading|lesen)(?: .{0,60})?  label  home_archive_teaser
read (?:or share this story|more|next|also|the (?:full|original) (?:story|article))  label  joomla_digest
(?:click|tap) (?:here|to|for) .{0,60}             label      unproven
load(?:ing)?(?: more)?\.*|show more|see more      label      unproven
view (?:more|all)(?: .{0,40})?                    label      home_archive
mehr (?:lesen|zum thema|dazu)|weiterlesen|lesen sie auch  label  unproven
weitere (?:themen|nachrichten)                    label      unproven
das könnte sie auch interessieren|auch interessant  label    unproven
lire (?:aussi|la suite)|[àa] lire aussi|leer más|te puede interesar|leggi anche  label  unproven
leia (?:mais|também)|читайте также|читать далее|devamini oku  label  unproven
(?:more|latest|top|recent) (?:stories|news|articles|headlines|posts|videos)(?: .{0,40})?  label  joomla_article
related(?: (?:articles?|stories|content|posts?|links?|topics?|news|coverage|reading))?  label  furniture
recommended(?: .{0,30})?|see also|also read|don'?t miss  label  unproven
you (?:may|might) also like                       label      summary_in_the_text
you (?:may|might) (?:also )?(?:like|be interested in|enjoy)(?: .{0,20})?  label  summary_in_the_text
mehr zu .{3,40}                                   label      unproven
trending(?: now)?|most (?:read|popular)|editor'?s'? (?:picks?|recommendations)  label  unproven
share(?: (?:this|on|via|the)(?: .{0,40})?)?|tweet|pin it|save|like(?: this)?  label  unproven
e-?mail|print                                     label      joomla_article
teilen|drucken|partager|compartir|condividi|copy(?: link)?  label  unproven
facebook|twitter                                  label      byline_and_more
whatsapp|linkedin|pinterest|reddit|telegram       label      unproven
image|video|photos?|gallery|slideshow|enlarge|zoom|close|menu|search  label  unproven
(?:leave|post|add|write) a (?:comment|reply)|view comments|kommentieren  label  unproven
\d* ?(?:comments?|kommentare?|commentaires?|responses?|discussions?)(?: .{0,30})?  label  unproven
join the (?:conversation|discussion)              label      unproven
tags?                                             label      furniture
topics?|keywords|filed under|categories|schlagwörter|about the authors?  label  unproven
by the same author                                label      unproven
(?:hits|views|reads) ?: ?[\d .,]+                 label      joomla_article
contents|table of contents|previous|(?:previous|next) (?:article|post)  label  unproven
register to read more.*                           label      joomla_hacked
next                                              label      joomla_article
über den autor|mots-clés|weiterführende[rn]? links?.{0,20}  label  unproven
teilen sie .{0,40}|weitere (?:artikel|informationen).{0,40}|explore further  label  unproven
video ad feedback                                 label      unproven
\d\d:\d\d - source: .{0,30}|pages? ?: [\d ]+|watch video.{0,20}  label  unproven
back to top|sign up|subscribe(?: now)?|log ?in|register  label  unproven
(?:\S{2,20}[ -]){0,2}newsletter                   label      unproven
divider                                           label      home_archive
(?:video )?transcript|autor(?:in)?|author         label      unproven
# how a line begins that calls the reader away
read(?: or share| more| also| next| the full)     opening    joomla_digest
also read|see also|more (?:on|from|about|:)       opening    unproven
related(?: (?:articles?|stories|news|coverage))?\s?[:|]|recommended\s?:  opening  unproven
watch(?: now| more|:)                             opening    film_below_a_cookie_banner
(?:lesen sie|mehr zum thema|siehe auch|lire aussi|à lire aussi|voir aussi)\b  opening  unproven
(?:lee también|leia também|leggi anche|читайте также)\b  opening  unproven
tags?\s?[:|]                                      opening    furniture
topics?\s?:|filed under|posted in|keywords?\s?:|schlagworte?|categor(?:y|ies)\s?:  opening  unproven
continue reading                                  opening    home_archive_teaser
register to read more                             opening    joomla_hacked
(?:sign|signing) up (?:for|to|here|now)           opening    unproven
subscribe (?:to|now|here|today)|follow (?:us|@|him|her|them)  opening  unproven
follow \w+(?: \w+)? on (?:twitter|facebook|instagram)|like us on|join (?:us|our)  opening  unproven
download (?:the|our) app|get (?:the|our) (?:latest|daily|newsletter)  opening  unproven
©|\(c\)|all rights reserved                       opening    unproven
copyright                                         opening    home_archive_teaser
this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)  opening  unproven
(?:suggested )?citation\b|this document is subject to copyright  opening  unproven
click here|ein beitrag geteilt von|a post shared by|view this post on instagram  opening  unproven
questions\?                                       opening    author_tells_of_herself
(?:please )?enable javascript|your browser|e-?mail (?:the author|us)  opening  unproven
contact (?:the author|us|the (?:writer|reporter))  opening   unproven
(?:have|got) (?:a|any) (?:tip|story|question)     opening    unproven
support (?:us|our)|was last modified|got a news tip|image (?:credit|source)s?\s?:  opening  unproven
(?:photo|picture|image|foto)\s?(?:by|credit|:|courtesy)  opening  home_archive_subheads
# the same, as it is written: to look for first letters takes less than a pattern does
lesen sie dazu|te puede interesar|vea también|veja também|lees ook  also  lines_beside_the_text
lees verder|læs også|les også|läs också|läs även|läs mer|se også|lue myös  also  lines_beside_the_text
czytaj też|czytaj także|czytaj również|czytaj więcej|zobacz też|zobacz także  also  lines_beside_the_text
zobacz również|čtěte také|čtěte též|přečtěte si|čítajte aj|prečítajte si  also  lines_beside_the_text
citește și|citește mai|citiți și|olvasd el|διαβάστε επίσης|διαβάστε ακόμη  also  lines_beside_the_text
ayrıca oku|bunu da oku|читайте ещё|читайте еще|читайте по теме|смотрите также  also  lines_beside_the_text
материалы по теме|читайте також|дивіться також|оқи отырыңыз|тағы оқыңыз  also  lines_beside_the_text
тағы да оқыңыз|дагы окуңуз|яна ўқинг|shuningdek o‘qing|baca juga|xem thêm  also  lines_beside_the_text
đọc thêm|اقرأ أيض|بیشتر بخوانید|קראו גם|קראו עוד|यह भी पढ़ें|関連記事|あわせて読みたい  also  lines_beside_the_text
【関連|相关阅读|相關閱讀|延伸阅读|延伸閱讀|관련기사|нашли ошибку|заметили ошибку|если вы нашли ошибку  also  lines_beside_the_text
если вы заметили  also  lines_beside_the_text
# whole lines of author and date
(?:[-•] )?(?:written |posted |reported |published )?(?:by|von|par|por|di|от|автор)\b:? .{2,80}  signature  joomla_hacked
(?:autor(?:in)?|author|text|fotos?): .{2,80}      signature  unproven
(?:published|updated|posted|last (?:updated|modified)|first published)\b.{0,80}  signature  joomla_article
(?:aktualisiert|veröffentlicht|publié|publicado)\b.{0,80}  signature  unproven
.{0,60}\b(?:19|20)\d\d\b.{0,40}                   signature  page_date_is_no_article_date
.{0,12}\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,30}     signature  unproven
\d+ min(?:ute)?s?(?: read)?\.?|\d+ (?:hours?|days?|minutes?) ago  signature  unproven
(?:quelle|sources?|fuente|fonte|bron|kilde|källa|źródło|источник|kaynak|来源|來源|出典|출처) ?[:：] ?.{2,60}  signature  lines_beside_the_text
(?:фото|bilde?r?|zdjęci[ea]|imagen|photos?|写真|사진) ?[:：] ?.{2,60}  signature  lines_beside_the_text
[（(【]?(?:责任?编辑?|編集|编辑|記者|记者) ?[:：/／] ?.{1,40}  signature  lines_beside_the_text
\S{2,12} ?(?:기자|특파원|記者|记者)(?: ?[=(]?\S+@\S+)?  signature  lines_beside_the_text
# what tells of an author, behind his name
is|has (?:been|written)                           biography  author_page
was                                               biography  headline_under_the_sites_name
covers|writes|reports|works|joined                biography  unproven
lives                                             biography  home_archive_biography_of_another
ist|schreibt|est|es|è                             biography  unproven
""",
    # For texts in small letters: to pass by a line that begins with another letter takes half the
    # time where case matters.
    label=Use("article", r"\A(?:{})\s*[:.…→»>!|]*\Z"),
    opening=Use("article", r"\A(?:{})"),
    also=Use("article", r"\A(?:{})"),
    signature=Use("article", r"\A(?:{})\Z"),
    biography=Use("article", r",? (?:{})\b"),
)
_LABEL = PHRASES.pattern("label")
_OPENING = PHRASES.pattern("opening")
_SIGNATURE = PHRASES.pattern("signature")
_BIOGRAPHY = PHRASES.pattern("biography")
_READ_ALSO = tuple(PHRASES.words("also"))
# Also the time of a live blog's entry, with its day.
_NUMBER = re.compile(
    r"\d{1,3}|[\W_]{1,20}"
    r"|\W*(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}\W+)?\d{1,2}(?:[:.]\d\d|[:.]\d\d[:.]\d\d|h\d\d)"
    r"(?:\W*(?:uhr|h|hrs|[ap]\.?m\.?|[a-z]{1,2}[sd]?t|gmt|utc|мск)){0,2}\W*"
)
_BIO_END = re.compile(r"view more articles from\s*(?P<name>.{2,60})", re.IGNORECASE)


def is_invitation(text: str) -> bool:
    """`Read more`, `Advertisement`, `Share this`, `Follow us` and their like."""
    if len(text) >= 220:
        return False
    small = text.lower()
    if small.startswith(_READ_ALSO):
        return True
    return bool((len(text) < 80 and _LABEL.match(small)) or _OPENING.match(small))


def is_number(text: str) -> bool:
    """The number of a page or of comments; a sign between two links; the time of day."""
    return len(text) < 28 and bool(_NUMBER.fullmatch(text.lower()))


def is_signature(text: str) -> bool:
    """A line of author or date, as they stand above an article."""
    return len(text) < 100 and bool(_SIGNATURE.match(text.lower()))


def tells_of_someone(text: str) -> bool:
    """What stands behind a name: `is the paper's correspondent`."""
    return _BIOGRAPHY.match(text) is not None


def bio_end_name(text: str) -> str:
    """The author's name in the site's `View more articles from NAME`, glued to the name or not."""
    found = _BIO_END.fullmatch(text) if len(text) < 100 else None
    return found["name"].strip() if found else ""
