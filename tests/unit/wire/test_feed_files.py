"""A feed, a ninjs or an NITF text that an agency sends as a file becomes stories that keep all it says."""

import json
from pathlib import Path

import pytest

from newsdesk.model import Settings
from newsdesk.wire import Incoming, read_path

TEXT = (
    '<p>The <b>ferry</b> sails <a href="/times?utm_source=x">again</a>.</p><h3>Fares</h3><ul><li>Adults: 4</li></ul>'
    "<table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table>"
    '<figure><img src="quay.jpg" alt="Quay"><figcaption>At dusk</figcaption></figure>'
    '<iframe src="https://video.example/1"></iframe><script>x()</script>'
)
MARKDOWN = (
    "The **ferry** sails [again](https://coast.example/times).\n\n### Fares\n\n- Adults: 4\n\n"
    "| Day |\n| --- |\n| Monday |\n\n![Quay](https://coast.example/news/quay.jpg)\n\nAt dusk\n\n"
    "[video.example](https://video.example/1)"
)
RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Coast</title>'
    "<copyright>Coast Press 2026</copyright><item><title>Ferry</title><link>https://coast.example/news/ferry</link>"
    "<category>News</category><category>boats</category><category domain='post_tag'>night</category>"
    "<description>In short.</description><enclosure url='https://coast.example/a.mp3' type='audio/mpeg' length='1'/>"
    f"<content:encoded><![CDATA[{TEXT}]]></content:encoded></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><rights>Coast Press 2026</rights><entry><id>1</id>'
    '<title>Ferry</title><link href="https://coast.example/news/ferry"/><summary>In short.</summary>'
    '<link rel="enclosure" href="https://coast.example/a.mp3"/>'
    '<category term="News"/><category term="boats"/><category term="night"/>'
    f'<content type="html"><![CDATA[{TEXT}]]></content></entry></feed>'
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Coast",
        "description": "Coast Press 2026",
        "items": [
            {
                "id": "1",
                "url": "https://coast.example/news/ferry",
                "title": "Ferry",
                "summary": "In short.",
                "content_html": TEXT,
                "tags": ["News", "boats", "night"],
                "attachments": [{"url": "https://coast.example/a.mp3", "mime_type": "audio/mpeg"}],
            }
        ],
    }
)


def read(tmp_path: Path, text: str) -> tuple[Incoming, ...]:
    (tmp_path / "file").write_text(text, encoding="utf-8")
    return read_path(tmp_path / "file", Settings())


@pytest.mark.parametrize("feed", [RSS, ATOM, JSON_FEED], ids=["rss", "atom", "json"])
def test_a_full_text_arrives_with_all_that_it_showed(feed: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path, feed)
    article = found.article
    assert article.body == MARKDOWN
    assert (article.headline, article.source, article.description) == ("Ferry", "Coast", "In short.")
    section = ("News",) if feed != JSON_FEED else ()
    assert article.section == section
    assert {*article.section, *article.keywords} == {"News", "boats", "night"}
    told = [str(phrase) for phrase in found.left_out]
    assert "1 script" in told
    assert "an embed of video.example (now a link)" in told
    assert found.unplaced[0] == "https://coast.example/news/ferry"
    assert any("a.mp3" in line for line in found.unplaced)
    assert "Coast Press 2026" in found.skipped[0]


def test_a_list_of_ninjs_is_a_story_a_document(tmp_path: Path) -> None:
    document = {
        "uri": "https://coast.example/1",
        "headlines": [{"value": "Ferry"}, {"role": "web", "value": "Ferry for the web"}],
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": TEXT.replace("quay.jpg", "https://c.example/q.jpg")}
        ],
        "edNote": "Embargoed.",
        "people": [{"name": "Ada Vane"}],
        "associations": [
            {
                "type": "picture",
                "headlines": [{"value": "Quay at dusk"}],
                "renditions": [{"href": "https://c.example/large.jpg"}],
            }
        ],
    }
    first, second = read(
        tmp_path, json.dumps([document, {"uri": "urn:2", "headline": "Two", "body_text": "# 1\n\nb *c*"}])
    )
    assert "**ferry**" in first.article.body
    assert "![Quay](https://c.example/q.jpg)" in first.article.body
    assert first.unplaced == (
        "https://coast.example/1",
        "headlines (web): Ferry for the web",
        "Picture: Quay at dusk; https://c.example/large.jpg",
        "edNote: Embargoed.",
        "people: Ada Vane",
    )
    assert second.article.body == "\\# 1\n\nb \\*c\\*"


NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/specification/dtd/nitf-3-5.dtd">
<nitf><head><title>Harbour opens</title><docdata><urgency ed-urg="4"/><date.issue norm="20260305T101500+0100"/>
<key-list><keyword key="harbour"/></key-list></docdata><pubdata name="Coast Press" position.section="News"/></head>
<body><body.head><hedline><hl1>Harbour opens second quay</hl1><hl2>After two years</hl2></hedline>
<byline>By <person>Ada Vane</person> and <person>Luo Min</person><byttl>Staff writers</byttl></byline>
<dateline><location>PORT TOWN</location></dateline><abstract><p>In short.</p></abstract></body.head>
<body.content><p>The <em>second</em> quay&nbsp;&amp; crane took <a href="https://a.example/x">ships</a>.</p>
<media media-type="image"><media-reference source="https://a.example/q.jpg" alternate-text="Quay"/>
<media-caption>The quay.</media-caption></media><hl2>Costs</hl2><ul><li>one</li></ul></body.content>
<body.end><tagline>Ada Vane writes from Port Town.</tagline></body.end></body></nitf>"""


@pytest.mark.parametrize("wrapped", ["{}", "<newsItem><contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>"])
def test_nitf_has_its_parts_in_their_fields(wrapped: str, tmp_path: Path) -> None:
    nitf = NITF if wrapped == "{}" else wrapped.format(NITF[NITF.index("<nitf") :])
    (found,) = read(tmp_path, nitf)
    article = found.article
    assert (article.headline, article.standfirst, article.byline) == (
        "Harbour opens second quay",
        "After two years",
        ("Ada Vane", "Luo Min"),
    )
    assert (article.dateline, article.source, article.section) == ("PORT TOWN", "Coast Press", ("News",))
    assert (article.keywords, article.urgency, str(article.date)) == (("harbour",), 4, "2026-03-05 10:15:00+01:00")
    assert (article.seo_title, article.description) == ("Harbour opens", "In short.")
    assert article.body == (
        "The *second* quay\xa0& crane took [ships](https://a.example/x).\n\n![Quay](https://a.example/q.jpg)\n\n"
        "The quay.\n\n## Costs\n\n- one"
    )
    assert found.unplaced == ("Staff writers", "tagline: Ada Vane writes from Port Town.")
    assert found.format == "nitf"


def test_an_entity_of_nitfs_own_is_no_way_to_a_file(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + NITF[NITF.index("<nitf") :].replace("short", "&x;"),
    )
    assert "root:" not in found.article.description
