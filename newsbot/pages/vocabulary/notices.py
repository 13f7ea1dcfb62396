"""What sites tell their readers beside an article, by words that come together in it alone.

Parts of words in small letters, `_` for a space where they begin or end. No single one of them
makes a notice: an article may be about cookies, or about the support of newspapers.
"""

from typing import NamedTuple


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


_EMBEDDED = _words("""
external_content externe_inhalt externen_inhalt externer_inhalt third-party_content embedded_content
content_provided_by contenu_externe contenu_est_bloqué contenido_externo contenido_de_terceros
contenuto_esterno contenuti_esterni conteúdo_externo externe_inhoud eksternt_innhold ekstern_indhold
externt_innehåll treści_zewn внешн youtube instagram facebook twitter tiktok spotify vimeo
""")
_ASKING = _words("""
accept consent permission _agree allow_ einverstanden zustimm einwillig erlaub akzept acept accett
aceit toestemming samtykke godkänn zgod souhlas соглас разреш 同意
""")
_LOADING = _words("""
click klick clic cliqu load laden anzeigen angezeigt anzuzeigen visualis charger afficher view_th mostrar
bekijk weergeven wyświetl показ 表示
""")
_TRACKING = _words("""
cookie traceur tracking tracker personenbezogen datenschutz drittplattform privacy personal_data
données_perso datos_personales dati_personali persoonsgegevens personopplysninger personoplysninger
persondata personuppgifter dane_osob персональн クッキー
""")
_GIVING = _words("""
donat support_us support_our support_the support_from subscrib become_a_member membership contribut
spenden unterstütz abonn mitglied soutenez soutenir un_don apoya suscrí hazte_soci sostieni abbonat
apoie assine steun_ons word_lid støt_os bli_medlem wesprzyj поддерж пожертв destek abone
""")
_OF_THE_PAPER = _words("""
our_journalis our_work our_report our_newsroom our_readers our_mission readers_like_you we_rely
independent_journalis nonprofit we_depend we_need_your unabhängigen_journalis unseren_journalis
unsere_arbeit unsere_redaktion journalisme_indép notre_rédaction notre_journal nos_lecteurs
nuestro_periodis periodismo_indep nostro_giornal giornalismo_indip jornalismo_indep
onafhankelijke_journal uafhængig_journal oberoende_journal niezależne_dzienn независим нашу_работу
нашу_редакц bağımsız_gazete
""")
_READER = _words("""
_you your_ _sie_ ihre vous votre _tu_ _te_ usted você _voi_ _je_ _uw_ _dig _din_ вы_ вас ваш siz
_ty_ twoj_
""")
_LETTER = _words("""
newsletter nieuwsbrief nyhedsbrev nyhetsbrev boletín infolettre lettre_d рассылк bülten biuletyn
mailbox inbox postfach boîte_mail e-mail ニュースレター
""")
_SIGNING_UP = _words("""
sign_up subscribe delivered get_the receive anmelden erhalten abonnier bestellen inscri recevez
suscríb recib iscriviti ricevi schrijf_je ontvang tilmeld meld_deg prenumerera zapisz подпи abone
kaydol 登録
""")
_CHANNEL = _words("""
google telegram whatsapp facebook twitter instagram youtube tiktok viber threads bluesky linkedin
app_store телеграм вконтакте _app_ 微信 微博
""")
_FOLLOWING = _words("""
follow_us join_us join_our like_us our_app our_channel our_telegram our_whatsapp folgen_sie_uns
folge_uns folgt_uns unserem_kanal unseren_kanal unserer_app suivez-nous rejoignez-nous
rejoignez_notre síguenos síganos únete_a nuestro_canal siga-nos nos_siga siga_o_ seguici
nostro_canale volg_ons følg_os följ_oss śledź_nas obserwuj_nas наш_telegram наш_телеграм
наш_канал наши_канал нас_в_ на_нас bizi_takip kanalımız تابعونا 关注我们 フォロー
""")
_PREFERRED = _words("""
preferred_source preferred_news_source bevorzugte_quelle bevorzugten_quelle bevorzugte_nachrichten
source_préférée sources_préférées fuente_preferida fuentes_preferidas fonte_preferita
fonti_preferite fonte_preferida fontes_preferidas voorkeursbron foretrukne_kilde
preferowane_źródł предпочитаемы tercih_edilen_kaynak
""")
_WALLED = _words("""
continue_reading to_read_th keep_reading read_on full_article full_story unlimited_access full_access
weiterlesen weiterzulesen lire_la_suite seguir_leyendo continuar_leyendo continua_a_legg lees_verder
læse_videre lese_videre läsa_vidare czytać_dal читать_далее полный_доступ devamını_oku 続きを 全文
""")
_LOGGING_IN = _words("""
subscri log_in sign_in register abo_ abonn anmelden suscri iscriv accedi inicia_sesión aanmelden
logg zaloguj войдите подпи giriş_yap 会員 登録
""")
_TELEPHONE = _words("telephone telefon teléfono téléphone phone tel. tel: tél тел. ☎ 電話 电话")
_FAX = _words("fax факс ファクス 传真")
_MAIL = _words("@ e-mail email mailto")
_DESK = _words("""
redaktion newsroom _desk editor_ press_office pressestelle rédaction redacción redazione redacção
редакци readers letters_to leserbriefe 編集 编辑
""")


class _Notice(NamedTuple):
    """So many of the sets have a word in a text that is not longer."""

    sets: tuple[tuple[str, ...], ...]
    least: int
    longest: int


_CONSENT = _Notice((_TRACKING, _EMBEDDED, _ASKING, _LOADING), 3, 900)
_APPEAL = _Notice((_OF_THE_PAPER, _GIVING, _READER), 3, 1200)
_SUBSCRIPTION = _Notice((_LETTER, _SIGNING_UP), 2, 400)
_CONTACT = _Notice((_TELEPHONE, _FAX, _MAIL), 2, 600)
_NEWSROOM = _Notice((_TELEPHONE, _FAX, _MAIL, _DESK), 3, 600)
_WALL = _Notice((_WALLED, _LOGGING_IN), 2, 400)
_FOLLOW = _Notice((_CHANNEL, _FOLLOWING), 2, 300)
_PREFERENCE = _Notice((_PREFERRED, (*_READER, *_CHANNEL)), 2, 300)
# In a box of their own, and at the end of a text, where its last words may be about any of these.
_BOXED = (_CONSENT, _APPEAL, _SUBSCRIPTION, _WALL, _FOLLOW, _PREFERENCE)
_LAST = (_APPEAL, _WALL, _FOLLOW, _PREFERENCE)
_MIN_DIGITS = 5


def is_boxed_notice(text: str) -> bool:
    """A question for consent, an appeal, an offer of letters, a way to reach the site."""
    return _is_any(_BOXED, text) or _has_number(_CONTACT, text)


def is_last_notice(text: str) -> bool:
    return _is_any(_LAST, text) or _has_number(_NEWSROOM, text)


def _is_any(notices: tuple[_Notice, ...], text: str) -> bool:
    small = f" {text.lower()} "
    return any(_is(notice, small) for notice in notices)


def _is(notice: _Notice, small: str) -> bool:
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


def _has_number(notice: _Notice, text: str) -> bool:
    return _is_any((notice,), text) and sum(map(str.isdigit, text)) >= _MIN_DIGITS
