"""The words of pagination, of counters, and of "Read more" links in the languages of the news."""

from newsbot.pages.vocabulary.table import Table, Use

# Of a text without its signs, in small letters.
_WORD = r"(?:^|\s)(?:{})(?:$|\s)"

PAGING_WORDS = Table(
    r"""
# further into the past
aeltere|anciennes|anciens|anteriores|antic|antics|antigas|antigos|antiguas  older  unproven
antigues|antiguos|antérieures|antérieurs|cũ|earlier|eldre|eldri|früher  older  unproven
frühere|korábbi|lama|lawas|meno|më|oldest|oudere|précédemment|régebbi  older  unproven
régebbiek|sebelum|senesni|starejši|starije|stariji|starszy|staršie|të  older  unproven
vanemad|vanhemmat|vanhempi|vanhempia|vecchi|vecchie|vechi|vecāki|vjetra  older  unproven
zaharragoak|äldre|älteren|ältester|ældre|παλαιότερα|παλαιότερες|παλαιότερη  older  unproven
παλιότερα|παλιότερες|ескі|по-стари|постари|предыдущие|ранее|раніше|старее  older  unproven
стари|старших|старые|старыя|старі|старіші|ישנות|ישנים|קודמות|קודמים|أقدم  older  unproven
الأقدم|القديمة|قدیمی|पुराने|পুরনো|পুরানো|পুরোনো|เก่ากว่า|เรื่องที่เก่ากว่า  older  unproven
以前の記事|古い|古い記事|旧文章|更早|舊文章|較舊|较旧|過去|過去の記事|오래된|이전글   older                      unproven
eski                                              older                      soledad_tr_featured_slider_share
older                                             older                      counter_missing
starsze                                           older                      jekyll_cleanblog_pl_subtitle
starší                                            older                      mediawiki_cs_blog_edit_links
ältere                                            older                      generatepress_de_older_icon
قدیمی‌تر                                          older                      colormag_fa_tags_dates_updated
पुरानी                                            older                      blogger_mobile_hi
이전                                                older                      ko_hexo_link_round_h4_source
önceki                                            older previous             hugo_papermod_tr_overlay_link
əvvəlki                                           older previous             unproven
# the next page
avanti                                            next                       oceanwp_it_counter
berikutnya|dalsi|další|folgende|forward|forwards|hurrengoa|ijayo|ileri  next  unproven
inayofuata|järgmine|järgmised|keyingi|kita|kitas|következő|kế|mbele|naechste  next  unproven
naprej|naslednja|naslednje|naslednji|nasledujúca|nasledujúce|następna  next  unproven
następne|następną|neste|nextpage|následující|nächsten|nächster|nächstes  next  unproven
nästa|näste|næsta|næste|növbəti|nākamais|nākamā|nākošā|prossima|prossime  next  unproven
prossimi|prossimo|proxima|proximo|próximas|próximo|próximos|sau|seguent  next  unproven
seguinte|seguintes|següent|següents|sekantis|selanjutnya|seterusnya  next    unproven
seuraavat|sig|siguientes|sledeća|sledeće|sledeći|sljedeća|sljedeće|sljedeći  next  unproven
sonrakı|successiu|successiva|successive|successivi|successivo|suiv|suivante  next  unproven
suivantes|susunod|tjetra|tjetër|tolesnis|toliau|următoarea|următoarele  next  unproven
următor|următorul|volgend|volgende|vorwärts|weitere|înainte|ďalej|ďalšia  next  unproven
ďalšie|ďalší|επόμ|επόμενα|επόμενες|επόμενο|алға|вперёд|далей|дараагийн  next  unproven
дараах|кейинги|келесі|кийинки|напред|наступна|наступная|наступний|наступні  next  unproven
следваща|следващата|следващи|следећа|следеће|следећи|следна|следната  next   unproven
следующее|следующие|следующий|следующую|уперед|հաջորդ|հաջորդը|בעדי|הבאה  next  unproven
הבאים|التالية|القادم|اللاحق|اگلا|لاحق|अगली|अगले|आगे|পরবর্তী|পরের|ਅਗਲਾ|આગળ  next  unproven
அடுத்த|తదుపరి|ಮುಂದೆ|അടുത്തത്|ต่อไป|ถัดไป|หน้าถัดไป|შემდეგი|つぎ|つぎへ|下一頁|下一页|下頁  next  unproven
下页|后一页|后页|後一頁|次|次の|次のページ|次のページへ|次へ|次ページ|次頁|다음글|다음페이지|indiki|баъдӣ|навбатӣ  next  unproven
następny                                          next                       avada_pl_alternate_hidden_pagination
next                                              next                       joomla_article
nächste                                           next                       generatepress_de_older_icon
próxima                                           next                       kadence_pt_grid_terms
seuraava                                          next                       dl_fi_municipality
siguiente                                         next                       custom_es_malformed_attrs
sonraki                                           next                       hugo_papermod_tr_overlay_link
suivant                                           next                       bootstrap_fr_no_article_links
suivants                                          next                       cutline_fr_flat_siblings
επόμενη                                           next                       piraterogue_el_sr_date_in_h2
вперед                                            next                       bitrix_ru_bxnewslist_mega_menu
след                                              next                       bitrix_ru_counter_pagen
следующая                                         next                       hueman_ru_featured_repeated
הבא                                               next                       custom_he_tag_page_mixed_types
التالي                                            next                       newspaper_ar_three_urls_per_card
بعد|بعدی                                          next                       newsstudio_fa_rtl_featured
अगला                                              next                       codeigniter_hi_offset_pages
다음                                                next                       ko_hexo_link_round_h4_source
dalej                                             next read                  kubrick_pl_oldest
tiếp|tovább|verder|далее|дальше|далі              next read                  unproven
weiter                                            next read                  generatepress_de_older_icon
# more of the same list
altre|altri|altro|daugiau|fazla|fler|flere|još|lainnya|lisää|meer|multe|més  more  unproven
rohkem|több|vairāk|viac|больше|більше|еще|ещё|ще|ดูเพิ่มเติม|อ่านเพิ่ม|さらに表示  more  unproven
加载更多|更多|查看更多|载入更多|artıq|proq|yana|çox|ýene|бештар|боз|дагы|көбүрөөк|көбірек  more  unproven
кўпроқ|яна                                        more                       unproven
more                                              more                       joomla_hacked
więcej                                            more                       avada_pl_alternate_hidden_pagination
もっと見る                                             more                       imgalt_ja_title_only_alt
тағы                                              more                       div_cards_kk_link_rel_next
daha                                              more read beside           unproven
mais                                              more beside                twentytwelve_pt_last_page_one_card
mostra|plus                                       more beside                unproven
más                                               more beside                zox_es_one_link_card
mehr|thêm|xem|περισσότερα|بیشتر|もっと読む|더           more read                  unproven
více                                              more read                  cs_unlinked_headings_more
עוד                                               more read                  company_blog_he_load_more_link
المزيد                                            more read                  newsmag_ar_relnext_ajaxbutton
और                                                more read                  custom_hi_heading_nolink_readmore
더보기                                               more read                  ko_hexo_link_round_h4_source
# an earlier page, or earlier entries
ankstesnis|anterioară|back|edellinen|eelmine|előző|forrige|föregående|geri  previous  unproven
iepriekšējā|nakaraan|poprzednia|poprzednie|precedente|precedenti  previous   unproven
predchádzajúca|predchádzajúce|prethodna|prethodno|préc|précédente  previous  unproven
précédentes|předchozí|sebelumnya|terug|trước|vissza|vorherigen|vorheriger  previous  unproven
vorige|wstecz|înapoi|προηγούμενα|προηγούμενο|алдыңғы|попередня|попередні  previous  unproven
попередній|предишна|предыдущая|предыдущий|претходна|өмнөх|הקודם|הקודמת  previous  unproven
السابقة|قبل|قبلی|पिछले|ก่อนหน้า|წინა|上一頁|上一页|上页|前|前の|前のページ|前へ|이전페이지|oldingi  previous  unproven
öňki|гузашта|мурунку|олдинги|қаблӣ                previous                   unproven
anterior                                          previous                   custom_es_malformed_attrs
indietro                                          previous                   oceanwp_it_counter
poprzedni                                         previous                   joomla3_pl_list_table_start
prev                                              previous                   joomla_article
previous                                          previous                   octopress_ko_previous_older
précédent                                         previous                   bootstrap_fr_no_article_links
précédents                                        previous                   cutline_fr_flat_siblings
vorherige|zurück                                  previous                   generatepress_de_older_icon
προηγούμενη                                       previous                   piraterogue_el_sr_date_in_h2
назад                                             previous                   bitrix_ru_bxnewslist_mega_menu
קודם                                              previous                   blocktheme_he_two_queries
السابق                                            previous                   newspaper_ar_three_urls_per_card
पिछला                                             previous                   codeigniter_hi_offset_pages
# newer entries
baru|neuer|neueren|newest|nieuwere|noi|nous|noves|novije|novšie|nowszy|nyare  newer  unproven
nyere|récentes|terbaru|uudemmat|uudempi|újabb|újabbak|νεότερα|νεότερες  newer  unproven
νεώτερα|новее|новые|нові|новіші|по-нови|חדשים|أحدث|الأجدد|الأحدث|جدیدتر|नए  newer  unproven
নতুন|ใหม่กว่า|新しい|新しい記事|最新|較新|较新|최신               newer                      unproven
mới                                               newer                      flatsome_vi_plain_boxes
neuere                                            newer                      generatepress_de_older_icon
newer                                             newer                      home_archive_with_leftover_queries
novější                                           newer                      mediawiki_cs_blog_edit_links
nowsze                                            newer                      jekyll_cleanblog_pl_subtitle
recentes                                          newer                      twentytwelve_pt_last_page_one_card
recientes                                         newer                      twentysixteen_es_sticky_password
récents                                           newer                      cutline_fr_flat_siblings
yeni                                              newer                      soledad_tr_featured_slider_share
חדשות                                             newer                      sharepoint_he_dfwp_image_arrows
تازه‌تر                                           newer                      colormag_fa_tags_dates_updated
recenti                                           newer beside               oceanwp_it_counter
# the first or the last page
akhir|awal|birinci|cuối|dernier|derniers|dernière|début|eerste|első  end     unproven
ensimmäinen|erste|ersten|fin|första|første|laatste|letzte|letzten|ostatnia  end  unproven
pertama|pierwsza|posledná|premier|première|prima|primeira|primeiro|primera  end  unproven
primo|prva|první|prvá|sidste|sista|siste|sonuncu|terakhir|ultim|ultimo  end  unproven
utolsó|viimeinen|zadnja|đầu|πρώτη|τελευταία|остання|первая|перша|последний  end  unproven
אחרון|אחרונה|ראשון|ראשונה|آخرین|الأخير|الأخيرة|الأول|الأولى|اولین|पहला  end  unproven
สุดท้าย|尾頁|尾页|最初|最後|末頁|末页|首頁|首页|끝|맨끝|처음           end                        unproven
end                                               end                        joomla_offset_paging
first|last                                        end                        glisseo_id_isotope_hash_dots
ilk|son                                           end                        django_tr_university_unlinked_card_title
poslední                                          end                        cs_readmore_other_url
primero|último                                    end                        liferay_es_asset_publisher_counter
start                                             end                        joomla4_de_empty_tag
ultima                                            end                        sahifa_it_timeline_months
última                                            end                        leetpress_pt_h1_in_thumb
конец|начало                                      end                        bitrix_ru_counter_pagen
последняя                                         end                        hueman_ru_featured_repeated
अंतिम                                             end                        codeigniter_hi_offset_pages
หน้าแรก                                           end                        aspnet_th_gridview_postback
# from a card to its article: "Continue reading", "Weiterlesen", "Lire la suite"
baca                                              read                       latestposts_block_id_main_list
bővebben|citeste|citește|continua|details|detaljnije|detay|full|lanjut|learn  read  unproven
lees|leggi|lendo|ler|lezen|lue|läs|læs|olvasd|opširnije|permalink|preberi  read  unproven
pročitaj|saiba|več|više|číst|čítaj|đọc|ətraflı|διαβάστε|докладніше|повеќе  read  unproven
подробно|прочети|прочитај|толығырақ|цялата|читати|читать|המשך|קראו|আরও|পড়ুন  read  unproven
อ่านเพิ่มเติม|查看全文|続きを読む|繼續閱讀|继续阅读|記事を読む|詳細|閱讀全文|阅读更多|계속|읽기  read            unproven
continuar                                         read                       kadence_pt_grid_terms
continue|reading                                  read                       home_archive_teaser
czytaj                                            read                       kubrick_pl_oldest
devamı                                            read                       django_tr_university_unlinked_card_title
devamını|oku                                      read                       blogger_tr_date_outer
keep                                              read                       cheerup_ja_share_links
leer                                              read                       liferay_es_asset_publisher_counter
lesen                                             read                       static_de_relative_hidden_empty
leyendo|seguir                                    read                       hugo_es_single_entry_last
lire|suite                                        read                       cutline_fr_flat_siblings
read|register                                     read                       joomla_hacked
weiterlesen                                       read                       generatepress_de_older_icon
подробнее                                         read                       town_portal_ru_hfeed_titles
קרא                                               read                       blocktheme_he_two_queries
ادامه|مطلب                                        read                       colormag_fa_tags_dates_updated
اقرأ                                              read                       newspaper_ar_three_urls_per_card
पढ़ें|पूरा                                        read                       custom_hi_heading_nolink_readmore
อ่านต่อ                                           read                       jekyll_th_two_entries
阅读全文                                              read                       hugo_loveit_zh_numbers_only
자세히                                               read                       ko_hexo_link_round_h4_source
les                                               read beside                unproven
selengkapnya                                      read beside                latestposts_block_id_main_list
# what may stand beside: "Go to the next page", "Artigos mais antigos", "Показать ещё новости"
a|till|to                                         beside page counter_to     unproven
actualités|afficher|anzeigen|articole|articolele|artigos|artikelen  beside   unproven
artikkelit|artikler|artykuły|artículos|as|beiträgen|bejegyzések|berichten  beside  unproven
berita|billets|blog|browse|cargar|carica|carregar|charger|cikkek|das|dem|der  beside  unproven
des|die|einträge|el|en|entrada|entrades|entry|entrées|get|gönderiler|göster  beside  unproven
haberler|hírek|hơn|indlæg|inlägg|innlegg|item|items|itens|laad|laden|las|le  beside  unproven
lebih|lihat|list|listing|los|matérias|meldungen|muat|nachrichten|načíst|news  beside  unproven
nieuws|notas|notizie|notícias|näytä|objave|os|pagine|più|pokaż|pos|postagens  beside  unproven
posty|postări|prispevki|príspevky|publicaciones|publications|publicações  beside  unproven
result|see|set|show|sivut|stories|stranicu|tampilkan|tin|toon|topics|tức|ver  beside  unproven
vesti|view|vijesti|vis|visa|voir|wpis|yazı|yükle|załaduj|zobrazit|zobraziť  beside  unproven
članci|články|άρθρα|αναρτήσεις|δημοσιεύσεις|νέα|беттер|более|більш  beside   unproven
жаңалықтар|завантажити|загрузить|записи|материалы|мақалалар|новини|показати  beside  unproven
показать|посты|публикации|публікації|статті|статьи|сторінки|страниц|הצג  beside  unproven
כתבות|לדף|פוסטים|רשומות|أخبار|ارسال‌های|الأخبار|التدوينات|المشاركات|المقالات  beside  unproven
عرض|مطالب|مقالات|پोस्ट|देखें|लेख|समाचार|দেখুন|পোস্ট|บทความ|เรื่อง|投稿|文章|記事|글  beside  unproven
기사|ko|rsatish|yangiliklar|yuklash|görkez|göstər|додан|жаңылыктар|жүктеу  beside  unproven
жүктөө|көрсөтүү|кўрсатиш|юклаш|мақолаҳо|мақолалар|нишон|хабарҳо|янгиликлар  beside  unproven
ҳам|بارگذاری|نمایش                                beside                     unproven
articles                                          beside                     cutline_fr_flat_siblings
articoli                                          beside                     oceanwp_it_counter
beiträge                                          beside                     generatepress_de_older_icon
bài|viết                                          beside                     flatsome_vi_plain_boxes
entradas                                          beside                     twentysixteen_es_sticky_password
entries                                           beside                     divi_hi_older_entries
load                                              beside                     astra_en_loadmore_no_url
mostrar                                           beside                     bimber_pt_inlist_ad_newsletter
noticias                                          beside                     zox_es_one_link_card
posts                                             beside                     counter_missing
příspěvky                                         beside                     cs_readmore_other_url
results                                           beside                     empty_listing
wpisy                                             beside                     jekyll_cleanblog_pl_subtitle
yazılar                                           beside                     soledad_tr_featured_slider_share
новости                                           beside                     bitrix_ru_counter_pagen
טען                                               beside                     company_blog_he_load_more_link
تحميل                                             beside                     newsmag_ar_relnext_ajaxbutton
نوشته‌های                                         beside                     colormag_fa_tags_dates_updated
खबरें                                             beside                     custom_hi_heading_nolink_readmore
पोस्ट                                             beside                     blogger_mobile_hi
보기                                                beside                     ko_hexo_link_round_h4_source
көрсету                                           beside                     div_cards_kk_link_rel_next
article|articolo|artikel|post|story               beside article             unproven
beitrag                                           beside article             static_de_relative_hidden_empty
de                                                beside page of counter_of  liferay_es_asset_publisher_counter
du|halaman|lapa|lehekülg|naar|oldal|oldalra|pages|pagină|puslapis|pàgina  beside page  unproven
páginas|sayfaya|seiten|sida|sidan|side|siden|stran|strana|strani|stranica  beside page  unproven
strony|stronę|stránka|stránku|stránky|səhifə|the|trang|zu|zum|zur|бет|к|на  beside page  unproven
сторінка|сторінку|страницу|страницы|דף|الصفحة|पृष्ठ|पेज|পাতা|หน้า|ページ|頁|页  beside page  unproven
페이지                                               beside page                unproven
go|page                                           beside page                drupal6_en_garland_frontpage
la                                                beside page                cutline_fr_flat_siblings
pagina                                            beside page                sahifa_it_timeline_months
página                                            beside page                leetpress_pt_h1_in_thumb
sayfa                                             beside page                hugo_papermod_tr_overlay_link
seite                                             beside page                generatepress_de_older_icon
sivu                                              beside page                dl_fi_municipality
strona                                            beside page                joomla3_pl_list_table_start
σελίδα                                            beside page                piraterogue_el_sr_date_in_h2
страница                                          beside page                hueman_ru_featured_repeated
לעמוד                                             beside page                custom_he_tag_page_mixed_types
עמוד                                              beside page                blocktheme_he_two_queries
صفحة                                              beside page                typo3_ar_rtl
صفحه                                              beside page                newsstudio_fa_rtl_featured
of                                                beside of counter_of       empty_listing
# beside the number of a page: "Page 2", "Zur Seite 2", "第2页", "2 (current)"
-                                                 page counter_to            empty_listing
til|à                                             page counter_to            unproven
aktuelle|aller|au|current|d'|e|går|gå|idi|ir|jump|leht|na|ner|nr|paginas|pág  page  unproven
pag|pg|p|para|pergi|sayt|sid|sivulle|stranu|str|ugrás|vai|á|ke|az|σελ|номер  page  unproven
перейти|стр|дахь|хуудас|էջ|पन्ना|பக்கம்|หน้าที่|გვერდი|第|第页|第頁|ページ目|目|쪽  page  unproven
do                                                page of counter_to         unproven
из                                                page of counter_of         bitrix_ru_counter_pagen
# between a number and all of them: "2 of 9"
af|aus|av|din|iz|od|sur|van|von|z|ze|із|من|از     of counter_of              unproven
di                                                of counter_of              oceanwp_it_counter
з                                                 of counter_of              bitrix_ru_counter_pagen
dintr|fra|out|от|/|מתוך|共|の                       of                         unproven
# from the first result to the last: "1 to 6 of 56"
[\u2010-\u2015]                                   counter_to                 counter_split_and_twice
\u2212|~|through|thru|bis|al|até|až|tot|до|по|تا|إلى|الى|से|sampai|hingga  counter_to  unproven
ila|đến                                           counter_to                 unproven
out of|su|від|dari|daripada|iš|trong|của|में से   counter_of                 unproven
about|over|around|ca\.?|etwa|около                counter_about              unproven
# one article: its "Next" leads to another, not to a page of the list
artigo|artículo|статья                            article                    unproven
""",
    older=Use("any", _WORD),
    next=Use("any", _WORD),
    more=Use("any", _WORD),
    previous=Use("any", _WORD),
    newer=Use("any", _WORD),
    end=Use("any", _WORD),
    read=Use("any", _WORD),
    beside=Use("any", _WORD),
    page=Use("any", _WORD),
    of=Use("any", _WORD),
    article=Use("any", _WORD),
    counter_to=Use("listing", r"\d\s?(?:{})\s?\d"),
    counter_of=Use("listing", r"\d .*(?:{})(?![^\W\d])"),
    counter_about=Use("listing", r"\b(?:{}) ?\d"),
)
