"""Links and buttons to further pages, and the box they stand in, by their class names and ids."""

import re

from newsbot.pages.vocabulary.table import Table, Use

PAGING_NAMES = Table(
    r"""
# what leads on
next                    next          jekyll_cleanblog_pl_subtitle
older                   next          hugo_fr_older_left
(?:load|show)[-_]?more  loader pager  imgalt_ja_title_only_alt
# what holds it
pag(?:er|inat|ing)      pager         jekyll_cleanblog_pl_subtitle
pages?\b                pager         last_page_with_one_card
page-                   pager         jekyll_th_two_entries
nav-?links              pager         zox_es_one_link_card
post-page-numbers       part          unproven
page-links?             part          jekyll_minima_hu
pagelinks?|multi-?page  part          unproven
# the page that is read
current                 current       en_full_text_unlinked_zero_cards
active                  current       joomla4_de_empty_tag
selected                current       mediawiki_cs_blog_edit_links
# what cannot be pressed
disabled                off_link      newspaper_ar_three_urls_per_card
inactive                off_link off  zox_es_one_link_card
invisible               off_link off  joomla3_pl_list_table_start
disabled?               off           newspaper_ar_three_urls_per_card
hidden                  off           joomla4_de_empty_tag
hide                    off           ko_hexo_link_round_h4_source
d-none                  off           unproven
off                     off           bimber_pt_inlist_ad_newsletter
no-?link|no-more        off           unproven
""",
    next=Use("listing", r"(?:^|[\s_-])(?:{})(?:$|[\s_-])", re.IGNORECASE),
    loader=Use("listing", "{}", re.IGNORECASE),
    pager=Use("listing", "{}", re.IGNORECASE),
    current=Use("listing", r"\b(?:{})\b", re.IGNORECASE),
    off_link=Use("listing", r"\b(?:{})\b"),
    off=Use("listing", r"\b(?:{})\b", re.IGNORECASE),
    # Of an article that its site shows in several pages.
    part=Use("article", "{}", re.IGNORECASE),
)
