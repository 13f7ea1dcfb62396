"""What pages say that sites put in an article's place, and lists that have no articles.

Only words that speak to the reader of the page itself.
"""

import re

from newsbot.pages.vocabulary.table import Table, Use

INTERSTITIALS = Table(
    r"""
# a page that tells people from programs
captcha|(?:are|re) you (?:an? )?(?:human|robot)|not an? (?:ro)?bot  challenge  unproven
i.?m human|\bhuman verification|checking your (?:browser|connection)  challenge  unproven
unusual (?:traffic|activity)|access (?:denied|blocked)  challenge    unproven
request (?:was )?blocked|complete the (?:check|challenge)  challenge  unproven
browser will (?:be )?redirect|attention required|enable (?:javascript|js\b)  challenge  unproven
javascript is (?:required|disabled)|security (?:check|verification|service)  challenge  unproven
verifying you|you have been blocked|incapsula|ddos protection  challenge  unproven
pardon our interruption|ad ?-?block(?:er)? (?:detected|is on)  challenge  unproven
(?:disable|turn off) (?:your|any) (?:ad|vpn)      challenge          unproven
not available in your (?:country|region|location)  challenge         unproven
not authori[sz]ed to access|(?:have|without) permission to access  challenge  unproven
kein(?:e)? (?:ro)?bo(?:t|ter)|sicherheitsüberprüfung|zugriff verweigert  challenge  unproven
pas un robot|êtes (?:bien )?humain|accès (?:refusé|interdit)  challenge  unproven
(?:no soy|no eres|no es) un robot|eres humano|acceso (?:denegado|bloqueado)  challenge  unproven
não (?:sou|é) um robô|acesso (?:negado|bloqueado)|non sono un robot  challenge  unproven
accesso negato|geen robot|toegang geweigerd|inte en robot|ikke en robot  challenge  unproven
et ole robotti|nie (?:jestem|jesteś) robotem|odmowa dostępu|nejste robot  challenge  unproven
přístup odepřen|nem vagy(?:ok)? robot|nu (?:sunt|ești) (?:un )?robot  challenge  unproven
acces interzis|не робот|не бот\b|что вы человек|проверка браузера  challenge  unproven
проверяем ваш браузер|включите javascript|блокировщик рекламы  challenge  unproven
похожи на автоматические                          challenge          unproven
доступ (?:запрещ[её]н|ограничен|заблокирован|заборонено|обмежено)  challenge  unproven
що ви людина|робот емес|robot emas|robot (?:değil|olmadığınızı)  challenge  unproven
erişim (?:engellendi|reddedildi)|لست (?:برنامج )?روبوت|تم رفض الوصول  challenge  unproven
ربات نیست|לא רובוט|रोबोट नहीं|机器人|機器人|完成验证|验证码|驗證碼|人机验证|安全验证|访问被拒绝|ロボットではない  challenge  unproven
ロボットではありません|アクセスが拒否|로봇이 아닙니다|접근이 (?:거부|차단)        challenge          unproven
không phải (?:là )?(?:robot|người máy)|bukan robot|akses ditolak  challenge  unproven
you(?:.re| are) (?:an? )?(?:human|not a)|just a moment  challenge    challenge_page
# a page for subscribers, or for those who are logged in
(?:log|sign) ?in (?:or \S+ )?(?:to|for|required)|please (?:log|sign) ?in  login_wall  unproven
login required|(?:to|and) (?:continue|keep) reading  login_wall      unproven
(?:your|of) free articles|(?:for|to) (?:our )?subscribers  login_wall  unproven
already an? (?:subscriber|member)|e-?mail (?:address )?and password  login_wall  unproven
melden sie sich (?:bitte )?an\b|bitte (?:einloggen|anmelden)  login_wall  unproven
anmeldung erforderlich|nur für abonnenten|um weiterzulesen|jetzt weiterlesen  login_wall  unproven
connectez-vous|réservée? (?:aux|à nos) abonnés|abonnez-vous pour  login_wall  unproven
identifiez-vous|inici(?:a|e|ar) sesión            login_wall         unproven
(?:solo|sólo|exclusivo) para (?:suscriptores|abonados)  login_wall   unproven
suscríbe(?:te|se) para|faça (?:o )?(?:seu )?login|inicie sessão  login_wall  unproven
(?:só|exclusivo) para assinantes|assine para|accedi per  login_wall  unproven
effettua (?:il login|l.accesso)|riservat[oa] agli abbonati|abbonati per  login_wall  unproven
log in om|meld je aan|(?:alleen|exclusief) voor abonnees|logga in för  login_wall  unproven
(?:endast|bara) för prenumeranter|log(?:g)? (?:ind|inn) for  login_wall  unproven
kun for abonnenter|kirjaudu (?:sisään|lukeaksesi)|vain tilaajille  login_wall  unproven
zaloguj się|tylko dla (?:prenumeratorów|subskrybentów)|přihlaste se  login_wall  unproven
prihláste sa|(?:jen|pouze) pro předplatitele|jelentkez(?:zen|z) be  login_wall  unproven
csak előfizetőknek|autentific(?:ă-te|ați-vă)|conectați-vă  login_wall  unproven
doar pentru abonați|συνδεθείτε|войдите|авторизуйтесь  login_wall     unproven
(?:требуется|необходима) авторизация|только для подписчиков  login_wall  unproven
оформите подписку|увійдіть|(?:лише|тільки) для передплатників|жүйеге кіріңіз  login_wall  unproven
tizimga kiring|giriş yap(?:ın|ınız)?|oturum aç|sadece aboneler  login_wall  unproven
(?:تسجيل|سجل) الدخول|للمشتركين فقط|وارد شوید|התחבר|लॉग ?इन करें|请(?:先)?登录  login_wall  unproven
請(?:先)?登入|登录后|登入後|ログインして|ログインが必要|会員(?:限定|登録が必要)   login_wall         unproven
(?:доступ\w*|читать) по подписке|логин и пароль|жалғастыру үшін  login_wall  unproven
davom etish uchun|로그인이 필요|로그인 후|로그인하|vui lòng đăng nhập|đăng nhập để  login_wall  unproven
silakan masuk|(?:masuk|login) untuk               login_wall         unproven
(?:subscribe|register|sign up|account) (?:now )?(?:to|for) (?:continue|keep|read|view|unlock)  login_wall  joomla_hacked
(?:subscribers|members) only                      login_wall         ghost_en_subscribe_card
(?:log|sign) ?in|login                            login_page         custom_es_malformed_attrs
anmelden|einloggen|connexion|accedi|entrar|inloggen|logowanie|вход  login_page  unproven
# a question to be answered first: for consent, for the age
\bcookies?\b                                      consent_wall       consent_page
before you continue|(?:value|respect|about) your privacy  consent_wall  unproven
your privacy choices|(?:accept|agree) (?:all|and continue)|age verification  consent_wall  unproven
(?:over|under) 18\b|18 or older|legal age|you (?:are )?18\b|исполнилось 18  consent_wall  unproven
подтвердите (?:свой )?возраст|bevor sie (?:fortfahren|weiter)|privatsphäre  consent_wall  unproven
datenschutzeinstellungen|avant de continuer|(?:vie privée|confidentialité)  consent_wall  unproven
tout accepter|antes de (?:continuar|seguir)|(?:tu|su) privacidad  consent_wall  unproven
(?:sua|tua) privacidade|prima di continuare|(?:tua|vostra) privacy  consent_wall  unproven
voordat (?:je|u) (?:verder|doorgaat)|je privacy|innan du fortsätter  consent_wall  unproven
før du (?:fort|gå)|ciastecz|soubory cookie|sütik|(?:файл\w* )?куки\b  consent_wall  unproven
cookie-файл|прежде чем продолжить|çerez|ملفات تعريف الارتباط|کوکی|कुकी|쿠키  consent_wall  unproven
クッキー|personvern|integritet(?:sinställning)?|yksityisyy|soukromí|приватност  consent_wall  unproven
конфиденциальност|gizlilik|隐私(?:设置|选项)|gdpr|rgpd|dsgvo  consent_wall  unproven
evästei                                           consent_wall       body_cookie_paragraphs_above
עוגיות                                            consent_wall       company_blog_he_load_more_link
prywatności                                       consent_wall       pl_no_links_zero_cards
# there is no such page
(?:page|article|post|story|content|url) (?:(?:was|is|has been) )?(?:missing|removed|deleted)  not_found  unproven
\bnot found\b|\b(?:error )?404\b|no longer (?:available|exists)  not_found  unproven
(?:doesn.?t|does not) exist                       not_found          unproven
(?:could ?n.?t|could not|can.?t|cannot) (?:be found|find)|\boops\b  not_found  unproven
seite .{0,20}nicht (?:ge)?f[iu]nden|existiert nicht  not_found       unproven
nicht (?:mehr )?verfügbar|page (?:non trouvée|introuvable)|\bintrouvable  not_found  unproven
n.existe (?:pas|plus)|no (?:se )?(?:ha sido |ha )?encontrad[ao]  not_found  unproven
no se encontró|no existe|não (?:foi )?encontrad|não existe  not_found  unproven
non (?:è stata )?trovat|non esiste|niet gevonden|bestaat niet|hittades inte  not_found  unproven
finns inte|ikke fu(?:ndet|nnet)|findes ikke|finnes ikke|ei löy(?:dy|tynyt)  not_found  unproven
nie (?:została )?znalezion|nie istnieje|nebyla nalezena|neexist  not_found  unproven
nem található|nu (?:a fost )?găsit|nu există|δεν βρέθηκε|не е намерен  not_found  unproven
не (?:была )?найден|не существует                 not_found          unproven
(?:страница|она|материал|статья) (?:был[аи]? )?удал[её]н|не знайден|не існує  not_found  unproven
такой страницы|мундай барак|ёфт нашуд|tapylmady|олдсонгүй|ვერ მოიძებნა  not_found  unproven
չի գտնվել|topilmadi|غير موجود|پیدا نشد|לא נמצא|नहीं मिला|未找到|找不到|不存在|存在しません  not_found  unproven
찾을 수 없|존재하지 않|không tồn tại                       not_found          unproven
# there is no such page, and: the list has no (more) articles
nothing (?:was )?found                            not_found notice   empty_listing
nenalezen|табылган жок|tapılmadı|табылмады|bulunamadı|لم يتم العثور  not_found notice  unproven
یافت نشد|見つかりません|không tìm thấy|tidak ditemukan|ไม่พบ  not_found notice  unproven
# the list has no (more) articles
no (?:more |other |further )?(?:posts?|articles?|results?|news|stories|items?|entries|content)\b  notice  unproven
nothing (?:more |else )?(?:to (?:show|display|see)|here)|nothing matched  notice  unproven
end of (?:the )?(?:list|results)                  notice             unproven
keine (?:weiteren? )?(?:beiträge|artikel|ergebnisse|einträge|treffer|nachrichten|meldungen)  notice  unproven
nichts gefunden                                   notice             unproven
aucune? (?:autre )?(?:article|résultat|publication|actualité|contenu)  notice  unproven
rien (?:n.a été )?trouvé|no (?:hay|se (?:han )?encontr)|sin resultados  notice  unproven
nada encontrado                                   notice             unproven
nenhuma? (?:artigo|resultado|notícia|post|publicação|conteúdo|matéria)  notice  unproven
não (?:há|foram? encontrad)|nessun (?:articolo|risultato|contenuto|post)  notice  unproven
non ci sono|geen (?:berichten|artikelen|resultaten|nieuws)|niets gevonden  notice  unproven
brak (?:wpisów|artykułów|wyników)|nie znaleziono|žádné (?:článk|výsled)  notice  unproven
nincs (?:több )?(?:találat|bejegyzés|cikk|hír)|nu (?:s-au|au fost|există)  notice  unproven
nema (?:više )?(?:vijesti|vesti|objava|rezultata)  notice            unproven
inga (?:fler )?(?:inlägg|artiklar|träffar)|ei (?:tuloksia|artikkeleita)  notice  unproven
ingen (?:flere )?(?:artikler|indlæg|innlegg|resultater|treff)|sonuç yok  notice  unproven
tidak ada|không có|ничего не найд                 notice             unproven
(?:записей|новостей|материалов|статей|публикаций) (?:больше )?(?:нет|не найд)  notice  unproven
нет (?:больше )?(?:записей|новостей|материалов|статей|публикаций|результатов)  notice  unproven
нічого не знайд|немає (?:записів|новин|матеріалів|результатів)  notice  unproven
няма (?:намерени|публикации)|δεν (?:βρέθηκ|υπάρχ)|לא נמצאו  notice   unproven
אין (?:תוצאות|כתבות|פוסטים)|لا (?:توجد|يوجد|نتائج)|कोई .{0,20}नहीं  notice  unproven
[没沒]有(?:找到|更多|相关|相關|内容|內容|文章)|暂无|ありません|없습니다       notice             unproven
# the site is out of order
database (?:connection )?error|establishing a database|sqlstate|mysqli?  error  unproven
(?:fatal|parse) error|(?:internal )?server error|bad gateway  error  unproven
service unavailable|temporarily (?:unavailable|down|offline)  error  unproven
too many (?:requests|connections)|(?:under|scheduled|site) maintenance  error  unproven
(?:be )?(?:right back|back soon)                  error              unproven
(?:an error|something) (?:has )?(?:occurred|went wrong|happened)  error  unproven
critical error on (?:this|your)|technical difficulties  error        unproven
performing (?:some )?maintenance|uncaught \w*error  error            unproven
call to (?:a|an) (?:undefined|member)|\bora-\d{5}\b|java\.lang\.  error  unproven
domain (?:is for sale|has expired|is parked)|account has been suspended  error  unproven
критическая ошибка|сайт временно|техникалық жұмыстар|datenbankverbindung  error  unproven
wartungsarbeiten|base de (?:données|datos)|banco de dados|en maintenance  error  unproven
en mantenimiento|em manutenção|in manutenzione    error              unproven
ошибк\w (?:установки|подключения|сервера)|технические работы|технічні роботи  error  unproven
bakım (?:çalışması|modunda)|メンテナンス中|数据库错误|系统维护    error              unproven
# words that only the site says, and no article
\b(?:you|your|i.?m|we|site|browser|server|javascript|js|captcha|complete|disable)\b  site_challenge  consent_page
incapsula|робот|\bбот\b|\bвам|\bваш|брауз         site_challenge     unproven
ro?bot                                            site_challenge     django_tr_university_unlinked_card_title
\bвы\b|сайт                                       site_challenge     table_ru_titleonly_hfeed
javascript                                        site_challenge     static_de_relative_hidden_empty
[\u0590-\u07ff\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]  site_challenge  hugo_ja_unquoted_title_list
\b(?:we|our|you|accept|agree|consent|partners?|(?:web)?site|browser)\b  site_consent_wall  consent_page
acce[pt]t                                         site_consent_wall  consent_page
before you|verwend|nutz|util|akzept|acept|aceit|gebrui|använd|używ  site_consent_wall  unproven
použív|használ|folos|χρησ|использ|соглас|исполнилось|возраст|пайдалан  site_consent_wall  unproven
gizlili|avant de|prima di|прежде                  site_consent_wall  unproven
\busa                                             site_consent_wall  date_published_and_updated_pt
brug|voordat                                      site_consent_wall  date_dutch_om
bevor                                             site_consent_wall  body_reading_time
bruk                                              site_consent_wall  tailwind_id_trending_numbers
käyt                                              site_consent_wall  dl_fi_municipality
kullan                                            site_consent_wall  jannah_tr_ticker_megamenu
antes de                                          site_consent_wall  twentysixteen_es_sticky_password
[\u0590-\u07ff\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]  site_consent_wall  hugo_ja_unquoted_title_list
\b(?:page|article|post|story|content|url|404)\b   site_not_found     no_article
seite                                             site_not_found     static_de_relative_hidden_empty
página                                            site_not_found     twentytwelve_pt_last_page_one_card
pagina                                            site_not_found     sahifa_it_timeline_months
strona                                            site_not_found     pl_no_links_zero_cards
strán|stránk                                      site_not_found     cs_unlinked_headings_more
sid(?:an|en)\b|сторінк|материал|sahifa|页|頁|페이지|हि?पेज  site_not_found  unproven
sivu                                              site_not_found     dl_fi_municipality
страниц                                           site_not_found     table_ru_titleonly_hfeed
бет                                               site_not_found     div_cards_kk_link_rel_next
sayfa                                             site_not_found     hugo_papermod_tr_overlay_link
صفح                                               site_not_found     typo3_ar_rtl
ページ                                               site_not_found     imgalt_ja_title_only_alt
trang                                             site_not_found     flatsome_vi_plain_boxes
halaman                                           site_not_found     tailwind_id_trending_numbers
หน้า                                              site_not_found     jekyll_th_two_entries
דף                                                site_not_found     sharepoint_he_dfwp_image_arrows
sql|database|datenbank|base de|数据库|gateway|сервер|uncaught|call to|ora-  site_error  unproven
domain                                            site_error         unproven
banco de                                          site_error         listing_one_title_with_br_es
server|page                                       site_error         ghost_en_subscribe_card
\b(?:web)?site                                    site_error         html32_en_font_tags_more
сайт                                              site_error         table_ru_titleonly_hfeed
java                                              site_error         static_de_relative_hidden_empty
account|back                                      site_error         en_full_text_unlinked_zero_cards
# what stands beside an article for those who want to write something
comment                                           beside             author_tells_of_herself
reply|replies|kommentier|коммент|комментар|评论|評論|コメント|댓글  beside     unproven
newsletter                                        beside             en_full_text_unlinked_zero_cards
kommentar                                         beside             squarespace_de_full_text_offset
comenta                                           beside             leetpress_pt_h1_in_thumb
commenta                                          beside             cutline_fr_flat_siblings
yorum                                             beside             blogger_tr_date_outer
""",
    # Found in text without case, but for a login page's heading and a list's notice.
    challenge=Use("any"),
    login_wall=Use("any"),
    consent_wall=Use("any"),
    not_found=Use("any"),
    error=Use("any"),
    # A whole heading; in a page's menu it announces nothing.
    login_page=Use("any", r"^(?:{})$", re.IGNORECASE | re.MULTILINE),
    notice=Use("listing", "{}", re.IGNORECASE),
    site_challenge=Use("any", "{}", re.IGNORECASE),
    site_consent_wall=Use("any", "{}", re.IGNORECASE),
    site_not_found=Use("any", "{}", re.IGNORECASE),
    site_error=Use("any", "{}", re.IGNORECASE),
    beside=Use("any", "{}", re.IGNORECASE),
)
