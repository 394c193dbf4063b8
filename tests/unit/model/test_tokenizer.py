"""The words that say what a story is about are words that somebody wrote for readers."""

from newsdesk.model import Article
from newsdesk.model.tokenizer import article_topic_text, count_terms, tokenize


def test_attributes_of_raw_html_are_no_words() -> None:
    story = Article(
        headline="Ferry", body='<video class="wide" controls src="a.mp4"></video>\n\n<p lang="fr">Le quai</p>'
    )
    assert set(count_terms(article_topic_text(story))) == {"ferry", "le", "quai"}


def test_less_than_is_no_tag() -> None:
    assert "harbour" in tokenize(article_topic_text(Article(body="Depth < 3 m in the harbour, width > 5 m")))
