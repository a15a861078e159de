"""The page as people use it: sorted, searched, opened, printed, on paper and on a phone."""

from pathlib import Path
from typing import Any

import pytest

from cds_cli.report.page.render import render
from cds_cli.report.publication import Publication
from tests.report.publications import (
    COMMUNES,
    HOSTILE,
    hostile,
    publication,
    results,
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
        for text in ("Chỉ số đầu", "9,00", "9 trên 10", "12/BC-UBND", "Kém trung vị", "So với kỳ"):
            assert text in told
        assert panel.locator("svg[role=img]").get_attribute("aria-label")
        seen.page.keyboard.press("Enter")
        assert panel.count() == 0


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


@pytest.mark.parametrize("width", [250, 390])
def test_on_a_phone_an_opened_unit_is_no_wider_than_the_screen(
    browser: Any, tmp_path: Path, width: int
) -> None:
    """On a narrow one the ranking itself is scrolled, and what is opened is read without that."""
    with opened(
        browser, written(tmp_path, with_everything()), viewport={"width": width, "height": 800}
    ) as seen:
        seen.page.locator(".open").first.click()
        for part in (".within", ".within .scroll", ".within .grid2"):
            box = seen.page.locator(part).first.bounding_box()
            assert box["x"] + box["width"] <= width, part


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
        assert seen.page.locator("svg.drawing").count() == 5
        assert seen.page.locator("noscript").is_visible()
