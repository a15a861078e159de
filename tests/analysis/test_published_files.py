"""Files that are no results are refused in words, whatever they hold."""

from pathlib import Path

import pytest

from cds_cli.analysis.published.read import read_published
from cds_cli.tables.grid import Limits
from cds_cli.text import Language

HOSTILE = {
    "cut off": b'{"schema": 1, "set": {',
    "too deep": b"[" * 200_000,
    "deep in an object": b'{"a":' * 100_000,
    "not UTF-8": b'{"schema": "\xff"}',
    "a key twice": b'{"schema": 1, "set": {"code": "a", "code": "b"}, "units": []}',
    "other keys": b'{"points": 3}',
    "a list": b"[1, 2]",
    "another schema": b'{"schema": 2, "set": {}, "units": []}',
    "a schema in words": b'{"schema": "1", "set": {}, "units": []}',
    "nothing scored": b'{"schema": 1, "set": null, "units": []}',
    "units that are none": b'{"schema": 1, "set": {}, "units": [3]}',
    "units that are no list": b'{"schema": 1, "set": {}, "units": {"a": 1}}',
    "a unit without nodes": b'{"schema": 1, "set": {}, "units": [{"code": "1"}]}',
    "a number for a code": b'{"schema": 1, "set": {}, "units": [{"code": 1, "nodes": {}}]}',
    "no table": "Tên,Điểm\nXã A,3\n".encode(),
    "prose": b"# Title\n\nSome words.\n",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_result_is_refused_with_a_reason(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.json"
    path.write_bytes(content)
    read = read_published(path)
    assert read.value is None
    assert [found.code for found in read.diagnostics] == ["F013"]
    for language in Language:
        assert "{" not in read.diagnostics[0].message(language)


def test_text_that_stops_being_json_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{\n "schema": 1,\n oops }', "utf-8")
    (found,) = read_published(path).diagnostics
    assert (found.location.row, found.location.column) == (3, 2)


def test_a_json_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"{" + b" " * (1 << 20))
    (found,) = read_published(path, Limits(unpacked_mb=1)).diagnostics
    assert found.code == "F009"
