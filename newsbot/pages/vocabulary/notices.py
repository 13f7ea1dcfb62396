"""What sites tell their readers beside an article, by words that come together in it alone.

Parts of words in small letters, `_` for a space where they begin or end. No single one of them
makes a notice: an article may be about cookies, or about the support of newspapers.
"""

from typing import NamedTuple

from newsbot.pages.vocabulary.table import Table, Use

NOTICES = Table(
    """
# what a page shows from elsewhere, once the reader agrees
внешний_материал|внешний_контент|внешнее_содерж   embedded               notices_in_boxes
external_content|externe_inhalt|externen_inhalt|externer_inhalt  embedded  unproven
third-party_content|embedded_content|content_provided_by|contenu_externe  embedded  unproven
contenu_est_bloqué|contenido_externo|contenido_de_terceros|contenuto_esterno  embedded  unproven
contenuti_esterni|conteúdo_externo|externe_inhoud|eksternt_innhold  embedded  unproven
ekstern_indhold|externt_innehåll|treści_zewn|spotify|vimeo  embedded     unproven
youtube|instagram                                 embedded channel       unproven
tiktok                                            embedded channel       lines_beside_the_text
facebook|twitter                                  embedded channel       byline_and_more
accept                                            asking                 film_below_a_cookie_banner
consent|allow_|einverstanden|zustimm|einwillig|erlaub|akzept|acept|accett  asking  unproven
aceit|toestemming|samtykke|godkänn|zgod|souhlas|同意  asking               unproven
permission|даёте_соглас|даете_соглас|ваше_соглас  asking                 notices_in_boxes
_agree                                            asking                 author_page
click|klick|clic|cliqu|laden|anzeigen|angezeigt|anzuzeigen|visualis|charger  loading  unproven
afficher|mostrar|bekijk|weergeven|wyświetl        loading                unproven
view_th                                           loading                lines_beside_the_text
показать_                                         loading                notices_in_boxes
load                                              loading                amp_id
表示                                                loading                authors_chinese_editor
cookie                                            tracking               film_below_a_cookie_banner
traceur|tracking|tracker|personenbezogen|datenschutz|drittplattform|privacy  tracking  unproven
personal_data|données_perso|datos_personales|dati_personali|persoonsgegevens  tracking  unproven
personopplysninger|personoplysninger|persondata|personuppgifter|dane_osob  tracking  unproven
クッキー                                              tracking               unproven
персональн                                        tracking               notices_in_boxes
# an appeal for support
donat|unterstütz                                  giving                 notices_in_boxes
support_us|support_our|support_the|support_from|become_a_member|membership  giving  unproven
contribut|spenden|mitglied|soutenir|un_don|apoya|hazte_soci|sostieni|abbonat  giving  unproven
apoie|assine|steun_ons|word_lid|støt_os|bli_medlem|wesprzyj|пожертв|destek  giving  unproven
soutenez                                          giving                 body_appeal_soutenez
subscrib                                          giving                 jekyll_minima_hu
suscrí                                            giving logging_in      body_wall_box_between
your_support|your_donation|helps_us|unser_journalis  of_the_paper        notices_in_boxes
unabhängiger_journalis|независимую_журнал|независимой_журнал  of_the_paper  notices_in_boxes
независимые_сми                                   of_the_paper           notices_in_boxes
consider_giving                                   giving                 body_staff_appeal
поддерж                                           giving                 body_support_box
abonn                                             giving logging_in      headline_premium_badge
abone                                             giving signing_up      body_appeal_abonneaza_te
our_journalis|our_work|our_report|our_mission|readers_like_you|we_rely  of_the_paper  unproven
independent_journalis|nonprofit|we_depend|we_need_your  of_the_paper     unproven
unabhängigen_journalis|unseren_journalis|unsere_redaktion|journalisme_indép  of_the_paper  unproven
notre_rédaction|nos_lecteurs|nuestro_periodis|periodismo_indep  of_the_paper  unproven
nostro_giornal|giornalismo_indip|jornalismo_indep|onafhankelijke_journal  of_the_paper  unproven
uafhængig_journal|oberoende_journal|niezależne_dzienn|нашу_работу  of_the_paper  unproven
нашу_редакц|bağımsız_gazete                       of_the_paper           unproven
unsere_arbeit                                     of_the_paper           body_appeal_unterstuetzen
notre_journal                                     of_the_paper           body_appeal_soutenez
our_newsroom                                      of_the_paper           body_staff_appeal
our_readers                                       of_the_paper           film_below_a_cookie_banner
_you                                              reader                 picture_above_the_text
your_                                             reader                 page_for_browsers_without_scripts
_sie_|_te_|вы_                                    reader                 lines_beside_the_text
ihre|_tu_|usted|você|_voi_|_je_|_uw_|_ty_|twoj_   reader                 unproven
вас|ваш                                           reader                 notices_in_boxes
vous|votre                                        reader                 body_newsletter_between
_dig                                              reader                 joomla_digest
_din_                                             reader                 in_language_ie_conditional_only
siz                                               reader                 encoding_windows_1254
# an offer of letters
abonează-te  signing_up reader  body_appeal_abonneaza_te
newsletter                                        letter                 lines_beside_the_text
nieuwsbrief|nyhedsbrev|nyhetsbrev|boletín|infolettre|рассылк|bülten|biuletyn  letter  unproven
inbox|postfach|boîte_mail|ニュースレター                 letter                 unproven
lettre_d                                          letter                 body_newsletter_between
mailbox                                           letter                 furniture
e-mail                                            letter mail            body_share_words_in_line
sign_up                                           signing_up             date_half_hours
subscribe                                         signing_up             jekyll_minima_hu
delivered                                         signing_up             date_zone_cdt
get_the                                           signing_up             furniture
receive|erhalten|abonnier|bestellen|recevez|recib|iscriviti|ricevi  signing_up  unproven
schrijf_je|ontvang|tilmeld|meld_deg|prenumerera|zapisz|kaydol  signing_up  unproven
inscri                                            signing_up             body_newsletter_between
suscríb                                           signing_up             body_wall_box_between
anmeld|登録                                         signing_up logging_in  unproven
подпи                                             signing_up logging_in  notices_in_boxes
# places where a site is to be followed
google|whatsapp                                   channel                body_follow_line
telegram                                          channel                notices_in_boxes
viber|threads|bluesky|linkedin|app_store|вконтакте|_app_|微信|微博  channel  unproven
телеграм                                          channel                body_appeal_podderzhite
follow_us|join_us|join_our|our_app|our_channel|our_telegram|our_whatsapp  following  unproven
folge_uns|folgt_uns|unserem_kanal|unseren_kanal|unserer_app|suivez-nous  following  unproven
rejoignez-nous|rejoignez_notre|síganos|únete_a|siga-nos|nos_siga|siga_o_  following  unproven
seguici|nostro_canale|volg_ons|følg_os|följ_oss|śledź_nas|obserwuj_nas  following  unproven
наш_telegram|наш_канал|наши_канал|bizi_takip|kanalımız|تابعونا|关注我们|フォロー  following  unproven
síguenos|nuestro_canal                            following              body_appeal_sigueme
наш_телеграм                                      following              body_appeal_podderzhite
takip_edin|like_us_on|читайте_нас|подписывайтесь_на|подпишитесь_на  following  notices_in_boxes
арнамызға  following  body_appeal_arnamyzga
kanalimizga  following  body_appeal_kanalga
folgen_sie_uns                                    following              body_reading_time
preferred_source|preferred_news_source|bevorzugten_quelle  preferred     unproven
bevorzugte_nachrichten|source_préférée|sources_préférées|fuente_preferida  preferred  unproven
fuentes_preferidas|fonte_preferita|fonti_preferite|fonte_preferida  preferred  unproven
fontes_preferidas|voorkeursbron|foretrukne_kilde|preferowane_źródł  preferred  unproven
предпочитаемы|tercih_edilen_kaynak                preferred              unproven
bevorzugte_quelle                                 preferred              body_reading_time
# the rest is for subscribers
continue_reading                                  walled                 home_archive_teaser
to_read_th                                        walled                 text_in_json_ld
keep_reading|read_on|full_article|full_story|unlimited_access|full_access  walled  unproven
weiterlesen|weiterzulesen|lire_la_suite|continuar_leyendo|continua_a_legg  walled  unproven
læse_videre|lese_videre|läsa_vidare|czytać_dal|читать_далее|полный_доступ  walled  unproven
devamını_oku|続きを|全文                               walled                 unproven
seguir_leyendo                                    walled                 body_wall_box_between
lees_verder                                       walled                 lines_beside_the_text
subscri                                           logging_in             jekyll_minima_hu
log_in|abo_|suscri|iscriv|accedi|inicia_sesión|aanmelden|zaloguj|войдите  logging_in  unproven
giriş_yap|会員                                      logging_in             unproven
sign_in                                           logging_in             medium_like_en
register                                          logging_in             joomla_hacked
logg                                              logging_in             blogger_pt
# who may print it again
reproduction|reprint|may_be_used|nachdruck|reproducción|無断|무단_전재  reprint  notices_in_boxes
перепечатк|использование_текст|использовании_матер  reprint              notices_in_boxes
permission|link_to_the|genehmigung|interdite|prohibid|禁|금지|ссылк  reserved  notices_in_boxes
разрешени                                         reserved               notices_in_boxes
# ways to reach the site
telephone|phone|tel.                              telephone              page_for_browsers_without_scripts
contact_presse  telephone desk  body_last_line_phones_fr
телефон  telephone  body_last_line_phones_ru
telefon                                           telephone              body_contact_box_inside
teléfono|téléphone|tel:|☎|電話|电话                   telephone              unproven
tél                                               telephone              in_language_dublin_core
тел.                                              telephone              body_support_box
fax|факс|ファクス|传真                                  fax                    unproven
@                                                 mail                   text_in_json_ld
email                                             mail                   joomla_article
mailto                                            mail                   unproven
redaktion                                         desk                   date_telephone
newsroom|letters:                                 desk                   body_contact_box
_desk                                             desk                   picture_above_the_text
editor_                                           desk                   people_links
press_office|redacción|redazione|redacção|letters_to|leserbriefe|編集  desk  unproven
pressestelle                                      desk                   body_contact_box_inside
rédaction                                         desk                   date_telephone_points
редакци                                           desk                   body_support_box
编辑                                                desk                   authors_chinese_editor
""",
    embedded=Use("article"),
    asking=Use("article"),
    loading=Use("article"),
    tracking=Use("article"),
    giving=Use("article"),
    of_the_paper=Use("article"),
    reader=Use("article"),
    letter=Use("article"),
    signing_up=Use("article"),
    channel=Use("article"),
    following=Use("article"),
    preferred=Use("article"),
    walled=Use("article"),
    logging_in=Use("article"),
    reprint=Use("article"),
    reserved=Use("article"),
    telephone=Use("article"),
    fax=Use("article"),
    mail=Use("article"),
    desk=Use("article"),
)


def _words(use: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in NOTICES.weights(use))


EMBEDDED = _words("embedded")
ASKING = _words("asking")
LOADING = _words("loading")
TRACKING = _words("tracking")
GIVING = _words("giving")
OF_THE_PAPER = _words("of_the_paper")
READER = _words("reader")
LETTER = _words("letter")
SIGNING_UP = _words("signing_up")
CHANNEL = _words("channel")
FOLLOWING = _words("following")
PREFERRED = _words("preferred")
WALLED = _words("walled")
LOGGING_IN = _words("logging_in")
REPRINT = _words("reprint")
RESERVED = _words("reserved")
TELEPHONE = _words("telephone")
FAX = _words("fax")
MAIL = _words("mail")
DESK = _words("desk")


class Notice(NamedTuple):
    """So many of the sets have a word in a text that is not longer."""

    sets: tuple[tuple[str, ...], ...]
    least: int
    longest: int


CONSENT = Notice((TRACKING, EMBEDDED, ASKING, LOADING), 3, 900)
APPEAL = Notice((OF_THE_PAPER, GIVING, READER), 3, 1200)
SUBSCRIPTION = Notice((LETTER, SIGNING_UP), 2, 400)
CONTACT = Notice((TELEPHONE, FAX, MAIL, DESK), 2, 600)
NEWSROOM = Notice((TELEPHONE, FAX, MAIL, DESK), 3, 600)
WALL = Notice((WALLED, LOGGING_IN), 2, 400)
RIGHTS = Notice((REPRINT, RESERVED), 2, 400)
LETTER_TO_YOU = Notice((LETTER, SIGNING_UP, READER), 3, 400)
FOLLOW = Notice((CHANNEL, FOLLOWING), 2, 300)
PREFERENCE = Notice((PREFERRED, (*READER, *CHANNEL)), 2, 300)
# In a box of their own, and at the end of a text, where its last words may be about any of these.
BOXED = (CONSENT, APPEAL, SUBSCRIPTION, WALL, RIGHTS, FOLLOW, PREFERENCE)
LAST = (LETTER_TO_YOU, WALL, FOLLOW, PREFERENCE)
MIN_DIGITS = 5
QUOTES = ('"', "\u201c", "\u201e", "\u00ab")


def is_boxed_notice(text: str) -> bool:
    """A question for consent, an appeal, an offer of letters, a way to reach the site."""
    return _is_any(BOXED, text) or _has_number(CONTACT, text)


def is_last_notice(text: str) -> bool:
    """Not what somebody is quoted with, who may ask for support, too."""
    if _is_any(LAST, text) or _has_number(NEWSROOM, text):
        return True
    return _is_any((APPEAL,), text) and not any(sign in text for sign in QUOTES)


def is_linked_notice(text: str) -> bool:
    """Of a paragraph with a link: an offer of letters."""
    return _is_any((LETTER_TO_YOU,), text)


def _is_any(notices: tuple[Notice, ...], text: str) -> bool:
    small = f" {text.lower()} "
    return any(_is(notice, small) for notice in notices)


def _is(notice: Notice, small: str) -> bool:
    """The rarest sets stand first: most texts miss them, and the rest is not looked for."""
    if len(small) > notice.longest:
        return False
    missing = len(notice.sets) - notice.least
    for words in notice.sets:
        if not _has_any(words, small):
            missing -= 1
            if missing < 0:
                return False
    return True


def _has_any(words: tuple[str, ...], small: str) -> bool:
    for word in words:  # noqa: SIM110 - `any` takes twice the time
        if word in small:
            return True
    return False


def _has_number(notice: Notice, text: str) -> bool:
    return _is_any((notice,), text) and sum(map(str.isdigit, text)) >= MIN_DIGITS
