"""Boxes that are not a page's own matter, by their class names and ids.

A name may say so on a listing and not on an article, or the other way round: themes call their
wrappers so. Each reader has its uses, and each use its own idea of what a whole name is.
"""

import re

from newsbot.pages.vocabulary.table import Table, Use

WORD = r"(?:^|[\s_-])(?:{})(?:$|[\s_-])"
# Not those that say what a box has beside it.
OWN_WORD = r"(?:^|[\s_-])(?<!has-)(?<!with-)(?<!no-)(?<!is-)(?:{})(?:$|[\s_-])"
OF_THE_ARTICLE = r"(?:article|post|entry|story|content|page|news|single|blog|site|the)(?:__|[_-])?"

BOX_NAMES = Table(
    r"""
# navigation
menus?                                zone                                       cs_unlinked_headings_more
menu                                  whole dated others                         joomla_hacked_inside
\bmenu                                control                                    cs_unlinked_headings_more
sub-?menu                             zone                                       glisseo_id_isotope_hash_dots
mega-?menu                            zone                                       jannah_tr_ticker_megamenu
nav                                   zone whole dated                           custom_es_malformed_attrs joomla_article
navbar                                zone whole control                         joomla4_de_empty_tag body_short_of_one_paragraph
navigation                            zone whole dated                           pl_no_links_zero_cards bitrix_news_detail_kk
nav[_-]links                          whole                                      wordpress_classic_pl
post[_-]?nav                          whole                                      gatsby_sv
prev[_-]?next|page[_-]?links|post[_-]nav[_-]links|post[_-]page[_-]numbers  whole  unproven
(?:next|prev|previous)[_-](?:article|post|story)  whole                          unproven
next                                  dated                                      other_articles_below
more                                  dated                                      ghost_nl
breadcrumbs?                          zone part                                  author_page trail_to_the_headline
breadcrumb                            control                                    author_page
pagination                            zone part                                  pl_no_links_zero_cards joomla_4_ro
pager                                 zone part                                  jekyll_cleanblog_pl_subtitle nikola_da
off-?canvas                           zone                                       piraterogue_el_sr_date_in_h2
drawer                                zone                                       unproven
top-?bar                              zone                                       django_tr_university_unlinked_card_title
skip                                  part                                       wordpress_block_theme_es
toolbar                               part                                       unproven
tools                                 whole                                      dle_fullstory_uz
\btabs?\b                             control                                    blogger_mobile_hi
accordion                             control                                    unproven
dropdown                              control                                    pl_no_links_zero_cards
# above, below and beside the matter
footer                                zone whole                                 custom_es_malformed_attrs date_named_by_id
foot                                  dated_footer                               date_named_by_id
bottom                                dated_footer                               news_portal_zh
copyright                             part dated_footer                          dle_fullstory_uz
side-?bar\w*                          zone                                       joomla4_de_empty_tag
side[_-]?bar                          whole                                      furniture
sidebar                               near dated parts control others            joomla4_de_empty_tag furniture
(?<!format-)aside                     zone                                       hugo_ja_unquoted_title_list
aside|divider                         whole                                      unproven
widget(?:s|[-_]area|_[\w-]+)?         zone_class                                 jekyll_th_two_entries
widgets?                              whole                                      text_in_widgets
widget[_-]area                        whole                                      wordpress_classic_pl
widget                                near dated parts control others            jekyll_th_two_entries text_in_widgets
# other articles
related                               zone part near dated parts control others  custom_he_tag_page_mixed_types date_below_the_text
relateds|relatedposts|relatedarticles|recommendations?|recirc|recirculation  part  unproven
outbrain|taboola|yarpp|crp|ndf        part                                       unproven
recommend\w*                          zone                                       unproven
recommend                             near                                       unproven
recommended                           part dated others                          unproven
popular                               zone part near dated others                company_blog_he_load_more_link blogger_pt
trending                              zone part near dated others                bimber_pt_inlist_ad_newsletter unproven
most-?(?:read|viewed|popular)|latestnews  zone                                   joomla4_de_empty_tag
most[_-]?(?:read|viewed|popular)|up[_-]?next  whole                              unproven
recent[_-]?posts                      whole                                      mezzanine_en
recent-?posts                         zone                                       hugo_es_single_entry_last
latest                                near dated others                          page_date_is_no_article_date
latest[_-]?(?:news|posts)             whole                                      page_date_is_no_article_date
more[_-]?(?:stories|news|articles|on|from|links)|also[_-]?read|see[_-]?also  whole others  unproven
read[_-]?(?:more|next|also)           whole others                               ghost_nl
teasers?                              whole dated others                         text_in_widgets
cards?                                dated                                      author_page
box                                   dated                                      people_links
ticker                                zone                                       typo3_ar_rtl
breaking\w*                           zone                                       newspaper_ar_three_urls_per_card
# chosen articles, apart from a listing's own
featured?                             featured                                   hugo_es_single_entry_last
highlights?|spotlight|lead-?(?:story|article|post)|editors?-?picks?  featured    unproven
hero                                  featured                                   jekyll_th_two_entries
top-?(?:news|story|stories|posts?)    featured                                   newspaper_vi_teaser_in_link_ad
# what readers say
comments?                             zone part dated parts others               twentytwelve_pt_last_page_one_card comments_have_authors
comment                               near control                               twentytwelve_pt_last_page_one_card comments_have_authors
commentlist                           part dated parts others                    unproven
comentarios|disqus|disqus_thread|replies|votes?  part                            unproven
responses?                            dated                                      unproven
respond                               part dated                                 unproven
ratings?                              part                                       dle_fullstory_uz
poll                                  whole control                              unproven unproven
survey                                whole                                      unproven
quiz|testimonial                      control                                    unproven
# sharing
share                                 zone part control                          custom_he_tag_page_mixed_types hexo_landscape_zh
social                                zone part control                          glisseo_id_isotope_hash_dots body_embedded_post
shares|sharing|sharebar|sharethis|socials|addtoany|addthis|a2a|instagram  part   unproven
hashtags                              part                                       unproven
sharedaddy                            part                                       furniture
follow|follow[_-]?us                  whole                                      unproven
# what readers are to take, give or buy
newsletter                            zone control promotion                     newspaper_ar_three_urls_per_card
newsletters?                          part                                       misleading_name
subscri                               control promotion                          octopress_ko_previous_older
subscribe                             part                                       jekyll_minima_hu
donate                                part                                       body_support_box
donation|sponsored|adverts?|advertisement|advertising|adslot|dfp  part           unproven
cta                                   part                                       substack_like_en
signup                                part control                               unproven unproven
login                                 whole control                              unproven unproven
donat|membership                      promotion                                  unproven
sponsor\w*                            zone                                       genesis_en_sponsored_inbetween
promo\w*                              zone                                       listing_drupal_10_views_fr
sponsor                               part promotion                             genesis_en_sponsored_inbetween unproven
promos?|banner                        part                                       body_own_blocks_named_promo
promo                                 promotion                                  listing_drupal_10_views_fr
advert                                promotion                                  bimber_pt_inlist_ad_newsletter
ads?                                  whole                                      medium_like_en
ad[_-](?:slot|unit|container|wrapper|block|box)[\w-]*|header[_-]?ad  whole       unproven
# consent, and what lies over the page
cookies?                              zone part consent                          company_blog_he_load_more_link film_below_a_cookie_banner
cookie                                control                                    company_blog_he_load_more_link
cookiebar                             part                                       unproven
gdpr                                  part consent                               unproven
consent                               part consent control                       unproven film_below_a_cookie_banner
modal                                 zone whole control                         unproven unproven
popup                                 zone part control                          unproven tilda_ru
overlay                               whole                                      unproven
dialog|toast                          control                                    unproven
search|filter                         control                                    joomla4_de_empty_tag
facet                                 control                                    oceanwp_it_counter
# what moves or plays
slide[rs]                             carousel                                   leetpress_pt_h1_in_thumb
lightbox                              carousel                                   flatsome_vi_plain_boxes
slide                                 control                                    sahifa_it_timeline_months
lightbox                              control                                    flatsome_vi_plain_boxes
viewer|pswp|marquee|embla|\btns|player  control                                  unproven
\w{0,12}slider\w{0,9}                 zone                                       leetpress_pt_h1_in_thumb
\w{0,12}carousel\w{0,9}               zone                                       django_tr_university_unlinked_card_title
slider                                part                                       unproven
carousel                              part carousel control                      django_tr_university_unlinked_card_title text_in_a_slideshow
slideshow                             zone part                                  avada_pl_alternate_hidden_pagination text_in_a_slideshow
gallery                               part control                               imgalt_ja_title_only_alt text_in_a_slideshow
swiper|slick                          zone carousel control                      unproven
splide|glide|flickity                 zone control                               unproven
owl                                   control                                    soledad_tr_featured_slider_share
video|audio                           control                                    glisseo_id_isotope_hash_dots
transcript                            part                                       hidden_text
# calendars
calendar                              dated control                              django_tr_university_unlinked_card_title bitrix_news_detail_kk
datepicker                            control                                    unproven
\bcalend                              calendar                                   django_tr_university_unlinked_card_title
\bdatepick                            calendar                                   unproven
events?                               dated                                      unproven
# author, date and topics
bylines?                              part                                       byline_and_more
timestamp                             part                                       blogger_pt
dateline                              part                                       nikola_da
authors?(?:[_-]{1,2}(?:bio|box|info|name|card|details|description|meta|block))?  whole  home_archive_teaser
author(?:bio|box|info|name)           whole                                      brightspot_en
about[_-]?author|contributors?|topics|keywords|terms  whole                      unproven
bio                                   whole                                      body_biography_below
writer                                whole                                      authors_japanese_writer
credits?                              whole                                      body_credit_lines
meta|publish[_-]?date                 whole                                      date_below_the_text
meta[_-]?(?:data|info|bar|box|header)  whole                                     nikola_da
date|published                        whole                                      date_without_article
time                                  whole                                      date_year_first_mn
pubdate                               whole                                      date_long_uz
tags?                                 whole                                      furniture
tag[_-]?(?:list|links|cloud)          whole                                      keywords_sidebar_cloud
categor(?:y|ies)                      whole                                      section_categories_path_link
cat[_-]?links                         whole                                      mediawiki_news_en
tag-?cloud                            zone                                       unproven
# not to be seen
hide|hidden|off[_-]?screen|assistive[_-]?text  whole                             unproven
visually[_-]?hidden                   whole                                      joomla_4_ro
sr[_-]only                            whole                                      date_label_glued
screen[_-]reader[_-]text              whole                                      wordpress_classic_pl
print(?:[_-]only)?                    exact                                      body_print_copy
# the text itself: behind a soft wall, in blocks that are all called so
paywall|premium|subscriber            walled                                     text_behind_a_soft_wall
widgets?|teasers?                     ambiguous                                  text_in_widgets
slide(?:show|r)|carousel|gallery      ambiguous                                  text_in_a_slideshow
# no box at all: what a theme hangs on the wrapper of the whole article
has|category                          state                                      furniture
with|enable|fl|vc                     state                                      unproven
js                                    state                                      tilda_ru
et_pb                                 state                                      divi_extra_vi
no                                    state                                      in_language_ie_conditional_only
is|l                                  state                                      body_metered_content
single                                state                                      amp_id
tag                                   state                                      headline_premium_badge
type|status|format|postid             state                                      wordpress_classic_pl
col                                   state                                      body_short_of_one_paragraph
elementor                             state                                      body_own_blocks_named_widget
wp-block                              state                                      wordpress_block_theme_es
field                                 state                                      drupal_10_fi
""",
    # On a listing: what counts for less, what has a "Next" of its own, what is no card of the list.
    zone=Use("listing", OWN_WORD, re.IGNORECASE),
    # Page builders call all their boxes widgets: `elementor-widget-wrap`.
    zone_class=Use("listing", r"(?:^|\s)(?:{})(?:$|\s)", re.IGNORECASE),
    control=Use("listing", "{}", re.IGNORECASE),
    carousel=Use("listing", "{}", re.IGNORECASE),
    calendar=Use("listing", "{}", re.IGNORECASE),
    promotion=Use("listing", "{}", re.IGNORECASE),
    featured=Use("listing", WORD, re.IGNORECASE),
    # Of an article's boilerplate, in small letters: anywhere between hyphens and underscores, or as
    # the whole name, since themes use these for the article's own wrappers too.
    part=Use("article", r"(?:^|[_-])(?:{})(?=$|[_-])"),
    whole=Use("article", rf"\A(?:{OF_THE_ARTICLE})?(?:{{}})\Z"),
    exact=Use("article", r"\A(?:{})\Z"),
    state=Use("article", r"\A(?:{})[_-]"),
    walled=Use(
        "article",
        r"(?:^|\s)(?:{})s?(?:[_-]{{1,2}}(?:content|text|body|paragraph|article|only))?(?:\s|$)",
        re.IGNORECASE,
    ),
    ambiguous=Use("article", r"(?<![a-z])(?:{})(?![a-z])"),
    # Around an article: not its byline, not its date, not its further pages, never its text.
    near=Use("article", r"(?<!elementor-)(?:{})"),
    dated=Use("article", r"(?:^|[\s_-])(?<!elementor-)(?:{})(?:$|[\s_-])", re.IGNORECASE),
    dated_footer=Use("article", r"(?:^|\s)(?:site|page|main)?[_-]?(?:{})", re.IGNORECASE),
    parts=Use("article", WORD),
    # What holds other articles' authors, tags and categories. A page builder's widgets may hold
    # the article's own.
    others=Use("article", r"(?:^|[\s_-])(?<!elementor-)(?:{})(?:$|[\s_-])", re.IGNORECASE),
    consent=Use("article", WORD, re.IGNORECASE),
)
