"""A message belongs to a story and a cause, and goes when either is gone."""

from uuid import UUID

import hypothesis.strategies as st
from hypothesis import given

from newsdesk.ui.notices import Notice, Notices

STORIES = tuple(UUID(int=number) for number in range(1, 4))
CAUSES = ("", "read only", "slug", "export")

told = st.tuples(
    st.just("tell"), st.sampled_from(STORIES), st.sampled_from(CAUSES), st.booleans(), st.sampled_from((None, 1, 2))
)
opened = st.tuples(st.just("open"), st.sampled_from(STORIES))
cleared = st.tuples(st.just("clear"), st.sampled_from(CAUSES[1:]))
stepped = st.tuples(st.just("step"), st.integers(0, 3))
acts = st.lists(st.one_of(told, opened, cleared, stepped, st.tuples(st.just("dismiss"))), max_size=30)


def apply(notices: Notices, act: tuple[object, ...]) -> None:
    match act:
        case ("tell", UUID() as story, str() as cause, bool() as of_desk, int() | None as step):
            notices.add(Notice(text="Told", cause=cause, story=story, of_desk=of_desk, step=step))
        case ("open", UUID() as story):
            notices.open_story(story)
        case ("clear", str() as cause):
            notices.clear(cause)
        case ("step", int() as step):
            notices.follow_step(step)
        case _:
            notices.dismiss()


@given(acts)
def test_no_message_of_another_story_or_of_a_cause_that_is_gone_is_shown(acts: list[tuple[object, ...]]) -> None:
    notices = Notices()
    for act in acts:
        apply(notices, act)
        shown = notices.shown
        if shown is not None:
            assert shown.of_desk or shown.story == notices.story
            assert act[0] != "clear" or shown.cause != act[1]
            assert act[0] != "step" or shown.step is None or shown.step <= notices.step
            assert shown.step in (None, notices.step) or not shown.offers


@given(acts, st.sampled_from(STORIES), st.sampled_from(STORIES))
def test_a_story_that_is_left_takes_its_messages_with_it(
    acts: list[tuple[object, ...]], story: UUID, other: UUID
) -> None:
    notices = Notices()
    for act in acts:
        apply(notices, act)
    notices.open_story(story)
    notices.open_story(other)
    notices.open_story(story)
    assert notices.shown is None or notices.shown.of_desk or story == other


def test_a_message_for_a_story_that_is_being_opened_waits_for_it() -> None:
    notices = Notices()
    notices.open_story(STORIES[0])
    notices.add(Notice(text="This is a copy.", story=STORIES[1]))
    assert notices.shown is None
    notices.open_story(STORIES[1])
    assert notices.shown is not None


def test_what_is_still_the_case_is_seen_again_below_a_passing_message() -> None:
    notices = Notices()
    notices.add(Notice(text="The server is away.", cause="server away", of_desk=True))
    notices.add(Notice(text="Nothing changed."))
    notices.add(Notice(text="Every picture is shown."))
    assert notices.shown == Notice(text="Every picture is shown.")
    notices.dismiss()
    assert notices.shown is not None
    assert notices.shown.cause == "server away"
    notices.clear("server away")
    assert notices.shown is None


def test_an_undo_is_offered_for_the_last_step_and_goes_with_it() -> None:
    notices = Notices()
    notices.follow_step(1)
    notices.add(Notice(text="Shared.", offers=(("Undo", int),), step=1))
    offers = []
    for step in (2, 1):
        notices.follow_step(step)
        assert notices.shown is not None
        offers.append(len(notices.shown.offers))
    assert offers == [0, 1]
    notices.follow_step(0)
    assert notices.shown is None
