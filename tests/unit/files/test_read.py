"""Raw values from files: the same bytes that go into the raw topic."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import orjson
import pytest

from worker.errors import CopydeskError
from worker.files.read import (
    STANDARD_INPUT,
    are_pages,
    check_readable,
    count_bytes,
    read_values,
)


def _values(*paths: Path) -> list[bytes]:
    return [raw.value for raw in read_values(paths)]


def test_a_line_of_json_lines_is_its_bytes_without_the_line_end(tmp_path: Path) -> None:
    """Nothing is parsed and written anew, whatever the line holds."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text" : "\xc3\xa9"}\n  {"b":1} \r\nnot json \xff\n{"last":1}')

    assert _values(path) == [
        b'{"text" : "\xc3\xa9"}', b'  {"b":1} ', b"not json \xff", b'{"last":1}',
    ]  # fmt: skip


def test_blank_lines_are_skipped_and_still_counted(tmp_path: Path) -> None:
    """The source names the line as an editor would."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n{}\n   \n\r\n[]\n")

    raws = list(read_values([path]))

    assert [(raw.value, raw.source) for raw in raws] == [(b"{}", f"{path}:2"), (b"[]", f"{path}:5")]


def test_packed_lines_are_the_same_lines(tmp_path: Path) -> None:
    """`.jsonl.gz` reads like `.jsonl`."""
    path = tmp_path / "A.JSONL.GZ"
    path.write_bytes(gzip.compress(b"{}\n[1]\n"))

    assert _values(path) == [b"{}", b"[1]"]


def test_a_json_file_is_one_article(tmp_path: Path) -> None:
    """Its inside is not touched: pretty-printed JSON is JSON."""
    path = tmp_path / "a.json"
    path.write_bytes(b'\n{\n  "text": "x"\n}\n')

    assert _values(path) == [b'{\n  "text": "x"\n}']


def test_a_text_file_becomes_the_text_of_an_article(tmp_path: Path) -> None:
    """Not a character of it changes, only a byte order mark goes."""
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffÅse said:\r\n“Yes.”\n\n".encode())

    assert _values(path) == [orjson.dumps({"text": "Åse said:\r\n“Yes.”\n\n"})]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Zoë “spoke”".encode("cp1252"), "Zoë “spoke”"),
        ("Zoë".encode("utf-16"), "Zoë"),
        ("Zoë".encode(), "Zoë"),
        (b"a\x81b", "a\ufffdb"),
    ],
)
def test_a_text_file_of_another_encoding_is_still_read(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    """What Windows writes by default is what is not UTF-8 in practice."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)

    assert orjson.loads(_values(path)[0]) == {"text": expected}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"), "Łódź"),
        ('<?xml version="1.0" encoding="koi8-r"?><p>Мир'.encode("koi8-r"), "Мир"),
        ('<meta charset="iso-8859-1"><p>Łódź'.encode(), "Łódź"),
        (b"<meta charset=unicode_escape><p>\\ud800 caf\xe9", "\\ud800 café"),
        (b"<meta charset=no-such-thing><p>caf\xe9", "café"),
    ],
)
def test_a_page_is_decoded_as_it_is_or_as_it_says(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    """A declaration counts where the bytes are not UTF-8 and it names a real encoding."""
    path = tmp_path / "a.html"
    path.write_bytes(content)

    article = orjson.loads(_values(path)[0])

    assert list(article) == ["html"]
    assert article["html"].endswith(expected)


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """No path at all and `-` mean the same."""
    for paths in ([], [Path("-")]):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}\n\n[]\n")))

        assert [(raw.value, raw.source) for raw in read_values(paths)] == [
            (b"{}", "standard input:1"),
            (b"[]", "standard input:3"),
        ]


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    """Order in is order out."""
    first, second = tmp_path / "b.jsonl", tmp_path / "a.jsonl"
    first.write_bytes(b"1\n")
    second.write_bytes(b"2\n")

    assert _values(first, second, first) == [b"1", b"2", b"1"]


def test_pages_are_known_by_the_names_of_files() -> None:
    """What reads them is loaded ahead where there is one."""
    assert are_pages([Path("a.txt"), Path("b.HTM")])
    assert not are_pages([Path("a.txt"), Path("b.jsonl"), STANDARD_INPUT])


@pytest.mark.parametrize("name", ["missing.jsonl", "report.pdf", "folder.json"])
def test_a_path_that_cannot_be_read_is_found_before_work_begins(tmp_path: Path, name: str) -> None:
    """Missing, of no known kind, or a folder: one line says which."""
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "report.pdf").touch()

    with pytest.raises(CopydeskError, match=name):
        check_readable([tmp_path / name])


def test_a_damaged_archive_is_one_error_that_names_it(tmp_path: Path) -> None:
    """What could be read before the damage was yielded."""
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(b"{}\n" * 50_000)[:100])

    with pytest.raises(CopydeskError, match=r"cannot read .*cut.jsonl.gz"):
        list(read_values([path]))


def test_the_bytes_to_come_are_known_for_plain_files_only(tmp_path: Path) -> None:
    """Progress has a total where there is one, and sizes add up to it."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{}\n[]\n")

    assert count_bytes([path]) == sum(raw.size for raw in read_values([path])) == 6
    assert count_bytes([Path("-")]) is None
