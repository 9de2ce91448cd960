"""The demonstration: the first thing a newcomer runs."""

from __future__ import annotations

import re

import pytest
from support.program import Finished, copydesk

from worker.samples import samples_path


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """One run, without a terminal, among settings that are none of its business."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "copydesk.toml").write_text('bootstrap_servers = "nowhere.example:9092"\n')
    return copydesk("demo", folder=folder, more={"COPYDESK_RAW_TOPIC": "someone.elses"})


def test_the_demonstration_accounts_for_every_article(done: Finished) -> None:
    """It tells the counts and ends by itself."""
    shown = done.output.decode()

    assert done.code == 0, done.errors
    assert re.search(r"^Articles in +31$", shown, re.MULTILINE)
    assert re.search(r"^Records out +28$", shown, re.MULTILINE)
    assert re.search(
        r"^Dead letters +3 \(no_text 1, not_json 1, unsupported_language 1\)$", shown, re.MULTILINE
    )
    assert re.search(r"^Take-downs +1 in, 1 out$", shown, re.MULTILINE)
    assert re.search(r"^Speed +[\d.]+ articles/s", shown, re.MULTILINE)
    assert shown.rstrip().endswith("Every article became exactly one record or dead letter.")


def test_both_workers_take_part(done: Finished) -> None:
    """The group shares the partitions before the first article is published."""
    stopped = re.findall(r"Stopped after (\d+) records", done.output.decode())

    assert sum(map(int, stopped)) == 28
    assert len(stopped) == 2
    assert all(int(count) > 0 for count in stopped)


def test_it_shows_records_as_people_read_them(done: Finished) -> None:
    """A headline, names by their type, and a quote with its speaker."""
    shown = done.output.decode()

    assert "Typhoon leaves 11 dead in the central Philippines as rivers burst" in shown
    assert re.search(r"^  People +.*Teresa Malvar", shown, re.MULTILINE)
    assert "  Teresa Malvar: “No family should sleep on a roof tonight,”" in shown
    assert "Taken down: sample-27" in shown


def test_settings_around_it_do_not_reach_it(done: Finished) -> None:
    """It speaks to its own broker and topics, whatever the folder and the environment say."""
    assert "nowhere.example" not in done.output.decode()
    assert "someone.elses" not in done.output.decode()


def test_every_sample_line_is_one_line_of_the_file() -> None:
    """What ships is readable JSON Lines that ends in a line end."""
    content = samples_path().read_bytes()

    assert content.endswith(b"\n")
    assert content.count(b"\n") == 31
