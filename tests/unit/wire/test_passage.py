"""She pastes from a browser, a word processor, an agency's mail: it arrives clean, and what was dropped is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import Article, Settings
from newsdesk.render.fragment import fragment
from newsdesk.wire import read_passage, read_paste


def markdown(html: str) -> str:
    return read_passage("the plain flavour", html).markdown


def test_headings_lists_links_and_tables_are_kept() -> None:
    html = (
        "<h1>Title</h1><p>He <b>said</b> <i>so</i> "
        "<a href='https://example.org/a?utm_source=x&id=3' onclick='x()'>here</a>.</p>"
        "<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol><blockquote><p>Quote</p></blockquote>"
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2 | 3</td></tr></table>"
    )
    assert markdown(html) == (
        "## Title\n\nHe **said** *so* [here](https://example.org/a?id=3).\n\n- one\n- two\n\n1. first\n\n> Quote\n\n"
        "| a | b |\n| --- | --- |\n| 1 | 2 &#124; 3 |"
    )
    assert read_passage("", html).left_out == ("the tracking in 1 link",)


def test_looks_scripts_and_trackers_go_and_are_named() -> None:
    passage = read_passage(
        "",
        "<style>p{}</style><script>alert(1)</script><p style='color:red' onclick='x'>Text"
        "<img src='https://t.example/p.gif' width=1 height=1><img src='a.jpg' alt='A dog on a pier'></p>"
        "<form><input></form><p style='display:none'>secret words</p><svg><path/></svg>",
    )
    assert passage.markdown == "Text"
    assert passage.left_out == (
        "hidden: “secret words”",
        "the picture “A dog on a pier”",
        "1 script",
        "1 form",
        "1 drawing",
    )


def test_an_embed_becomes_a_link() -> None:
    html = "<p>See</p><iframe src='//player.example.org/1' title='The film'></iframe><video></video>"
    passage = read_passage("", html)
    assert passage.markdown == "See\n\n[The film](https://player.example.org/1)"
    assert passage.left_out == ("an embed of player.example.org (now a link)", "an embed without an address")


def test_google_documents_are_not_all_bold() -> None:
    html = (
        "<html><body><!--StartFragment--><b style='font-weight:normal' id='docs-internal-guid-1'><p><span "
        "style='font-weight:400'>Plain </span><span style='font-weight:700'>bold</span><span style='font-style:italic;"
        "font-weight:400'> slanted</span></p></b><!--EndFragment--></body></html>"
    )
    assert markdown(html) == "Plain **bold** *slanted*"


def test_word_lists_are_lists() -> None:
    bullet = "<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>{}<o:p></o:p></p>"
    number = "<p class=MsoListParagraph><span style='mso-list:Ignore'>{}.</span>{}</p>"
    html = "<p>Before</p>" + bullet.format("One") + bullet.format("Two") + "<p>Between</p>"
    html += number.format(1, "First") + number.format(2, "Second")
    assert markdown(html) == "Before\n\n- One\n- Two\n\nBetween\n\n1. First\n2. Second"


def word_note(number: int, text: str, base: str = "") -> tuple[str, str]:
    """Return the mention of a note as Word writes it, and the note."""
    mark = (
        "<span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>"
        f"<span class=MsoFootnoteReference><span style='font-size:11.0pt'>[{number}]</span></span><![endif]></span>"
        "</span>"
    )
    anchor = '<a style=\'mso-footnote-id:ftn{0}\' href="{1}#_{2}{0}" name="_{3}{0}" title="">{4}</a>'
    note = anchor.format(number, base, "ftnref", "ftn", mark)
    return (
        anchor.format(number, base, "ftn", "ftnref", mark),
        f"<div style='mso-element:footnote' id=ftn{number}><p class=MsoFootnoteText>{note}<span> {text}</span></p>"
        "</div>",
    )


@pytest.mark.parametrize("inside", [True, False])
def test_words_notes_are_footnotes(inside: bool) -> None:  # noqa: FBT001 - a case of two
    one, first = word_note(1, "Who said so.<o:p></o:p></span></p><p class=MsoFootnoteText><span>And when.")
    two, second = word_note(2, "See <a href='https://example.org/x'>there</a>.", "file:///C:/Temp/clip.htm")
    listing = (
        "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>"
        f'<hr align=left size=1 width="33%"><![endif]>{first}{second}</div>'
    )
    end = "<!--EndFragment-->"
    html = f"<html><body><!--StartFragment--><p class=MsoNormal>Said{one} and seen{two}.</p>"
    html += f"{listing}{end}</body></html>" if inside else f"{end}{listing}</body></html>"
    assert markdown(html) == (
        "Said[^1] and seen[^2].\n\n[^1]: Who said so.\n\n    And when.\n\n[^2]: See [there](https://example.org/x)."
    )


def test_notes_of_libreoffice_and_google_are_footnotes() -> None:
    libre = (
        "<p>Said<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a> so</p>"
        "<div id='sdfootnote1'><p class='sdfootnote'><a class='sdfootnotesym' name='sdfootnote1sym' "
        "href='#sdfootnote1anc'>1</a>Who <i>said</i></p></div>"
    )
    assert markdown(libre) == "Said[^1] so\n\n[^1]: Who *said*"
    google = (
        "<p>Said<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup> so</p><hr><div><p><a href='#ftnt_ref1' id='ftnt1'>"
        "[1]</a><span>&nbsp;Who said</span></p></div>"
    )
    assert markdown(google) == "Said[^1] so\n\n[^1]: Who said"


def test_what_else_leads_there_and_back_is_no_note() -> None:
    html = "<p><a name='t' href='#s'>Intro</a></p><h2><a name='s' href='#t'>Intro</a></h2><p>Text</p><hr><p>End</p>"
    assert markdown(html) == "Intro\n\n## Intro\n\nText\n\n---\n\nEnd"


def test_plain_text_means_its_characters() -> None:
    text = "1986. It was a year.\n# no heading\n\n    * no *list* _here_\n[no](link) `code` <b> &amp; 5 > 3"
    passage = read_passage(text)
    assert passage.markdown.split("\n\n") == [
        "1986\\. It was a year.",
        "\\# no heading",
        "\\* no \\*list\\* \\_here\\_",
        "\\[no\\](link) \\`code\\` &lt;b> &amp;amp; 5 > 3",
    ]


def test_lines_that_were_broken_at_a_width_are_joined() -> None:
    text = (
        "The quick brown fox jumps over the lazy dog and then goes\nto the river where it drinks for a while "
        "before it\nsleeps in the sun.\n\nA second paragraph."
    )
    assert read_passage(text).markdown.split("\n\n") == [
        "The quick brown fox jumps over the lazy dog and then goes to the river where it drinks for a while before it "
        "sleeps in the sun.",
        "A second paragraph.",
    ]
    poem = "Short line\nof a poem\nstays a line"
    assert read_passage(poem).markdown == "Short line\n\nof a poem\n\nstays a line"


@pytest.mark.parametrize("line", ["(MORE)", "-30-", "- 0 -", "###", "(ENDS)", "BC-Ferry, 2nd Ld", "Slug: FERRY", "EOM"])
def test_what_agencies_send_along_is_left_out_and_named(line: str) -> None:
    passage = read_passage(f"The ferry sailed.\n\n{line}\n\nIt came back.")
    assert passage.markdown == "The ferry sailed.\n\nIt came back."
    assert passage.left_out == (f"“{line}”",)


def test_a_word_or_a_line_stays_within_its_sentence() -> None:
    assert read_passage(" and a *star*\n").markdown == " and a \\*star\\*"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_what_readers_see_is_what_was_copied(text: str) -> None:
    article = Article(body=read_passage(f"Lead.\n\n{text}\n\nEnd.").markdown)
    html = fragment(article.body)
    assert "<script" not in html
    assert "<strong" not in html
    assert "<em" not in html
    assert "<h2" not in html


@pytest.mark.parametrize(
    "html", ["<", "<table><tr>", "<p><p><b>", "<a href='http://[b'>x</a>", "<!--StartFragment-->", "\0<p>x"]
)
def test_broken_html_is_read_as_far_as_it_goes(html: str) -> None:
    assert isinstance(read_passage("x", html).markdown, str)


def test_an_emoji_that_comes_in_two_halves_is_pasted_whole() -> None:
    halves = "<p>Fog \ud83d\ude00 and &#55357;&#56832; lifts\ud800.</p>"
    assert read_passage("", halves).markdown == "Fog \U0001f600 and \U0001f600 lifts."
    assert "lifts." in read_paste("", f"<h1>H</h1>{halves}", Settings()).article.body


def test_links_from_documents_and_mails_lead_to_the_page_itself() -> None:
    html = "<p><a href='https://www.google.com/url?q=https://example.org/a%3Fb%3D1&amp;sa=D&amp;usg=x'>shop</a></p>"
    passage = read_passage("", html)
    assert passage.markdown == "[shop](https://example.org/a?b=1)"
    assert passage.left_out == ("the tracking in 1 link",)


@pytest.mark.parametrize("rel", ["sponsored", "nofollow", "ugc", "sponsored nofollow"])
def test_a_link_that_was_paid_for_goes_on_saying_so(rel: str) -> None:
    html = f"<p>See <a href='https://example.org/?a=1&amp;b=2' rel='noopener {rel}'>the <b>shop</b></a> now.</p>"
    assert markdown(html) == f'See <a href="https://example.org/?a=1&amp;b=2" rel="{rel}">the **shop**</a> now.'


def test_words_in_another_language_keep_its_name() -> None:
    assert markdown("<p>He said <span lang='fr'>je ne sais quoi</span> and left.</p>") == (
        'He said <span lang="fr">je ne sais quoi</span> and left.'
    )
    assert markdown("<p lang='de'>Wir sind <b>da</b>.</p><p>A longer paragraph in the language of the story.</p>") == (
        '<span lang="de">Wir sind **da**.</span>\n\nA longer paragraph in the language of the story.'
    )


def test_a_word_processor_that_names_the_language_of_each_word_leaves_no_mark() -> None:
    html = "<body lang=EN-US><p><span lang=EN-US>Word </span><span lang=EN-GB>says so</span> everywhere.</p></body>"
    assert markdown(html) == "Word says so everywhere."
