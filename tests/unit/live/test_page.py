"""The live page over HTTP, and in a real browser where there is one."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest

from worker.errors import CopydeskError
from worker.live.events import event_of
from worker.live.hub import Hub
from worker.live.server import serve_live

TEXT = "😀 “We had tea,” Ana Ruiz said in <b>Quito</b>.\n\nShe left."


def _mention(exact: str) -> dict[str, Any]:
    start = TEXT.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact, "kind": "name"}


def _record(headline: str) -> bytes:
    return orjson.dumps(
        {
            "headline": headline,
            "text": TEXT,
            "paragraphs": [[0, TEXT.index("\n")], [TEXT.index("She"), len(TEXT)]],
            "dateline": {"places": ["Quito"], "agency": None, "date": None},
            "agency": "AFP",
            "byline": None,
            "published": None,
            "language": "en",
            "word_count": 10,
            "entities": [
                {"name": "Ana Ruiz", "type": "PERSON", "mentions": [_mention("Ana Ruiz")]},
                {"name": "Quito", "type": "GPE", "mentions": [_mention("Quito")]},
            ],
            "quotes": [
                {**_mention("“We had tea,”"), "speaker": {"name": "Ana Ruiz", "exact": "Ana Ruiz"}}
            ],
        }
    )


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def address(hub: Hub) -> Iterator[str]:
    with serve_live(hub) as address:
        yield address


def _ask(address: str, path: str, host: str | None = None) -> http.client.HTTPResponse:
    where = urlsplit(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=20)
    connection.request("GET", path, headers={"Host": host or where.netloc})
    return connection.getresponse()


def test_the_page_is_served_under_a_policy_that_allows_nothing_from_elsewhere(address: str) -> None:
    """It needs no other host, and could not reach one."""
    response = _ask(address, "/")
    page = response.read().decode()

    assert response.status == 200
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert re.findall(r"(?:src|href)\s*=\s*[\"'](?!data:)[^\"']+", page) == []
    assert "://" not in page


def test_the_page_never_writes_markup(address: str) -> None:
    """Text enters the page as text nodes; no way to write HTML from a string is in the script."""
    page = _ask(address, "/").read().decode()

    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", page) == []


def test_events_arrive_in_order(hub: Hub, address: str) -> None:
    """First those of before, then those of now, each as one event."""
    hub.publish(event_of(b"a", _record("Before")) or pytest.fail("no record"))
    response = _ask(address, "/events")
    opening = [response.readline() for _ in range(6)]
    hub.publish(event_of(b"a", None) or pytest.fail("no take-down"))
    following = [response.readline() for _ in range(3)]

    assert response.headers["Content-Type"] == "text/event-stream"
    assert opening[0] == b"event: hello\n"
    assert opening[3] == b"event: article\n"
    assert b'"headline":"Before"' in opening[4]
    assert following == [b"event: take-down\n", b'data: {"key":"a"}\n', b"\n"]


@pytest.mark.parametrize("path", ["/missing", "/../../etc/passwd", "/page.html"])
def test_there_is_nothing_else_to_read(address: str, path: str) -> None:
    """Two addresses, no files."""
    assert _ask(address, path).status == 404


def test_another_host_name_is_refused(address: str) -> None:
    """A web site that has its own name point at this machine learns nothing."""
    assert _ask(address, "/", host="attacker.example:80").status == 421


def test_only_this_machine_is_listened_to(address: str) -> None:
    """The server is bound to loopback."""
    assert urlsplit(address).hostname == "127.0.0.1"


def test_a_port_that_is_taken_is_one_error(address: str) -> None:
    """It names the port."""
    port = urlsplit(address).port or 0

    with pytest.raises(CopydeskError, match=f"port {port}"), serve_live(Hub(), port):
        pass


def _browser() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser to open the page in; install one of {', '.join(names)}")
    return found


def _opened(address: str, profile: Path) -> str:
    """Returns the page as the browser has it after a few (virtual) seconds."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
    command = [_browser(), *options, "--virtual-time-budget=2000", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_a_browser_shows_articles_with_names_and_quotes_marked(
    hub: Hub, address: str, tmp_path: Path
) -> None:
    """Offsets in code points fall on the right letters, and markup in a text stays text."""
    hub.publish(event_of(b"a", _record("<i>Tea</i> & talk")) or pytest.fail("no record"))
    hub.publish(event_of(b"b", _record("Withdrawn")) or pytest.fail("no record"))
    hub.publish(event_of(b"b", None) or pytest.fail("no take-down"))
    hub.close()  # the stream ends after these, so that the browser's time can pass

    page = _opened(address, tmp_path)

    assert "<h2>&lt;i&gt;Tea&lt;/i&gt; &amp; talk</h2>" in page
    assert '<mark class="PERSON" title="Ana Ruiz (PERSON)">Ana Ruiz</mark>' in page
    assert '<span class="quote">“We had tea,”</span><cite>— Ana Ruiz</cite>' in page
    assert '&lt;b&gt;<mark class="GPE" title="Quito (GPE)">Quito</mark>&lt;/b&gt;' in page
    assert '<dd id="taken">1</dd>' in page
    assert page.count("<article") == 1
