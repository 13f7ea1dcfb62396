"""The headings of boxes that lead away from the listing: what others read, what is related."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin letters here and there
import re
from functools import lru_cache

PHRASES = r"""
    (?:most|top)[ -](?:read|popular|viewed|shared|commented|stories) | popular | trending |
    related | you (?:may|might) | see also | read (?:also|more|next) | don.t miss |
    recommended | editor.?s | recent (?:posts|articles|comments) | latest (?:posts|comments) |
    also on | in other | more from | meistgelesen | beliebt | verwandte | ähnliche |
    neueste (?:beiträge|kommentare) | letzte beiträge | das könnte |
    les plus (?:lus|vus|consult) | populaires | à lire | articles? (?:récents|liés|similaires) |
    commentaires récents | más (?:leíd|vist|popular) | te puede | relacionad |
    entradas recientes | lo más | mais (?:lid|vist|popular) | leia também | posts recentes |
    più (?:letti|popolari) | articoli (?:recenti|correlati) | leggi anche | meest gelezen |
    recente berichten | mest læst | mest lest | mest lästa | luetuimmat | najczęściej |
    popularne | najnowsze | ostatnie wpisy | zobacz też | nejčtenější | najčítanejšie |
    najčitanije | najpopularnije | legolvasottabb | cele mai | articole recente | популярн |
    самое читаемое | читают | читайте (?:также|ещё|еще) | похожие |
    последние (?:записи|комментарии) | свежие (?:записи|комментарии) | найпопулярніш |
    останні записи | читайте також | най-четени | свързани | най-новите | en çok | popüler |
    benzer | son (?:yazılar|yorumlar) | ilginizi | ən çox | көп оқылған | δημοφιλ |
    περισσότερο | σχετικά | πρόσφατα | الأكثر | مواضيع | ذات صلة | أحدث | اقرأ أيضا | הנקראות |
    פופולרי | נקראים | قد يعجبك | پربازدید | محبوب | مرتبط | सबसे | लोकप्रिय | संबंधित | জনপ্রিয় |
    সর্বাধিক | ยอดนิยม | เกี่ยวข้อง | ล่าสุด | xem nhiều | đọc nhiều | liên quan | bài viết mới |
    terpopuler | terkait | populer | 热门 | 排行 | 相关 | 推荐 | 最新文章 | 熱門 | 人気 |
    ランキング | 関連 | 最近の投稿 | おすすめ | 인기 | 많이 본 | 관련 | 최근 글
"""
BOX = re.compile("|".join(phrase.strip() for phrase in PHRASES.split(" |")), re.IGNORECASE)
LONGEST = 60


def names_a_box(text: str) -> bool:
    return len(text) <= LONGEST and _has_phrase(text)


@lru_cache(4096)
def _has_phrase(text: str) -> bool:
    return BOX.search(text) is not None
