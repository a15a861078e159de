"""The page as people use it: sorted, searched, opened, printed, on paper and on a phone."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cds_cli.analysis.profile import Scope, profile
from cds_cli.report.charts.profile import Part, Writing
from cds_cli.report.page.render import MOST_ROWS, render
from cds_cli.report.publication import Publication
from cds_cli.report.scorecard import as_html
from cds_cli.report.scorecard.model import Line, Scorecard
from cds_cli.text import Language
from tests.report.publications import (
    COMMUNES,
    HOSTILE,
    hostile,
    publication,
    results,
    unit,
    with_everything,
)
from tests.system.browser import needs_browser, opened

pytestmark = [pytest.mark.system, needs_browser]


def written(folder: Path, made: Publication) -> Path:
    file = folder / "bao-cao.html"
    file.write_bytes(render(made))
    return file


def names(page: Any) -> list[str]:
    """Give the names of the units that can be seen, from top to bottom."""
    shown: list[str] = page.locator("tr[data-unit]:visible .open").all_inner_texts()
    return shown


def test_typing_without_accents_finds_names_with_them(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        seen.page.fill("#find", "hoa an")
        assert names(seen.page) == ["Xã Hòa An"]
        seen.page.fill("#find", "DONG da")
        assert names(seen.page) == ["Phường Đống Đa"]
        seen.page.fill("#find", "hóa an")
        assert names(seen.page) == []
        assert seen.page.inner_text("#count") == "0 / 5 đơn vị"
        seen.page.fill("#find", "")
        assert len(names(seen.page)) == len(COMMUNES)


def test_a_tone_may_be_typed_on_either_vowel(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        for typed in ("hoà an", "hò", "Thuỷ", "xã hòa"):
            seen.page.fill("#find", typed)
            assert len(names(seen.page)) == 1, typed


def test_columns_of_groups_take_the_place_of_pillars(browser: Any, tmp_path: Path) -> None:
    pillars = [{"code": c, "name": f"Trụ {c}", "covers": [n]} for c, n in (("A", "1"), ("B", "2"))]
    with opened(browser, written(tmp_path, Publication(results(pillars=pillars), "1"))) as seen:
        heads = seen.page.locator("#units th button[data-sort]")
        assert heads.locator("visible=true").all_inner_texts()[-2:] == ["A", "B"]
        seen.page.select_option("#columns", label="nhóm")
        assert heads.locator("visible=true").all_inner_texts()[-2:] == ["1", "2"]


def test_a_heading_sorts_and_says_so(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        by_index = seen.page.locator('th button[data-sort="index"]')
        by_index.click()
        assert names(seen.page)[0] == "Phường Đống Đa"
        assert by_index.locator("..").get_attribute("aria-sort") == "descending"
        by_index.click()
        assert names(seen.page)[0] == "Phường Bến Thủy"
        seen.page.click('th button[data-sort="name"]')
        assert names(seen.page) == [
            "Phường Bến Thủy",
            "Phường Đống Đa",
            "Xã Hòa An",
            "Xã Minh Khai",
            "Xã Tân Lập",
        ]


def test_a_block_is_chosen_from_a_list(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        seen.page.select_option("#block", label="Phường")
        assert names(seen.page) == ["Phường Đống Đa", "Phường Bến Thủy"]


def test_a_unit_opens_by_key_and_shows_its_tree_sentences_and_evidence(
    browser: Any, tmp_path: Path
) -> None:
    with opened(browser, written(tmp_path, with_everything())) as seen:
        button = seen.page.get_by_role("button", name="Xã Hòa An")
        button.focus()
        seen.page.keyboard.press("Enter")
        panel = seen.page.locator("tr.panel")
        told = panel.inner_text()
        assert button.get_attribute("aria-expanded") == "true"
        for text in ("Chỉ số đầu", "9,00", "9 trên 10", "12/BC-UBND", "Điểm yếu so", "So với kỳ"):
            assert text in told
        assert panel.locator("svg[role=img]").get_attribute("aria-label")
        seen.page.keyboard.press("Enter")
        assert panel.count() == 0


def test_escape_closes_a_unit_and_arrows_go_from_name_to_name(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        focused = "document.activeElement.textContent"
        first = seen.page.locator(".open").first
        first.focus()
        seen.page.keyboard.press("ArrowDown")
        assert seen.page.evaluate(focused) == "Phường Bến Thủy"
        seen.page.keyboard.press("ArrowUp")
        seen.page.keyboard.press("Enter")
        assert seen.page.locator("tr.panel").count() == 1
        seen.page.keyboard.press("Escape")
        assert seen.page.locator("tr.panel").count() == 0
        assert seen.page.evaluate(focused) == "Phường Đống Đa"


def test_the_tree_of_a_unit_is_indented(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        seen.page.locator(".open").first.click()
        indent = "parts => parts.map(one => parseFloat(getComputedStyle(one).paddingLeft))"
        whole, group, leaf = seen.page.locator(".tree tbody th").evaluate_all(indent)[:3]
        assert whole == group < leaf


def test_strengths_and_weaknesses_are_those_that_cds_profile_finds(
    browser: Any, tmp_path: Path
) -> None:
    figures = [(9, 3, 7.77), (1, 8, 7.5), (4.44, 5, 1), (8, 7.1, 2), (7, 9.9, 3), (9.5, 4.1, 10)]
    made = publication([unit(f"{n}", f"Xã số {n}", *some) for n, some in enumerate(figures)])
    scored = made.results
    with opened(browser, written(tmp_path, made)) as seen:
        for row in range(len(figures)):
            found = profile(scored, row, np.ones(len(figures), dtype=bool), Scope())
            seen.page.get_by_role("button", name=f"Xã số {row}").click()
            lists = seen.page.locator("tr.panel .grid2 > *").all_inner_texts()
            sides = (found.strengths(5), found.weaknesses(5))
            for told, standings in zip(lists[:2], sides, strict=True):
                shown = [line.split()[0] for line in told.splitlines()[1:] if line]
                assert shown == ([one.code for one in standings] or ["Không"])
                for one in standings:
                    assert f"({one.difference:+.4f})".replace(".", ",") in told
            seen.page.keyboard.press("Escape")


def test_bands_sort_from_low_to_high_and_not_by_letters(browser: Any, tmp_path: Path) -> None:
    bands = [("1", "Bậc B", 0.8), ("2", "Bậc C", 0.7), ("3", "Bậc A", 0.1)]
    steps = [{"code": c, "name": n, "at_least": least} for c, n, least in bands]
    made = Publication(results(bands=steps), "1")
    with opened(browser, written(tmp_path, made)) as seen:
        seen.page.click('th button[data-sort="band"]')
        shown = seen.page.locator("#units .band").all_inner_texts()
        assert shown == ["Bậc A", "Bậc A", "Bậc C", "Bậc C", "Bậc B"]


def test_of_many_units_more_are_shown_when_asked_for_and_all_are_found_and_printed(
    browser: Any, tmp_path: Path
) -> None:
    count = MOST_ROWS + 3
    many = [unit(f"{n:05}", f"Xã số {n}", 9 - n / 100, 5, 5) for n in range(count)]
    with opened(browser, written(tmp_path, publication(many))) as seen:
        rows = seen.page.locator("tr[data-unit]:visible")
        assert rows.count() == MOST_ROWS
        assert seen.page.inner_text("#count") == f"{count} / {count} đơn vị"
        seen.page.fill("#find", f"số {count - 1}")
        assert names(seen.page) == [f"Xã số {count - 1}"]
        assert not seen.page.locator("#more").is_visible()
        seen.page.fill("#find", "")
        seen.page.click('th button[data-sort="index"]')
        seen.page.click('th button[data-sort="index"]')
        assert names(seen.page)[0] == f"Xã số {count - 1}"
        seen.page.emulate_media(media="print")
        assert rows.count() == count
        seen.page.emulate_media(media="screen")
        seen.page.click("#more")
        assert rows.count() == count
        assert not seen.page.locator("#more").is_visible()


def test_a_link_opens_a_unit_that_is_far_down_or_was_filtered_out(
    browser: Any, tmp_path: Path
) -> None:
    many = [unit(f"{n:05}", f"Xã số {n}", 9 - n / 100, 5, 5) for n in range(MOST_ROWS + 3)]
    with opened(browser, written(tmp_path, publication(many))) as seen:
        seen.page.fill("#find", "số 1")
        seen.page.evaluate("location.hash = '#unit-00502'")
        seen.page.wait_for_selector("tr.panel")
        assert seen.page.get_by_role("button", name="Xã số 502").is_visible()


def test_an_opened_unit_stays_with_its_row_when_rows_are_sorted_and_filtered(
    browser: Any,
    tmp_path: Path,
) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        seen.page.get_by_role("button", name="Xã Minh Khai").click()
        seen.page.click('th button[data-sort="index"]')
        before = seen.page.locator("tr.panel").evaluate(
            "one => one.previousElementSibling.innerText"
        )
        assert "Xã Minh Khai" in before
        seen.page.fill("#find", "dong da")
        assert not seen.page.locator("tr.panel").is_visible()


def test_a_link_to_a_unit_opens_it(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        seen.page.evaluate("location.hash = '#unit-00005'")
        seen.page.wait_for_selector("tr.panel")
        assert "Phường Bến Thủy (00005)" in seen.page.locator("tr.panel").inner_text()


@pytest.mark.parametrize("made", [with_everything(), hostile()], ids=["usual", "hostile"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(
    browser: Any, tmp_path: Path, made: Publication
) -> None:
    file = written(tmp_path, made)
    with opened(browser, file) as seen:
        for button in seen.page.locator(".open").all():
            button.click()
        assert seen.requests == [file.as_uri()]
        assert seen.complaints == []


def test_hostile_names_are_text_in_the_panel_too(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, hostile())) as seen:
        seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
        for button in seen.page.locator(".open").all():
            button.click()
        told = "".join(seen.page.locator("tr.panel").all_inner_texts())
        assert HOSTILE[2] in told
        assert seen.page.locator("img").count() == 0
        assert seen.complaints == []


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(
    browser: Any, tmp_path: Path, width: int, scheme: str
) -> None:
    file = written(tmp_path, hostile())
    with opened(
        browser, file, viewport={"width": width, "height": 800}, color_scheme=scheme
    ) as seen:
        seen.page.locator(".open").first.click()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_of_groups_of_persons_fits_a_phone(browser: Any, tmp_path: Path) -> None:
    people = [unit(f"p{n}", f"Nguyễn Văn {n}", 5, 5, n, parent="Xã Mẫu") for n in range(8)]
    made = Publication(results(people, level="congdan"), "1")
    with opened(browser, written(tmp_path, made), viewport={"width": 360, "height": 800}) as seen:
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [250, 390])
def test_on_a_phone_an_opened_unit_is_no_wider_than_the_screen(
    browser: Any, tmp_path: Path, width: int
) -> None:
    """On a narrow one the ranking itself is scrolled, and what is opened is read without that."""
    with opened(
        browser, written(tmp_path, with_everything()), viewport={"width": width, "height": 800}
    ) as seen:
        seen.page.locator(".open").first.click()
        for part in (".inside", ".inside .scroll", ".inside .grid2"):
            box = seen.page.locator(part).first.bounding_box()
            assert box["x"] + box["width"] <= width, part


def test_a_word_without_a_space_pushes_no_figure_out_of_sight(browser: Any, tmp_path: Path) -> None:
    units = [unit(f"0000{n}", "W" * 300, n, 5, 5, block="K" * 120 + str(n)) for n in range(3)]
    file = written(tmp_path, publication(units))
    for width in (360, 1280):
        with opened(browser, file, viewport={"width": width, "height": 800}) as seen:
            seen.page.locator(".open").first.click()
            for part in ("#units", "tr.panel .inside", "tr.panel .tree"):
                box = seen.page.locator(part).bounding_box()
                assert box["x"] + box["width"] <= width, (part, width)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_scorecard_of_hostile_names_is_no_wider_than_the_screen(
    browser: Any, tmp_path: Path, width: int
) -> None:
    made, word = hostile(), "W" * 300
    card = Scorecard(
        title=word,
        subtitle=word,
        facts=(("Hạng", word),),
        parts=(Part("1", word, 0.5, 0.6),),
        writing=Writing(Language.VI, 4),
        strengths=(word,),
        weaknesses=(word,),
        neighbours=(word,),
        changes=(word,),
        lines=(Line(word, 2, "1", "2", "0,5", "1 / 2", word, word, is_leaf=True),),
        basis=(("Số liệu", word),),
    )
    file = tmp_path / "00001.html"
    file.write_bytes(as_html.render(card, made))
    with opened(browser, file, viewport={"width": width, "height": 800}) as seen:
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        assert seen.page.locator(".tree").bounding_box()["width"] <= width


def test_a_dark_screen_prints_on_light_paper(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication()), color_scheme="dark") as seen:
        ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
        assert seen.page.evaluate(ink) == "#e6e9ed"
        seen.page.emulate_media(media="print", color_scheme="dark")
        assert seen.page.evaluate(ink) == "#1b1f24"


def test_a_printed_ranking_has_its_headings_on_every_page(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, with_everything())) as seen:
        seen.page.emulate_media(media="print")
        style = "one => getComputedStyle(one).display"
        # Chromium repeats no heading that holds a box of its own, as a button does.
        assert seen.page.locator("thead button").first.evaluate(style) == "contents"
        seen.page.emulate_media(media="screen")
        seen.page.locator(".open").first.click()
        seen.page.emulate_media(media="print")
        broken = "one => getComputedStyle(one).breakInside"
        assert seen.page.locator("tr.panel").evaluate(broken) == "auto"


def test_a_link_that_is_no_code_opens_nothing(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, publication())) as seen:
        seen.page.evaluate("location.hash = '#unit-%E1'")
        seen.page.wait_for_timeout(100)
        assert seen.page.locator("tr.panel").count() == 0
        assert seen.complaints == []


def test_the_page_prints_on_a4_without_its_controls(browser: Any, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, with_everything())) as seen:
        seen.page.emulate_media(media="print")
        assert not seen.page.locator("#find").is_visible()
        assert seen.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_without_script_the_ranking_and_the_charts_are_still_there(
    browser: Any, tmp_path: Path
) -> None:
    with opened(browser, written(tmp_path, with_everything()), java_script_enabled=False) as seen:
        assert len(names(seen.page)) == len(COMMUNES)
        assert seen.page.locator("svg.drawing").count() == 6
        assert seen.page.locator("noscript").is_visible()
