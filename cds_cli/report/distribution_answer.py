"""How indices are distributed, and what stands out: indicators, figures, appraised points."""

from collections.abc import Iterator, Mapping

from cds_cli.analysis.distribution.study import Study
from cds_cli.analysis.groupings import UNKNOWN
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.answers.basis import basis, files_read
from cds_cli.report.answers.model import Answer, Fact, Kind, Worded
from cds_cli.report.distribution_tables import alike_table, nodes_table
from cds_cli.report.first_rows import FEW, first_rows
from cds_cli.report.outlier_tables import gaps_table, outliers_table, zeros_table
from cds_cli.report.ranking.words import DIGEST_SHOWN, STAGES
from cds_cli.results.figures import TOTAL
from cds_cli.text import Text, as_it_stands, told

TITLE = Text("Phân bố chỉ số · {set}", "Distribution of indices · {set}")
UNITS, WHOLE_SET = Text("Số đơn vị", "Units"), Text("Toàn bộ", "Whole set")
BEFORE, OTHER = Text("Số liệu trước", "Figures before"), Text("Giai đoạn kia", "Other stage")
GROUPED_BY = Text("Tách theo", "Split by")
SCORING = Text(
    "{set} ({digest}) · {period} · {stage} · {files}",
    "{set} ({digest}) · {period} · {stage} · {files}",
)
HOW = Text(
    "Mọi con số tính từ chỉ số đã công bố của các đơn vị có chỉ số (cột Có). Q1, trung vị, Q3: "
    "nội suy tuyến tính. Độ lệch: độ lệch chuẩn, chia cho số đơn vị. = 0, Tối đa: chỉ số công "
    "bố là 0, là 1. Thiếu SL: thiếu số liệu; Không AD: không áp dụng; Thiếu TL: không được điểm vì "
    "thiếu tài liệu kiểm chứng; Điểm cho: hội đồng cho điểm. Với một nhóm, đơn vị được đếm khi có "
    "một chỉ số thành phần như vậy.",
    "All figures are made of the published indices of the units that have one (column With). Q1, "
    "median, Q3: linear interpolation. SD: standard deviation, divided by the number of units. "
    "Zero, Full: the published index is 0, is 1. Missing: without data; N/A: not applicable; "
    "Unproven: no points for want of evidence; Awarded: points given by a council. Of a group, a "
    "unit is counted where one of its indicators is so.",
)
NO_PERIOD = Text(
    "Chưa so với kỳ trước: kho không có lần chấm kỳ trước của bộ này (hoặc chưa rõ kỳ); --before "
    "để chỉ ra.",
    "Not held against a period before: the store has none of this set (or the period is not "
    "known); name it with --before.",
)
NO_STAGE = Text(
    "Chưa so tự đánh giá với thẩm định: kho không có giai đoạn kia của kỳ này; --appraised để chỉ "
    "ra.",
    "Self-assessment and appraisal are not compared: the store has no other stage of this period; "
    "name it with --appraised.",
)
PERSONS = Text(
    "Đơn vị là cá nhân: không nêu số liệu của từng người.",
    "The units are persons: figures of single ones are not told.",
)


def answer_of(study: Study, version: str, *, all_rows: bool = True) -> Answer:
    """Make the answer: indicators, undiscriminating, outliers, zeros, gaps.

    ``version``: of cds that made the scoring. Without ``all_rows`` only the first outliers.
    """
    indicator_set = study.now.results.indicator_set
    names = names_of(indicator_set)
    tables = [nodes_table(study, names), alike_table(study, names)]
    if study.outliers is not None:
        outliers = outliers_table(study.outliers, indicator_set)
        tables.append(outliers if all_rows else first_rows(outliers, FEW))
    if study.others.before is not None:
        tables.append(zeros_table(study.zeros, indicator_set))
    if study.others.other_stage is not None:
        tables.append(gaps_table(study.gaps, names, indicator_set.decimals))
    return Answer(
        command="distribution",
        title=told(TITLE, set=as_it_stands(indicator_set.name, english(indicator_set))),
        facts=tuple(facts(study, version)),
        tables=tuple(tables),
        notes=tuple(notes(study)),
    )


def english(named: object) -> str:
    """Give the English name of a part of a set, the Vietnamese one where there is none."""
    return str(getattr(named, "name_en", None) or getattr(named, "name", ""))


def names_of(indicator_set: IndicatorSet) -> Mapping[str, Text]:
    """Name every node and pillar by its code, and the whole set."""
    nodes = [node for _, node in indicator_set.walk()]
    named = {
        one.code: as_it_stands(one.name, english(one)) for one in (*nodes, *indicator_set.pillars)
    }
    return {TOTAL: WHOLE_SET, **named}


def facts(study: Study, version: str) -> Iterator[Fact]:
    """Say what the answer rests on."""
    yield from basis(study.now.results, version)
    yield Fact("units", UNITS, len(study.now.results.units), Kind.COUNT)
    if study.groups is not None:
        yield Fact("by", GROUPED_BY, Worded(",".join(study.groups.keys), study.groups.words))
    if study.others.before is not None:
        yield Fact("before", BEFORE, described(study.others.before))
    if study.others.other_stage is not None:
        yield Fact("other_stage", OTHER, described(study.others.other_stage))


def described(scoring: Scoring) -> Text:
    """Name a scoring that is held against this one, on one line."""
    results = scoring.results
    return told(
        SCORING,
        set=results.indicator_set.label,
        digest=set_digest(results.indicator_set)[:DIGEST_SHOWN],
        period=str(results.period or UNKNOWN),
        stage=STAGES[results.stage],
        files=files_read(results),
    )


def notes(study: Study) -> Iterator[Text]:
    """Say how figures were made, and what could not be looked at."""
    yield HOW
    if study.outliers is None:
        yield PERSONS
    elif study.others.before is None:
        yield NO_PERIOD
    if study.others.other_stage is None:
        yield NO_STAGE
