"""The words of "Read more" links, and those that stand beside them and in pagination links."""

from newsbot.pages.vocabulary.table import Table, Use

# Of a text without its signs, in small letters.
WORD = r"(?:^|\s)(?:{})(?:$|\s)"

READ_MORE_WORDS = Table(
    r"""
# from a card to its article: "Continue reading", "Weiterlesen", "Lire la suite"
dalej|czytaj                                      read         kubrick_pl_oldest
tiếp|đọc                                          read         pager_words_vi
tovább|дальше|thêm|xem|περισσότερα|بیشتر|もっと読む|더|bővebben|citeste|citește|continua  read  unproven
detaljnije|detay|full|lanjut|learn|leggi|lendo|ler|lezen|läs|læs|olvasd|opširnije|preberi  read  unproven
pročitaj|saiba|več|više|čítaj|ətraflı|διαβάστε|докладніше|повеќе|подробно|прочети|прочитај  read  unproven
цялата|המשך|קראו|আরও|পড়ুন|อ่านเพิ่มเติม|查看全文|繼續閱讀|继续阅读|記事を読む|詳細|閱讀全文|阅读更多|계속|읽기  read  unproven
verder|lees                                       read         pager_words_nl
далі|читати                                       read         pager_words_uk
далее|читать                                      read         pager_words_ru
weiter|weiterlesen                                read         pager_words_de
mehr                                              read         listing_tables_and_fonts_de
více|číst                                         read         pager_words_cs
עוד|קרא                                           read         pager_words_he
المزيد|اقرأ                                       read         pager_words_ar
और|पढ़ें                                          read         pager_words_hi
पूरा                                              read         custom_hi_heading_nolink_readmore
더보기|자세히                                           read         ko_hexo_link_round_h4_source
baca                                              read         pager_words_id
lue                                               read         pager_words_fi
permalink                                         read         typepad_en
続きを読む                                             read         pager_words_ja
details                                           read         joomla_4_ro
толығырақ                                         read         pager_words_kk
continuar                                         read         kadence_pt_grid_terms
continue|reading                                  read         home_archive_teaser
devamı                                            read         django_tr_university_unlinked_card_title
devamını|oku                                      read         pager_words_tr
keep                                              read         cheerup_ja_share_links
leer                                              read         pager_words_es
lesen                                             read         static_de_relative_hidden_empty
leyendo|seguir                                    read         hugo_es_single_entry_last
lire|suite                                        read         pager_words_fr
read|register                                     read         joomla_hacked
подробнее                                         read         town_portal_ru_hfeed_titles
ادامه|مطلب                                        read         pager_words_fa
อ่านต่อ                                           read         jekyll_th_two_entries
阅读全文                                              read         pager_words_zh
daha|les                                          read beside  unproven
selengkapnya                                      read beside  pager_words_id
# what may stand beside: "Go to the next page", "Artigos mais antigos", "Показать ещё новости"
mais                                              beside       twentytwelve_pt_last_page_one_card
mostra|a|till|actualités|afficher|anzeigen|articole|articolele|artigos|artikelen|artikkelit  beside  unproven
artikler|artykuły|artículos|as|beiträgen|bejegyzések|berichten|berita|billets|blog|browse  beside  unproven
cargar|carica|carregar|charger|cikkek|das|dem|der|des|die|einträge|el|en|entrada|entrades  beside  unproven
entry|entrées|get|gönderiler|göster|haberler|hírek|hơn|indlæg|inlägg|innlegg|item|items  beside  unproven
itens|laad|laden|las|le|lebih|lihat|list|listing|los|matérias|muat|nachrichten|načíst|news  beside  unproven
nieuws|notas|notizie|notícias|näytä|objave|os|pagine|più|pokaż|pos|postagens|posty|postări  beside  unproven
prispevki|príspevky|publicaciones|publications|publicações|result|set|show|sivut|stranicu  beside  unproven
tampilkan|tin|toon|topics|tức|ver|vesti|vijesti|vis|visa|voir|wpis|yazı|yükle|załaduj  beside  unproven
zobrazit|zobraziť|članci|články|άρθρα|αναρτήσεις|δημοσιεύσεις|νέα|беттер|более|більш  beside  unproven
жаңалықтар|завантажити|загрузить|записи|материалы|мақалалар|новини|показати|показать|посты  beside  unproven
публикации|публікації|статті|статьи|сторінки|страниц|הצג|כתבות|לדף|פוסטים|רשומות|أخبار  beside  unproven
ارسال‌های|الأخبار|التدوينات|المشاركات|المقالات|مطالب|مقالات|پोस्ट|देखें|लेख|समाचार|দেখুন  beside  unproven
পোস্ট|บทความ|เรื่อง|投稿|文章|記事|글|기사|ko|rsatish|yangiliklar|yuklash|görkez|göstər|додан  beside  unproven
жаңылыктар|жүктеу|жүктөө|көрсөтүү|кўрсатиш|юклаш|мақолаҳо|мақолалар|нишон|хабарҳо  beside  unproven
янгиликлар|ҳам|بارگذاری|نمایش|article|articolo|artikel|story|du|lapa|lehekülg|naar|oldalra  beside  unproven
pages|puslapis|pàgina|páginas|sayfaya|seiten|siden|stran|strana|strani|stranica|strony  beside  unproven
stronę|stránku|stránky|səhifə|the|zu|zum|к|на|сторінку|страницу|страницы|דף|पृष्ठ|পাতা|หน้า  beside  unproven
ページ|頁|页|페이지|meldungen|stories|عرض|новости|σελίδα|صفحة  beside  unproven
plus                                              beside       listing_headline_ends_with_a_digit_fr
más                                               beside       pager_words_es
noticias                                          beside       zox_es_one_link_card
recenti|articoli                                  beside       oceanwp_it_counter
to                                                beside       joomla_hacked
see                                               beside       listing_arc_results_list_en
view|results                                      beside       listing_mediawiki_search_en
articles|la                                       beside       cutline_fr_flat_siblings
beiträge                                          beside       generatepress_de_older_icon
seite                                             beside       pager_words_de
bài|viết                                          beside       flatsome_vi_plain_boxes
entradas                                          beside       twentysixteen_es_sticky_password
entries                                           beside       divi_hi_older_entries
load                                              beside       astra_en_loadmore_no_url
mostrar                                           beside       bimber_pt_inlist_ad_newsletter
posts                                             beside       counter_missing
příspěvky                                         beside       cs_readmore_other_url
of                                                beside       listing_ghost_casper_tr
wpisy                                             beside       jekyll_cleanblog_pl_subtitle
yazılar                                           beside       soledad_tr_featured_slider_share
טען                                               beside       company_blog_he_load_more_link
تحميل                                             beside       newsmag_ar_relnext_ajaxbutton
نوشته‌های                                         beside       colormag_fa_tags_dates_updated
खबरें                                             beside       custom_hi_heading_nolink_readmore
पोस्ट                                             beside       blogger_mobile_hi
보기                                                beside       pager_words_ko
көрсету                                           beside       div_cards_kk_link_rel_next
post                                              beside       wix_blog_it
beitrag                                           beside       static_de_relative_hidden_empty
de                                                beside       leetpress_pt_h1_in_thumb
halaman                                           beside       pager_words_id
oldal                                             beside       pager_words_hu
pagină                                            beside       pager_words_ro
sida|sidan                                        beside       pager_words_sv
side                                              beside       pager_words_da
stránka                                           beside       pager_words_cs
trang                                             beside       pager_words_vi
бет                                               beside       pager_words_kk
сторінка                                          beside       pager_words_uk
الصفحة                                            beside       pager_words_ar
पेज                                               beside       pager_words_hi
zur                                               beside       listing_joomla_4_blog_de
go|page                                           beside       drupal6_en_garland_frontpage
pagina                                            beside       pager_words_nl
página                                            beside       pager_words_pt
sayfa                                             beside       pager_words_tr
sivu                                              beside       pager_words_fi
strona                                            beside       pager_words_pl
страница                                          beside       pager_words_ru
לעמוד                                             beside       custom_he_tag_page_mixed_types
עמוד                                              beside       blocktheme_he_two_queries
صفحه                                              beside       pager_words_fa
""",
    read=Use("any", WORD),
    beside=Use("any", WORD),
)
