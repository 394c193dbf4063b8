"""An editor drops pages that newspapers published, in seven languages, with all that stands around a story there."""

# ruff: noqa: E501

import datetime as dt
import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Settings
from newsdesk.wire import Incoming, read_paste, read_path

Lost = Callable[[str, Incoming], list[str]]


@dataclass(frozen=True)
class Shown:
    """What one newspaper's page shows."""

    language: str
    site: str
    headline: str
    body: Sequence[str]
    related: str
    links: Sequence[str]


PAGES = [
    Shown(
        "en",
        "Coast Gazette",
        "Harbour opens its second quay after two years",
        (
            "The second quay of the harbour took its first ship on Tuesday morning, a coaster laden with timber from the north, two years later than the town had planned.",
            "Dock hands said the new cranes halve the time for which a ship has to wait, and that the old quay can now be mended, one berth at a time.",
            "The pilots had asked for a second tug since the spring. The council will decide on it in March, the mayor said, once the fees are known.",
        ),
        "Related stories",
        ("Ferry returns to the north shore", "Pilots ask the council for a second tug"),
    ),
    Shown(
        "zh",
        "海岸日报",
        "港口第二码头历时两年建成启用",
        (
            "港口第二码头星期二上午迎来第一艘货轮，船上满载来自北方的木材，比原定计划晚了两年，码头工人和许多市民前来观看，仪式持续了一个小时，随后货轮开始卸货。",
            "码头工人说，新的起重机使船舶等候的时间缩短了一半，旧码头现在可以逐个泊位进行维修，整个工程预计明年秋天完成，费用由港务局和市政府共同承担。",
            "引航员从春天起就要求增加一艘拖轮。市长表示，市议会将在三月份作出决定，届时新的收费标准也将公布，各家航运公司可以在此之前提出意见和建议。",
        ),
        "相关新闻",
        ("北岸渡轮下周恢复正常通航", "引航员请求增加第二艘拖轮"),
    ),
    Shown(
        "de",
        "Küstenbote",
        "Hafen nimmt zweiten Kai nach zwei Jahren in Betrieb",
        (
            "Am zweiten Kai des Hafens hat am Dienstagmorgen das erste Schiff festgemacht, ein Küstenfrachter mit Holz aus dem Norden, zwei Jahre später als geplant.",
            "Die neuen Kräne halbieren nach Angaben der Hafenarbeiter die Wartezeit der Schiffe, und der alte Kai kann nun Platz für Platz ausgebessert werden.",
            "Die Lotsen verlangen seit dem Frühjahr einen zweiten Schlepper. Darüber will der Rat im März entscheiden, sagte die Bürgermeisterin am Rande der Feier.",
        ),
        "Mehr zum Thema",
        ("Fähre fährt wieder zum Nordufer", "Lotsen fordern einen zweiten Schlepper"),
    ),
    Shown(
        "fr",
        "Le Courrier de la Côte",
        "Le port ouvre son deuxième quai après deux ans de travaux",
        (
            "Le deuxième quai du port a reçu mardi matin son premier navire, un caboteur chargé de bois venu du nord, avec deux ans de retard sur ce que la ville avait prévu.",
            "Selon les dockers, les nouvelles grues réduisent de moitié l’attente des navires, et l’ancien quai pourra désormais être réparé, un poste après l’autre.",
            "Les pilotes réclament un second remorqueur depuis le printemps. Le conseil tranchera en mars, a dit la maire, une fois que les droits seront connus.",
        ),
        "Sur le même sujet",
        ("Le bac retourne sur la rive nord", "Les pilotes réclament un second remorqueur"),
    ),
    Shown(
        "es",
        "El Correo de la Costa",
        "El puerto abre su segundo muelle después de dos años",
        (
            "El segundo muelle del puerto recibió el martes por la mañana su primer barco, un carguero con madera del norte, dos años más tarde de lo que la ciudad había previsto.",
            "Los estibadores dicen que las nuevas grúas reducen a la mitad la espera de los barcos y que el muelle viejo se puede reparar ahora, puesto por puesto.",
            "Los prácticos piden un segundo remolcador desde la primavera. El consejo lo decidirá en marzo, dijo la alcaldesa, cuando se conozcan las tasas.",
        ),
        "Noticias relacionadas",
        ("El transbordador vuelve a la orilla norte", "Los prácticos piden un segundo remolcador"),
    ),
    Shown(
        "ar",
        "بريد الساحل",
        "الميناء يفتتح رصيفه الثاني بعد عامين من العمل",
        (
            "استقبل الرصيف الثاني في الميناء صباح الثلاثاء سفينته الأولى وهي سفينة شحن محملة بالأخشاب القادمة من الشمال، وذلك بعد عامين من الموعد الذي حددته المدينة.",
            "وقال عمال الرصيف إن الرافعات الجديدة تقلل وقت انتظار السفن إلى النصف، وإن الرصيف القديم يمكن الآن إصلاحه مرسى بعد مرسى حتى الخريف القادم.",
            "ويطالب المرشدون بقاطرة ثانية منذ الربيع. وقالت رئيسة البلدية إن المجلس سيقرر ذلك في شهر مارس عندما تعرف الرسوم الجديدة على السفن.",
        ),
        "اقرأ أيضا",
        ("العبارة تعود إلى الضفة الشمالية للنهر", "المرشدون يطالبون المجلس بقاطرة ثانية جديدة"),
    ),
    Shown(
        "ru",
        "Береговой вестник",
        "Порт открыл второй причал после двух лет работ",
        (
            "Второй причал порта принял во вторник утром первое судно, каботажный пароход с лесом, пришедший с севера, на два года позже, чем планировал город.",
            "По словам докеров, новые краны вдвое сокращают ожидание судов, а старый причал теперь можно чинить, одно место за другим, до самой осени.",
            "Лоцманы с весны просят второй буксир. Совет решит это в марте, сказала мэр, когда станут известны новые сборы для судоходных компаний.",
        ),
        "Читайте также",
        ("Паром возвращается на северный берег реки", "Лоцманы просят у совета второй буксир"),
    ),
]
each = pytest.mark.parametrize("shown", PAGES, ids=[shown.language for shown in PAGES])


def read(html: str) -> Incoming:
    return read_paste("", html, Settings())


def around(shown: Shown, story: str, head: str = "") -> str:
    """Return a whole page: the site's name as a heading, its menu, chart and footer around `story`."""
    menu = "".join(f"<li><a href='/m{n}'>{word}</a></li>" for n, word in enumerate(shown.site.split() * 4))
    chart = "".join(f"<li><a href='/c{n}'>{n}</a></li>" for n in range(20))
    links = "".join(
        f"<li><a href='/r{n}'><img src='r.jpg' alt=''></a><a href='https://example.org/r{n}'>{line}</a><span>{n} h</span></li>"
        for n, line in enumerate(shown.links)
    )
    return (
        f"<!DOCTYPE html><html lang='{shown.language}'><head><title>{shown.headline} | {shown.site}</title>"
        f"<meta property='og:site_name' content='{shown.site}'>{head}</head><body><header><h1>{shown.site}</h1></header>"
        f"<div class='top'><ul>{menu}</ul></div>{story}"
        f"<div class='box12'><h3>{shown.related}</h3><ul>{links}</ul></div>"
        f"<div class='hot'><h3>Most read</h3><ol>{chart}</ol></div><footer>© 2026 {shown.site}</footer></body></html>"
    )


def paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def as_read(shown: Shown, incoming: Incoming) -> None:
    article = incoming.article
    assert article.headline == shown.headline
    assert article.body.split("\n\n") == list(shown.body)
    assert article.strip.title == shown.related
    assert [(link.headline, link.url) for link in article.strip.links] == [
        (line, f"https://example.org/r{n}") for n, line in enumerate(shown.links)
    ]


@each
def test_a_story_in_parts_that_say_nothing(shown: Shown, words_lost: Lost) -> None:
    html = around(shown, f"<div id='c7'><h1>{shown.headline}</h1><div class='t'>{paragraphs(shown.body)}</div></div>")
    incoming = read(html)
    as_read(shown, incoming)
    assert words_lost(BeautifulSoup(html.partition("</head>")[2], "lxml").get_text(" "), incoming) == []


@each
def test_a_headline_in_no_heading(shown: Shown) -> None:
    """Old pages show the headline in any tag; the page's title tells which."""
    as_read(
        shown,
        read(around(shown, f"<div class='big'>{shown.headline}</div><div class='t'>{paragraphs(shown.body)}</div>")),
    )


@each
def test_what_the_head_says_fills_the_fields(shown: Shown) -> None:
    said = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": shown.site},
            {
                "@type": ["NewsArticle"],
                "headline": shown.headline,
                "author": [{"@type": "Person", "name": "Ada Vane"}],
                "datePublished": "2026-01-19T08:00:00+01:00",
                "articleSection": "Ports",
                "keywords": "ports, 粮食，铁路",
            },
        ],
    }
    head = f"<script type='application/ld+json'>{json.dumps(said)}</script>"
    incoming = read(around(shown, f"<div><h1>{shown.headline}</h1><div>{paragraphs(shown.body)}</div></div>", head))
    as_read(shown, incoming)
    article = incoming.article
    assert (article.byline, article.section) == (("Ada Vane",), ("Ports",))
    assert article.keywords == ("ports", "粮食", "铁路")
    assert article.date == dt.datetime.fromisoformat("2026-01-19T08:00:00+01:00")


@each
def test_a_box_within_the_text_is_not_the_text(shown: Shown) -> None:
    first, *rest = shown.body
    box = "".join(f"<li><a href='/x{n}'>{line}</a></li>" for n, line in enumerate(shown.links))
    story = f"<div><h1>{shown.headline}</h1><div>{paragraphs([first])}<div class='inset'><ul>{box}</ul></div>{paragraphs(rest)}</div></div>"
    incoming = read(around(shown, story))
    assert incoming.article.body.split("\n\n") == list(shown.body)
    told = "\n".join(
        [*incoming.unplaced, *incoming.left_out, *(link.headline for link in incoming.article.strip.links)]
    )
    assert all(line in told for line in shown.links)


@each
def test_the_first_paragraph_stands_above_the_rest(shown: Shown) -> None:
    first, *rest = shown.body
    long = [*rest, *rest, *rest]
    story = f"<div><h1>{shown.headline}</h1><div class='lead7'><p>{first}</p></div><div class='t'>{paragraphs(long)}</div></div>"
    assert read(around(shown, story)).article.body.split("\n\n") == [first, *long]


@each
def test_the_pictures_are_told_of_where_they_load_late(shown: Shown) -> None:
    head = "<meta property='og:image' content='https://example.org/lead.jpg'>"
    image = "<figure><img src='data:image/gif;base64,R0' data-src='https://example.org/late.jpg' alt='Quay'></figure>"
    story = f"<div><h1>{shown.headline}</h1><div>{image}{paragraphs(shown.body)}</div></div>"
    incoming = read(around(shown, story, head))
    as_read(shown, incoming)
    assert "Lead picture: https://example.org/lead.jpg" in incoming.unplaced
    assert any("https://example.org/late.jpg" in line for line in incoming.unplaced)


@each
def test_one_broken_byte_does_not_hold_up_a_page(shown: Shown, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    body = [*shown.body, *shown.body]
    html = around(
        shown,
        f"<div><h1>{shown.headline}</h1><div>{paragraphs(body)}<p>“…” “…” “…” “…” “…” “…” “…” BAD</p></div></div>",
    )
    file.write_bytes(html.encode().replace(b"BAD", b"\xff"))
    (incoming,) = read_path(file, Settings())
    assert incoming.article.headline == shown.headline
    assert incoming.article.body.split("\n\n")[: len(body)] == body


def test_a_packed_page_is_named_as_such(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(gzip.compress(b"<html><h1>Harbour opens its second quay</h1></html>"))
    with pytest.raises(ImportRejectedError, match=r"page\.html is packed with gzip"):
        read_path(file, Settings())


@pytest.mark.parametrize(
    "told",
    ["<div class='c2 byline'><b>By Ada Vane</b></div>", "<p><a rel='author' href='/ada'>Ada Vane</a> writes.</p>"],
)
def test_the_author_is_marked_beside_the_story(told: str) -> None:
    shown = PAGES[0]
    story = f"<h1>{shown.headline}</h1><div class='t'>{paragraphs(shown.body)}</div><div>{told}</div>"
    assert read(around(shown, story)).article.byline == ("Ada Vane",)
