"""Pieces of a card or an article, by their class names: title, teaser, caption, label, text."""

import re

from newsbot.pages.vocabulary.table import Table, Use

# A whole word, or part of one as in `cardTitle`.
CAMEL_WORD = r"(?:(?<![a-zA-Z])|(?<=[a-z])(?=[A-Z]))(?i:{})s?(?![a-z])"

PIECE_NAMES = Table(
    r"""
# titles and texts
(?<!up)(?<!sub)(?<!sub-)(?<!pre)title  title                 jekyll_th_two_entries
titulo|titre|titel|naslov|zagolovok   title                  unproven
heading                               title                  jekyll_cleanblog_pl_subtitle
headline                              title text             unproven
title                                 text                   jekyll_th_two_entries
sub-?title|sub-?head|intro|text       no_title               jekyll_cleanblog_pl_subtitle
subtitle                              summary                news_portal_fa
header-lead|deck|dek|abstract         summary                unproven
subhead                               summary                arc_publishing_en
standfirst                            summary                summary_in_the_text
description                           summary                authors_view_all_posts_only
excerpt                               no_title text summary  counter_start_above_total ghost_nl
summary                               no_title text summary  twentytwelve_pt_last_page_one_card drupal_10_fi
teaser                                no_title text          listing_typo3_news_list_de
desc                                  no_title               joomla4_de_empty_tag
# beside them
kicker                                no_title label         listing_kickers_and_badges_es
overline                              label                  arc_publishing_en
eyebrow|count                         label                  static_de_relative_hidden_empty
rubri[ck]                             label                  div_cards_kk_link_rel_next
label                                 no_title label         hugo_ja_unquoted_title_list
date                                  no_title label         jekyll_th_two_entries
time                                  no_title label         pl_no_links_zero_cards
author|meta                           no_title label         twentytwelve_pt_last_page_one_card
categ|tag|btn                         no_title               joomla4_de_empty_tag
category                              label                  furniture
section                               label                  custom_es_malformed_attrs
topic                                 label                  discourse_topic_en
rank|headerlink|header-anchor         label                  unproven
permalink                             label                  typepad_en
badge                                 label                  joomla3_pl_list_table_start
number                                label                  pl_no_links_zero_cards
icon                                  label                  joomla4_de_empty_tag
anchor                                label                  elementor_es_external_articles
screen-reader                         label                  latestposts_block_id_main_list
sr-only                               label                  jekyll_cleanblog_pl_subtitle
more                                  no_title               joomla_offset_paging
button                                no_title               hugo_ja_unquoted_title_list
# pictures
(?:wp|image|photo|img)-?caption       caption                squarespace_de_full_text_offset
caption-text                          caption                twentysixteen_es_sticky_password
credit                                caption                octopress_ko_previous_older
video                                 picture                picture_above_the_text
media                                 picture                arc_publishing_en
caption                               picture                substack_like_en
photo                                 picture                instant_cms_kk
image                                 picture                main_image_as_background
gallery                               picture                text_in_a_slideshow
figure                                picture                brightspot_en
picture                               picture                lead_set_apart
# an article's text, whatever else the name says
(?:article|story|post|entry|news|page|main)(?:__|[_-])?(?:body|content|text|main)  body  open_graph
articlebody                           body_part              brightspot_en
""",
    # Of a card: what its headline is called, what the pieces beside it are, what no teaser is.
    title=Use("listing", "{}", re.IGNORECASE),
    no_title=Use("listing", "{}", re.IGNORECASE),
    caption=Use("listing", "{}", re.IGNORECASE),
    # Inline elements: a text of their own, or printed beside one.
    text=Use("any", CAMEL_WORD),
    label=Use("any", CAMEL_WORD),
    # Of an article.
    summary=Use("article", "{}", re.IGNORECASE),
    picture=Use("article", r"(?:^|[\s_-])(?:{})s?(?:$|[\s_-])", re.IGNORECASE),
    body=Use("article", r"(?:^|[\s_-])(?:{})(?:$|[\s_-])"),
    body_part=Use("article"),
)
