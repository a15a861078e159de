import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from cds_cli.report.files import write_atomically


def test_bytes_are_written_and_no_other_file_is_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "bảng.csv", b"moi")
    assert [file.name for file in tmp_path.iterdir()] == ["bảng.csv"]
    assert (tmp_path / "bảng.csv").read_bytes() == b"moi"


def test_a_writer_may_move_about_in_the_file(tmp_path: Path) -> None:
    def backwards(file: BinaryIO) -> None:
        file.write(b"..b")
        file.seek(0)
        file.write(b"aa")

    write_atomically(tmp_path / "a", backwards)
    assert (tmp_path / "a").read_bytes() == b"aab"


def test_a_writer_that_fails_leaves_the_old_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"cu")

    def fails(file: BinaryIO) -> None:
        file.write(b"mo")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_atomically(target, fails)
    assert target.read_bytes() == b"cu"
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "thieu" / "a.csv", b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no modes of this kind")
def test_an_existing_file_keeps_its_mode_and_a_new_one_is_an_ordinary_file(tmp_path: Path) -> None:
    old, new, ordinary = tmp_path / "old", tmp_path / "new", tmp_path / "ordinary"
    old.write_bytes(b"")
    old.chmod(0o640)
    ordinary.write_bytes(b"")
    write_atomically(old, b"1")
    write_atomically(new, b"1")
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == ordinary.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"cu")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"moi")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"moi"


KILLED_WHILE_WRITING = """
import sys, time
from pathlib import Path
from cds_cli.report.files import write_atomically

def slowly(file):
    file.write(b"n" * 1_000_000)
    file.flush()
    print("half", flush=True)
    time.sleep(60)

write_atomically(Path(sys.argv[1]), slowly)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_process_killed_while_writing_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"cu")
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(target)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"half\n"
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    assert target.read_bytes() == b"cu"
