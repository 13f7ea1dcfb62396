"""A layout of tables, upper-case tags and unquoted attributes, as pages were made in 2003."""

from tests.site.themes.theme import Theme

TABLED = Theme(
    page="""<HTML>
<HEAD>{head}</HEAD>
<BODY bgcolor=#ffffff>
<TABLE width=100%><TR><TD colspan=2><MARQUEE>{ticker}</MARQUEE></TD></TR>
<TR><TD><A href="/"><IMG src=/logo.gif alt="Steppe Courier"></A></TD><TD align=right>{date}</TD>
</TR></TABLE>
<TABLE width=100%><TR>
<TD width=160 valign=top><TABLE>{menu}</TABLE><B>Most read</B><TABLE>{most_read}</TABLE></TD>
<TD valign=top>{main}</TD>
</TR></TABLE>
<TABLE width=100%><TR><TD>Best viewed at 1024 x 768</TD><TD><A href="/map/">Site map</A></TD></TR>
</TABLE>
{padding}</BODY></HTML>
""",
    ticker="{rates}",
    rate="&bull; {pair} = {rate} {change} &nbsp; ",
    date="<FONT size=2>{date}</FONT>",
    menu_link='<TR><TD><A href="{url}">{headline}</A></TD></TR>',
    listing="<H1>{title}</H1>\n<FONT size=1>{counter}</FONT>\n<TABLE cellpadding=4>{cards}"
    "</TABLE>\n{pagination}",
    counter="{counter}",
    card='<TR><TD valign=top><A href="{url}"><IMG src="{image}" width=120></A></TD>\n'
    '<TD><A href="{url}"><B>{headline}</B></A><BR><FONT size=1>{section}</FONT><P>{excerpt}</TD>'
    "</TR>\n",
    between='<TR><TD colspan=2 align=center><A href="https://camels.example/"><IMG src=/banner.gif>'
    "</A></TD></TR>\n",
    pagination="<P align=center>{links}</P>",
    number='[<A href="{url}">{page}</A>] ',
    current="[<B>{page}</B>] ",
    next='<A href="{url}">Next &gt;&gt;</A>',
    most_read_link='<TR><TD><A href="{url}">{headline}</A></TD></TR>',
    article="<H1>{headline}</H1><FONT size=1>By {authors} - {published}</FONT>\n{figure}\n"
    "{paragraphs}",
    figure='<TABLE align=left><TR><TD><IMG src="{image}"></TD></TR><TR><TD>Photo: Courier archive'
    "</TD></TR></TABLE>",
    author="<B>{name}</B>",
)
