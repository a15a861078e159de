import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from cds_cli import catalogue
from cds_cli.diagnostics import Location
from cds_cli.report.charts.boxes import distribution_boxes
from cds_cli.report.charts.heat import Line, pieces
from cds_cli.report.charts.shapes import Label, Stroke, fitted, length
from cds_cli.report.charts.slope import ROW, Side, apart, rank_slope, ranks_at
from cds_cli.report.page.paper import text_of
from cds_cli.report.page.render import MOST_ROWS, render
from cds_cli.report.page.theme import contrast, readable
from cds_cli.report.publication import Publication, Theme
from cds_cli.submission.model import UnitValues
from cds_cli.text import Language
from tests.report.publications import (
    HOSTILE,
    RULE,
    hostile,
    publication,
    results,
    unit,
    with_everything,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


class Reader(HTMLParser):
    """Collects elements and texts the way a browser tells them apart."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open = ["page"]
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "img", "input", "rect", "path"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def content(page: bytes) -> dict[str, object]:
    match = re.search(r'id="content">(.*?)</script>', page.decode(), re.DOTALL)
    assert match is not None
    loaded: dict[str, object] = json.loads(match[1])
    return loaded


def test_the_same_publication_gives_the_same_bytes() -> None:
    assert render(with_everything()) == render(with_everything())


def test_nothing_on_the_page_comes_from_elsewhere() -> None:
    read = Reader(render(publication(theme=Theme(logo=PNG, logo_type="image/png"))))
    addresses = [
        value
        for _, attributes in read.elements
        for key, value in attributes.items()
        if key in {"src", "href", "action", "srcset", "data", "poster"} and value
    ]
    assert addresses
    assert all(one.startswith(("#", "data:image/png;base64,")) for one in addresses)
    assert not read.all("link")
    assert "@import" not in render(publication()).decode()


def test_the_policy_of_the_page_allows_its_own_script_and_style_only() -> None:
    page = render(publication()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert not re.search(r'<[^>]+ (style|onclick|onload)="', page)


def test_hostile_names_are_text_everywhere() -> None:
    read = Reader(render(hostile()))
    assert len(read.all("script")) == 3
    assert not read.all("img")
    shown = "".join(read.texts["button"])
    assert "<script>alert(1)</script>" in shown
    assert "Sở TT&TT" in shown
    assert "{{ 7 * 7 }}" in shown
    page = render(hostile()).decode()
    assert not {"\u202e", "\u2066", "\x1b", "\x07"} & set(page)


def test_what_the_script_reads_cannot_end_its_element() -> None:
    page = render(hostile())
    names = [one[1] for one in content(page)["units"]]  # type: ignore[attr-defined]
    assert HOSTILE[3] in names
    assert len(re.findall(rb"</script>", page)) == 3


def test_figures_are_those_of_the_results_in_the_style_of_the_language() -> None:
    page = render(publication())
    held = content(page)
    given = results()
    order = given.order()
    assert held["points"][0] == given.points()[order].tolist()  # type: ignore[index]
    assert held["index"][0] == given.index()[order].tolist()  # type: ignore[index]
    cells = Reader(page).texts["td"]
    assert "31,25" in cells
    assert "0,7813" in cells
    assert "0.7813" in Reader(render(publication(language=Language.EN))).texts["td"]


def test_units_that_share_a_rank_show_it_twice() -> None:
    page = render(publication()).decode()
    rows = re.findall(r'<tr data-unit="\d+".*?</tr>', page)
    ranks = [re.search(r'<td class="number rank">(.*?)</td>', row) for row in rows]
    assert [one[1] for one in ranks if one] == ["1", "2", "1", "1", "3"]


def test_every_picture_has_words_in_its_place() -> None:
    read = Reader(render(with_everything()))
    drawings = [one for one in read.all("svg") if one.get("class") == "drawing"]
    # One a chart, and one more since the ranks of each block stand by themselves.
    assert len(drawings) == 6
    ids = {attributes.get("id") for _, attributes in read.elements}
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert set(str(drawing["aria-labelledby"]).split()) <= ids
    assert all(len(text) > 40 for text in read.texts["desc"])


def test_ranks_of_each_block_are_drawn_on_a_scale_of_their_own() -> None:
    chart = rank_slope(with_everything())
    assert chart is not None
    drawn = [{one.text for one in piece.shapes if isinstance(one, Label)} for piece in chart.pieces]
    assert [texts & {"Phường", "Xã"} for texts in drawn] == [{"Phường"}, {"Xã"}]
    assert not any("Minh Khai" in text for text in drawn[0])
    # Who fell further has the steeper line.
    lines = [one for piece in chart.pieces for one in piece.shapes if isinstance(one, Stroke)]
    assert all((one.y1 < one.y2) == (one.style == "down") for one in lines if one.tip)


def test_names_of_near_ranks_are_moved_apart_and_keep_their_order() -> None:
    ranks = np.array([1.0, 2.0, 2.0, 50.0, 51.0, 52.0, 100.0])
    side = Side("2025", ranks, 0, "end")
    dots = ranks_at(range(7), side, (side, side))
    heights = list(apart(dots).values())
    assert min(np.diff(heights)) >= ROW
    assert dots[0] < dots[1] == dots[2] < dots[3]
    assert max(abs(y - dot) for y, dot in zip(heights, dots.values(), strict=True)) <= 2 * ROW


@pytest.mark.parametrize("name", ["W" * 300, "PHƯỜNG MỸ MAM " * 20, "rất dài " * 40])
def test_a_name_is_cut_to_the_room_it_has(name: str) -> None:
    assert length(fitted(name, 200)) <= 200
    assert fitted("Xã Hòa An", 200) == "Xã Hòa An"


def test_findings_name_files_without_the_folders_of_who_published_them() -> None:
    found = catalogue.HEADER_BELOW_FIRST_ROW.at(
        Location("/home/ba/nop/so-lieu.xlsx", row=3, sheet="Số liệu"), seen=3, cells=1
    )
    page = render(publication(), (found,)).decode()
    assert "so-lieu.xlsx[Số liệu!3:3]" in page
    assert "/home/ba" not in page


def test_of_many_units_the_screen_waits_with_those_far_down() -> None:
    rows = [one for one in Reader(render(provinces(MOST_ROWS + 1))).all("tr") if "data-unit" in one]
    assert [one.get("class") for one in rows[-2:]] == [None, "later"]


def test_ranks_gained_stand_beside_the_rank() -> None:
    page = render(with_everything()).decode()
    rows = re.findall(r'<tr data-unit="\d+".*?</tr>', page)
    (lower,) = [row for row in rows if "Xã Minh Khai" in row]
    assert '<td class="number wide down">▼1</td>' in lower
    assert 'data-sort="moved"' in page
    assert 'data-sort="moved"' not in render(publication()).decode()


def test_sentences_and_evidence_are_there_only_where_they_are_published() -> None:
    held = content(render(with_everything()))
    assert "9 trên 10" in json.dumps(held["said"], ensure_ascii=False)
    assert "12/BC-UBND" in json.dumps(held["evidence"], ensure_ascii=False)
    page = render(publication()).decode()
    assert "12/BC-UBND" not in page


def test_of_persons_there_are_groups_and_no_names() -> None:
    people = [
        unit(f"p{n}", f"Nguyễn Văn {n}", 5, 5, 5, parent="Xã lớn" if n < 6 else "Xã nhỏ")
        for n in range(8)
    ]
    chosen = results(people, level="congdan")
    page = render(Publication(chosen, "0.1.0")).decode()
    assert "Nguyễn Văn" not in page
    assert "Xã nhỏ" in page
    assert "dưới 5 người" in page
    assert "<script" not in page
    assert "Kết quả theo nhóm" in page
    assert "Bảng xếp hạng" not in page
    assert "đơn vị</span>" not in page


def persons(*sizes: int) -> Publication:
    people = [
        unit(f"p{group}-{n}", f"Nguyễn Văn {n}", n, 5, 5 if n < 4 else None, parent=f"Xã {group}")
        for group, size in enumerate(sizes)
        for n in range(size)
    ]
    return Publication(results(people, level="congdan"), "0.1.0")


def test_of_persons_no_finding_is_told_since_findings_name_them() -> None:
    found = catalogue.ERROR_VALUE.at(
        Location("a.xlsx"), seen="#N/A", unit="Nguyễn Văn 1", indicator=""
    )
    page = render(persons(6), [found]).decode()
    for text in ("Nguyễn Văn", "V312", "thiếu số liệu"):
        assert text not in page


def test_of_too_few_persons_nothing_is_counted() -> None:
    page = render(persons(3)).decode()
    assert 'class="figure"' not in page
    assert "3 đã chấm" not in page
    assert 'class="figure">6<' in render(persons(6)).decode()


def test_the_distribution_of_persons_shows_no_figure_of_one_of_them() -> None:
    chart = distribution_boxes(persons(6))
    assert chart is not None
    assert not [one for one in chart.shapes if one.style == "whisker"]
    names = [one.text for one in chart.shapes if isinstance(one, Label) and one.style == "label"]
    assert [name[:3] for name in names] == ["1.1", "1.2", "2.1"]
    assert distribution_boxes(persons(4)) is None


def test_the_head_names_set_and_data_with_their_digests() -> None:
    head = render(publication()).decode().partition("<nav")[0]
    assert "thu@2026 · sha256 " in head


def test_where_there_are_pillars_the_top_groups_can_be_chosen_as_columns() -> None:
    pillars = [{"code": c, "name": f"Trụ {c}", "covers": [n]} for c, n in (("A", "1"), ("B", "2"))]
    page = render(Publication(results(pillars=pillars), "0.1.0")).decode()
    for key, style in (("A", "of-pillar"), ("1", "of-group")):
        assert re.search(rf'class="number wide {style}"[^>]*><button[^>]*"{key}.index"', page)
    assert 'id="columns"' in page
    assert 'id="columns"' not in render(publication()).decode()


def provinces(count: int) -> Publication:
    return publication(
        [unit(f"{n:05}", f"Xã số {n}", n % 10, 5, 5, block=f"Tỉnh {n % 3}") for n in range(count)]
    )


def test_a_map_of_many_units_shows_both_ends_and_the_means_of_blocks() -> None:
    labels = "\n".join(Reader(render(provinces(201))).texts["text"])
    for text in ("Bình quân Tỉnh 0", "Bình quân Tỉnh 2", "⋯"):
        assert text in labels
    assert "Bình quân" not in "\n".join(Reader(render(provinces(200))).texts["text"])


def test_codes_above_narrow_columns_leave_each_other_room() -> None:
    codes = [f"1.{n}" for n in range(1, 101)]
    (piece,) = pieces([Line("Xã A", np.full(100, 0.5))], codes)
    places = [one.x for one in piece.shapes if isinstance(one, Label) and one.turned]
    assert min(np.diff(places)) >= 11


def test_no_piece_of_a_chart_is_taller_than_a_printed_page() -> None:
    leaves = [
        {"code": f"1.{n}", "name": f"Chỉ số {n}", "max_points": 1, "rule": RULE} for n in range(80)
    ]
    units = [
        UnitValues(f"{n:05}", name=f"Xã {n}", inputs={one["code"]: n % 9.0 for one in leaves})  # type: ignore[misc]
        for n in range(60)
    ]
    group = [{"code": "1", "name": "Nhóm", "indicators": leaves}]
    page = Reader(render(Publication(results(units, groups=group), "0.1.0")))
    drawings = [one for one in page.all("svg") if one.get("class") == "drawing"]
    assert len(drawings) == 6
    for drawing in drawings:
        wide, high = map(float, str(drawing["viewbox"]).split()[2:])
        assert 186 * high / wide <= 250
        assert drawing["aria-labelledby"]


@pytest.mark.parametrize("units", [[], [unit("1", "Một mình", 5, 5, 5)], [unit("1", "Không có")]])
def test_a_page_of_hardly_anybody_is_a_page(units: list[UnitValues]) -> None:
    page = render(publication(units)).decode()
    assert page.endswith("</html>\n")
    assert "nan" not in re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL).lower()


def test_a_page_of_all_communes_stays_small() -> None:
    rng = np.random.default_rng(7)
    leaves = [
        {
            "code": f"1.{n}",
            "name": f"Chỉ số thành phần số {n}",
            "max_points": 10,
            "rule": {"type": "linear", "low": 0, "high": 10},
        }
        for n in range(1, 101)
    ]
    units = [
        UnitValues(
            f"{n:05}",
            name=f"Xã thử nghiệm số {n}",
            inputs={leaf["code"]: float(v) for leaf, v in zip(leaves, row, strict=True)},  # type: ignore[misc]
        )
        for n, row in enumerate(rng.uniform(0, 10, (3321, 100)).round(2))
    ]
    group = [{"code": "1", "name": "Nhóm", "indicators": leaves}]
    page = render(Publication(results(units, groups=group), "0.1.0"))
    assert len(page) < 15_000_000


@pytest.mark.parametrize("colour", ["#ffff00", "#000080", "#808080", "#ff00ff"])
@pytest.mark.parametrize("paper", ["#ffffff", "#12161b"])
def test_any_accent_can_be_read_on_its_paper(colour: str, paper: str) -> None:
    assert contrast(readable(colour, paper), paper) >= 4.5


def test_colours_of_charts_are_seen_on_light_and_on_dark_paper() -> None:
    light, dark = re.findall(r":root \{([^}]*)\}", text_of("page.css"))[:2]
    for scheme in (light, dark):
        colours = dict(re.findall(r"--(\w+): (#\w{6})", scheme))
        bands = [colours[f"b{n}"] for n in range(6)]
        assert min(contrast(one, colours["paper"]) for one in bands) >= 3
        for paper in (colours["paper"], colours["tint"]):
            assert min(contrast(colours[ink], paper) for ink in ("ink", "soft")) >= 4.5


def test_a_logo_stands_in_the_page_itself() -> None:
    read = Reader(render(publication(theme=Theme(logo=PNG, logo_type="image/png"))))
    (logo,) = read.all("img")
    assert logo["src"] == "data:image/png;base64," + base64.b64encode(PNG).decode()
    assert logo["alt"]


def test_the_files_of_the_page_are_in_the_package() -> None:
    folder = Path(render.__code__.co_filename).parent
    assert {"page.html", "page.css", "page.js"} <= {path.name for path in folder.iterdir()}
