"""Elements, and roles that attributes give them, that hold no matter of the page's own."""

from newsbot.pages.vocabulary.table import Table, Use

# Of an article: what never holds its text (`boilerplate`), what a byline (`near`) and a date
# (`dated`) beside the headline never stand in. Of a listing: the share of its weight that a box is
# left with (`zone`), what a list's own "Next" never stands in (`control`).
USES = {
    "zone": Use("listing"),
    "control": Use("listing"),
    "boilerplate": Use("article"),
    "near": Use("article"),
    "dated": Use("article"),
}

BOX_TAGS = Table(
    """
nav         zone=0.05 boilerplate near dated    empty_listing home_archive_teaser
aside       zone=0.15 control near dated        empty_listing structure_only
header      control                             empty_listing
footer      zone=0.15 control boilerplate near  empty_listing home_archive_teaser
form        zone=0.3 boilerplate near dated     joomla4_de_empty_tag form_around_the_page
dialog      zone=0.1 control boilerplate        unproven unproven
menu        zone=0.3 boilerplate                unproven unproven
blockquote  near dated                          structure_only
a           dated                               no_article
button      boilerplate                         film_below_a_cookie_banner
input       boilerplate                         inserted_boxes
fieldset    boilerplate                         unproven
select      boilerplate                         unproven
textarea    boilerplate                         unproven
audio       boilerplate                         unproven
video       boilerplate                         film_below_a_cookie_banner
canvas      boilerplate                         unproven
svg         boilerplate                         headline_icon_with_a_title
map         boilerplate                         unproven
object      boilerplate                         unproven
iframe      boilerplate                         unproven
script      boilerplate near                    text_in_json_ld
style       boilerplate near                    picture_in_a_figure_without_scripts
noscript    boilerplate near                    picture_in_a_figure_without_scripts
template    boilerplate                         unproven
head        boilerplate                         no_article
-comment    boilerplate                         no_article
""",
    **USES,
)
BOX_ROLES = Table(
    """
navigation     zone=0.05  octopress_ko_previous_older
complementary  zone=0.15  twentytwelve_pt_last_page_one_card
contentinfo    zone=0.15  octopress_ko_previous_older
search         zone=0.1   octopress_ko_previous_older
menu           zone=0.05  liferay_es_asset_publisher_counter
menubar        zone=0.05  liferay_es_asset_publisher_counter
dialog         zone=0.1   consent_page
""",
    **USES,
)
