import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from tests.cli.small_data import ROWS, environment, program, project, workbook

MANY = tuple((f"{n:05}", f"Xã số {n}", "", n % 10, 10, n % 7) for n in range(1, 101))
NO_STORE = "--no-store"


def test_a_killed_run_leaves_the_old_file_or_the_complete_new_one(tmp_path: Path) -> None:
    data, target = project(tmp_path, MANY), tmp_path / "ra.xlsx"
    assert program("score", data, "-o", target, folder=tmp_path).returncode == 0
    began = time.monotonic()
    old = target.read_bytes()
    workbook(data, MANY[:60])
    assert program("score", data, "-o", "đủ.xlsx", folder=tmp_path).returncode == 0
    took, new = time.monotonic() - began, (tmp_path / "đủ.xlsx").read_bytes()
    for part in (0.5, 0.8, 0.95):
        target.write_bytes(old)
        run = subprocess.Popen(
            [sys.executable, "-m", "cds_cli", "score", data, "-o", target],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with suppress(subprocess.TimeoutExpired):
            run.wait(took * part)
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert target.read_bytes() in {old, new}


SEVERAL = """
import sys
from cds_cli.cli import main
data, *targets = sys.argv[1:]
for target in targets:
    sys.argv = ["cds", "score", data, "--no-store", "-o", target]
    assert main() == 0
"""


def test_the_same_input_gives_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    project(tmp_path)
    endings, written = ("csv", "json", "md", "xlsx"), []
    for number, (seed, zone) in enumerate((("0", "UTC"), ("1234", "Asia/Ho_Chi_Minh"))):
        env = {"PYTHONHASHSEED": seed, "TZ": zone}
        names = [f"ra{number}.{ending}" for ending in endings]
        ran = program("nộp lại.xlsx", *names, folder=tmp_path, env=env, text=SEVERAL)
        assert ran.returncode == 0, ran.stderr.decode()
        written.append([(tmp_path / name).read_bytes() for name in names])
    others = [end for end, one, other in zip(endings, *written, strict=True) if one != other]
    assert others == []


def test_a_written_workbook_is_whole(tmp_path: Path) -> None:
    program("score", project(tmp_path), NO_STORE, "-o", "ra.xlsx", folder=tmp_path)
    assert ZipFile(tmp_path / "ra.xlsx").testzip() is None
    assert openpyxl.load_workbook(tmp_path / "ra.xlsx").worksheets[0].max_row > len(ROWS)


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii"])
def test_redirected_vietnamese_is_written_under_any_code_page(
    tmp_path: Path, encoding: str
) -> None:
    data = project(tmp_path, (*ROWS, ("00004", "Xã Đ", "núi", "gần 5", 10, 2)))
    ran = program(
        *("score", data, NO_STORE, "--keep-going"),
        folder=tmp_path,
        env={"PYTHONIOENCODING": encoding, "LC_ALL": "C"},
    )
    assert ran.returncode == 1
    assert "Phường C" in ran.stdout.decode("utf-8")
    assert "V303 lỗi" in ran.stderr.decode("utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    data, closed = project(tmp_path), tmp_path / "đóng"
    closed.mkdir(mode=0o500)
    ran = program("score", data, NO_STORE, "-o", closed / "ra.csv", folder=tmp_path)
    assert ran.returncode == 2
    assert f"Không mở được {closed / 'ra.csv'}" in ran.stderr.decode()


def test_a_disk_without_room_is_told_under_the_name_the_user_gave(tmp_path: Path) -> None:
    text = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))\n"
        "from cds_cli.cli import main\n"
        "sys.exit(main())\n"
    )
    (tmp_path / "ra.csv").write_text("cũ", "utf-8")
    data, env = project(tmp_path), {"PYTHONDONTWRITEBYTECODE": "1"}
    ran = program("score", data, NO_STORE, "-o", "ra.csv", folder=tmp_path, text=text, env=env)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().splitlines()[-1].startswith("Không mở được ra.csv: ")
    assert (tmp_path / "ra.csv").read_text("utf-8") == "cũ"
    assert not list(tmp_path.glob(".cds-*"))


def on_a_terminal(
    *arguments: object, folder: Path, env: Mapping[str, str] | None = None
) -> tuple[str, int]:
    """Run the program with a terminal of 80 columns in place of its three streams."""
    shown, ours = pty.openpty()
    size = {"COLUMNS": "80", "LINES": "40", "TERM": "xterm-256color", **(env or {})}
    run = subprocess.Popen(
        [sys.executable, "-m", "cds_cli", *map(str, arguments)],
        stdin=ours,
        stdout=ours,
        stderr=ours,
        cwd=folder,
        env=environment(size),
    )
    os.close(ours)
    text = b""
    with suppress(OSError):  # which is how a terminal says that nobody writes to it any more
        while more := os.read(shown, 65536):
            text += more
    os.close(shown)
    return text.decode(), run.wait()


def test_a_terminal_shows_the_top_and_counts_the_rest_while_a_pipe_gets_all(
    tmp_path: Path,
) -> None:
    data = project(tmp_path, MANY)
    text, code = on_a_terminal("score", data, NO_STORE, folder=tmp_path)
    assert (code, text.count("Xã số"), "… còn 70 đơn vị: thêm --all" in text) == (0, 30, True)
    whole, _ = on_a_terminal("score", data, NO_STORE, "--all", folder=tmp_path)
    assert whole.count("Xã số") == 100
    piped = program("score", data, NO_STORE, folder=tmp_path)
    assert piped.stdout.decode().count("Xã số") == 100
    assert piped.stderr == b""


def test_without_colour_a_terminal_still_gets_the_short_table(tmp_path: Path) -> None:
    text, _ = on_a_terminal(
        "score", project(tmp_path, MANY), NO_STORE, folder=tmp_path, env={"NO_COLOR": "1"}
    )
    assert (text.count("Xã số"), "\x1b[3" in text) == (30, False)


def test_a_pipe_that_is_closed_early_is_no_fault(tmp_path: Path) -> None:
    many = tuple((f"{n:05}", f"Xã số {n}", "", n % 10, 10, n % 7) for n in range(1, 3001))
    run = subprocess.Popen(
        [sys.executable, "-m", "cds_cli", "score", project(tmp_path, many), NO_STORE],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    assert run.stderr is not None
    assert run.stdout.readline().decode().startswith("Bộ thử")
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait() in {0, -signal.SIGPIPE}
