"""The headings of boxes that lead away from a listing: what others read, what is related."""

import re

from newsbot.pages.vocabulary.table import Table, Use

BOX_TITLES = Table(
    r"""
(?:most|top)[ -](?:read|popular|viewed|shared|commented|stories)  box  empty_listing
popular|popularne                                 box  joomla3_pl_list_table_start
trending|related|see also|don.t miss|recommended|editor.?s  box  unproven
latest (?:posts|comments)|also on|in other|more from|beliebt|verwandte  box  unproven
ähnliche|letzte beiträge|les plus (?:lus|vus|consult)|populaires|à lire  box  unproven
commentaires récents|te puede|relacionad|leia também|più (?:letti|popolari)  box  unproven
leggi anche|meest gelezen|recente berichten|mest læst|mest lest|mest lästa  box  unproven
luetuimmat|najczęściej|najnowsze|ostatnie wpisy|zobacz też|nejčtenější  box  unproven
najčítanejšie|najčitanije|najpopularnije|legolvasottabb|cele mai  box  unproven
articole recente|самое читаемое|читают|читайте (?:также|ещё|еще)|похожие  box  unproven
последние (?:записи|комментарии)|свежие (?:записи|комментарии)|найпопулярніш  box  unproven
останні записи|читайте також|най-четени|свързани|най-новите|en çok|benzer  box  unproven
son (?:yazılar|yorumlar)|ilginizi|ən çox|περισσότερο|σχετικά|πρόσφατα|مواضيع  box  unproven
ذات صلة|اقرأ أيضا|פופולרי|قد يعجبك|محبوب|مرتبط|लोकप्रिय|संबंधित|জনপ্রিয়  box  unproven
সর্বাধিক|ยอดนิยม|เกี่ยวข้อง|đọc nhiều|liên quan|terpopuler|terkait|热门|排行|相关  box  unproven
推荐|最新文章|熱門|ランキング|関連|最近の投稿|おすすめ|인기|많이 본|관련         box  unproven
you (?:may|might)                                 box  consent_page
read (?:also|more|next)                           box  joomla_offset_paging
recent (?:posts|articles|comments)                box  drupal6_en_garland_frontpage
meistgelesen|neueste (?:beiträge|kommentare)      box  joomla4_de_empty_tag
das könnte                                        box  mh_de_custom_excerpt_links
articles? (?:récents|liés|similaires)             box  cutline_fr_flat_siblings
más (?:leíd|vist|popular)|lo más                  box  nextjs_tailwind_es_divs
entradas recientes                                box  twentysixteen_es_sticky_password
mais (?:lid|vist|popular)                         box  twentytwelve_pt_last_page_one_card
posts recentes                                    box  list_related_inside_card_pt
articoli (?:recenti|correlati)                    box  oceanwp_it_counter
популярн                                          box  hueman_ru_featured_repeated
popüler                                           box  blogger_tr_date_outer
көп оқылған                                       box  div_cards_kk_link_rel_next
δημοφιλ                                           box  newspaper_el_biggrid_trending
الأكثر                                            box  newsmag_ar_relnext_ajaxbutton
أحدث                                              box  typo3_ar_rtl
הנקראות                                           box  custom_he_tag_page_mixed_types
נקראים                                            box  company_blog_he_load_more_link
پربازدید                                          box  newsstudio_fa_rtl_featured
सबसे                                              box  custom_hi_heading_nolink_readmore
ล่าสุด                                            box  jekyll_th_two_entries
xem nhiều                                         box  newspaper_vi_teaser_in_link_ad
bài viết mới                                      box  flatsome_vi_plain_boxes
populer                                           box  latestposts_block_id_main_list
人気                                                box  cheerup_ja_share_links
최근 글                                              box  octopress_ko_previous_older
""",
    box=Use("listing", "{}", re.IGNORECASE),
)
