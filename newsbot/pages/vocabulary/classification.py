"""What sites call their sections and tags: in addresses and classes, and among keywords."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The part of an address before the name of a tag.
TAG_PATHS = _words(
    """
    tag tags topic topics tagged hashtag hashtags keyword keywords label labels
    thema themen themenseite stichwort stichworte schlagwort schlagworte schlagwoerter
    sujet sujets mot-cle mots-cles etiquette etiquettes etiqueta etiquetas tema temas assunto assuntos
    argomento argomenti onderwerp onderwerpen trefwoord trefwoorden emne emner emneord amne amnen tagg
    taggar aihe aiheet avainsana avainsanat temat tematy tagi znacznik stitek stitky tagy cimke cimkek
    eticheta etichete oznaka oznake tagovi zyma zymos konu konular etiket etiketler teg teqler taq
    metka metki teglar teglaw tegi chu-de
    """
)
# The part before the name of a section.
CATEGORY_PATHS = _words(
    """
    category categories categorie categoria categorias categoría kategorie kategorien kategoria
    kategori kategoriler kategorija kategorije kategoriya kateqoriya cat rubric rubrics rubrik rubriken
    rubrique rubriques rubrika rubriki rubrica rubricas ressort ressorts section sections seccion
    secciones secao editoria sezione sezioni
    """
)
# Of elements around the row of an article's tags.
TAG_BOX = re.compile(
    r"(?:^|[\s_-])(?:tags?|hashtags?|keywords?|topics|tag-?list|tagged|schlagw\w+|stichw\w+|themen"
    r"|etiquetas|mots-?cles|trefwoorden|emneord|taggar|avainsanat|tagi|stitky|cimkek|etiketler)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# Before such a row, with a colon.
TAG_LABELS = re.compile(
    r"(?:tags?|keywords?|topics?|mots[ -]cl[ée]s|etiquetas|etichette|schlagw[oö]rter?|schlagworte"
    r"|stichw[oö]rter|stichworte|themen|trefwoorden|emner|ämnen|aiheet|tagi|štítky|címkék|etiketler"
    r"|теги|тэги|метки|тегтер|标签|標籤|关键词|關鍵字|タグ|태그)\s?[:：]",
    re.IGNORECASE,
)
# `Subject: ferries`: of a keyword that is labelled as one the label goes.
SUBJECT_LABELS = _words("subject subjects topic topics tag tags keyword keywords theme thema tema")
# `Day: Tuesday`: facts about the page that editing systems store among the keywords.
FACT_LABELS = _words(
    """
    access article audience author authors byline category channel cms collection content count date day
    desk edition entity format id language layout length level media month nlp page paid partner platform
    priority product published score section site source status template tier time type uuid version wc
    words year
    """
)
# Of programs that had no keyword, and of the pages' own kinds.
NO_KEYWORDS = _words("undefined null none nan n/a false true default tag tags keywords keyword -")
