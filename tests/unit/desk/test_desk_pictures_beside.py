"""A reporter hands over a folder: the text and its pictures come in together, and what is missing is named."""

import io
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.desk import Desk
from newsdesk.desk.intake import Taken


def draw(path: Path, colour: str = "red") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    Image.new("RGB", (700, 500), colour).save(written, "JPEG")
    path.write_bytes(written.getvalue())


def take(desk: Desk, path: Path, text: str) -> Taken:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (taken,) = desk.intake.take(path)
    return taken


def test_pictures_beside_a_text_come_in_with_it(desk: Desk, tmp_path: Path) -> None:
    draw(tmp_path / "p.jpg")
    draw(tmp_path / "img" / "two words.jpg", "blue")
    taken = take(
        desk,
        tmp_path / "story.md",
        "# Quay\n\nText.\n\n![The quay](p.jpg)\n\nMore. ![](<img/two words.jpg>) and ![again](p.jpg)",
    )
    article = desk.writing.get(taken.article.id)
    assert [picture.alt for picture in article.media] == ["The quay", ""]
    first, second = (picture.media for picture in article.media)
    assert f"![The quay](media:{first})" in article.body
    assert f"![](media:{second})" in article.body
    assert f"![again](media:{first})" in article.body
    assert ".jpg" not in article.body
    assert desk.pictures.read(first).startswith(b"\xff\xd8")
    assert taken.incoming.unplaced == ()


@pytest.mark.parametrize("field", ["image: lead.jpg", "cover: lead.jpg", "images: [lead.jpg]"])
def test_the_picture_that_the_front_matter_names_leads(desk: Desk, tmp_path: Path, field: str) -> None:
    draw(tmp_path / "lead.jpg")
    taken = take(desk, tmp_path / "story.md", f"---\ntitle: Quay\n{field}\n---\nText.")
    assert taken.article.lead_image is not None
    assert taken.incoming.unplaced == ()


def test_a_picture_that_is_not_there_or_is_none_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8 no picture")
    taken = take(desk, tmp_path / "story.md", "# Quay\n\n![a](gone.jpg) ![b](broken.jpg)\n\ntext")
    assert "gone.jpg" in taken.incoming.unplaced[0]
    assert "broken.jpg" in taken.incoming.unplaced[1]
    assert "![a](gone.jpg)" in taken.article.body


def test_nothing_outside_of_the_folder_is_taken(desk: Desk, tmp_path: Path) -> None:
    draw(tmp_path / "private" / "secret.jpg")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.jpg").symlink_to(tmp_path / "private" / "secret.jpg")
    outside = (tmp_path / "private" / "secret.jpg").as_posix()
    text = f"# Quay\n\n![](../private/secret.jpg) ![](link.jpg) ![]({outside}) ![](file://{outside})"
    taken = take(desk, tmp_path / "in" / "story.md", text)
    assert taken.article.media == ()
    assert len(taken.incoming.unplaced) == 3
