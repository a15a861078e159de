"""The words around a ranking, and the facts that stand below it."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

import numpy as np

from cds_cli.analysis.groupings import COMPONENT, uncut
from cds_cli.report.ranking.model import Document, name_in
from cds_cli.report.safe import clean
from cds_cli.results.figures import TOTAL, Mark
from cds_cli.submission.period import Stage
from cds_cli.text import Language, Text

DIGEST_SHOWN = 12
FILES_SHOWN = 3
GAP = Mark.MISSING | Mark.EXCLUDED

RANK = Text("Hạng", "Rank")
CODE = Text("Mã", "Code")
UNIT = Text("Đơn vị", "Unit")
BLOCK = Text("Khối", "Block")
POINTS = Text("Điểm", "Points")
MAXIMUM = Text("Tối đa", "Max")
INDEX = Text("Chỉ số", "Index")
BAND = Text("Mức", "Band")
COVERAGE = Text("Độ phủ", "Coverage")
MARKS = Text("Dấu", "Marks")
OVERALL_RANK = Text("Hạng chung", "Overall rank")
OVERALL_POINTS = Text("Điểm chung", "Overall points")
OVERALL_INDEX = Text("Chỉ số chung", "Overall index")

STAGES = {
    Stage.SELF: Text("tự đánh giá", "self-assessed"),
    Stage.APPRAISED: Text("đã thẩm định", "appraised"),
}
PROVENANCE: Mapping[str, Text] = {
    "official": Text("theo văn bản", "official"),
    "official-structure": Text(
        "cấu trúc và điểm tối đa theo văn bản, cách chấm là đề xuất",
        "official structure and maxima, proposed scoring",
    ),
    "proposed": Text("đề xuất, không phải bản chính thức", "proposed, not official"),
}
MARKERS = {"*": GAP, "†": Mark.AWARDED, "‡": Mark.UNPROVEN}
SIGNS = tuple(
    "".join(sign for sign, meant in MARKERS.items() if bits & meant) for bits in range(256)
)
"""The signs by the bits of a figure; looked up, since a table may have half a million of them."""
MARKER_MEANING = {
    "*": Text(
        "thiếu số liệu: tính 0 điểm hoặc không tính vào tối đa, như bộ chỉ số quy định",
        "data missing: scored 0 or left out of the maximum, as the set states",
    ),
    "†": Text(
        "điểm do hội đồng cho, thay điểm tính theo quy tắc",
        "awarded by the council in place of the rule's points",
    ),
    "‡": Text(
        "thiếu tài liệu kiểm chứng: tính 0 điểm, như bộ chỉ số quy định",
        "evidence missing: scored 0, as the set states",
    ),
}

SET = Text("Bộ chỉ số", "Set")
ROUND = Text("Kỳ", "Period")
DATA = Text("Số liệu", "Data")
UNITS = Text("Đơn vị", "Units")
VERSION = Text("Phiên bản", "Version")
COUNTS = Text(
    "{scored} đã chấm · {rejected} bị loại · {gaps} thiếu số liệu",
    "{scored} scored · {rejected} rejected · {gaps} with missing data",
)
MORE_FILES = Text("và {count} tệp khác", "and {count} more files")
NO_PERIOD = Text("không nêu kỳ", "no period stated")
RANKED_BY = Text("Xếp hạng theo {node}", "Ranked by {node}")
RANKED_WITHIN = Text("Xếp hạng trong từng nhóm: {word}", "Ranked within groups: {word}")
CUT_BY = {
    False: Text(
        "Chỉ số theo lĩnh vực: {count} / {all} chỉ số có lĩnh vực",
        "Index by sector: {count} of {all} indicators have a sector",
    ),
    True: Text(
        "Chỉ số theo cấu phần: {count} / {all} chỉ số có cấu phần",
        "Index by component: {count} of {all} indicators have a component",
    ),
}
GROUP_HEADING = Text("{word}: {block} · {count} đơn vị", "{word}: {block} · {count} units")
BLOCK_HEADING = Text("Khối {block} · {count} đơn vị", "Block {block} · {count} units")
NO_BLOCK = Text("(không nêu)", "(none)")
NOBODY = Text("Không có đơn vị nào.", "No units.")


def say(text: Text, language: Language, **values: object) -> str:
    """Write a sentence in a language."""
    return text.fill(language, values)


def marker(marks: int) -> str:
    """Write the signs behind a figure: ``*`` a gap, ``†`` awarded points, ``‡`` no evidence."""
    return SIGNS[marks]


def title(document: Document) -> str:
    """Name the set, and what units are ranked by unless it is the whole set."""
    indicator_set, language = document.results.indicator_set, document.language
    name = f"{clean(name_in(indicator_set, language))} · {clean(indicator_set.edition)}"
    by = [ranked_by(document)] if document.view.by != TOTAL else []
    return "\n".join((name, *by, *grouped_by(document)))


def grouped_by(document: Document) -> Iterator[str]:
    """Say within which groups units are ranked, and how many indicators are cut by."""
    language = document.language
    if document.within is not None:
        word = clean(say(document.within.words, language))
        yield say(RANKED_WITHIN, language, word=word)
    if document.cut is not None:
        indicator_set, key = document.results.indicator_set, document.cut.key
        most = len(indicator_set.leaves())
        count = most - len(uncut(indicator_set, key))
        yield say(CUT_BY[key == COMPONENT], language, count=count, all=most)


def ranked_by(document: Document) -> str:
    """Say by which node units are ranked."""
    indicator_set, language, code = (
        document.results.indicator_set,
        document.language,
        document.view.by,
    )
    nodes = (*indicator_set.pillars, *(node for _, node in indicator_set.walk()))
    named = next(node for node in nodes if node.code == code)
    name = clean(name_in(named, language))
    # A sector has no code besides its name.
    is_sector = document.cut is not None and code in document.cut.codes
    return say(RANKED_BY, language, node=name if is_sector else f"{code} {name}")


def block_word(document: Document) -> Text:
    """Say what the groups are that units are ranked within."""
    return BLOCK if document.within is None else document.within.words


def block_heading(block: str, count: int, document: Document) -> str:
    """Head the section of one block, or of another group."""
    language = document.language
    shown = clean(block) or say(NO_BLOCK, language)
    if document.within is None:
        return say(BLOCK_HEADING, language, block=shown, count=count)
    word = clean(say(document.within.words, language))
    # All of the group, as ranks are among them, however few of it are shown.
    size = int((document.results.units["block"] == block).sum())
    return say(GROUP_HEADING, language, word=word, block=shown, count=size)


def facts(document: Document) -> tuple[tuple[str, str], ...]:
    """Say on which set, data, stage, period and version a ranking rests, as label and text."""
    language = document.language
    return (
        (say(SET, language), set_line(document)),
        (say(ROUND, language), round_line(document)),
        (say(DATA, language), data_line(document)),
        (say(UNITS, language), counts_line(document)),
        (say(VERSION, language), f"cds {document.version}"),
    )


def set_line(document: Document) -> str:
    """Name the set, its decision, how official it is, and its digest."""
    indicator_set = document.results.indicator_set
    return " · ".join(
        filter(
            None,
            (
                indicator_set.label,
                clean(indicator_set.decision or ""),
                say(PROVENANCE[indicator_set.provenance], document.language),
                digest(document.set_sha256),
            ),
        )
    )


def round_line(document: Document) -> str:
    """Name period and stage."""
    results, language = document.results, document.language
    period = str(results.period) if results.period else say(NO_PERIOD, language)
    return f"{period} · {say(STAGES[results.stage], language)}"


def data_files(document: Document) -> tuple[tuple[str, str], ...]:
    """Give name and digest of each file that figures were read from, without its folder."""
    # A path would tell the folders of whoever ran it, and differ from machine to machine.
    files = {(PurePath(source.file).name, source.sha256) for source in document.results.sources}
    return tuple(sorted(files))


def data_line(document: Document) -> str:
    """Name the first files with the beginnings of their digests."""
    files = data_files(document)
    shown = [f"{clean(name)} ({digest(sha256)})" for name, sha256 in files[:FILES_SHOWN]]
    rest = len(files) - len(shown)
    more = [say(MORE_FILES, document.language, count=rest)] if rest else []
    return " · ".join((*shown, *more)) or "–"


def counts_line(document: Document) -> str:
    """Count the units scored, left out, and scored with gaps."""
    return say(
        COUNTS,
        document.language,
        scored=len(document.results.units),
        rejected=document.rejected,
        gaps=units_with_gaps(document),
    )


def units_with_gaps(document: Document) -> int:
    """Count the units whose total rests on missing data."""
    return int(np.count_nonzero(document.results.marks() & np.uint8(GAP)))


def digest(sha256: str) -> str:
    """Write the beginning of a digest."""
    return f"sha256 {sha256[:DIGEST_SHOWN]}"
