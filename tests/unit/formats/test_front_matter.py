"""Fields and body survive a Markdown file; manifests tell what was changed."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.errors import ImportRejectedError
from newsdesk.formats import frontmatter
from newsdesk.formats.manifest import NAME, make_manifest, verify_files
from newsdesk.model import clean_text

texts = st.text().map(clean_text)
values = st.recursive(
    st.one_of(texts, st.none(), st.booleans(), st.integers(), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(texts.filter(bool), values, min_size=1, max_size=6), texts)
def test_what_is_dumped_is_loaded_again(fields: dict[str, object], body: str) -> None:
    assert frontmatter.load(frontmatter.dump(fields, body)) == (fields, body)


def test_naughty_strings_survive_as_fields_and_as_body(naughty: tuple[str, ...]) -> None:
    for text in map(clean_text, naughty):
        assert frontmatter.load(frontmatter.dump({"title": text}, text)) == ({"title": text}, text)


def test_a_text_without_front_matter_is_all_body() -> None:
    assert frontmatter.load("Just text.\n---\nMore.") == ({}, "Just text.\n---\nMore.")


@pytest.mark.parametrize(
    "above",
    ["title: [", "- just\n- a list", "a: &x 1\nb: *x", "a: !!python/object:os.system x", "a: !!int ''", "\x00"],
)
def test_what_is_no_readable_yaml_is_refused_with_a_sentence(above: str) -> None:
    with pytest.raises(ImportRejectedError, match="front matter"):
        frontmatter.load(f"---\n{above}\n---\nBody")


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    began = time.process_time()
    with pytest.raises(ImportRejectedError):
        frontmatter.load("---\n" + "\n".join(lines) + "\n---\n")
    assert time.process_time() - began < 1


def test_a_manifest_tells_each_kind_of_change_by_name() -> None:
    files = {"index.html": b"page", "article.md": b"text"}
    whole = {**files, NAME: make_manifest({"id": "x"}, files)}
    assert verify_files(whole) == ()
    assert verify_files({**whole, "index.html": b"pagE"}) == ("index.html was changed since the bundle was made.",)
    assert verify_files({**whole, "index.html": b"page "}) == ("index.html was changed since the bundle was made.",)
    assert verify_files({**whole, "extra.js": b""}) == ("extra.js is not in the manifest.",)
    assert verify_files({name: data for name, data in whole.items() if name != "article.md"}) == (
        "article.md is missing.",
    )


@pytest.mark.parametrize(
    "manifest",
    [b"", b"[]", b"{}", b"null", b"\xff", b'{"format": "other", "version": 1, "files": {}}', b"[" * 100_000],
)
def test_what_is_no_manifest_is_told(manifest: bytes) -> None:
    (told,) = verify_files({NAME: manifest})
    assert "no Newsdesk bundle" in told


def test_a_bundle_of_a_newer_newsdesk_is_told_as_such() -> None:
    files = {"a": b"a"}
    manifest = json.loads(make_manifest({}, files)) | {"version": 2}
    (told,) = verify_files({**files, NAME: json.dumps(manifest).encode()})
    assert "newer Newsdesk" in told
