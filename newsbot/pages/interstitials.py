"""The words of pages that sites put in an article's place: challenges, walls, errors.

Only words that speak to the reader of the page itself; each list holds several languages.
"""

# ruff: noqa: RUF001 - the words of other scripts look like Latin letters here and there

import re
from functools import lru_cache
from typing import Literal

Interstitial = Literal["challenge", "login wall", "consent wall", "not found", "error"]
REFUSALS = frozenset({"challenge", "login wall", "consent wall"})

_CHALLENGE = """
    captcha | (?:are|re) you (?:an? )?(?:human|robot) | you(?:.re| are) (?:an? )?(?:human|not a)
    | not an? (?:ro)?bot | i.?m human | \\bhuman verification | checking your (?:browser|connection)
    | just a moment | unusual (?:traffic|activity) | access (?:denied|blocked)
    | request (?:was )?blocked
    | complete the (?:check|challenge) | browser will (?:be )?redirect | attention required
    | enable (?:javascript|js\\b) | javascript is (?:required|disabled)
    | security (?:check|verification|service) | verifying you | you have been blocked | incapsula
    | ddos protection | pardon our interruption | ad ?-?block(?:er)? (?:detected|is on)
    | (?:disable|turn off) (?:your|any) (?:ad|vpn)
    | not available in your (?:country|region|location)
    | not authori[sz]ed to access | (?:have|without) permission to access
    | kein(?:e)? (?:ro)?bo(?:t|ter) | sicherheitsüberprüfung | zugriff verweigert
    | pas un robot | êtes (?:bien )?humain | accès (?:refusé|interdit)
    | (?:no soy|no eres|no es) un robot | eres humano | acceso (?:denegado|bloqueado)
    | não (?:sou|é) um robô | acesso (?:negado|bloqueado) | non sono un robot | accesso negato
    | geen robot | toegang geweigerd | inte en robot | ikke en robot | et ole robotti
    | nie (?:jestem|jesteś) robotem | odmowa dostępu | nejste robot | přístup odepřen
    | nem vagy(?:ok)? robot
    | nu (?:sunt|ești) (?:un )?robot | acces interzis
    | не робот | не бот\\b | что вы человек | проверка браузера | проверяем ваш браузер
    | включите javascript | блокировщик рекламы | похожи на автоматические
    | доступ (?:запрещ[её]н|ограничен|заблокирован|заборонено|обмежено) | що ви людина
    | робот емес | robot emas | robot (?:değil|olmadığınızı) | erişim (?:engellendi|reddedildi)
    | لست (?:برنامج )?روبوت | تم رفض الوصول | ربات نیست | לא רובוט | रोबोट नहीं
    | 机器人 | 機器人 | 完成验证 | 验证码 | 驗證碼 | 人机验证 | 安全验证 | 访问被拒绝
    | ロボットではない | ロボットではありません | アクセスが拒否
    | 로봇이 아닙니다 | 접근이 (?:거부|차단)
    | không phải (?:là )?(?:robot|người máy) | bukan robot | akses ditolak
"""
_LOGIN = """
    (?:log|sign) ?in (?:or \\S+ )?(?:to|for|required) | please (?:log|sign) ?in | login required
    | (?:subscribe|register|sign up|account) (?:now )?(?:to|for) (?:continue|keep|read|view|unlock)
    | (?:to|and) (?:continue|keep) reading | (?:subscribers|members) only
    | (?:your|of) free articles
    | (?:for|to) (?:our )?subscribers
    | already an? (?:subscriber|member) | e-?mail (?:address )?and password
    | melden sie sich (?:bitte )?an\\b | bitte (?:einloggen|anmelden) | anmeldung erforderlich
    | nur für abonnenten | um weiterzulesen | jetzt weiterlesen
    | connectez-vous | réservée? (?:aux|à nos) abonnés | abonnez-vous pour | identifiez-vous
    | inici(?:a|e|ar) sesión | (?:solo|sólo|exclusivo) para (?:suscriptores|abonados)
    | suscríbe(?:te|se) para
    | faça (?:o )?(?:seu )?login | inicie sessão | (?:só|exclusivo) para assinantes | assine para
    | accedi per | effettua (?:il login|l.accesso) | riservat[oa] agli abbonati | abbonati per
    | log in om | meld je aan | (?:alleen|exclusief) voor abonnees
    | logga in för | (?:endast|bara) för prenumeranter | log(?:g)? (?:ind|inn) for
    | kun for abonnenter
    | kirjaudu (?:sisään|lukeaksesi) | vain tilaajille | zaloguj się
    | tylko dla (?:prenumeratorów|subskrybentów)
    | přihlaste se | prihláste sa | (?:jen|pouze) pro předplatitele | jelentkez(?:zen|z) be
    | csak előfizetőknek
    | autentific(?:ă-te|ați-vă) | conectați-vă | doar pentru abonați | συνδεθείτε
    | войдите | авторизуйтесь | (?:требуется|необходима) авторизация | только для подписчиков
    | оформите подписку | увійдіть | (?:лише|тільки) для передплатників | жүйеге кіріңіз
    | tizimga kiring
    | giriş yap(?:ın|ınız)? | oturum aç | sadece aboneler
    | (?:تسجيل|سجل) الدخول | للمشتركين فقط | وارد شوید | התחבר | लॉग ?इन करें
    | 请(?:先)?登录 | 請(?:先)?登入 | 登录后 | 登入後 | ログインして | ログインが必要
    | 会員(?:限定|登録が必要)
    | (?:доступ\\w*|читать) по подписке | логин и пароль | жалғастыру үшін | davom etish uchun
    | 로그인이 필요 | 로그인 후 | 로그인하 | vui lòng đăng nhập | đăng nhập để | silakan masuk
    | (?:masuk|login) untuk
"""
_CONSENT = """
    \\bcookies?\\b | before you continue | (?:value|respect|about) your privacy
    | your privacy choices
    | (?:accept|agree) (?:all|and continue) | age verification | (?:over|under) 18\\b
    | 18 or older | legal age | you (?:are )?18\\b | исполнилось 18 | подтвердите (?:свой )?возраст
    | bevor sie (?:fortfahren|weiter) | privatsphäre | datenschutzeinstellungen
    | avant de continuer | (?:vie privée|confidentialité) | tout accepter
    | antes de (?:continuar|seguir) | (?:tu|su) privacidad | (?:sua|tua) privacidade
    | prima di continuare
    | (?:tua|vostra) privacy | voordat (?:je|u) (?:verder|doorgaat) | je privacy
    | innan du fortsätter
    | før du (?:fort|gå) | evästei | ciastecz | soubory cookie | sütik | (?:файл\\w* )?куки\\b
    | cookie-файл
    | прежде чем продолжить | çerez | ملفات تعريف الارتباط | کوکی | עוגיות | कुकी | 쿠키 | クッキー
    | personvern | integritet(?:sinställning)? | yksityisyy | prywatności | soukromí | приватност
    | конфиденциальност | gizlilik | 隐私(?:设置|选项) | gdpr | rgpd | dsgvo
"""
_NOT_FOUND = """
    (?:page|article|post|story|content|url) (?:(?:was|is|has been) )?(?:missing|removed|deleted)
    | \\bnot found\\b | \\b(?:error )?404\\b | no longer (?:available|exists)
    | (?:doesn.?t|does not) exist
    | (?:could ?n.?t|could not|can.?t|cannot) (?:be found|find) | nothing (?:was )?found
    | \\boops\\b
    | seite .{0,20}nicht (?:ge)?f[iu]nden | existiert nicht | nicht (?:mehr )?verfügbar
    | page (?:non trouvée|introuvable) | \\bintrouvable | n.existe (?:pas|plus)
    | no (?:se )?(?:ha sido |ha )?encontrad[ao] | no se encontró | no existe
    | não (?:foi )?encontrad | não existe
    | non (?:è stata )?trovat | non esiste | niet gevonden | bestaat niet
    | hittades inte | finns inte | ikke fu(?:ndet|nnet) | findes ikke | finnes ikke
    | ei löy(?:dy|tynyt)
    | nie (?:została )?znalezion | nie istnieje | nenalezen | nebyla nalezena | neexist
    | nem található
    | nu (?:a fost )?găsit | nu există | δεν βρέθηκε | не е намерен
    | не (?:была )?найден | не существует
    | (?:страница|она|материал|статья) (?:был[аи]? )?удал[её]н | не знайден | не існує
    | такой страницы | мундай барак | табылган жок | ёфт нашуд | tapylmady | tapılmadı | олдсонгүй
    | ვერ მოიძებნა | չի գտնվել
    | табылмады | topilmadi | bulunamadı | غير موجود | لم يتم العثور | یافت نشد | پیدا نشد
    | לא נמצא | नहीं मिला | 未找到 | 找不到 | 不存在 | 見つかりません | 存在しません
    | 찾을 수 없 | 존재하지 않
    | không tìm thấy | không tồn tại | tidak ditemukan | ไม่พบ
"""
_ERROR = """
    database (?:connection )?error | establishing a database | sqlstate | mysqli?
    | (?:fatal|parse) error
    | (?:internal )?server error | bad gateway | service unavailable
    | temporarily (?:unavailable|down|offline)
    | too many (?:requests|connections) | (?:under|scheduled|site) maintenance
    | (?:be )?(?:right back|back soon)
    | (?:an error|something) (?:has )?(?:occurred|went wrong|happened)
    | critical error on (?:this|your) | technical difficulties | performing (?:some )?maintenance
    | uncaught \\w*error | call to (?:a|an) (?:undefined|member) | \\bora-\\d{5}\\b | java\\.lang\\.
    | domain (?:is for sale|has expired|is parked) | account has been suspended
    | критическая ошибка | сайт временно | техникалық жұмыстар
    | datenbankverbindung | wartungsarbeiten | base de (?:données|datos) | banco de dados
    | en maintenance
    | en mantenimiento | em manutenção | in manutenzione
    | ошибк\\w (?:установки|подключения|сервера)
    | технические работы | технічні роботи | bakım (?:çalışması|modunda)
    | メンテナンス中 | 数据库错误 | 系统维护
"""


def _without_case(text: str) -> str:
    """Of the same length. As for a pattern that ignores the case, an `i` is one with or without its
    dot; but of a hundred alternatives such a pattern takes ten times as long.
    """
    return text.replace("\u0130", "i").lower().replace("\u0131", "i")


def _pattern(phrases: str) -> re.Pattern[str]:
    """Alternatives as written above: spaces count inside of them only. For texts without case."""
    alternatives = re.split(r"\s*\n\s*\|\s| \| ", phrases.strip().replace("\u0131", "i"))
    return re.compile("|".join(part.strip() for part in alternatives))


# A whole heading; in a page's menu it announces nothing.
_LOGIN_PAGE = re.compile(
    r"^(?:(?:log|sign) ?in|login|anmelden|einloggen|connexion|accedi|entrar|inloggen|logowanie"
    r"|вход)$",
    re.IGNORECASE | re.MULTILINE,
)
_PATTERNS: dict[Interstitial, re.Pattern[str]] = {
    "challenge": _pattern(_CHALLENGE),
    "login wall": _pattern(_LOGIN),
    "not found": _pattern(_NOT_FOUND),
    "error": _pattern(_ERROR),
    "consent wall": _pattern(_CONSENT),
}
# Below the article's own headline its text may speak of the same things. There a sentence is the
# site's only if it has one of these words, too.
_OF_THE_SITE: dict[Interstitial, re.Pattern[str]] = {
    "challenge": re.compile(
        r"\b(?:you|your|i.?m|we|site|browser|server|javascript|js|captcha|complete|disable)\b"
        r"|incapsula|ro?bot|робот|\bбот\b|\bвы\b|\bвам|\bваш|сайт|брауз|javascript"
        r"|[\u0590-\u07ff\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]",
        re.IGNORECASE,
    ),
    "consent wall": re.compile(
        r"\b(?:we|our|you|accept|agree|consent|partners?|(?:web)?site|browser)\b|before you"
        r"|verwend|nutz|util|akzept|acce[pt]t|acept|aceit|\busa|gebrui|använd|bruk|brug|käyt|używ"
        r"|použív|használ|folos|χρησ|использ|соглас|исполнилось|возраст|пайдалан|kullan|gizlili"
        r"|avant de|antes de|prima di|bevor|voordat|прежде"
        r"|[\u0590-\u07ff\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]",
        re.IGNORECASE,
    ),
    "not found": re.compile(
        r"\b(?:page|article|post|story|content|url|404)\b|seite|página|pagina|strona|strán|stránk"
        r"|sid(?:an|en)\b|sivu|страниц|сторінк|материал|бет|sahifa|sayfa|صفح|页|頁|ページ|페이지"
        r"|trang|halaman|हि?पेज|หน้า|דף",
        re.IGNORECASE,
    ),
    "error": re.compile(
        r"sql|database|datenbank|base de|banco de|数据库|server|gateway|\b(?:web)?site|page"
        r"|сайт|сервер|uncaught|call to|ora-|java|domain|account|back",
        re.IGNORECASE,
    ),
}
# What stands beside an article for those who want to write something.
_BESIDE = re.compile(
    r"comment|reply|replies|newsletter|kommentar|kommentier|comenta|commenta|yorum|коммент|комментар"
    r"|评论|評論|コメント|댓글",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
_LONGEST = 300  # characters of a wall's line
_SENTENCE = re.compile(r"[^.!?\n\u3002\uff01\uff1f]+")


def asks_to_log_in(html: str) -> bool:
    """Whether a piece of the page's text does, be it part of the article's text or not."""
    shown = {piece for piece in _MARKUP.split(html) if len(piece) < _LONGEST}
    return any(map(_asks_to_log_in, shown))


# Most of a page's pieces are on all pages of its site.
@lru_cache(4096)
def _asks_to_log_in(piece: str) -> bool:
    is_said = _PATTERNS["login wall"].search(_without_case(piece))
    return is_said is not None and not _BESIDE.search(piece)


def find_interstitial(text: str, subject: str = "") -> Interstitial | None:
    """What a heading or title announces. What the article's own headline names is its subject."""
    if _LOGIN_PAGE.search(text):
        return "login wall"
    announced, own = _without_case(text), _without_case(subject)
    found = (kind for kind, pattern in _PATTERNS.items() if pattern.search(announced))
    return next((kind for kind in found if not _PATTERNS[kind].search(own)), None)


def main_interstitial(
    text: str, subject: str = "", *, below_headline: bool = False
) -> Interstitial | None:
    """What a text says to its reader in a third of its words at least. `below_headline`: the
    article's own stands above it.
    """
    found = (sentence for sentence in _SENTENCE.findall(text) if not _BESIDE.search(sentence))
    sentences, own = list(map(_without_case, found)), _without_case(subject)
    for kind, pattern in _PATTERNS.items():
        told = [sentence for sentence in sentences if pattern.search(sentence)]
        if below_headline and kind in _OF_THE_SITE:
            told = [sentence for sentence in told if _OF_THE_SITE[kind].search(sentence)]
        if 3 * sum(map(len, told)) >= len(text) > 0 and not pattern.search(own):
            return kind
    return None
