"""The words of pagination links in the languages of the news."""

OLDER = frozenset(
    """
    older oldest earlier ältere älteren ältester aeltere früher frühere anciens anciennes antérieurs antérieures
    précédemment antiguas antiguos antigas antigos anteriores antic antics antigues meno vecchi vecchie oudere
    äldre eldre ældre vanhemmat vanhempia vanhempi starsze starszy starší staršie starije stariji starejši
    старее старые старі старіші старыя старших стари по-стари ранее раніше предыдущие régebbi régebbiek korábbi
    vechi eski önceki əvvəlki ескі παλαιότερα παλαιότερες παλαιότερη παλιότερα παλιότερες أقدم الأقدم القديمة قدیمی
    قدیمی‌تر ישנים ישנות קודמים קודמות पुराने पुरानी পুরোনো পুরনো পুরানো cũ lama lawas sebelum
    旧文章 较旧 更早 較舊 舊文章 古い 古い記事 過去 過去の記事 以前の記事 이전글 이전 오래된 เก่ากว่า เรื่องที่เก่ากว่า
    zaharragoak eldri vanemad vecāki senesni më të vjetra постари
    """.split()
)
NEXT = frozenset(
    """
    next nextpage forward forwards weiter weitere vorwärts nächste nächster nächsten nächstes naechste folgende
    suivant suivante suivants suivantes suiv siguiente siguientes sig próxima próximo próximas próximos proxima
    proximo seguinte seguintes següent següents seguent hurrengoa avanti successiva successivo successive successivi
    prossima prossimo prossime prossimi volgende verder nästa neste næste näste seuraava seuraavat następna następne
    następny następną dalej další dalsi následující ďalšia ďalšie ďalší ďalej nasledujúca nasledujúce naslednja
    naslednje naslednji naprej sljedeća sljedeće sljedeći sledeća sledeće sledeći следећа следеће следећи напред
    következő tovább următoarea următoarele următorul următor înainte järgmine järgmised nākamā nākošā nākamais kitas
    kita tolesnis toliau sekantis следующая следующие следующий следующую следующее след вперед вперёд далее дальше
    наступна наступні наступний далі уперед наступная далей следваща следващи следващата келесі алға кийинки кейинги
    keyingi sonraki ileri növbəti sonrakı επόμενη επόμενο επόμενα επόμενες επόμ التالي التالية القادم لاحق اللاحق
    הבא הבאה הבאים בעדי بعدی بعد اگلا अगला अगले अगली आगे পরবর্তী পরের அடுத்த తదుపరి അടുത്തത് ಮುಂದೆ આગળ ਅਗਲਾ ถัดไป
    หน้าถัดไป ต่อไป tiếp sau kế berikutnya selanjutnya seterusnya susunod ijayo inayofuata mbele 下一页 下一頁 下页 下頁 后页
    后一页 後一頁 下页> 次へ 次 次の 次ページ 次のページ 次のページへ 次頁 つぎ つぎへ 다음 다음페이지 다음글 შემდეგი հաջորդ
    հաջորդը дараах дараагийн næsta tjetra tjetër следна следната successiu volgend
    """.split()
)
MORE = frozenset(
    """
    more mehr plus más mais altri altre altro meer więcej ещё еще больше більше ще fazla xem thêm lainnya mostra més
    multe fler flere lisää περισσότερα المزيد עוד بیشتر और और 加载更多 查看更多 更多 载入更多 もっと見る もっと読む さらに表示
    더보기 더 อ่านเพิ่ม ดูเพิ่มเติม více viac još több vairāk daugiau rohkem daha
    """.split()
)
PREVIOUS = frozenset(
    """
    prev previous back précédent précédente précédents précédentes préc zurück vorherige vorheriger vorherigen anterior
    prethodna prethodno předchozí predchádzajúca predchádzajúce предыдущая предыдущий попередня попередні попередній
    назад önceki geri əvvəlki precedente precedenti indietro vorige terug föregående forrige edellinen poprzednia
    poprzednie poprzedni wstecz înapoi anterioară előző vissza προηγούμενη προηγούμενο προηγούμενα السابق السابقة
    הקודם הקודמת קודם قبلی قبل पिछला पिछले ก่อนหน้า trước sebelumnya 上一页 上一頁 上页 前へ 前 前の 前のページ 이전페이지
    предишна претходна алдыңғы өмнөх წინა eelmine iepriekšējā ankstesnis nakaraan
    """.split()
)
NEWER = frozenset(
    """
    newer newest neuere neueren neuer récents récentes recientes recentes recenti nieuwere nyare nyere uudemmat uudempi
    nowsze nowszy novější novšie novije новые новее нові новіші по-нови újabb újabbak noi yeni νεότερα νεότερες νεώτερα
    أحدث الأحدث الأجدد חדשים חדשות جدیدتر تازه‌تر नए নতুন mới baru terbaru 较新 較新 新しい 新しい記事 最新 최신
    ใหม่กว่า nous noves
    """.split()
)
END = frozenset(
    """
    last first letzte letzten erste ersten dernier dernière derniers premier première début fin última último primera
    primero primeira primeiro ultima ultimo prima primo laatste eerste sista första siste første sidste viimeinen
    ensimmäinen ostatnia pierwsza poslední první posledná prvá zadnja prva последняя первая последний остання перша
    конец начало son ilk sonuncu birinci τελευταία πρώτη الأخير الأخيرة الأول الأولى אחרון אחרונה ראשון ראשונה آخرین
    اولین अंतिम पहला สุดท้าย หน้าแรก cuối đầu terakhir akhir pertama awal end start 末页 尾页 首页 尾頁 首頁 末頁 最後 最初 끝
    처음 맨끝 utolsó első ultim
    """.split()
)
# Of the links from a card to its article: "Continue reading", "Weiterlesen", "Lire la suite".
READ = frozenset(
    """
    read reading continue keep full learn details weiterlesen mehr lesen weiter lire suite leer seguir leyendo ler continuar
    lendo saiba leggi continua lees verder lezen läs les læs lue czytaj dalej číst více čítaj pročitaj opširnije više
    detaljnije preberi več читать читати подробнее подробно докладніше далее далі дальше прочети цялата прочитај повеќе
    олвасд tovább bővebben citește citeste devamı devamını oku daha detay ətraflı толығырақ διαβάστε περισσότερα اقرأ
    المزيد קרא קראו עוד המשך ادامه مطلب बेشتر और पढ़ें पूरा আরও পড়ুন อ่านต่อ อ่านเพิ่มเติม đọc tiếp xem thêm baca
    selengkapnya lanjut 阅读全文 阅读更多 继续阅读 閱讀全文 繼續閱讀 查看全文 詳細 続きを読む もっと読む 記事を読む 더보기
    더 읽기 자세히 계속 permalink register
    """.split()
)
# What may stand beside: "Go to the next page", "Artigos mais antigos", "Показать ещё новости".
BESIDE = frozenset(
    """
    the a to go view show see load get browse page pages post posts entry entries article articles story stories news
    result results item items set list listing of blog set topics older-posts zu zur zum die der das dem seite seiten
    beitrag beiträge beiträgen einträge artikel meldungen nachrichten anzeigen laden la le les de des du page billets
    entrées publications actualités articles afficher voir charger plus las los el página páginas pagina entradas entrada
    artículos noticias publicaciones notas ver cargar mostrar más os as postagens notícias artigos publicações matérias
    carregar mais itens pàgina entrades articoli articolo notizie post pagine carica mostra più naar pagina berichten
    artikelen nieuws laad toon sida sidan inlägg visa till side siden innlegg indlæg vis artikler sivu sivut artikkelit
    näytä strona stronę strony wpisy wpis artykuły posty pokaż załaduj stránka stránku strana stránky články příspěvky
    zobrazit načíst príspevky zobraziť stran strani objave prispevki stranica stranicu objave članci vijesti vesti
    страница страницу страницы страниц записи новости статьи материалы публикации посты показать загрузить на к более
    сторінка сторінку сторінки записи новини статті публікації показати завантажити більш публикации новини страница
    oldal oldalra bejegyzések hírek cikkek pagină articole articolele postări lapa puslapis lehekülg sayfa sayfaya
    yazılar yazı haberler gönderiler göster yükle səhifə yazılar бет беттер жаңалықтар мақалалар σελίδα άρθρα νέα
    αναρτήσεις δημοσιεύσεις الصفحة صفحة صفحه المقالات مقالات التدوينات المشاركات الأخبار أخبار تحميل عرض עמוד לעמוד דף
    לדף פוסטים רשומות כתבות טען הצג نوشته‌های مطالب ارسال‌های پोस्ट पोस्ट पृष्ठ पेज लेख खबरें समाचार देखें দেখুন পোস্ট পাতা
    trang bài viết tin tức hơn halaman pos berita tampilkan muat lebih lihat selengkapnya 页 頁 文章 ページ 記事 投稿 페이지 글
    기사 보기 หน้า เรื่อง บทความ recenti daha en
    """.split()
)
