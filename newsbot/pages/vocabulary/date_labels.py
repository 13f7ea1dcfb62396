"""What pages print beside a date to say which one it is: published, or changed since.

Beginnings of words, without accents and in small letters; a language a line, as its newspapers and
the themes of content systems word it. All are tried by tests/pages/article/test_date_labels.py.
"""

import re
from typing import Literal

from newsbot.dates.folding import fold

Label = Literal["published", "updated"]

PUBLISHED = {
    "en": "publish|posted|written|created|issued|submitted|first aired",
    "de": "veroffentlicht|erstellt|erschienen|publiziert|geschrieben|eingestellt|verfasst|online seit",
    "fr": "publie|poste|mis en ligne|mise en ligne|paru|ecrit le|redige|cree le",
    "es": "publica|creado|escrito|colgado",
    "pt": "postado|escrito|criado|publica",
    "it": "pubblicat|postato|scritto|inserito|creato",
    "nl": "gepubliceerd|geplaatst|geschreven|gepost|aangemaakt",
    "da": "publiceret|udgivet|offentliggjort|oprettet|skrevet",
    "no": "publisert|lagt ut|skrevet|opprettet",
    "sv": "publicera|skapad|skriven|postat|inlagd",
    "fi": "julkais|julkaistu|luotu|kirjoitettu",
    "is": "birt|útgefið",
    "et": "avaldatud|postitatud|lisatud",
    "lv": "publicet|pievienots|ievietots",
    "lt": "paskelbt|publikuot|idet",
    "pl": "opublikowan|publikacj|dodan|utworzon|zamieszczon",
    "cs": "publikovan|zverejnen|vydan|vlozen|vytvoren",
    "sk": "publikovan|zverejnen|uverejnen|pridan|vytvoren",
    "sl": "objavljen|objava",
    "hr": "objavljen|objava|postavljen|kreiran",
    "sr": "објављен|постављен",
    "mk": "објавен",
    "sq": "publikuar|botuar|postuar",
    "ro": "publicat|postat|adaugat|scris",
    "hu": "megjelen|kozzetet|publikal|letrehoz|feltolt",
    "bg": "публикува",
    "ru": "опублик|размещен|добавлен|создан|публикаци",
    "uk": "опублік|публікаці|розміщен|створен|додано",
    "be": "апублікав|размешчан|дададзен",
    "el": "δημοσιευ|αναρτη",
    "tr": "yayinlan|yayimlan|yayin tarihi|eklen|olusturul|giris tarihi",
    "az": "dərc|yayimlan|yerləşdir",
    "kk": "жариялан|жарық көр|жүктел",
    "ky": "жарыялан|жарык көр",
    "uz": "e'lon qilin|chop etil|joylashtiril|эълон қилин|чоп этил|жойлаштирил",
    "tg": "нашр",
    "tk": "cap edil|nesir edil|yerlesdiril",
    "mn": "нийтэл|нийтлэ",
    "hy": "հրապարակ",
    "ka": "გამოქვეყნ",
    "ar": "نشر|كتب في",
    "fa": "انتشار|منتشر|تاریخ درج",
    "ur": "شائع|اشاعت",
    "he": "פורסם|פרסום|נכתב",
    "hi": "प्रकाशित|पोस्ट",
    "bn": "প্রকাশ",
    "ta": "வெளியிட|பதிவு",
    "id": "diterbitkan|dipublikasikan|terbit|tayang|diposting|diunggah",
    "ms": "disiarkan|diterbitkan",
    "vi": "đang ngay|đang luc|xuat ban|ngay đang",
    "th": "เผยแพร่|โพสต์|ลงวันที่",
    "zh": "发布|發布|发表|發表|刊登|发稿|發佈|刊出|上传",
    "ja": "公開|投稿|掲載|配信|作成",
    "ko": "입력|등록|게시|작성|발행|승인",
}
UPDATED = {
    "en": "updat|modif|edited|revis|amended|last change|last review",
    "de": "aktualis|geandert|uberarbeitet|bearbeitet|letzte anderung|stand:",
    "fr": "mis a jour|mise a jour|modifi|actualis|maj ",
    "es": "actualiz|modific|editad|revisad",
    "pt": "atualiz|alterad|modific|editad",
    "it": "aggiornat|modific|ultimo aggiornamento",
    "nl": "bijgewerkt|gewijzigd|aangepast|laatste wijziging",
    "da": "opdater|redigeret|sidst aendret|sidst ændret",
    "no": "oppdater|endret|redigert",
    "sv": "uppdater|andrad|redigerad",
    "fi": "paivite|muokat",
    "is": "uppfær|sidast breytt",
    "et": "uuendat|muudet",
    "lv": "atjaun|labots|papildinats",
    "lt": "atnaujin|redaguot",
    "pl": "aktualiz|zaktualiz|modyfik|zmodyfik|zmienion|edytowan",
    "cs": "aktualiz|upraven|zmenen",
    "sk": "aktualiz|upraven|zmenen",
    "sl": "posodob|spremen",
    "hr": "azurira|izmijen|izmjena",
    "sr": "ажурира|измен|izmen",
    "mk": "ажурира|измен",
    "sq": "perditesua|modifiku",
    "ro": "actualiz|modific",
    "hu": "frissit|modosit|szerkeszt",
    "bg": "обновен|актуализ|променен|редактиран",
    "ru": "обновл|изменен|исправлен|отредакт",
    "uk": "оновлен|змінен|відредаг",
    "be": "абноулен|зменен",
    "el": "ενημερωσ|ενημερωθ|τροποποι",
    "tr": "guncel|degistir|duzenlen",
    "az": "yenilən|dəyişdir",
    "kk": "жаңарт|өзгерт|түзет",
    "ky": "жаңыр|өзгөрт",
    "uz": "yangilan|o'zgartir|янгилан|ўзгартир",
    "tg": "навсозӣ|тағйир",
    "tk": "tazelen|uytgedil",
    "mn": "шинэчл|шинэчил|засварла",
    "hy": "թարմաց|խմբագրվ",
    "ka": "განახლ|შეცვლ",
    "ar": "تحديث|تعديل|محدث|حدث في",
    "fa": "به روز|بهروز|بروز رسانی|بروزرسانی|ویرایش",
    "ur": "اپ ڈیٹ|تجدید",
    "he": "עודכן|עדכון",
    "hi": "अपडेट|अद्यतन|संशोधित",
    "bn": "আপডেট|হালনাগাদ",
    "ta": "புதுப்பி",
    "id": "diperbarui|diperbaharui|pembaruan|disunting",
    "ms": "dikemas kini",
    "vi": "cap nhat|chinh sua",
    "th": "อัปเดต|อัพเดท|อัพเดต|แก้ไข|ปรับปรุง",
    "zh": "更新|修改|修订|修訂",
    "ja": "更新|修正|改訂",
    "ko": "수정|업데이트|최종",
}
# Of a row of facts: nothing but this stands before the date.
DATE_WORDS = (
    "date|datum|fecha|data|dato|tarih|tarixi|дата|куні|күні|sana|сана|дата публикации|dátum|kuupäev|datums"
    "|päiväys|päivämäärä|ημερομηνία|تاريخ|التاريخ|تاریخ|תאריך|दिनांक|तिथि|তারিখ|tanggal|tarikh|ngày|วันที่"
    "|日期|时间|時間|日付|日時|날짜|일시|огноо|თარიღი|ամսաթիվ|on|am|le|el|den|dnia|от|від"
)
# The date is that of something else: a book, an event, a member of the site.
OF_OTHERS = (
    "releas|erscheinungs|joined|since|seit|registr|member|mitglied|born|gebor|deadline|expire"
    "|valid|until|event|veranstaltung|beginn|starts|copyright|[©]|termin|next|agenda|depuis|desde"
)


def _pattern(*stems: str) -> re.Pattern[str]:
    """Words of scripts with spaces begin with the stem."""
    words = sorted({fold(stem) for row in stems for stem in row.split("|")}, key=len, reverse=True)
    return re.compile(rf"(?:(?<![^\W\d_])|(?<=[\u0600-\u06ff\u3000-\u9fff]))(?:{'|'.join(words)})")


LABELS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    ("published", _pattern(*PUBLISHED.values())),
    ("updated", _pattern(*UPDATED.values())),
)
DATE_LABEL = re.compile(
    rf"(?:{'|'.join(map(fold, DATE_WORDS.split('|')))})\s?[:：]?\s*", re.IGNORECASE
)
OTHER = _pattern(OF_OTHERS)


def label_of(text: str) -> Label | None:
    """The last one that a text has: nearest to the date behind it."""
    folded = fold(text)
    found = [(match.end(), label) for label, form in LABELS for match in form.finditer(folded)]
    return max(found)[1] if found else None


def is_date_label(text: str) -> bool:
    return DATE_LABEL.fullmatch(fold(text).strip()) is not None


def is_of_others(text: str) -> bool:
    return OTHER.search(fold(text)) is not None
