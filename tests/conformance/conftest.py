"""What outside judges look at: the samples and stories of many kinds, and a site of them in each theme."""

import io
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image

from newsdesk import paths
from newsdesk.desk import Desk
from newsdesk.model import CorrectionKind, Picture, Settings, Status
from newsdesk.render.theme import themes

SAMPLES = sorted(file for file in paths.resources_dir().joinpath("samples").iterdir() if file.suffix in (".md", ".txt"))
STORIES = sorted(Path(__file__).with_name("stories").glob("*.md"))


@pytest.fixture(scope="session", params=themes())
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish a site of five hundred stories, no two alike, some corrected, renamed and withdrawn, in each theme."""
    folder = tmp_path_factory.mktemp("site")
    with Desk.open(paths.resolve_paths(folder / "home")) as desk:
        desk.configure(
            Settings(
                name="The <Morning> & Co",
                base_url="https://news.example.org",
                time_zone="Asia/Shanghai",
                theme=request.param,
            )
        )
        models = [taken.article for path in (*SAMPLES, *STORIES) for taken in desk.intake.take(path)]
        drawn = io.BytesIO()
        Image.new("RGB", (1600, 900), "#1f3a5f").save(drawn, "PNG")
        quay = Picture(media=desk.pictures.take(drawn.getvalue()).media, alt="The quay, lit", caption="At night")
        if request.param != "wire":
            desk.logo.keep(drawn.getvalue())
        for number in range(500):
            model = models[number % len(models)]
            story = desk.writing.new(
                replace(
                    model,
                    id=uuid4(),
                    slug="",
                    revision=0,
                    headline=f"{model.headline or 'Untitled'} {number}",
                    section=(*model.section, f"{'&' * (number % 3)}Part {number % 7}"),
                    byline=model.byline[: number % 3],
                    keywords=model.keywords[: number % 4],
                    lead_image=quay if number % 3 == 0 else None,
                )
            )
            desk.publishing.publish(story.id)
            if number % 50 == 0:
                desk.publishing.correct(story.id, CorrectionKind.CORRECTION, "It <said> 17.", "There are 19 & more.")
            if number % 60 == 1:
                desk.writing.edit(story.slug, {"slug": f"renamed-{number}"})
                desk.publishing.publish(story.id)
            if number % 70 == 2:
                desk.writing.move(story.id, Status.KILLED)
        assert desk.site.publish(folder / "site").held == {}
    return folder / "site"
