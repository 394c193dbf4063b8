"""Search for stories that share words with another, with bounded work on a desk of any size."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from newsdesk.model import Status, topic_text
from newsdesk.store.damage import read_stories
from newsdesk.store.engine.database import Database
from newsdesk.store.records import Summary
from newsdesk.store.search import counters, fulltext_index
from newsdesk.store.summaries import SUMMARY_COLUMNS, summary_from_row
from newsdesk.store.tables import ArticleRow

# Limits: the most significant words, the newest stories for each word, and the stories for all words together.
_WORDS, _EACH, _ALL = 60, 1000, 10_000
# Limit of the best matches that are read.
_READ = 80
# Characters of a text that `topic_text` uses.
_BEGINNING = 3000
_NEVER = (Status.SPIKED.value, Status.KILLED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarStory:
    """A story that shares words with another: its summary, time of publication and text for topic matching.

    Readers must not learn of the story before the instant `visible_from`; None means no such limit.
    """

    summary: Summary
    published: datetime | None
    visible_from: datetime | None
    topic_text: str


class SimilarStories:
    """Search for similar stories of a desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, story: UUID, wanted: Mapping[str, int]) -> tuple[tuple[SimilarStory, ...], Mapping[str, float]]:
        """Return the stories most similar to a text with these word counts, and the weight (idf) of each word.

        The result leaves out `story` and all spiked and killed stories. For a common word only the newest stories
        are considered.
        """
        with self._database.read_session() as session:
            weights = _idf_weights(session, wanted)
            shares = {word: (1 + math.log(times)) * weights[word] for word, times in wanted.items()}
            telling = sorted(shares, key=lambda word: (-shares[word], word))[:_WORDS]
            sums: dict[int, float] = {}
            left = _ALL
            for word, found in fulltext_index.row_ids_by_word(session, telling, _EACH):
                if left <= 0:
                    break
                numbers = found[:left]
                left -= len(numbers)
                share = shares[word]
                for number in numbers:
                    sums[number] = sums.get(number, 0.0) + share
            best = nlargest(_READ, sums, key=sums.__getitem__)
            return _read_candidates(session, story, best), weights


def _idf_weights(session: Session, wanted: Mapping[str, int]) -> dict[str, float]:
    """Return the inverse document frequency (idf) of each word: rarer words weigh more."""
    known = counters.counts_by_term(session, wanted.keys())
    stories = sum(counters.counts_by_status(session).values())
    # A word of this text alone matches no other story, but it still counts for the length of the text.
    return {
        word: math.log((stories + 1) / min(stories, known.get(word, 1) or 1)) if stories else 0.0 for word in wanted
    }


def _read_candidates(session: Session, story: UUID, numbers: list[int]) -> tuple[SimilarStory, ...]:
    asked = select(
        *SUMMARY_COLUMNS, ArticleRow.scheduled, ArticleRow.fields, func.substr(ArticleRow.body, 1, _BEGINNING)
    )
    asked = asked.where(ArticleRow.pk.in_(numbers), ArticleRow.id != story, ArticleRow.status.not_in(_NEVER))
    return tuple(read_stories(session, asked.order_by(ArticleRow.pk.desc()), _similar_story_from_row, None))


def _similar_story_from_row(row: Any) -> SimilarStory:  # noqa: ANN401 - a row of `_read_candidates`
    fields, published = row.fields, row.fields.get("published")
    return SimilarStory(
        summary=summary_from_row(row),
        published=None if published is None else datetime.fromisoformat(published),
        visible_from=max((at for at in (row.embargo, row.scheduled) if at is not None), default=None),
        topic_text=topic_text(row.headline, row[-1], (fields.get("standfirst", ""), *fields.get("keywords", ()))),
    )
