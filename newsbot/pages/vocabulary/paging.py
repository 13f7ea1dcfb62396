"""The words of pagination links and "Read more" links in the languages of the news."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OLDER = _words(
    """
    aeltere anciennes anciens anteriores antic antics antigas antigos antiguas antigues
    antiguos antérieures antérieurs cũ earlier eldre eldri eski früher frühere korábbi lama
    lawas meno më older oldest oudere précédemment régebbi régebbiek sebelum senesni
    starejši starije stariji starsze starszy staršie starší të vanemad vanhemmat vanhempi
    vanhempia vecchi vecchie vechi vecāki vjetra zaharragoak äldre ältere älteren ältester
    ældre önceki əvvəlki παλαιότερα παλαιότερες παλαιότερη παλιότερα παλιότερες ескі
    по-стари постари предыдущие ранее раніше старее стари старших старые старыя старі
    старіші ישנות ישנים קודמות קודמים أقدم الأقدم القديمة قدیمی قدیمی‌تر पुरानी पुराने পুরনো
    পুরানো পুরোনো เก่ากว่า เรื่องที่เก่ากว่า 以前の記事 古い 古い記事 旧文章 更早 舊文章 較舊 较旧
    過去 過去の記事 오래된 이전 이전글
    """
)
NEXT = _words(
    """
    avanti berikutnya dalej dalsi další folgende forward forwards hurrengoa ijayo ileri
    inayofuata järgmine järgmised keyingi kita kitas következő kế mbele naechste naprej
    naslednja naslednje naslednji nasledujúca nasledujúce następna następne następny
    następną neste next nextpage následující nächste nächsten nächster nächstes nästa näste
    næsta næste növbəti nākamais nākamā nākošā prossima prossime prossimi prossimo proxima
    proximo próxima próximas próximo próximos sau seguent seguinte seguintes següent
    següents sekantis selanjutnya seterusnya seuraava seuraavat sig siguiente siguientes
    sledeća sledeće sledeći sljedeća sljedeće sljedeći sonraki sonrakı successiu successiva
    successive successivi successivo suiv suivant suivante suivantes suivants susunod tiếp
    tjetra tjetër tolesnis toliau tovább următoarea următoarele următor următorul verder
    volgend volgende vorwärts weiter weitere înainte ďalej ďalšia ďalšie ďalší επόμ επόμενα
    επόμενες επόμενη επόμενο алға вперед вперёд далее далей дальше далі дараагийн дараах
    кейинги келесі кийинки напред наступна наступная наступний наступні след следваща
    следващата следващи следећа следеће следећи следна следната следующая следующее
    следующие следующий следующую уперед հաջորդ հաջորդը בעדי הבא הבאה הבאים التالي التالية
    القادم اللاحق اگلا بعد بعدی لاحق अगला अगली अगले आगे পরবর্তী পরের ਅਗਲਾ આગળ அடுத்த తదుపరి
    ಮುಂದೆ അടുത്തത് ต่อไป ถัดไป หน้าถัดไป შემდეგი つぎ つぎへ 下一頁 下一页 下頁 下页 后一页 后页
    後一頁 次 次の 次のページ 次のページへ 次へ 次ページ 次頁 다음 다음글 다음페이지
    indiki баъдӣ навбатӣ
    """
)
MORE = _words(
    """
    altre altri altro daha daugiau fazla fler flere još lainnya lisää mais meer mehr more
    mostra multe más més plus rohkem thêm több vairāk viac více więcej xem περισσότερα
    больше більше еще ещё ще עוד المزيد بیشتر और ดูเพิ่มเติม อ่านเพิ่ม さらに表示 もっと見る
    もっと読む 加载更多 更多 查看更多 载入更多 더 더보기
    artıq proq yana çox ýene бештар боз дагы көбүрөөк көбірек кўпроқ тағы яна
    """
)
PREVIOUS = _words(
    """
    ankstesnis anterioară anterior back edellinen eelmine előző forrige föregående geri
    iepriekšējā indietro nakaraan poprzedni poprzednia poprzednie precedente precedenti
    predchádzajúca predchádzajúce prethodna prethodno prev previous préc précédent
    précédente précédentes précédents předchozí sebelumnya terug trước vissza vorherige
    vorherigen vorheriger vorige wstecz zurück înapoi önceki əvvəlki προηγούμενα προηγούμενη
    προηγούμενο алдыңғы назад попередня попередні попередній предишна предыдущая предыдущий
    претходна өмнөх הקודם הקודמת קודם السابق السابقة قبل قبلی पिछला पिछले ก่อนหน้า წინა 上一頁
    上一页 上页 前 前の 前のページ 前へ 이전페이지
    oldingi öňki гузашта мурунку олдинги қаблӣ
    """
)
NEWER = _words(
    """
    baru mới neuer neuere neueren newer newest nieuwere noi nous noves novije novější novšie
    nowsze nowszy nyare nyere recentes recenti recientes récentes récents terbaru uudemmat
    uudempi yeni újabb újabbak νεότερα νεότερες νεώτερα новее новые нові новіші по-нови
    חדשות חדשים أحدث الأجدد الأحدث تازه‌تر جدیدتر नए নতুন ใหม่กว่า 新しい 新しい記事 最新 較新
    较新 최신
    """
)
END = _words(
    """
    akhir awal birinci cuối dernier derniers dernière début eerste első end ensimmäinen
    erste ersten fin first första første ilk laatste last letzte letzten ostatnia pertama
    pierwsza posledná poslední premier première prima primeira primeiro primera primero
    primo prva první prvá sidste sista siste son sonuncu start terakhir ultim ultima ultimo
    utolsó viimeinen zadnja última último đầu πρώτη τελευταία конец начало остання первая
    перша последний последняя אחרון אחרונה ראשון ראשונה آخرین الأخير الأخيرة الأول الأولى
    اولین अंतिम पहला สุดท้าย หน้าแรก 尾頁 尾页 最初 最後 末頁 末页 首頁 首页 끝 맨끝 처음
    """
)
# Of the links from a card to its article: "Continue reading", "Weiterlesen", "Lire la suite".
READ = _words(
    """
    baca bővebben citeste citește continua continuar continue czytaj daha dalej details
    detaljnije detay devamı devamını full keep lanjut learn leer lees leggi lendo ler les
    lesen leyendo lezen lire lue läs læs mehr oku olvasd opširnije permalink preberi
    pročitaj read reading register saiba seguir selengkapnya suite thêm tiếp tovább verder
    več više více weiter weiterlesen xem číst čítaj đọc ətraflı διαβάστε περισσότερα далее
    дальше далі докладніше повеќе подробнее подробно прочети прочитај толығырақ цялата
    читати читать המשך עוד קרא קראו ادامه اقرأ المزيد بیشتر مطلب और पढ़ें पूरा আরও পড়ুন อ่านต่อ
    อ่านเพิ่มเติม もっと読む 查看全文 続きを読む 繼續閱讀 继续阅读 記事を読む 詳細 閱讀全文
    阅读全文 阅读更多 계속 더 더보기 읽기 자세히
    """
)
# What may stand beside: "Go to the next page", "Artigos mais antigos", "Показать ещё новости".
BESIDE = _words(
    """
    a actualités afficher anzeigen article articles articole articolele articoli articolo
    artigos artikel artikelen artikkelit artikler artykuły artículos as beitrag beiträge
    beiträgen bejegyzések berichten berita billets blog browse bài cargar carica carregar
    charger cikkek daha das de dem der des die du einträge el en entrada entradas entrades
    entries entry entrées get go gönderiler göster haberler halaman hírek hơn indlæg inlägg
    innlegg item items itens la laad laden lapa las le lebih lehekülg les lihat list listing
    load los mais matérias meldungen mostra mostrar muat más naar nachrichten načíst news
    nieuws notas noticias notizie notícias näytä objave of oldal oldalra os page pages
    pagina pagine pagină più plus pokaż pos post postagens posts posty postări prispevki
    príspevky publicaciones publications publicações puslapis pàgina página páginas
    příspěvky recenti result results sayfa sayfaya see seite seiten selengkapnya set show
    sida sidan side siden sivu sivut stories story stran strana strani stranica stranicu
    strona strony stronę stránka stránku stránky səhifə tampilkan the till tin to toon
    topics trang tức ver vesti view vijesti vis visa viết voir wpis wpisy yazı yazılar yükle
    załaduj zobrazit zobraziť zu zum zur članci články άρθρα αναρτήσεις δημοσιεύσεις νέα
    σελίδα бет беттер более більш жаңалықтар завантажити загрузить записи к материалы
    мақалалар на новини новости показати показать посты публикации публікації статті статьи
    сторінка сторінки сторінку страниц страница страницу страницы דף הצג טען כתבות לדף לעמוד
    עמוד פוסטים רשומות أخبار ارسال‌های الأخبار التدوينات الصفحة المشاركات المقالات تحميل
    صفحة صفحه عرض مطالب مقالات نوشته‌های پोस्ट खबरें देखें पृष्ठ पेज पोस्ट लेख समाचार দেখুন
    পাতা পোস্ট บทความ หน้า เรื่อง ページ 投稿 文章 記事 頁 页 글 기사 보기 페이지
    ko rsatish yangiliklar yuklash görkez göstər додан жаңылыктар жүктеу жүктөө көрсету көрсөтүү
    кўрсатиш юклаш мақолаҳо мақолалар нишон хабарҳо янгиликлар ҳам بارگذاری نمایش
    """
)
# What stands beside the number of a page: "Page 2", "Zur Seite 2", "第2页", "2 (current)".
PAGE = _words(
    """
    - a aktuelle aller au current d' de do du e går go gå idi ir jump la lehekülg leht na naar ner
    nr pagina pagină page pages paginas páginas pág pag pg p página pàgina página
    para pergi puslapis sayfa sayfaya sayt seite seiten sid sida sidan side siden sivu sivulle
    stran strana strani stranica stranu strona strony stronę str stránka stránku stránky səhifə
    the til till to trang ugrás vai zu zum zur à á lapa oldal oldalra halaman ke az a
    σελίδα σελ бет из на к номер перейти стр сторінка сторінку страница страницу страницы
    дахь хуудас էջ דף עמוד לעמוד صفحه صفحة الصفحة पृष्ठ पेज पन्ना পাতা பக்கம் หน้า หน้าที่
    გვერდი 第 页 頁 第页 第頁 ページ ページ目 目 쪽 페이지
    """
)
OF = _words(
    "af aus av de di dintr din do fra iz od of out sur van von z ze из от із з / מתוך من از 共 の"
)
