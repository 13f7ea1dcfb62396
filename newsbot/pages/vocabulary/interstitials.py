"""What pages say that sites put in an article's place, and lists that have no articles.

Only words that speak to the reader of the page itself.
"""

import re

from newsbot.pages.vocabulary.table import Table, Use

INTERSTITIALS = Table(
    r"""
# a page that tells people from programs
captcha|(?:are|re) you (?:an? )?(?:human|robot)|i.?m human  challenge  unproven
\bhuman verification|request (?:was )?blocked     challenge          unproven
javascript is (?:required|disabled)|you have been blocked|incapsula  challenge  unproven
ddos protection|(?:have|without) permission to access|êtes (?:bien )?humain  challenge  unproven
eres humano|geen robot|toegang geweigerd|inte en robot|ikke en robot  challenge  unproven
et ole robotti|nejste robot|přístup odepřen|nem vagy(?:ok)? robot  challenge  unproven
nu (?:sunt|ești) (?:un )?robot|acces interzis|не бот\b|проверяем ваш браузер  challenge  unproven
блокировщик рекламы|похожи на автоматические|що ви людина|робот емес  challenge  unproven
robot emas|لست (?:برنامج )?روبوت|تم رفض الوصول|ربات نیست|לא רובוט|रोबोट नहीं  challenge  unproven
機器人|驗證碼|人机验证|bukan robot|akses ditolak            challenge          unproven
not an? (?:ro)?bot|unusual (?:traffic|activity)   challenge          challenge_traffic_en
access (?:denied|blocked)|attention required      challenge          challenge_traffic_en
pardon our interruption                           challenge          challenge_traffic_en
checking your (?:browser|connection)              challenge          challenge_checking_en
complete the (?:check|challenge)|browser will (?:be )?redirect  challenge  challenge_checking_en
enable (?:javascript|js\b)                        challenge          challenge_checking_en
security (?:check|verification|service)|verifying you  challenge     challenge_checking_en
ad ?-?block(?:er)? (?:detected|is on)             challenge          challenge_adblock_en
(?:disable|turn off) (?:your|any) (?:ad|vpn)      challenge          challenge_adblock_en
not available in your (?:country|region|location)  challenge         challenge_region_en
not authori[sz]ed to access                       challenge          challenge_region_en
kein(?:e)? (?:ro)?bo(?:t|ter)|sicherheitsüberprüfung|zugriff verweigert  challenge  challenge_de
pas un robot|accès (?:refusé|interdit)            challenge          challenge_fr
(?:no soy|no eres|no es) un robot|acceso (?:denegado|bloqueado)  challenge  challenge_es
não (?:sou|é) um robô|acesso (?:negado|bloqueado)  challenge         challenge_pt
non sono un robot|accesso negato                  challenge          challenge_it
nie (?:jestem|jesteś) robotem|odmowa dostępu      challenge          challenge_pl
не робот|что вы человек|проверка браузера|включите javascript  challenge  challenge_ru
доступ (?:запрещ[её]н|ограничен|заблокирован|заборонено|обмежено)  challenge  challenge_ru
robot (?:değil|olmadığınızı)|erişim (?:engellendi|reddedildi)  challenge  challenge_tr
机器人|完成验证|验证码|安全验证|访问被拒绝                           challenge          challenge_zh
ロボットではない|ロボットではありません|アクセスが拒否                      challenge          challenge_ja
로봇이 아닙니다|접근이 (?:거부|차단)                            challenge          challenge_ko
không phải (?:là )?(?:robot|người máy)            challenge          challenge_vi
you(?:.re| are) (?:an? )?(?:human|not a)|just a moment  challenge    challenge_page
# a page for subscribers, or for those who are logged in
(?:log|sign) ?in (?:or \S+ )?(?:to|for|required)  login_wall         login_meter_en
(?:to|and) (?:continue|keep) reading|(?:your|of) free articles  login_wall  login_meter_en
(?:for|to) (?:our )?subscribers                   login_wall         login_meter_en
please (?:log|sign) ?in|login required|prihláste sa|συνδεθείτε|請(?:先)?登入|登入後  login_wall  unproven
(?:доступ\w*|читать) по подписке                  login_wall         unproven
already an? (?:subscriber|member)                 login_wall         login_subscribers_en
e-?mail (?:address )?and password                 login_wall         login_subscribers_en
melden sie sich (?:bitte )?an\b|bitte (?:einloggen|anmelden)  login_wall  login_de
anmeldung erforderlich|nur für abonnenten|um weiterzulesen|jetzt weiterlesen  login_wall  login_de
connectez-vous|réservée? (?:aux|à nos) abonnés|abonnez-vous pour  login_wall  login_fr
identifiez-vous                                   login_wall         login_fr
inici(?:a|e|ar) sesión                            login_wall         login_es
(?:solo|sólo|exclusivo) para (?:suscriptores|abonados)  login_wall   login_es
suscríbe(?:te|se) para                            login_wall         login_es
faça (?:o )?(?:seu )?login|inicie sessão|(?:só|exclusivo) para assinantes  login_wall  login_pt
assine para                                       login_wall         login_pt
accedi per|effettua (?:il login|l.accesso)|riservat[oa] agli abbonati  login_wall  login_it
abbonati per                                      login_wall         login_it
log in om|meld je aan|(?:alleen|exclusief) voor abonnees  login_wall  login_nl
logga in för|(?:endast|bara) för prenumeranter    login_wall         login_sv
log(?:g)? (?:ind|inn) for|kun for abonnenter      login_wall         login_da
kirjaudu (?:sisään|lukeaksesi)|vain tilaajille    login_wall         login_fi
zaloguj się|tylko dla (?:prenumeratorów|subskrybentów)  login_wall   login_pl
přihlaste se|(?:jen|pouze) pro předplatitele      login_wall         login_cs
jelentkez(?:zen|z) be|csak előfizetőknek          login_wall         login_hu
autentific(?:ă-te|ați-vă)|conectați-vă|doar pentru abonați  login_wall  login_ro
войдите|авторизуйтесь|(?:требуется|необходима) авторизация  login_wall  login_ru
только для подписчиков|оформите подписку|логин и пароль  login_wall  login_ru
увійдіть|(?:лише|тільки) для передплатників       login_wall         login_uk
жүйеге кіріңіз|жалғастыру үшін                    login_wall         login_kk
tizimga kiring|davom etish uchun                  login_wall         login_uz
giriş yap(?:ın|ınız)?|oturum aç|sadece aboneler   login_wall         login_tr
(?:تسجيل|سجل) الدخول|للمشتركين فقط                login_wall         login_ar
وارد شوید                                         login_wall         login_fa
התחבר                                             login_wall         login_he
लॉग ?इन करें                                      login_wall         login_hi
请(?:先)?登录|登录后                                     login_wall         login_zh
ログインして|ログインが必要|会員(?:限定|登録が必要)                     login_wall         login_ja
로그인이 필요|로그인 후|로그인하                                login_wall         login_ko
vui lòng đăng nhập|đăng nhập để                   login_wall         login_vi
silakan masuk|(?:masuk|login) untuk               login_wall         login_id
(?:subscribe|register|sign up|account) (?:now )?(?:to|for) (?:continue|keep|read|view|unlock)  login_wall  joomla_hacked
(?:subscribers|members) only                      login_wall         ghost_en_subscribe_card
(?:log|sign) ?in|login                            login_page         custom_es_malformed_attrs
anmelden|einloggen|connexion|accedi|entrar|inloggen|logowanie|вход  login_page  unproven
# a question to be answered first: for consent, for the age
\bcookies?\b                                      consent_wall       consent_page
before you continue|(?:value|respect|about) your privacy  consent_wall  consent_en
your privacy choices|(?:accept|agree) (?:all|and continue)  consent_wall  consent_en
age verification|(?:over|under) 18\b|18 or older|legal age  consent_wall  consent_age_en
you (?:are )?18\b|innan du fortsätter|før du (?:fort|gå)|soubory cookie  consent_wall  unproven
sütik|cookie-файл|کوکی|कुकी|쿠키|personvern|integritet(?:sinställning)?  consent_wall  unproven
yksityisyy|soukromí|приватност|隐私(?:设置|选项)|gdpr|rgpd|dsgvo  consent_wall  unproven
исполнилось 18|подтвердите (?:свой )?возраст      consent_wall       consent_age_ru
bevor sie (?:fortfahren|weiter)|privatsphäre|datenschutzeinstellungen  consent_wall  consent_de
avant de continuer|(?:vie privée|confidentialité)|tout accepter  consent_wall  consent_fr
antes de (?:continuar|seguir)|(?:sua|tua) privacidade  consent_wall  consent_pt
(?:tu|su) privacidad                              consent_wall       consent_es
prima di continuare|(?:tua|vostra) privacy        consent_wall       consent_it
voordat (?:je|u) (?:verder|doorgaat)|je privacy   consent_wall       consent_nl
ciastecz                                          consent_wall       consent_pl
(?:файл\w* )?куки\b|прежде чем продолжить|конфиденциальност  consent_wall  consent_ru
çerez|gizlilik                                    consent_wall       consent_tr
ملفات تعريف الارتباط                              consent_wall       consent_ar
クッキー                                              consent_wall       consent_ja
evästei                                           consent_wall       body_cookie_paragraphs_above
עוגיות                                            consent_wall       company_blog_he_load_more_link
prywatności                                       consent_wall       pl_no_links_zero_cards
# there is no such page
(?:page|article|post|story|content|url) (?:(?:was|is|has been) )?(?:missing|removed|deleted)  not_found  not_found_removed_en
(?:could ?n.?t|could not|can.?t|cannot) (?:be found|find)  not_found  not_found_removed_en
\boops\b                                          not_found          not_found_removed_en
\bnot found\b|\b(?:error )?404\b|no longer (?:available|exists)  not_found  not_found_en
(?:doesn.?t|does not) exist                       not_found          not_found_en
seite .{0,20}nicht (?:ge)?f[iu]nden|existiert nicht  not_found       not_found_de
nicht (?:mehr )?verfügbar                         not_found          not_found_de
page (?:non trouvée|introuvable)|\bintrouvable|n.existe (?:pas|plus)  not_found  not_found_fr
no (?:se )?(?:ha sido |ha )?encontrad[ao]|no se encontró|no existe  not_found  not_found_es
não (?:foi )?encontrad|não existe                 not_found          not_found_pt
non (?:è stata )?trovat|non esiste                not_found          not_found_it
niet gevonden|bestaat niet                        not_found          not_found_nl
hittades inte|finns inte                          not_found          not_found_sv
ikke fu(?:ndet|nnet)|findes ikke                  not_found          not_found_da
finnes ikke|ei löy(?:dy|tynyt)|δεν βρέθηκε|не е намерен|мундай барак  not_found  unproven
ёфт нашуд|tapylmady|олдсонгүй|ვერ მოიძებნა|չի գտնվել|नहीं मिला  not_found  unproven
nie (?:została )?znalezion|nie istnieje           not_found          not_found_pl
nebyla nalezena|neexist                           not_found          not_found_cs
nem található                                     not_found          not_found_hu
nu (?:a fost )?găsit|nu există                    not_found          not_found_ro
не (?:была )?найден|не существует                 not_found          not_found_ru
(?:страница|она|материал|статья) (?:был[аи]? )?удал[её]н|такой страницы  not_found  not_found_ru
не знайден|не існує                               not_found          not_found_uk
topilmadi                                         not_found          not_found_uz
غير موجود                                         not_found          not_found_ar
پیدا نشد                                          not_found          not_found_fa
לא נמצא                                           not_found          not_found_he
未找到|找不到|不存在                                       not_found          not_found_zh
存在しません                                            not_found          not_found_ja
찾을 수 없|존재하지 않                                     not_found          not_found_ko
không tồn tại                                     not_found          not_found_vi
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
database (?:connection )?error|establishing a database  error        error_database_en
temporarily (?:unavailable|down|offline)          error              error_database_en
too many (?:requests|connections)                 error              error_database_en
sqlstate|mysqli?|technical difficulties|\bora-\d{5}\b|java\.lang\.  error  unproven
критическая ошибка|banco de dados|em manutenção|in manutenzione  error  unproven
технічні роботи|bakım (?:çalışması|modunda)       error              unproven
(?:fatal|parse) error|critical error on (?:this|your)  error         error_script_en
uncaught \w*error|call to (?:a|an) (?:undefined|member)  error       error_script_en
(?:internal )?server error|bad gateway|service unavailable  error    error_gateway_en
(?:under|scheduled|site) maintenance              error              error_maintenance_en
(?:be )?(?:right back|back soon)                  error              error_maintenance_en
(?:an error|something) (?:has )?(?:occurred|went wrong|happened)  error  error_maintenance_en
performing (?:some )?maintenance                  error              error_maintenance_en
domain (?:is for sale|has expired|is parked)      error              error_suspended_en
account has been suspended                        error              error_suspended_en
сайт временно|ошибк\w (?:установки|подключения|сервера)|технические работы  error  error_ru
техникалық жұмыстар                               error              error_kk
datenbankverbindung|wartungsarbeiten              error              error_de
base de (?:données|datos)|en mantenimiento        error              error_es
en maintenance                                    error              error_fr
メンテナンス中                                           error              error_ja
数据库错误|系统维护                                        error              error_zh
# words that only the site says, and no article
\b(?:you|your|i.?m|we|site|browser|server|javascript|js|captcha|complete|disable)\b  site_challenge  consent_page
incapsula|\bбот\b|\bваш                           site_challenge     unproven
робот|брауз                                       site_challenge     challenge_ru
\bвам                                             site_challenge     consent_age_ru
ro?bot                                            site_challenge     django_tr_university_unlinked_card_title
\bвы\b|сайт                                       site_challenge     table_ru_titleonly_hfeed
javascript                                        site_challenge     static_de_relative_hidden_empty
[\u0590-\u07ff\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]  site_challenge  hugo_ja_unquoted_title_list
\b(?:we|our|you|accept|agree|consent|partners?|(?:web)?site|browser)\b  site_consent_wall  consent_page
acce[pt]t                                         site_consent_wall  consent_page
before you                                        site_consent_wall  consent_en
verwend                                           site_consent_wall  consent_de
nutz|akzept|använd|použív|használ|folos|χρησ|соглас|пайдалан  site_consent_wall  unproven
util|aceit                                        site_consent_wall  consent_pt
acept                                             site_consent_wall  consent_es
gebrui                                            site_consent_wall  consent_nl
używ                                              site_consent_wall  consent_pl
использ|прежде                                    site_consent_wall  consent_ru
исполнилось|возраст                               site_consent_wall  consent_age_ru
gizlili                                           site_consent_wall  consent_tr
avant de                                          site_consent_wall  consent_fr
prima di                                          site_consent_wall  challenge_it
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
sid(?:an|en)\b                                    site_not_found     not_found_da
сторінк                                           site_not_found     not_found_uk
материал                                          site_not_found     lines_beside_the_text
sahifa                                            site_not_found     not_found_uz
页                                                 site_not_found     not_found_zh
頁|हि?पेज                                          site_not_found     unproven
페이지                                               site_not_found     not_found_ko
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
sql|сервер|ora-                                   site_error         unproven
database                                          site_error         error_database_en
datenbank                                         site_error         error_de
base de                                           site_error         error_es
数据库                                               site_error         error_zh
gateway                                           site_error         error_gateway_en
uncaught|call to                                  site_error         error_script_en
domain                                            site_error         error_suspended_en
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
