"""Names of the months, in lower case, as dates are written with them (CLDR, `months-format`)."""
# ruff: noqa: RUF001 - Cyrillic letters look like others

# A row for each way to write them. Polish November is left out: it is Croatian October.
ROWS = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
- - - - - - - - sept - - -
januar februar märz april mai juni juli august september oktober november dezember
jänner - mär - - - - - - okt - dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr - avr - - juil - - - - déc
- fév - - - - - - - - - -
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene - - abr - - - ago setiembre - - dic
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen - - - mag giu lug - set ott - -
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
- fev - - - - - - - out - -
januari februari maart april mei juni juli augustus september oktober november december
- - mrt - - - - - - - - -
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
oca şub - nis - haz tem ağu eyl eki kas ara
yanvar fevral mart aprel may iyun iyul avgust sentyabr oktyabr noyabr dekabr
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
янв февр мар апр - июн июл авг сен окт нояб дек
- фев - - - - - - сент - ноя -
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października - grudnia
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
"""
MONTHS = {
    name: month
    for row in ROWS.splitlines()
    for month, name in enumerate(row.split(), 1)
    if name != "-"
}
ENGLISH_MONTHS = ROWS.split()[:12]
