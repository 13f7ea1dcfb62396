"""The page of one article."""

from newsbot.pages.article.page import ArticlePage as ArticlePage
