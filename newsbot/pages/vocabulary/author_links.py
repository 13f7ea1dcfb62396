"""What links to all of an author's articles say."""

# A link to all that the author has written, with the name where N stands.
ALL_OF = tuple(
    line.strip()
    for line in """
    view all of N's posts
    view all of N’s posts
    view all posts by N
    view more articles from N
    view all articles by N
    see all posts by N
    see all articles by N
    show all posts by N
    more posts by N
    more articles by N
    more stories by N
    more by N
    more from N
    all posts by N
    all articles by N
    posts by N
    articles by N
    read more by N
    read more from N
    alle beiträge von N anzeigen
    alle beiträge anzeigen von N
    zeige alle beiträge von N
    alle beiträge von N
    alle artikel von N
    mehr von N
    voir tous les articles de N
    voir toutes les publications de N
    afficher tous les articles de N
    tous les articles de N
    ver todas las entradas de N
    ver todas las entradas por N
    ver todos los artículos de N
    más artículos de N
    ver todos os posts de N
    ver todos os artigos de N
    mais artigos de N
    visualizza tutti gli articoli di N
    vedi tutti gli articoli di N
    tutti gli articoli di N
    bekijk alle berichten van N
    alle berichten van N
    zobacz wszystkie wpisy N
    wszystkie wpisy autora N
    zobrazit všechny příspěvky od N
    visa alla inlägg av N
    vis alle innlegg av N
    vis alle indlæg af N
    näytä kaikki artikkelit kirjoittajalta N
    N összes bejegyzése
    vezi toate articolele lui N
    все записи автора N
    посмотреть все записи автора N
    посмотреть все записи от N
    все материалы автора N
    все статьи автора N
    усі записи автора N
    переглянути всі записи автора N
    автордың барлық мақалалары N
    N tarafından yazılan tüm yazılar
    N tarafından yazılmış tüm yazıları görüntüle
    N yazarının tüm yazıları
    lihat semua pos oleh N
    lihat semua pos dari N
    xem tất cả bài viết của N
    عرض كل مقالات N
    عرض جميع المقالات بواسطة N
    N の投稿をすべて表示
    Nの投稿をすべて表示
    查看N的所有文章
    查看 N 的所有文章
    N의 모든 글 보기
    """.splitlines()
    if line.strip()
)
