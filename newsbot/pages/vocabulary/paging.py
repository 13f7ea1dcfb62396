"""The words of pagination links in the languages of the news."""

from newsbot.pages.vocabulary.table import Table, Use

# Of a text without its signs, in small letters.
WORD = r"(?:^|\s)(?:{})(?:$|\s)"

PAGING_WORDS = Table(
    r"""
# further into the past
aeltere|anciennes|anteriores|antic|antics|antigas|antigos|antiguas|antigues|antiguos  older  unproven
antérieures|antérieurs|cũ|earlier|eldre|eldri|früher|frühere|korábbi|lama|lawas|meno|më  older  unproven
oldest|oudere|précédemment|régebbi|régebbiek|sebelum|senesni|starejši|starije|stariji  older  unproven
starszy|staršie|të|vanemad|vanhemmat|vanhempi|vanhempia|vecchi|vecchie|vechi|vecāki|vjetra  older  unproven
zaharragoak|äldre|älteren|ältester|ældre|παλαιότερα|παλαιότερες|παλαιότερη|παλιότερα  older  unproven
παλιότερες|ескі|по-стари|постари|предыдущие|ранее|раніше|старее|стари|старших|старые|старыя  older  unproven
старі|старіші|ישנות|ישנים|קודמות|קודמים|أقدم|الأقدم|القديمة|قدیمی|पुराने|পুরনো|পুরানো  older  unproven
পুরোনো|เก่ากว่า|เรื่องที่เก่ากว่า|以前の記事|古い|古い記事|旧文章|更早|舊文章|較舊|较旧|過去|過去の記事|오래된|이전글  older  unproven
anciens                                           older           listing_headline_ends_with_a_digit_fr
eski                                              older           soledad_tr_featured_slider_share
older                                             older           counter_missing
starsze                                           older           jekyll_cleanblog_pl_subtitle
starší                                            older           mediawiki_cs_blog_edit_links
ältere                                            older           generatepress_de_older_icon
قدیمی‌تر                                          older           colormag_fa_tags_dates_updated
पुरानी                                            older           blogger_mobile_hi
이전                                                older           ko_hexo_link_round_h4_source
önceki                                            older previous  hugo_papermod_tr_overlay_link
əvvəlki                                           older previous  unproven
# the next page
avanti                                            next            oceanwp_it_counter
berikutnya                                        next            pager_words_id
dalsi|folgende|forward|forwards|hurrengoa|ijayo|ileri|inayofuata|järgmine|järgmised|kita  next  unproven
kitas|kế|mbele|naechste|naprej|naslednja|naslednje|naslednji|nasledujúca|nasledujúce  next  unproven
następne|następną|neste|nextpage|následující|nächster|nächstes|näste|næsta|növbəti|nākamais  next  unproven
nākamā|nākošā|prossima|prossime|prossimi|prossimo|proxima|proximo|próximas|próximo|próximos  next  unproven
seguent|seguintes|següent|següents|sekantis|selanjutnya|seterusnya|sig|sledeća|sledeće  next  unproven
sledeći|sljedeća|sljedeće|sljedeći|sonrakı|successiu|successive|successivi|successivo|suiv  next  unproven
suivantes|susunod|tjetra|tjetër|tolesnis|toliau|următoarea|următoarele|următor|următorul  next  unproven
volgend|vorwärts|weitere|înainte|ďalej|ďalšia|ďalšie|ďalší|επόμ|επόμενα|επόμενες|επόμενο  next  unproven
алға|вперёд|далей|дараагийн|дараах|кейинги|кийинки|напред|наступная|наступний|наступні  next  unproven
следваща|следващата|следващи|следећа|следеће|следећи|следна|следната|следующее|следующий  next  unproven
следующую|уперед|հաջորդ|հաջորդը|בעדי|הבאים|القادم|اللاحق|اگلا|لاحق|अगली|अगले|आगे|পরবর্তী  next  unproven
পরের|ਅਗਲਾ|આગળ|அடுத்த|తదుపరి|ಮುಂದೆ|അടുത്തത്|ต่อไป|ถัดไป|หน้าถัดไป|შემდეგი|つぎ|つぎへ|下一頁|下頁|下页  next  unproven
后一页|后页|後一頁|次|次の|次のページ|次のページへ|次ページ|次頁|다음글|indiki|баъдӣ|навбатӣ|tovább|дальше  next  unproven
další                                             next            pager_words_cs
keyingi                                           next            pager_words_uz
következő                                         next            pager_words_hu
następna                                          next            pager_words_pl
nästa                                             next            pager_words_sv
næste                                             next            pager_words_da
sau|tiếp                                          next            pager_words_vi
seguinte                                          next            pager_words_pt
seuraavat                                         next            pager_words_fi
siguientes                                        next            pager_words_es
successiva                                        next            pager_words_it
următoare                                         next            pager_words_ro
volgende|verder                                   next            pager_words_nl
наступна|далі                                     next            pager_words_uk
следующие                                         next            pager_words_ru
הבאה                                              next            pager_words_he
下一页                                               next            pager_words_zh
次へ                                                next            pager_words_ja
다음페이지                                             next            pager_words_ko
nächsten                                          next            listing_joomla_4_blog_de
suivante                                          next            listing_publisher_data_components_fr
келесі                                            next            listing_semicolon_kk
التالية                                           next            listing_drupal_7_grid_ar
następny                                          next            avada_pl_alternate_hidden_pagination
next                                              next            joomla_article
nächste|weiter                                    next            generatepress_de_older_icon
próxima                                           next            kadence_pt_grid_terms
seuraava                                          next            dl_fi_municipality
siguiente                                         next            custom_es_malformed_attrs
sonraki                                           next            hugo_papermod_tr_overlay_link
suivant                                           next            bootstrap_fr_no_article_links
suivants                                          next            cutline_fr_flat_siblings
επόμενη                                           next            piraterogue_el_sr_date_in_h2
вперед                                            next            bitrix_ru_bxnewslist_mega_menu
след                                              next            bitrix_ru_counter_pagen
следующая                                         next            hueman_ru_featured_repeated
הבא                                               next            custom_he_tag_page_mixed_types
التالي                                            next            newspaper_ar_three_urls_per_card
بعد|بعدی                                          next            newsstudio_fa_rtl_featured
अगला                                              next            codeigniter_hi_offset_pages
다음                                                next            ko_hexo_link_round_h4_source
dalej                                             next            kubrick_pl_oldest
далее                                             next            listing_dle_shortstory_ru
# more of the same list
altre|altri|altro|daugiau|fazla|fler|flere|još|lainnya|meer|multe|més|rohkem|több|vairāk  more  unproven
viac|больше|більше|еще|ещё|ще|ดูเพิ่มเติม|อ่านเพิ่ม|さらに表示|加载更多|更多|查看更多|载入更多|artıq|proq|yana  more  unproven
çox|ýene|бештар|боз|дагы|көбүрөөк|көбірек|кўпроқ|яна|daha|mostra|thêm|xem|περισσότερα|بیشتر  more  unproven
もっと読む|더                                           more            unproven
lisää                                             more            pager_words_fi
more                                              more            joomla_hacked
więcej                                            more            avada_pl_alternate_hidden_pagination
もっと見る                                             more            imgalt_ja_title_only_alt
тағы                                              more            div_cards_kk_link_rel_next
mais                                              more            twentytwelve_pt_last_page_one_card
plus                                              more            listing_headline_ends_with_a_digit_fr
más                                               more            zox_es_one_link_card
mehr                                              more            listing_tables_and_fonts_de
více                                              more            cs_unlinked_headings_more
עוד                                               more            company_blog_he_load_more_link
المزيد                                            more            newsmag_ar_relnext_ajaxbutton
और                                                more            custom_hi_heading_nolink_readmore
더보기                                               more            ko_hexo_link_round_h4_source
# an earlier page, or earlier entries
ankstesnis|back|eelmine|iepriekšējā|nakaraan|poprzednie|precedenti|predchádzajúca  previous  unproven
predchádzajúce|prethodna|prethodno|préc|précédentes|terug|vissza|vorherigen|vorheriger  previous  unproven
wstecz|înapoi|προηγούμενα|προηγούμενο|попередні|попередній|предишна|предыдущий|претходна  previous  unproven
өмнөх|הקודמת|السابقة|قبلی|पिछले|ก่อนหน้า|წინა|上一頁|上页|前|前の|前のページ|öňki|гузашта|мурунку  previous  unproven
олдинги|қаблӣ                                     previous        unproven
anterioară                                        previous        pager_words_ro
edellinen                                         previous        pager_words_fi
előző                                             previous        pager_words_hu
forrige                                           previous        pager_words_da
föregående                                        previous        pager_words_sv
geri                                              previous        pager_words_tr
poprzednia                                        previous        pager_words_pl
precedente                                        previous        pager_words_it
précédente                                        previous        pager_words_fr
předchozí                                         previous        pager_words_cs
sebelumnya                                        previous        pager_words_id
trước                                             previous        pager_words_vi
vorige                                            previous        pager_words_nl
алдыңғы                                           previous        pager_words_kk
попередня                                         previous        pager_words_uk
предыдущая                                        previous        pager_words_ru
הקודם                                             previous        pager_words_he
قبل                                               previous        pager_words_fa
上一页                                               previous        pager_words_zh
前へ                                                previous        pager_words_ja
이전페이지                                             previous        pager_words_ko
oldingi                                           previous        pager_words_uz
anterior                                          previous        custom_es_malformed_attrs
indietro                                          previous        oceanwp_it_counter
poprzedni                                         previous        joomla3_pl_list_table_start
prev                                              previous        joomla_article
previous                                          previous        octopress_ko_previous_older
précédent                                         previous        bootstrap_fr_no_article_links
précédents                                        previous        cutline_fr_flat_siblings
vorherige|zurück                                  previous        generatepress_de_older_icon
προηγούμενη                                       previous        piraterogue_el_sr_date_in_h2
назад                                             previous        bitrix_ru_bxnewslist_mega_menu
קודם                                              previous        blocktheme_he_two_queries
السابق                                            previous        newspaper_ar_three_urls_per_card
पिछला                                             previous        codeigniter_hi_offset_pages
# newer entries
baru|neuer|neueren|newest|nieuwere|noi|nous|noves|novije|novšie|nowszy|nyare|nyere|récentes  newer  unproven
terbaru|uudemmat|uudempi|újabb|újabbak|νεότερα|νεότερες|νεώτερα|новее|новые|нові|новіші  newer  unproven
по-нови|חדשים|أحدث|الأجدد|الأحدث|جدیدتر|नए|নতুন|ใหม่กว่า|新しい|新しい記事|最新|較新|较新|최신  newer  unproven
mới                                               newer           flatsome_vi_plain_boxes
neuere                                            newer           generatepress_de_older_icon
newer                                             newer           home_archive_with_leftover_queries
novější                                           newer           mediawiki_cs_blog_edit_links
nowsze                                            newer           jekyll_cleanblog_pl_subtitle
recentes                                          newer           twentytwelve_pt_last_page_one_card
recientes                                         newer           twentysixteen_es_sticky_password
récents                                           newer           cutline_fr_flat_siblings
yeni                                              newer           soledad_tr_featured_slider_share
חדשות                                             newer           sharepoint_he_dfwp_image_arrows
تازه‌تر                                           newer           colormag_fa_tags_dates_updated
recenti                                           newer           oceanwp_it_counter
# the first or the last page
akhir|awal|birinci|dernier|derniers|début|ersten|fin|letzten|posledná|premier|primeiro  end  unproven
primo|prva|prvá|siste|sonuncu|ultim|ultimo|zadnja|πρώτη|τελευταία|последний|אחרונה|ראשונה  end  unproven
الأخير|الأول|สุดท้าย|尾頁|尾页|末頁|首頁|끝                end             unproven
cuối|đầu                                          end             pager_words_vi
dernière|première                                 end             pager_words_fr
eerste|laatste                                    end             pager_words_nl
első|utolsó                                       end             pager_words_hu
ensimmäinen|viimeinen                             end             pager_words_fi
erste|letzte                                      end             pager_words_de
första|sista                                      end             pager_words_sv
første|sidste                                     end             pager_words_da
ostatnia|pierwsza                                 end             pager_words_pl
pertama|terakhir                                  end             pager_words_id
prima                                             end             pager_words_ro
primeira                                          end             pager_words_pt
primera                                           end             pager_words_es
první                                             end             pager_words_cs
остання|перша                                     end             pager_words_uk
первая                                            end             pager_words_ru
אחרון|ראשון                                       end             pager_words_he
آخرین|اولین                                       end             pager_words_fa
الأولى                                            end             pager_words_ar
पहला                                              end             pager_words_hi
最初|最後                                             end             pager_words_ja
末页|首页                                             end             pager_words_zh
맨끝|처음                                             end             pager_words_ko
الأخيرة                                           end             listing_drupal_7_grid_ar
end                                               end             joomla_offset_paging
first|last                                        end             glisseo_id_isotope_hash_dots
ilk|son                                           end             django_tr_university_unlinked_card_title
poslední                                          end             cs_readmore_other_url
primero|último                                    end             liferay_es_asset_publisher_counter
start                                             end             joomla4_de_empty_tag
ultima                                            end             sahifa_it_timeline_months
última                                            end             leetpress_pt_h1_in_thumb
конец|начало                                      end             bitrix_ru_counter_pagen
последняя                                         end             hueman_ru_featured_repeated
अंतिम                                             end             codeigniter_hi_offset_pages
หน้าแรก                                           end             aspnet_th_gridview_postback
# one article: its "Next" leads to another, not to a page of the list
article|articolo|artikel|story|artigo|artículo|статья  article    unproven
post                                              article         nikola_da
beitrag                                           article         static_de_relative_hidden_empty
""",
    older=Use("any", WORD),
    next=Use("any", WORD),
    more=Use("any", WORD),
    previous=Use("any", WORD),
    newer=Use("any", WORD),
    end=Use("any", WORD),
    article=Use("any", WORD),
)
