"""Publishing: how a story leaves the desk, as a bundle or to readers of the site."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from newsdesk import export
from newsdesk.desk.comparing import Difference, differences
from newsdesk.desk.pages import Pages
from newsdesk.desk.writing import add_with_free_slug
from newsdesk.errors import ConflictError, NewsdeskError, OperationCancelledError
from newsdesk.formats.bundle import Bundle, bundle_files
from newsdesk.messages import Message
from newsdesk.model import (
    INLINE_STATUS_LABELS,
    Article,
    BlockingFindingsError,
    Correction,
    CorrectionKind,
    Finding,
    HouseStyleRule,
    LinkTarget,
    RelatedLink,
    Settings,
    Severity,
    Status,
    Strip,
    article_digest,
    link_health_keys,
    linked_story_ids,
    require_transition,
)
from newsdesk.render import RENDERER, PageRequest, RenderChild
from newsdesk.store import RenderedBody, Store

_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A bundle that was written: where, from which state of the story, and what the checks said."""

    path: Path
    article: Article
    findings: tuple[Finding, ...]


class Publishing(Pages):
    """What an editor does to send stories out."""

    def __init__(
        self,
        store: Store,
        child: RenderChild,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        under_way: Callable[[Path], AbstractContextManager[None]],
        *,
        own_theme: Path,
        house: Callable[[str], tuple[HouseStyleRule, ...]],
        refuse: Callable[[Article], None],
    ) -> None:
        super().__init__(store, child, settings, now, own_theme=own_theme, house=house)
        self._under_way, self._refuse = under_way, refuse

    def export(
        self,
        slug: str,
        to: Path,
        *,
        zipped: bool = False,
        draft: bool = False,
        embargoed: bool = False,
        as_of: datetime | None = None,
    ) -> Exported:
        """Write the bundle of the story's working copy into the folder `to`, whole or not at all.

        What leaves the desk is kept as a version, so that a bundle that comes back can be told from one that went
        its own way. A draft that came in a bundle and was not changed since goes on as it came: in the state it had
        there and, from a desk without settings of its own, with the page settings it was made with.

        It leads to no story that readers may not learn of yet and does not name it, unless it is a `draft` or
        `embargoed` stories are let out. Raises `BlockingFindingsError` where a finding blocks, unless it is a `draft`
        (watermarked, noindex), and `ExportError` where `to` cannot be written.
        """
        article = self._store.articles.get_by_slug(slug)
        request = self.as_it_goes(self.request(article, draft=draft))
        now = as_of or self._now()
        if not draft and not embargoed:
            known = {key: target for key, target in request.targets.items() if not _waits(target, now)}
            request = replace(request, targets=known)
        page = self._page(request)
        seen = self._store.link_health.get_many(link_health_keys(article))
        findings = export.check(request, page, as_of=now, embargoed=embargoed, seen=seen)
        if page is None or (not draft and _blocks(findings)):
            raise BlockingFindingsError(article.headline, findings)
        self._store.versions.add(article, Message("exported"), self._now())
        files = bundle_files(self._bundle(request, article), page, findings)
        with self._under_way(to):
            path = export.write_bundle(files, to, zipped=zipped)
        return Exported(path=path, article=article, findings=findings)

    def publish(self, story: UUID) -> Article:
        """Make the story as saved the live one and return it.

        The first publishing sets `published`, for a story that has to wait to when it goes out, and not for one that
        came from an archive; a later one sets `modified` where the content changed. An embargo holds it back from
        readers, not from being published. Raises `BlockingFindingsError` where a finding blocks, and `NewsdeskError`
        for a sample.
        """
        article = self._store.articles.get(story)
        self._refuse(article)
        return self._publish(article)

    def correct(self, story: UUID, kind: CorrectionKind, was: str, now: str) -> Article:
        """Add a public note to a published story, publish the story as saved with it, and return it.

        The note says what was wrong and what the story says now. Raises `NewsdeskError` for a story that was never
        published or a note that says nothing, and `BlockingFindingsError`; then nothing is changed.
        """
        article = self._store.articles.get(story)
        name = article.headline or "Untitled"
        if article.status is not Status.PUBLISHED:
            raise NewsdeskError(
                "“{name}” is {status}: only a published story is corrected; just change it.",
                name=name,
                status=article.status,
            )
        if not (was.strip() or now.strip()):
            raise NewsdeskError("Say what was wrong in “{name}” and what it says now: readers are told.", name=name)
        note = Correction(kind=kind, was=was, now=now, at=self._now())
        return self._publish(replace(article, corrections=(*article.corrections, note)), Message("corrected"))

    def update_as_new(self, story: UUID) -> Article:
        """Start a new story that goes on from a published one, each linking to the other; return the new one.

        The older one shows the link from its next publishing on, and once the new one is published.
        """
        old = self._store.articles.get(story)
        links = tuple(link for link in old.strip.links if link.article != story)
        new = Article(
            headline=old.headline,
            kicker=old.kicker,
            byline=old.byline,
            source=old.source,
            dateline=old.dateline,
            section=old.section,
            keywords=old.keywords,
            language=old.language,
            strip=Strip(title=old.strip.title, links=(RelatedLink(article=old.id), *links)),
        )
        added = add_with_free_slug(self._store, new)
        while True:
            strip = replace(old.strip, links=(RelatedLink(article=added.id), *old.strip.links))
            try:
                self._store.articles.save(replace(old, strip=strip), self._now())
            except ConflictError:
                # Another process saved it meanwhile: the link goes into what stands there now.
                old = self._store.articles.get(story)
            else:
                return added

    def since_published(self, article: Article) -> tuple[Difference, ...] | None:
        """Return what changed in `article` since readers last saw it; None where they never did."""
        live = self._store.published.get(article.id)
        return None if live is None else differences(live, article)

    def kill(self, story: UUID) -> Article:
        """Withdraw a story that readers have: they find a line in its place; nothing holds that back.

        Headline, byline and date stay as readers knew them: what was typed since is kept as a version. Where the desk
        and readers do not agree on it, as after a kill that was cut off, it is killed for both.
        """
        article, live = self._store.articles.get(story), self._store.published.get(story)
        if live is None or article.status is live.status:
            require_transition(article.headline, article.status, Status.KILLED)
        now = self._now()
        known = article
        if live is not None:
            self._store.versions.add(article, Message("before it was killed"), now)
            known = replace(live, slug=article.slug, revision=article.revision, notes=article.notes)
        killed = replace(known, status=Status.KILLED, modified=now)
        return self._make_live(killed, "", 0, INLINE_STATUS_LABELS[Status.KILLED])

    def render_live(
        self,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> frozenset[str]:
        """Render the live texts that today's renderer has not made: those that came with a bundle, or before it.

        Returns the slugs of those it cannot make in time; readers keep what they have of them.
        """
        wanted = self._store.published.list_unrendered(RENDERER)
        held, made = set(), []
        for done, text in enumerate(self._store.published.read_texts(wanted), start=1):
            if stop():
                raise OperationCancelledError("Publishing was stopped; the site is as it was.")
            article = text.article
            if article.status is Status.KILLED:
                made.append((article, text.version_number, RenderedBody("", 0, RENDERER)))
            elif (page := self._page(self.request(article))) is not None:
                made.append((article, text.version_number, RenderedBody(page.fragment, page.words, RENDERER)))
            else:
                held.add(article.slug)
            if len(made) == _AT_ONCE:
                self._store.published.save_rendered(made)
                made.clear()
            progress(done, len(wanted))
        self._store.published.save_rendered(made)
        return frozenset(held)

    def _publish(self, article: Article, reason: str = INLINE_STATUS_LABELS[Status.PUBLISHED]) -> Article:
        story = article.id
        if article.status is not Status.PUBLISHED:
            require_transition(article.headline, article.status, Status.PUBLISHED)
        request = self.request(article)
        now = self._now()
        page = self._page(request)
        findings = export.check(
            request, page, as_of=now, embargoed=True, seen=self._store.link_health.get_many(link_health_keys(article))
        )
        if page is None or _blocks(findings):
            raise BlockingFindingsError(article.headline, findings)
        live = self._store.published.get(story)
        if live is not None and article_digest(live) == article_digest(article):
            return article
        waits = [instant for instant in (article.embargo, article.scheduled) if instant is not None]
        first = article.published or max([now, *waits])
        changed = now
        if live is None and not waits:
            # What came from an archive goes out as of then; of no story can it be said that it was out tomorrow.
            first = min(first, now)
            if article.published is not None and self._is_as_imported(article):
                changed = article.modified or first
        published = replace(article, status=Status.PUBLISHED, published=first, modified=max(changed, first))
        return self._make_live(published, page.fragment, page.words, reason)

    def _is_as_imported(self, article: Article) -> bool:
        """Return whether nobody changed a word of a story since it came onto the desk."""
        first = self._store.versions.list_for_story(article.id)[-1:]
        came = [self._store.versions.get(article.id, version.number) for version in first]
        return any(article_digest(replace(article, status=then.status)) == article_digest(then) for then in came)

    def _make_live(self, article: Article, fragment: str, words: int, reason: str) -> Article:
        made = RenderedBody(fragment, words, RENDERER)
        return self._store.published.publish(article, reason, self._now(), made)

    def _bundle(self, request: PageRequest, kept: Article) -> Bundle:
        """Return the bundle of a story that the desk keeps as `kept`, as it goes out."""
        # Notes to ourselves stay here; what the story is with them is a state it had, by which it is known again.
        article = replace(request.article, notes="")
        digest = article_digest(article)[:16]
        # One that goes on as it came is no other state than that one.
        here = digest if kept.status is article.status else article_digest(kept)[:16]
        history = (*self._store.versions.ancestor_digests(article.id), article_digest(request.article)[:16])
        return Bundle(
            article=article,
            settings=request.settings,
            targets=tuple(request.targets[story] for story in linked_story_ids(article) if story in request.targets),
            media={media.name: self._store.media.read(media.hash) for media in request.media.values()},
            media_info=tuple(request.media.values()),
            history=tuple(past for past in dict.fromkeys(history) if past not in (digest, here)),
        )


def _waits(target: LinkTarget, now: datetime) -> bool:
    return target.visible_from is not None and target.visible_from > now


def _blocks(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity is Severity.BLOCK for finding in findings)
