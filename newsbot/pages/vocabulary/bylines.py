"""The words of bylines in the languages of the news: who wrote it, as what, for whom, from where.

Data only, each table one concept: phrases parted by commas, in small letters. What may stand where
in a byline is the grammar's matter (`article/fields/bylines.py`).
"""


def _phrases(text: str) -> frozenset[str]:
    """Folded, as what they are compared with: a Greek sigma ends words in another form."""
    return frozenset(" ".join(phrase.split()) for phrase in text.casefold().split(","))


# Before a name, with or without a colon: "By NAME", "Von NAME", "Posté par NAME".
BY = _phrases(
    """
    by, written by, posted by, reported by, published by, story by, text by, words by, article by,
    by our, von unserer, von unserem, door onze, par notre, por nuestro, por nuestra, от нашего,
    report by, reporting by, submitted by, created by, authored by, contributed by, exclusive by,
    analysis by, review by, interview by, von, ein beitrag von, ein artikel von, ein gastbeitrag
    von, eine analyse von, ein kommentar von, geschrieben von, verfasst von, veröffentlicht von,
    text von, interview von, aufgezeichnet von, par, écrit par, publié par, posté par, rédigé par,
    propos recueillis par, texte par, un article de, por, escrito por, publicado por, redactado por,
    texto de, postado por, reportagem de, per, escrit per, di, a cura di, scritto da, pubblicato da,
    articolo di, testo di, door, geschreven door, tekst van, af, skrevet af, av, skrevet av, skriven
    av, publicerat av, eftir, przez, napisał, napisała, opracował, opracowała, oprac., napsal,
    napsala, napísal, napísala, írta, scris de, publicat de, de, piše, napisao, napisala, shkruar
    nga, nga, kirjoittanut, oleh, ditulis oleh, bởi, viết bởi, hazırlayan, kaleme alan, द्वारा, от,
    написал, написала, опубликовал, опубликовала, подготовил, подготовила, беседовал, беседовала,
    від, написав, підготував, підготувала, пише, пишува, жазған, әзірлеген, дайындаған, жазган,
    даярдаган, tayyorladi, tayyorlagan, тайёрлади, таҳияи, бичсэн, του, της, από τον, από την, από,
    γράφει ο, γράφει η, γράφει, بقلم, كتب, كتبت, كتبها, نوشته, به قلم, گزارش از, מאת, โดย, เขียนโดย
    """
)
# What a text is, before such a word: "Analysis by NAME".
GENRES = _phrases(
    """
    news, bericht, beitrag, artikel, article, artículo, report, opinion, analysis, commentary,
    comment, interview, review, essay, feature, column, editorial, exclusive, letter, reportage,
    kommentar, analyse, kolumne, glosse, leitartikel, gastbeitrag, gastkommentar, tribune,
    chronique, opinión, análisis, columna, reportaje, entrevista, opinião, análise, coluna,
    opinione, analisi, commento, intervista, мнение, колонка, интервью, репортаж, анализ,
    комментарий, думка, пікір, пикир
    """
)
# Of those the ones that are given names, too, or begin a family's.
BY_OR_NAME = _phrases("oleh, per, nga, di, de, af, av, von, par")
# A label, before a name with a colon or in an element of its own: "Author: NAME".
LABELS = _phrases(
    """
    author, authors, author(s), yazan, writer, writers, reporter, reporters, journalist,
    correspondent, contributor, contributors, story, text, words, report, byline, reporting, article
    author, post author, autor, autorin, autoren, autor/in, autor*in, autor:in, autorin/autor,
    autor/autorin, autorinnen, autor(in), verfasser, verfasserin, redakteur, redakteurin,
    reporterin, texte, auteur, auteure, autrice, auteurs, auteur(s), rédacteur, rédactrice,
    rédaction, autora, autores, autor(es), autor(a), autoría, redactor, redactora, texto,
    periodista, reportagem, repórter, jornalista, autore, autori, autrici, testo, redattore,
    giornalista, tekst, verslaggever, journaliste, redacteur, skribent, journalister, författare,
    reportrar, forfatter, skrevet, forfattere, höfundur, blaðamaður, teksti, kirjoittaja,
    toimittaja, kirjoittajat, autorzy, opracowanie, autorka, autoři, autorky, redaktor, redaktorka,
    szerző, szerzők, szöveg, autoare, autori articol, jurnalist, avtor, avtorica, avtorji, novinar,
    novinarka, autorė, autorius, autoriai, autors, teksts, autorid, autori i artikullit, gazetar,
    egilea, egileak, text i fotos, awdur, údar, penulis, pewarta, jurnalis, wartawan, tác giả, bài,
    bài viết, bài và ảnh, phóng viên, yazar, yazarlar, muhabir, haber, röportaj, müəllif, muallif,
    mualliflar, awtor, awtory, автор, авторы, автор(ы), автор статьи, авторка, автори, аўтар,
    аўтары, текст, корреспондент, журналист, журналистка, кореспондент, журналіст, аутор, аутори,
    новинар, новинарка, репортер, мақала авторы, авторлар, автору, авторлору, тілші, журналісі,
    кабарчы, макаланын автору, муаллиф, муаллифлар, муаллифон, хабарнигор, мухбир, зохиогч,
    сэтгүүлч, сурвалжлагч, нийтэлсэн, συντάκτης, συντάκτρια, συγγραφέας, κείμενο, δημοσιογράφος,
    ავტორი, ავტორები, հեղինակ, հեղինակներ, الكاتب, الكاتبة, المؤلف, المحرر, المراسل, نویسنده,
    نویسندگان, خبرنگار, گزارشگر, مصنف, כותב, המחבר, מחבר, लेखक, लेखिका, रिपोर्टर, संवाददाता, লেখক,
    প্রতিবেদক, ผู้เขียน, ผู้สื่อข่าว
    """
)
# Of East Asia, which stand beside a name without a space, too: before it, behind it.
TITLES_BEFORE = _phrases(
    """
    本报记者, 本台记者, 实习记者, 特约记者, 记者, 記者, 撰稿人, 撰稿, 撰文, 作者, 通讯员, 通訊員, 编译, 編譯, 執筆, 著者, 筆者, 取材, 文責, ライター,
    글쓴이, 작성자, 기자
    """
)
TITLES_BEHIND = _phrases(
    """
    记者, 記者, 特派員, 特派员, 編集委員, 論説委員, 선임기자, 선임 기자, 인턴기자, 인턴 기자, 수습기자, 객원기자, 전문기자, 기자, 특파원, 논설위원, 칼럼니스트,
    통신원
    """
)
# Who made something else than the text.
OTHER_CREDITS = _phrases(
    """
    photo, photos, photograph, photographs, photography, picture, pictures, image, images, video,
    illustration, illustrations, graphic, graphics, camera, editing, edited, editor, editors,
    compiled, translated, translation, produced, producer, foto, fotos, bild, bilder, grafik,
    kamera, redigiert, übersetzt, übersetzung, photographie, vidéo, traduction, edición, fotografía,
    traducción, fotografia, edição, tradução, traduzione, foto's, kuva, kuvat, zdjęcia, zdjęcie,
    fénykép, fotók, fotoğraf, fotoğraflar, editör, ảnh, фото, фотография, видео, редактор, перевод,
    светлина, сурет, сүрөт, зураг, аудармашы, редакторы, 摄影, 攝影, 写真, 撮影, 编辑, 編輯, 责任编辑, 責任編輯, 编校, 校对,
    图, 사진, 편집, φωτογραφίες, φωτο, تصوير, عکس, صور, צילום, source, quelle, fuente, fonte, źródło,
    zdroj, kaynak, источник, джерело, manba, манба, булак, дереккөз, nguồn
    """
)
# Between two authors. Each is a part of names, too, in this language or another one.
AND = _phrases(
    """
    and, und, et, y, e, i, og, och, en, ja, és, și, şi, ir, un, eta, dan, và, ve, və, va, ve de,
    dhe, in, a, ac, agus, with, mit, avec, con, com, med, met, и, й, і, та, з, да, жана, және, ва,
    ҳәм, hem, бас, болон, και, და, և, ու, و, और, এবং, และ
    """
)
# Of those the ones that join two words, be they names of persons or not.
PLAIN_AND = _phrases("and, und, et, och, og, și, şi, és, dan, ve, və, и, жана, және, та, και, ва")
# Small words within a name: "Ludwig van Aalen", "Ana de la Costa", "bin Salem".
PARTICLES = _phrases(
    """
    a, af, al, am, an, ap, av, bin, bint, binti, ben, d, da, dal, dall, dalla, das, de, degli, dei,
    del, dela, della, delle, den, der, des, di, do, dos, du, e, el, et, i, ibn, in, kyzy, la, las,
    le, lo, los, na, nee, née, ni, oğlu, qizi, ter, ten, tot, te, 't, uulu, ulu, van, vom, von, y,
    z, zu, zum, zur, абу, аль, бин, де, дер, ибн, кызы, ло, оглы, оглу, оғлы, уулу, фон, ван, эль,
    қызы, ұлы
    """
)
# Behind a name and its comma, and a part of it.
SUFFIXES = _phrases("jr, jnr, junior, sr, snr, senior, ii, iii, iv, filho, neto, júnior, hijo")
# Behind a name, with a comma or without, and no part of it.
DEGREES = _phrases(
    """
    phd, dphil, md, do, dds, dvm, jd, llb, llm, ba, bs, bsc, ma, msc, ms, mba, mph, mphil, msw, mfa,
    rn, np, cpa, cfa, cfp, esq, obe, mbe, cbe, kc, qc, mp, frs, facp, edd, psyd, pharmd, dr, drs,
    mag, dipl, ing, bsn, msn, rd, rdn, lcsw, pe, dpt, csc, drsc, ph, d, m, kbe
    """
)
# What the writer is; with a word of MODIFIERS before it or behind.
ROLES = _phrases(
    """
    editor, editors, reporter, reporters, correspondent, correspondents, columnist, columnists,
    writer, writers, journalist, journalists, contributor, contributors, blogger, producer, analyst,
    fellow, researcher, professor, lecturer, director, president, chairman, chairwoman, ceo, cto,
    cfo, founder, co-founder, economist, strategist, critic, anchor, presenter, host, freelancer,
    intern, staff, photographer, photojournalist, meteorologist, historian, reviewer, blog, bureau,
    desk, newsroom, team, admin, administrator, author, manager, secretary, minister, expert,
    specialist, consultant, redakteur, redakteurin, redakteure, redaktion, reporterin,
    korrespondent, korrespondentin, kolumnist, kolumnistin, autorin, volontär, volontärin,
    chefredakteur, chefredakteurin, journalistin, wirtschaftsredakteur, wirtschaftsredakteurin,
    politikredakteur, politikredakteurin, sportredakteur, ressortleiter, ressortleiterin,
    chefreporter, chefreporterin, hauptstadtkorrespondent, leiter, rédacteur, rédactrice, rédaction,
    correspondant, correspondante, journaliste, chroniqueur, chroniqueuse, envoyé, envoyée,
    éditorialiste, redactor, redactora, redacción, corresponsal, periodista, enviado, enviada,
    columnista, editora, redação, repórter, correspondente, jornalista, colunista, redattore,
    redattrice, redazione, corrispondente, giornalista, inviato, inviata, redacteur, redactie,
    verslaggever, redaktør, journalisten, redaktör, reportern, toimittaja, toimitus, redaktor,
    redaktorka, redakcja, redakce, dziennikarz, dziennikarka, novinář, novinářka, szerkesztő,
    újságíró, tudósító, jurnalist, redactor-șef, novinar, novinarka, urednik, urednica, muhabir,
    muhabiri, editör, editörü, yazar, yazarı, muxbir, muxbiri, wartawan, jurnalis, phóng viên,
    корреспондент, корреспондентка, журналист, журналистка, редактор, редакция, обозреватель,
    колумнист, репортёр, репортер, спецкор, собкор, аналитик, эксперт, экономист, политолог,
    профессор, директор, кореспондент, кореспондентка, журналіст, журналістка, редакція, оглядач,
    тілші, тілшісі, журналисти, кабарчысы, мухбир, хабарнигор, сэтгүүлч, сурвалжлагч, δημοσιογράφος,
    ανταποκριτής
    """
)
MODIFIERS = _phrases(
    """
    senior, chief, staff, special, political, politics, business, economics, economic, finance,
    financial, markets, science, health, medical, technology, tech, education, environment,
    environmental, climate, energy, foreign, international, world, national, local, regional, city,
    crime, court, courts, legal, investigative, investigations, sport, sports, culture, arts,
    travel, food, fashion, news, digital, online, managing, deputy, associate, assistant,
    contributing, guest, executive, general, features, data, multimedia, freelance, breaking, lead,
    head, diplomatic, defence, defense, security, transport, home, affairs, european, asia, africa,
    europe, media, web, editorial, visiting, washington, moscow, beijing, london, brussels, freie,
    freier, politische, politischer, leitende, leitender, stellvertretender, stellvertretende,
    permanent, chef, специальный, собственный, главный, старший, шеф, политический, экономический,
    спортивный
    """
)
# Of those the ones that only who writes for a newspaper has.
REPORTERS = _phrases(
    """
    reporter, correspondent, columnist, writer, journalist, contributor, editor, redakteur,
    redakteurin, korrespondent, korrespondentin, kolumnist, kolumnistin, journaliste, correspondant,
    correspondante, corresponsal, periodista, columnista, repórter, jornalista, giornalista,
    muhabiri, корреспондент, журналист, обозреватель, кореспондент, журналіст
    """
)
# For whom he writes: a name beside a person's that holds one of these is no second person.
ORGANIZATION_WORDS = _phrases(
    """
    news, newspaper, gazette, herald, tribune, times, post, journal, chronicle, courier, observer,
    telegraph, mirror, express, guardian, press, agency, agencies, media, radio, tv, television,
    broadcasting, network, channel, magazine, daily, weekly, review, digest, online, web, webdesk,
    wire, service, services, university, college, institute, school, academy, department, ministry,
    bank, centre, center, council, association, foundation, federation, organization, organisation,
    union, society, group, company, commission, committee, government, office, club, laboratory,
    research, studies, science, sciences, history, politics, economics, affairs, industry, board,
    staff, zeitung, nachrichten, rundschau, presse, kurier, tagblatt, tageblatt, anzeiger, verlag,
    agentur, universität, hochschule, institut, ministerium, gmbh, ag, journaux, université,
    ministère, agence, diario, noticias, universidad, universidade, instituto, agencia, agência,
    ministerio, ministério, giornale, agenzia, università, istituto, krant, universiteit, avis,
    universitet, avisen, gazeta, gazetesi, ajansı, üniversitesi, haber, haberler, новости, газета,
    агентство, информ, университет, институт, министерство, центр, банк, редакция, пресс, тв, радио,
    видання, агенція, університет, агенттігі, университеті, агенттиги, университети, хабарлары, 通讯社,
    日报, 新聞, 新闻, 通信, 뉴스, 신문, 일보
    """
)
# By which a text may come to the site. Beside a person's name they say for whom she writes.
AGENCIES = _phrases(
    """
    reuters, bbc, bbc news, cnn, npr, pti, ani, ians, upi, ap, press trust, associated press, the
    associated press, agence france-presse, agence france presse, bloomberg, bloomberg news,
    interfax, xinhua, kyodo, kyodo news, yonhap, bernama, anadolu, anadolu agency, anadolu ajansı,
    antara, tanjug, hina, lusa, belga, ansa, agerpres, tass, ria novosti, press association, pa
    media, press trust of india, europa press, dow jones, united press international, canadian
    press, the canadian press, australian associated press, getty images, kazinform, kabar, khovar,
    azertac, armenpress, interpressnews, belta, ukrinform, unian, montsame, trend, turkmenportal,
    dpa, epd, kna, afp, efe, apa, sda, ntb, ritzau, stt, čtk, tasr, mti, bta, pap, тасс, интерфакс,
    риа новости, рейтер, казинформ, кабар, ховар, укринформ, унiан, белта, roundup, agencies,
    agenturen, agences, agencias, wire, wires, wire reports
    """
)
# Behind a name: what else the line tells, up to its end.
ENDS = _phrases(
    """
    posted, published, updated, modified, share, follow, subscribe, facebook, twitter, linkedin,
    instagram, email, e-mail, last, first published, last updated, date, leave, comment, comments,
    is a, is an, is the, was, has, contributed, reports, reported, writes, min read, mins read,
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, veröffentlicht, aktualisiert,
    stand, uhr, publié, mis à jour, publicado, actualizado, atualizado, pubblicato, aggiornato,
    gepubliceerd, bijgewerkt, publicerad, publisert, opublikowano, опубликовано, обновлено, дата,
    оновлено, опубліковано, yayınlanma, güncelleme, tarafından, द्वारा, special to, specially for,
    exclusively for, exclusive to
    """
)
# Behind a name: where it was written, or for whom.
FROM = _phrases(
    """
    in, at, for, from, on, aus, für, bei, à, из, для, в, w, v, dans, depuis, desde, via
    """
)
# No person, wherever a byline has it.
NOBODY = _phrases(
    """
    name, our, the, your, about the author, about author, the author, about, author, autor, author
    name, mehr, more, guest, guest author, unknown, anonymous, page, user, username, none, null,
    undefined, n/a, nan, false, true, root, webmaster, web desk, webdesk, redaktion, editorial,
    editorial board, superuser, super user, test, default, site, website, by, all, view all
    """
)
# No more is a text that has one of them, when all that a byline says beside a name has gone.
NO_NAME_WORDS = _phrases(
    """
    editor, editors, reporter, reporters, correspondent, staff, columnist, contributor,
    contributors, journalist, admin, administrator, bureau, updated, published, profile, archive,
    archives, follow, comment, comments, redaktion, desk, newsroom, cms
    """
)
