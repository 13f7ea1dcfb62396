"""The words beside the numbers of pages and results."""

from newsbot.pages.vocabulary.table import Table, Use

# Of a text without its signs, in small letters.
WORD = r"(?:^|\s)(?:{})(?:$|\s)"

COUNTING_WORDS = Table(
    r"""
# beside the number of a page: "Page 2", "Zur Seite 2", "第2页", "2 (current)"
a|till|til|à                                      page counter_to     unproven
to                                                page counter_to     listing_counter_indian_thousands
-                                                 page counter_to     empty_listing
de                                                page of counter_of  liferay_es_asset_publisher_counter
из                                                page of counter_of  bitrix_ru_counter_pagen
du|lapa|lehekülg|naar|oldalra|pages|puslapis|pàgina|páginas|sayfaya|seiten|siden|stran  page  unproven
strana|strani|stranica|strony|stronę|stránku|stránky|səhifə|the|zu|zum|к|на|сторінку  page  unproven
страницу|страницы|דף|पृष्ठ|পাতা|หน้า|ページ|頁|页|페이지|aktuelle|au|current|d'|e|går|gå|idi|ir  page  unproven
jump|leht|na|ner|nr|paginas|pág|pag|pg|p|para|pergi|sayt|sid|sivulle|stranu|str|ugrás|vai|á  page  unproven
ke|az|σελ|номер|перейти|стр|дахь|хуудас|էջ|पन्ना|பக்கம்|หน้าที่|გვერდი|第|第页|第頁|ページ目|目|쪽  page  unproven
halaman|oldal|pagină|sida|sidan|side|stránka|trang|бет|сторінка|الصفحة|पेज|zur|לעמוד|עמוד  page  unproven
صفحه                                              page                unproven
go|page                                           page                drupal6_en_garland_frontpage
la|aller                                          page                listing_drupal_10_views_fr
pagina                                            page                sahifa_it_timeline_months
página                                            page                leetpress_pt_h1_in_thumb
sayfa                                             page                django_tr_university_unlinked_card_title
seite                                             page                generatepress_de_older_icon
sivu                                              page                dl_fi_municipality
strona                                            page                joomla3_pl_list_table_start
σελίδα                                            page                piraterogue_el_sr_date_in_h2
страница                                          page                hueman_ru_featured_repeated
صفحة                                              page                typo3_ar_rtl
do                                                page of counter_to  unproven
# between a number and all of them: "2 of 9"
of                                                of counter_of       empty_listing
af|aus|av|din|iz|od|sur|van|z|ze|із|از|з          of counter_of       unproven
von                                               of counter_of       listing_counter_swiss_apostrophe
من                                                of counter_of       listing_counter_arabic_digits
di                                                of counter_of       oceanwp_it_counter
dintr|fra|out|от|/|מתוך|共|の                       of                  unproven
# from the first result to the last: "1 to 6 of 56"
[\u2010-\u2015]                                   counter_to          counter_split_and_twice
\u2212|~|thru|bis|al|até|až|tot|до|по|تا|إلى|الى|से|sampai|hingga|ila|đến  counter_to  unproven
through                                           counter_to          listing_counter_through
out of|su|від|dari|daripada|iš|trong|của|में से   counter_of          unproven
about|over|around|ca\.?|etwa|около                counter_about       unproven
""",
    page=Use("any", WORD),
    of=Use("any", WORD),
    counter_to=Use("listing", r"\d\s?(?:{})\s?\d"),
    counter_of=Use("listing", r"\d .*\b(?:{})(?![^\W\d])"),
    counter_about=Use("listing", r"\b(?:{}) ?\d"),
)
