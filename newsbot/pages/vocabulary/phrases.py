"""Lines by which sites invite, label and sign: never part of what the article tells."""

import re

from newsbot.pages.vocabulary.table import Table, Use

PHRASES = Table(
    r"""
# whole lines: links to elsewhere, buttons, labels of boxes
advertise?ments?                                  label      text_in_two_halves
ad|sponsored(?: content)?|werbung|publicidade?|reklam|hirdetés|advertentie  label  unproven
广告|(?:click|tap) (?:here|to|for) .{0,60}|load(?:ing)?(?: more)?\.*|show more  label  unproven
see more|mehr (?:lesen|zum thema|dazu)|weiterlesen|lesen sie auch  label  unproven
weitere (?:themen|nachrichten)|das könnte sie auch interessieren  label  unproven
auch interessant|lire (?:aussi|la suite)|[àa] lire aussi|leer más  label  unproven
te puede interesar|leia (?:mais|também)|читайте также|читать далее  label  unproven
devamini oku|recommended(?: .{0,30})?|see also|also read|don'?t miss  label  unproven
mehr zu .{3,40}|trending(?: now)?|most (?:read|popular)  label  unproven
editor'?s'? (?:picks?|recommendations)|tweet|pin it|like(?: this)?|teilen  label  unproven
drucken|partager|compartir|condividi|copy(?: link)?|whatsapp|linkedin  label  unproven
pinterest|reddit|telegram|image|photos?|gallery|slideshow|enlarge|zoom|close  label  unproven
menu|search|view comments|kommentieren|join the (?:conversation|discussion)  label  unproven
topics?|keywords|filed under|schlagwörter|about the authors?  label  unproven
by the same author|contents|previous|über den autor|mots-clés  label  unproven
weiterführende[rn]? links?.{0,20}|teilen sie .{0,40}  label  unproven
weitere (?:artikel|informationen).{0,40}|explore further|video ad feedback  label  unproven
\d\d:\d\d - source: .{0,30}|pages? ?: [\d ]+|watch video.{0,20}|back to top  label  unproven
sign up|log ?in|register|(?:\S{2,20}[ -]){0,2}newsletter  label  unproven
(?:video )?transcript|author                      label      unproven
anzeige                                           label      body_advert_anzeige
publicit[ée]                                      label      body_advert_publicite
pubblicità                                        label      body_advert_pubblicita
реклама                                           label      body_advert_reklama_ru
reklama                                           label      body_advert_reklama_pl
annons                                            label      body_advert_annons
(?:article |story )?continues? (?:reading|below)(?: .{0,40})?  label  home_archive_teaser
(?:continue|keep|weiter|plus)[ -]?(?:reading|lesen)(?: .{0,60})?  label  home_archive_teaser
(?:(?:article|story|post) )?continues? after(?: .{0,40})?  label  lines_beside_the_text
(?:duration|dauer|durée|duración|durata|duração|duur|длительность|süre) ?:? ?[\d:.]{2,8}.{0,10}  label  lines_beside_the_text
(?:play|watch)(?: the)? video|after newsletter promotion  label  lines_beside_the_text
(?:reading time|time to read|lese(?:zeit|dauer)|leestijd|lästid|læsetid|lesetid|lukuaika)\W{0,3}\d.{0,12}  label  lines_beside_the_text
(?:temps de |tiempo de |tempo d[ei] )?(?:lecture|lectura|lettura|leitura)\W{0,3}\d.{0,12}  label  lines_beside_the_text
(?:czas czytania|doba čtení|время (?:на )?чтени[ея]|час читання|okuma süresi)\W{0,3}\d.{0,12}  label  lines_beside_the_text
(?:阅读时间|読了時間|읽는 시간)\W{0,3}\d.{0,12}               label      lines_beside_the_text
(?:ca\. )?\d{1,3}[ -]?(?:[^\W\d]{1,8}\.?)? (?:read(?:ing)?|to read|lese(?:zeit|dauer|n))  label  lines_beside_the_text
(?:ca\. )?\d{1,3}[ -]?(?:[^\W\d]{1,8}\.?)? (?:de |di )?(?:lecture|lectura|lettura|leitura)  label  lines_beside_the_text
(?:ca\. )?\d{1,3}[ -]?(?:[^\W\d]{1,8}\.?)? (?:leestijd|lezen|lästid|læsetid|lesetid|lukuaika)  label  lines_beside_the_text
(?:ca\. )?\d{1,3}[ -]?(?:[^\W\d]{1,8}\.?)? (?:czytania|čtení|чтения|читать|читання|okuma)  label  lines_beside_the_text
広告|광고|إعلان|פרסומת|annonce|mainos|ilan|reklám|oglas|διαφήμιση  label  lines_beside_the_text
quảng cáo|iklan|โฆษณา|विज्ञापन|жарнама|tisknout|drukuj|imprimir  label  lines_beside_the_text
imprimer|stampa|afdrukken|skriv ut|udskriv|tulosta|распечатать  label  lines_beside_the_text
yazdır|印刷|인쇄|打印|sdílet|udostępnij|delen|del|dela|jaa|paylaş  label  lines_beside_the_text
поделиться|поширити|共有|分享|공유|شارك|chia sẻ|bagikan  label     lines_beside_the_text
read (?:or share this story|more|next|also|the (?:full|original) (?:story|article))  label  joomla_digest
view (?:more|all)(?: .{0,40})?|divider            label      home_archive
leggi anche                                       label      date_of_the_related
(?:more|latest|top|recent) (?:stories|news|articles|headlines|posts|videos)(?: .{0,40})?  label  joomla_article
e-?mail|print|(?:hits|views|reads) ?: ?[\d .,]+|next  label  joomla_article
related(?: (?:articles?|stories|content|posts?|links?|topics?|news|coverage|reading))?  label  furniture
tags?                                             label      furniture
you (?:may|might) also like                       label      summary_in_the_text
you (?:may|might) (?:also )?(?:like|be interested in|enjoy)(?: .{0,20})?  label  summary_in_the_text
share(?: (?:this|on|via|the)(?: .{0,40})?)?       label      substack_like_en
\d* ?(?:comments?|kommentare?|commentaires?|responses?|discussions?)(?: .{0,30})?  label  substack_like_en
save                                              label      publisher_graph_fr
facebook|twitter                                  label      byline_and_more
video                                             label      headline_icon_with_a_title
(?:leave|post|add|write) a (?:comment|reply)      label      blogger_pt
categories                                        label      mediawiki_news_en
table of contents                                 label      hugo_papermod_vi
(?:previous|next) (?:article|post)                label      nikola_da
register to read more.*                           label      joomla_hacked
subscribe(?: now)?                                label      jekyll_minima_hu
autor(?:in)?                                      label      date_in_a_list_with_labels
# the headings of what readers say
comments|kommentare|commentaires|comentarios  comments   comments_in_many_languages
comentários|commenti|reacties|kommentarer|kommentit  comments  comments_in_many_languages
komentarze|komentáře|комментари(?:и|ев|я)|коментар(?:і|ів)  comments  comments_in_many_languages
yorum(?:lar)?|bình luận|コメント|评论|評論|댓글|تعليقات|komentar  comments  comments_in_many_languages
пікірлер                                          comments   comments_in_many_languages
stampa quest[oa] .{3,20}  label  body_last_line_print_it
# how a line begins that calls the reader away
read(?: or share| more| also| next| the full)     opening    joomla_digest
also read|see also|related(?: (?:articles?|stories|news|coverage))?\s?[:|]  opening  unproven
recommended\s?:|topics?\s?:|filed under|keywords?\s?:|schlagworte?  opening  unproven
subscribe (?:to|now|here|today)|follow (?:us|@|him|her|them)  opening  unproven
follow \w+(?: \w+)? on (?:twitter|facebook|instagram)|like us on  opening  unproven
join (?:us|our)|download (?:the|our) app          opening    unproven
get (?:the|our) (?:latest|daily|newsletter)|\(c\)|all rights reserved  opening  unproven
this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)  opening  unproven
(?:suggested )?citation\b|this document is subject to copyright|click here  opening  unproven
ein beitrag geteilt von|a post shared by|view this post on instagram  opening  unproven
(?:please )?enable javascript|your browser|e-?mail (?:the author|us)  opening  unproven
contact (?:the author|us|the (?:writer|reporter))  opening   unproven
(?:have|got) (?:a|any) (?:tip|story|question)|support (?:us|our)  opening  unproven
was last modified|got a news tip|image (?:credit|source)s?\s?:  opening  unproven
more (?:on|from|about|:)                          opening    text_in_widgets
watch(?: now| more|:)                             opening    film_below_a_cookie_banner
(?:lesen sie|mehr zum thema|siehe auch|lire aussi|à lire aussi|voir aussi)\b  opening  lines_beside_the_text
follow .{2,40} on (?:twitter|facebook|instagram|snapchat|tiktok|youtube|linkedin|x\b)  opening  lines_beside_the_text
to view this (?:video|content)|dieses thema im programm  opening  lines_beside_the_text
über dieses thema berichtet                       opening    lines_beside_the_text
(?:lee también|leia também|leggi anche|читайте также)\b  opening  date_of_the_related
tags?\s?[:|]                                      opening    furniture
posted in                                         opening    wordpress_classic_pl
categor(?:y|ies)\s?:                              opening    mediawiki_news_en
continue reading|copyright                        opening    home_archive_teaser
register to read more                             opening    joomla_hacked
(?:sign|signing) up (?:for|to|here|now)           opening    ghost_nl
©                                                 opening    encoding_gbk_as_gb2312
questions\?                                       opening    author_tells_of_herself
(?:photo|picture|image|foto)\s?(?:by|credit|:|courtesy)  opening  home_archive_subheads
# the same, as it is written: to look for first letters takes less than a pattern does
lesen sie dazu|te puede interesar|vea también|veja também  also  lines_beside_the_text
lees ook|lees verder|læs også|les også|läs också|läs även  also  lines_beside_the_text
läs mer|se også|lue myös|czytaj też|czytaj także|czytaj również  also  lines_beside_the_text
czytaj więcej|zobacz też|zobacz także|zobacz również|čtěte také  also  lines_beside_the_text
čtěte též|přečtěte si|čítajte aj|prečítajte si|citește și  also  lines_beside_the_text
citește mai|citiți și|olvasd el|διαβάστε επίσης|διαβάστε ακόμη  also  lines_beside_the_text
ayrıca oku|bunu da oku|читайте ещё|читайте еще|читайте по теме  also  lines_beside_the_text
смотрите также|материалы по теме|читайте також|дивіться також  also  lines_beside_the_text
оқи отырыңыз|тағы оқыңыз|тағы да оқыңыз|дагы окуңуз|яна ўқинг  also  lines_beside_the_text
shuningdek o‘qing|baca juga|xem thêm|đọc thêm|اقرأ أيض  also  lines_beside_the_text
بیشتر بخوانید|קראו גם|קראו עוד|यह भी पढ़ें|関連記事|あわせて読みたい|【関連  also  lines_beside_the_text
相关阅读|相關閱讀|延伸阅读|延伸閱讀|관련기사|нашли ошибку|заметили ошибку  also  lines_beside_the_text
если вы нашли ошибку|если вы заметили             also       lines_beside_the_text
при использовании материалов  also  body_last_line_rights_ru
i̇lgili haber  also  body_read_also_ilgili_haber
olvassa el  also  body_read_also_olvassa_el
shuningdek oʻqing  also  body_read_also_oqing
прочетете още  also  body_read_also_procetete
# whole lines of author and date
(?:[-•] )?(?:written |posted |reported |published )?(?:by|von|par|por|di|от|автор)\b:? .{2,80}  signature  joomla_hacked
(?:autor(?:in)?|author|text|fotos?): .{2,80}      signature  body_credit_lines
(?:published|updated|posted|last (?:updated|modified)|first published)\b.{0,80}  signature  joomla_article
(?:aktualisiert|veröffentlicht|publié|publicado)\b.{0,80}  signature  date_published_and_updated_de
.{0,60}\b(?:19|20)\d\d\b.{0,40}                   signature  page_date_is_no_article_date
.{0,12}\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,30}     signature  date_telephone
\d+ min(?:ute)?s?(?: read)?\.?                    signature  lines_beside_the_text
(?:quelle|sources?|fuente|fonte|bron|kilde|källa|źródło|источник|kaynak|来源|來源|出典|출처) ?[:：] ?.{2,60}  signature  lines_beside_the_text
(?:фото|bilde?r?|zdjęci[ea]|imagen|photos?|写真|사진) ?[:：] ?.{2,60}  signature  lines_beside_the_text
[（(【]?(?:责任?编辑?|編集|编辑|記者|记者) ?[:：/／] ?.{1,40}     signature  lines_beside_the_text
\S{2,12} ?(?:기자|특파원|記者|记者)(?: ?[=(]?\S+@\S+)?     signature  lines_beside_the_text
《.{1,20}》 ?[（(].{0,24}版 ?[）)]|分享(?:让|到).{0,12}    signature  lines_beside_the_text
\d+ (?:hours?|days?|minutes?) ago                 signature  publisher_graph_fr
джерело ?: .{2,60}  signature  body_last_line_source_uk
# what tells of an author, behind his name
is|has (?:been|written)                           biography  author_page
was                                               biography  headline_under_the_sites_name
covers|reports|works|joined|schreibt|est|è        biography  unproven
writes                                            biography  body_biography_inside
lives                                             biography  home_archive_biography_of_another
ist|es                                            biography  excerpt_in_a_teaser_box
""",
    # For texts in small letters: to pass by a line that begins with another letter takes half the
    # time where case matters.
    label=Use("article", r"\A(?:{})\s*[:.…→»>!|]*\Z"),
    opening=Use("article", r"\A(?:{})"),
    comments=Use("article", r"\A\W*\d*\W*(?:{})\W*\d*\W*\Z"),
    also=Use("article", r"\A(?:{})"),
    signature=Use("article", r"\A(?:{})\Z"),
    biography=Use("article", r",? (?:{})\b"),
)
LABEL = PHRASES.pattern("label")
OPENING = PHRASES.pattern("opening")
SIGNATURE = PHRASES.pattern("signature")
BIOGRAPHY = PHRASES.pattern("biography")
# Around labels: `- Advertisement -`, `* Follow us`.
DASHES = " -*\u2022\u2013\u2014\u203a\u00bb>+"
COMMENTS = PHRASES.pattern("comments")
READ_ALSO = tuple(PHRASES.words("also"))
# Also the time of a live blog's entry, with its day.
NUMBER = re.compile(
    r"\d{1,3}|[\W_]{1,20}"
    r"|\W*(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}\W+)?\d{1,2}(?:[:.]\d\d|[:.]\d\d[:.]\d\d|h\d\d)"
    r"(?:\W*(?:uhr|h|hrs|[ap]\.?m\.?|[a-z]{1,2}[sd]?t|gmt|utc|мск)){0,2}\W*"
    r"(?:\d+ (?:min|minutes?|hours?)\.? ago)?"
)
BIO_END = re.compile(r"view more articles from\s*(?P<name>.{2,60})", re.IGNORECASE)


def is_invitation(text: str) -> bool:
    """`Read more`, `Advertisement`, `Share this`, `Follow us` and their like."""
    if len(text) >= 220:
        return False
    small = text.lower().strip(DASHES)
    if small.startswith(READ_ALSO):
        return True
    return bool((len(text) < 80 and LABEL.match(small)) or OPENING.match(small))


def is_comments_heading(text: str) -> bool:
    """`Comments`, `2 comments`, `Comments (2)`."""
    return len(text) < 40 and COMMENTS.match(text.lower()) is not None


def is_number(text: str) -> bool:
    """The number of a page or of comments; a sign between two links; the time of day."""
    return len(text) < 28 and bool(NUMBER.fullmatch(text.lower()))


def is_signature(text: str) -> bool:
    """A line of author or date, as they stand above an article."""
    return len(text) < 100 and bool(SIGNATURE.match(text.lower()))


def tells_of_someone(text: str) -> bool:
    """What stands behind a name: `is the paper's correspondent`."""
    return BIOGRAPHY.match(text) is not None


def bio_end_name(text: str) -> str:
    """The author's name in the site's `View more articles from NAME`, glued to the name or not."""
    found = BIO_END.fullmatch(text) if len(text) < 100 else None
    return found["name"].strip() if found else ""
