"""A set of M indicators with all rules and three levels of groups, and N units that answer it.

``python -m benchmarks.generate DIR --units 3321 --indicators 100`` writes ``set.yaml``,
``data.xlsx`` and ``data.csv``. The same numbers and seed give the same values.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter
import yaml

Value = str | int | float | date | None

SEED = 20_260_101

MISSING = 0.03
"""The share of figures that nobody has filled in."""
YES = 0.7
"""The share of yes among the answers that are yes or no."""
LEAF_GROUPS = 20
"""Groups of the third level: two in each of ten, which stand by twos in five."""
FIRST_DAY = date(2025, 1, 1)

RULES: tuple[Mapping[str, object], ...] = (
    {"type": "yes_no"},
    {
        "type": "choice",
        "options": [
            {"code": "day-du", "name": "Đầy đủ", "share": 1},
            {"code": "mot-phan", "name": "Một phần", "share": 0.5},
            {"code": "chua-co", "name": "Chưa có", "share": 0},
        ],
    },
    {
        "type": "steps",
        "steps": [
            {"at_least": 80, "share": 1},
            {"at_least": 50, "below": 80, "share": 0.6},
            {"at_least": 20, "below": 50, "share": 0.3},
        ],
    },
    {"type": "ratio", "target": 0.9},
    {"type": "linear", "low": 10, "high": 90},
    {"type": "count", "points_per_item": 0.5, "at_most": 20},
    {
        "type": "checklist",
        "items": [
            {"code": "a", "name": "Có kế hoạch", "share": 0.5},
            {"code": "b", "name": "Có báo cáo", "share": 0.5},
        ],
    },
    {"type": "given", "scale": "percent"},
    {"type": "pass", "at_most": date(2025, 9, 30)},
    {
        "type": "best_of",
        "parts": [
            {"code": "a", "name": "Nền tảng riêng", "rule": {"type": "yes_no"}, "share": 0.5},
            {"code": "b", "name": "Nền tảng chung", "rule": {"type": "ratio"}},
        ],
    },
    {
        "type": "sum_of",
        "parts": [
            {"code": "a", "name": "Trực tuyến", "rule": {"type": "ratio"}, "share": 0.4},
            {"code": "b", "name": "Đánh giá", "rule": {"type": "given"}, "share": 0.6},
        ],
    },
    {"type": "relative_to_best"},
    {"type": "min_max", "better": "lower"},
    {"type": "survey", "min_answers": 10},
)
"""Every rule once; the indicators take them in turn."""

COUNTS = {"part": "count", "whole": "count"}
INPUTS: Mapping[str, Mapping[str, str]] = {
    "yes_no": {"value": "yes_no"},
    "choice": {"value": "choice"},
    "ratio": COUNTS,
    "count": {"value": "count"},
    "checklist": {"a": "yes_no", "b": "yes_no"},
    "given": {"value": "percent"},
    "pass": {"value": "date"},
    "best_of": {"a": "yes_no", "b.part": "count", "b.whole": "count"},
    "survey": {f"answers_{level}": "count" for level in range(1, 6)},
    "sum_of": {"a.part": "count", "a.whole": "count", "b": "share"},
}
"""The inputs of each rule by role, with their kinds; the other rules take a number."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is generated, and from which seed."""

    units: int
    indicators: int
    seed: int = SEED


def definition(indicators: int) -> dict[str, object]:
    """Give the set as the plain values of its YAML."""
    leaves: list[list[dict[str, object]]] = [[] for _ in range(min(LEAF_GROUPS, indicators))]
    for number in range(indicators):
        group = number % len(leaves)
        leaves[group].append(indicator(number, f"{group_code(group)}.{len(leaves[group]) + 1}"))
    return {
        "format": 1,
        "code": "do-toc-do",
        "edition": "2025",
        "level": "xa",
        "name": f"Bộ chỉ số đo tốc độ, {indicators} chỉ số",
        "provenance": "proposed",
        "bands": [
            {"code": "tot", "name": "Tốt", "at_least": 0.8},
            {"code": "kha", "name": "Khá", "at_least": 0.5},
        ],
        "groups": nested(leaves),
    }


def group_code(group: int) -> str:
    """Name a group of the third level by its three places."""
    return f"{group // 4 + 1}.{group // 2 % 2 + 1}.{group % 2 + 1}"


def nested(leaves: Sequence[list[dict[str, object]]]) -> list[dict[str, object]]:
    """Put groups of the third level into those of the second, and these into the first."""
    thirds: list[dict[str, object]] = [
        {"code": group_code(place), "name": f"Tiểu nhóm {group_code(place)}", "indicators": held}
        for place, held in enumerate(leaves)
    ]
    return by_twos(by_twos(thirds, "Nhóm"), "Trụ cột")


def by_twos(groups: Sequence[dict[str, object]], word: str) -> list[dict[str, object]]:
    """Put groups two by two into groups that bear the beginning of their code."""
    made: list[dict[str, object]] = []
    for start in range(0, len(groups), 2):
        code = str(groups[start]["code"]).rpartition(".")[0]
        made.append({"code": code, "name": f"{word} {code}", "groups": groups[start : start + 2]})
    return made


def indicator(number: int, code: str) -> dict[str, object]:
    """Give one indicator."""
    rule = RULES[number % len(RULES)]
    return {
        "code": code,
        "name": f"Chỉ số {code}",
        "max_points": 10,
        "reference": f"Phụ lục I, mục {code}",
        "rule": rule,
        "inputs": {
            role: {"name": f"Số liệu {role} của chỉ số {code}", "kind": kind}
            for role, kind in inputs_of(str(rule["type"])).items()
        },
    }


def inputs_of(rule: str) -> Mapping[str, str]:
    """Give the inputs of a rule by role, with their kinds."""
    return INPUTS.get(rule, {"value": "number"})


def leaves_of(tree: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give code and rule of the indicators, in the order of the tree."""
    for key in ("groups", "indicators"):
        children = tree.get(key, [])
        assert isinstance(children, list)  # noqa: S101 — what ``definition`` makes
        for child in children:
            if key == "indicators":
                yield str(child["code"]), str(child["rule"]["type"])
            else:
                yield from leaves_of(child)


def columns_of(code: str, rule: str) -> tuple[str, ...]:
    """Head the columns of an indicator: a lone input by its code, others by code and role."""
    roles = tuple(inputs_of(rule))
    return (code,) if roles == ("value",) else tuple(f"{code}.{role}" for role in roles)


def answers(rule: str, chance: random.Random) -> list[Value]:
    """Give what a unit answers to a rule, an input at a time."""
    whole = chance.randint(50, 2000)
    given: dict[str, Value] = {
        "part": chance.randint(0, whole),
        "whole": whole,
        "yes_no": "Có" if chance.random() < YES else "Không",
        "choice": chance.choice(("day-du", "mot-phan", "chua-co")),
        "count": chance.randint(0, 30),
        "percent": chance.randint(2, 100),
        "share": round(chance.random(), 2),
        "date": FIRST_DAY + timedelta(days=chance.randint(0, 364)),
        "number": round(chance.uniform(2, 100), 2),
    }
    # A part and its whole belong together; all other inputs are known by their kind.
    keys = ((role.rpartition(".")[2], kind) for role, kind in inputs_of(rule).items())
    return [given[last] if last in COUNTS else given[kind] for last, kind in keys]


def table(size: Size) -> Iterator[list[Value]]:
    """Give the header, then the units row by row."""
    chance = random.Random(size.seed)
    rules = list(leaves_of(definition(size.indicators)))
    columns = [column for code, rule in rules for column in columns_of(code, rule)]
    yield ["Mã đơn vị", "Tên đơn vị", *columns]
    for number in range(1, size.units + 1):
        values = [value for _, rule in rules for value in answers(rule, chance)]
        given = [None if chance.random() < MISSING else value for value in values]
        yield [f"{number:05d}", f"Xã số {number}", *given]


def write_xlsx(file: Path, rows: Iterator[list[Value]]) -> None:
    """Write a workbook with shared strings, as Excel does.

    Written with ``constant_memory`` it would have its texts in the cells, which takes openpyxl
    longer to load: what is measured against that load would look better than it is.
    """
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet("Số liệu")
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, value)


def write_csv(file: Path, rows: Iterator[list[Value]]) -> None:
    """Write a csv as programs do: UTF-8 and commas, dates in ISO."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


class WithoutAliases(yaml.SafeDumper):
    """Writes a value in full wherever it stands, since definitions take no aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        """No value is written as a reference to another."""
        return True


def write_set(file: Path, indicators: int) -> None:
    """Write the set."""
    text = yaml.dump(
        definition(indicators), Dumper=WithoutAliases, allow_unicode=True, sort_keys=False
    )
    file.write_text(text, encoding="utf-8")


def generate(folder: Path, size: Size) -> None:
    """Write the set and both forms of its data."""
    folder.mkdir(parents=True, exist_ok=True)
    write_set(folder / "set.yaml", size.indicators)
    write_xlsx(folder / "data.xlsx", table(size))
    write_csv(folder / "data.csv", table(size))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=3321)
    parser.add_argument("--indicators", type=int, default=100)
    parser.add_argument("--seed", type=int, default=SEED)
    wanted = parser.parse_args()
    generate(wanted.folder, Size(wanted.units, wanted.indicators, wanted.seed))


if __name__ == "__main__":
    main()
