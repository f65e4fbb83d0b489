"""Packs from git repositories, honest ones and others."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from alpine_quiz.library.fetching import fetched
from alpine_quiz.library.git_urls import check_ref, git_url, is_commit, is_git_url
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import Kind
from alpine_quiz.library.parcels import Parcel, pick
from alpine_quiz.library.running_git import Git
from alpine_quiz.library.sources import origin_from
from tests.library.machine import make_pack
from tests.library.parcels import commit, git, needs_git, repository


def taken(folder: Path, ref: str = "") -> tuple[Parcel, str]:
    with fetched(folder.as_uri(), ref) as found:
        return pick(found), found.commit


@needs_git
def test_a_repository_is_had_at_its_newest_commit_or_at_the_one_asked_for(tmp_path: Path) -> None:
    folder = repository(make_pack(tmp_path / "my own é" / "rivers"))
    first = git(folder, "rev-parse", "HEAD")
    git(folder, "tag", "v1")
    (folder / "en.yaml").unlink()
    (folder / "fr.yaml").write_text("questions: []")
    second = commit(folder)
    found, hash_ = taken(folder)
    assert (found.name, hash_, "fr.yaml" in found.files) == ("rivers", second, True)
    for ref in (first, "v1"):
        found, hash_ = taken(folder, ref)
        assert (hash_, "en.yaml" in found.files) == (first, True)


@needs_git
def test_what_comes_is_what_was_committed_letter_for_letter(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    (folder / "en.yaml").write_bytes(b"a: b\r\nc: \xff\n")
    repository(folder)
    (folder / ".gitattributes").write_text("*.yaml text eol=crlf filter=evil\n")
    git(folder, "add", ".gitattributes")
    git(folder, "commit", "--quiet", "--message=attributes")
    assert taken(folder)[0].files["en.yaml"] == b"a: b\r\nc: \xff\n"


@needs_git
def test_neither_links_nor_other_repositories_are_followed(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    other = repository(make_pack(tmp_path / "other"))
    (folder / "seine.txt").symlink_to("/etc/passwd")
    repository(folder)
    git(
        folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub"
    )
    commit(folder)
    found, _ = taken(folder)
    assert sorted(found.files) == ["en.yaml", "facts.yaml", "pack.yaml"]
    assert found.left == ("seine.txt",)


@needs_git
def test_nothing_that_a_repository_holds_is_run(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    mark = tmp_path / "was here"
    (folder / ".gitattributes").write_text("* filter=evil\n")
    repository(folder)
    for hook in ("post-checkout", "post-merge", "reference-transaction", "pre-auto-gc"):
        path = folder / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
        path.chmod(0o755)
    git(folder, "config", "filter.evil.smudge", f"touch '{mark}'")
    git(folder, "config", "core.fsmonitor", f"touch '{mark}'")
    taken(folder)
    assert not mark.exists()


@needs_git
def test_a_users_settings_and_surroundings_are_not_heeded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(make_pack(tmp_path / "rivers"))
    (tmp_path / "config").write_text('[url "file:///nowhere"]\n insteadOf = file:///\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "broken")
    assert taken(folder)[0].name == "rivers"


@needs_git
def test_names_that_would_do_harm_refuse_the_repository(tmp_path: Path) -> None:
    folder = repository(make_pack(tmp_path / "rivers"))
    blob = git(folder, "rev-parse", "HEAD:en.yaml")
    for name in ("con.yaml", "EN.yaml", "ab:c.yaml", "back\\slash.yaml"):
        git(folder, "reset", "--quiet", "--hard")
        git(folder, "update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
        git(folder, "commit", "--quiet", "--message=x")
        with pytest.raises(RefusedPackError) as caught:
            taken(folder)
        assert caught.value.objection in (Objection.NOT_PORTABLE, Objection.COLLIDING)
        git(folder, "reset", "--quiet", "--hard", "HEAD~1")


@needs_git
def test_a_file_larger_than_a_bank_may_be_is_refused(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    (folder / "fr.yaml").write_bytes(bytes(33 * 2**20))
    repository(folder)
    for allowed in ("false", "true"):  # whether its server can leave files out
        git(folder, "config", "uploadpack.allowFilter", allowed)
        with pytest.raises(RefusedPackError) as caught:
            taken(folder)
        assert caught.value.objection is Objection.TOO_LARGE


@needs_git
@pytest.mark.parametrize("ref", ["nowhere", "0" * 40])
def test_what_git_says_is_passed_on(tmp_path: Path, ref: str) -> None:
    folder = repository(make_pack(tmp_path / "rivers"))
    with pytest.raises(RefusedPackError) as caught:
        taken(folder, ref)
    assert caught.value.objection is Objection.GIT_FAILED
    assert ref in str(caught.value.args_["reason"])


@needs_git
def test_a_server_that_wants_a_password_is_no_question_to_anybody(tmp_path: Path) -> None:
    import http.server

    class Guarded(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="x"')
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    with http.server.HTTPServer(("127.0.0.1", 0), Guarded) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # The address itself is refused; git is asked as it would be for https.
        runner = Git(tmp_path, "http", 20)
        address = f"http://127.0.0.1:{server.server_port}/rivers.git"
        with pytest.raises(RefusedPackError) as caught:
            runner.run("ls-remote", "--", address, online=True)
        server.shutdown()
    assert caught.value.objection is Objection.GIT_FAILED


@needs_git
@pytest.mark.skipif(sys.platform == "win32", reason="a shell stands in for a slow server")
def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    alias = "alias.wait=!sleep 600"
    with pytest.raises(RefusedPackError) as caught:
        Git(tmp_path, "https", 0.2).run("-c", alias, "wait")
    assert caught.value.objection is Objection.TOO_SLOW


@needs_git
@pytest.mark.skipif(sys.platform == "win32", reason="a shell stands in for a slow server")
def test_what_is_not_waited_for_any_more_is_ended(tmp_path: Path) -> None:
    asked = iter((False, False))
    with pytest.raises(RefusedPackError) as caught:
        Git(tmp_path, "https", stopped=lambda: next(asked, True)).run(
            "-c", "alias.wait=!sleep 600", "wait"
        )
    assert caught.value.objection is Objection.STOPPED


@needs_git
def test_git_may_speak_no_other_protocol(tmp_path: Path) -> None:
    folder = repository(make_pack(tmp_path / "rivers"))
    mark = tmp_path / "was here"
    for scheme, online, url in (
        ("https", True, folder.as_uri()),
        ("file", False, folder.as_uri()),
        ("https", True, f"ext::touch {mark}"),
    ):
        with pytest.raises(RefusedPackError) as caught:
            Git(tmp_path, scheme).run("ls-remote", "--", url, online=online)
        assert "not allowed" in str(caught.value.args_["reason"])
    assert not mark.exists()


def test_without_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RefusedPackError) as caught:
        taken(tmp_path)
    assert caught.value.objection is Objection.NO_GIT


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a/rivers.git",
        "https://someone@example.org:8443/rivers",
        "ssh://git@example.org/rivers.git",
        "git://example.org/rivers",
        "git@example.org:a/rivers.git",
        "file:///home/me/rivers.git/",
    ],
)
def test_an_honest_address_is_asked(text: str) -> None:
    assert is_git_url(text)
    assert git_url(text).name == "rivers"


@pytest.mark.parametrize(
    "text",
    [
        "ext::sh -c touch% /tmp/x",
        "fd::17",
        "fd::17,18/x",
        "https::https://example.org/x",
        "http://example.org/rivers",
        "ftp://example.org/rivers",
        "HTTPS://example.org/rivers",
        "ssh://-oProxyCommand=touch%20x/y",
        "ssh://a@-oProxyCommand=x/y",
        "ssh://-x@example.org/y",
        "https://",
        "https:///rivers",
        "https://example.org/a b",
        "https://example.org/a\nb",
        "https://example.org/\x1b[2J",
        "https://exa mple.org:99999/x",
        "https://example.org:x/y",
        "https://[::1/x",
        "file://host/rivers",
        "--upload-pack=touch x://y",
        "-oProxyCommand=x@host::y",
        "https://example.org/" + "x" * 3000,
    ],
)
def test_any_other_address_is_refused(text: str) -> None:
    assert is_git_url(text)
    with pytest.raises(RefusedPackError) as caught:
        origin_from(text)
    assert caught.value.objection is Objection.BAD_URL


def test_a_file_on_the_web_is_told_from_a_repository() -> None:
    with pytest.raises(RefusedPackError) as caught:
        git_url("https://example.org/rivers.zip?raw=1")
    assert caught.value.objection is Objection.WEB_FILE


def test_a_password_in_an_address_is_refused_and_not_said() -> None:
    with pytest.raises(RefusedPackError) as caught:
        git_url("https://me:secret@example.org/rivers")
    assert (caught.value.objection, caught.value.args_) == (Objection.PASSWORD_IN_URL, {})


@pytest.mark.parametrize("ref", ["main", "v1.0", "feature/rivers", "a" * 40])
def test_a_branch_a_tag_or_a_commit_may_be_asked_for(ref: str) -> None:
    check_ref(ref)
    assert is_commit(ref) == (ref == "a" * 40)


@pytest.mark.parametrize(
    "ref", ["-x", "--upload-pack=x", "a..b", "a:b", "+a", "a b", "", "^a", "a~1", "x.lock", "a/"]
)
def test_nothing_else_may(ref: str) -> None:
    with pytest.raises(RefusedPackError):
        check_ref(ref)


def test_a_folder_is_a_folder_unless_it_is_a_repository(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    assert origin_from(str(folder)).kind is Kind.FOLDER
    assert origin_from(str(folder), ref="main").kind is Kind.GIT
    bare = tmp_path / "rivers.git"
    for name in ("objects", "refs"):
        (bare / name).mkdir(parents=True)
    (bare / "HEAD").touch()
    assert origin_from(str(bare)).source == bare.resolve().as_uri()
    for text in (str(tmp_path / "nowhere"), "-x", "a\0b", "x" * 5000, os.devnull + "/x"):
        with pytest.raises(RefusedPackError) as caught:
            origin_from(text)
        assert caught.value.objection is Objection.NO_SOURCE
