"""The tables of the package and their columns, as Table Schema describes them."""

from dataclasses import dataclass, field

from cds_cli.text import Text


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name and type by Table Schema, and what it holds."""

    name: str
    type: str
    title: Text
    required: bool = False
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: its columns, what identifies a row, and which columns name rows elsewhere."""

    name: str
    title: Text
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By column: the table it points into (an empty name is this one), and the column there."""


CODE = Field("code", "string", Text("mã", "code"), required=True)
NAME = Field("name", "string", Text("tên", "name"))
UNITS = TableSchema(
    "units",
    Text("Đơn vị", "Units"),
    (
        CODE,
        NAME,
        Field("block", "string", Text("khối xếp hạng", "block ranked within")),
        Field("kind", "string", Text("loại đơn vị", "kind of unit")),
        Field("parent", "string", Text("đơn vị cấp trên", "unit above")),
    ),
    ("code",),
)
NODES = TableSchema(
    "nodes",
    Text("Chỉ số, nhóm và trụ cột", "Indicators, groups and pillars"),
    (
        Field(
            "code",
            "string",
            Text("mã; TOTAL là toàn bộ", "code; TOTAL is the whole set"),
            required=True,
        ),
        NAME,
        Field("name_en", "string", Text("tên tiếng Anh", "name in English")),
        Field(
            "kind", "string", Text("set, pillar, group, indicator", "kind of node"), required=True
        ),
        Field("parent", "string", Text("nút cấp trên", "node above")),
        Field(
            "depth",
            "integer",
            Text("tầng, 0 là toàn bộ", "tier, 0 is the whole set"),
            required=True,
        ),
        Field(
            "max_points",
            "number",
            Text("điểm tối đa mà bộ chỉ số nêu", "maximum points, where the set states them"),
        ),
        Field("rule", "string", Text("quy tắc chấm", "scoring rule")),
    ),
    ("code",),
    {"parent": ("", "code"), "kind": ("cl_node_kind", "id")},
)
OF_NODES = {"unit": ("units", "code"), "node": ("nodes", "code")}
FIGURES = TableSchema(
    "figures",
    Text("Kết quả: một dòng cho mỗi đơn vị và nút", "Results: a row for each unit and node"),
    (
        Field("unit", "string", Text("mã đơn vị", "code of the unit"), required=True),
        Field("node", "string", Text("mã nút", "code of the node"), required=True),
        Field("points", "number", Text("điểm, đã làm tròn", "points, as published")),
        Field("max_points", "number", Text("điểm tối đa của đơn vị", "maximum of the unit")),
        Field(
            "index",
            "number",
            Text("điểm / điểm tối đa, 0 đến 1", "points / maximum, 0 to 1"),
            bounds=(0.0, 1.0),
        ),
        Field("rank", "integer", Text("hạng trong khối, 1-2-2-4", "rank in its block, 1-2-2-4")),
        Field("band", "string", Text("mã mức xếp loại", "code of the band")),
        Field("marks", "string", Text("dấu, cách nhau dấu cách", "marks, separated by spaces")),
    ),
    ("unit", "node"),
    {**OF_NODES, "band": ("cl_band", "id")},
)


def held_against(name: str, title: Text) -> TableSchema:
    """Describe the figures that those of ``figures`` are held against."""
    return TableSchema(
        name,
        title,
        (
            *FIGURES.fields[:2],
            Field("points_before", "number", Text("điểm trước đó", "points before")),
            Field("index_before", "number", Text("chỉ số trước đó", "index before")),
            Field("rank_before", "integer", Text("hạng trước đó", "rank before")),
            Field("points_change", "number", Text("điểm tăng, giảm", "change of points")),
            Field("index_change", "number", Text("chỉ số tăng, giảm", "change of the index")),
            Field("ranks_gained", "integer", Text("số bậc tăng", "ranks gained; down is negative")),
        ),
        FIGURES.key,
        OF_NODES,
    )


MOVEMENT = held_against(
    "movement",
    Text("So với kỳ trước, đơn vị có ở cả hai kỳ", "Against the earlier period, units in both"),
)
APPRAISAL = held_against(
    "appraisal",
    Text("Thẩm định so với tự đánh giá", "Appraised against self-assessed"),
)
INPUTS = TableSchema(
    "inputs",
    Text("Số liệu: một dòng cho mỗi đơn vị và đầu vào", "Data: a row for each unit and input"),
    (
        Field("unit", "string", Text("mã đơn vị", "code of the unit"), required=True),
        Field("input", "string", Text("mã đầu vào", "code of the input"), required=True),
        Field("value", "number", Text("giá trị", "value")),
        Field("status", "string", Text("given hoặc not_applicable", "status"), required=True),
    ),
    ("unit", "input"),
    {"unit": ("units", "code"), "input": ("input_codes", "code")},
)
INPUT_CODES = TableSchema(
    "input_codes",
    Text("Danh mục đầu vào", "Inputs"),
    (
        CODE,
        NAME,
        Field("kind", "string", Text("loại giá trị", "kind of value"), required=True),
        Field("unit_of_measure", "string", Text("đơn vị đo", "unit of measure")),
    ),
    ("code",),
)
GROUPS = TableSchema(
    "groups",
    Text(
        "Kết quả theo nhóm người; nhóm nhỏ không nêu số",
        "Results by group of persons; small groups have no figures",
    ),
    (
        Field("group", "string", Text("nhóm", "group"), required=True),
        Field("persons", "integer", Text("số người", "persons")),
        Field("mean_index", "number", Text("chỉ số bình quân", "mean index"), bounds=(0.0, 1.0)),
        Field(
            "suppressed",
            "boolean",
            Text("nhóm nhỏ, không nêu số", "too small to show"),
            required=True,
        ),
    ),
    ("group",),
)
CODE_LIST = (
    Field("id", "string", Text("mã", "code"), required=True),
    Field("name_vi", "string", Text("tên tiếng Việt", "name in Vietnamese")),
    Field("name_en", "string", Text("tên tiếng Anh", "name in English")),
    Field("parent", "string", Text("mã cấp trên", "code above")),
)
"""The columns of a code list, as SDMX gives codes: identifier, names, parent."""


def code_list(name: str, title: Text) -> TableSchema:
    """Describe a code list; its parents are codes of the same list."""
    return TableSchema(name, title, CODE_LIST, ("id",), {"parent": ("", "id")})


CL_BAND = code_list("CL_BAND", Text("Mức xếp loại", "Bands"))
CL_MARK = code_list("CL_MARK", Text("Dấu của số liệu", "Marks of figures"))
CL_STAGE = code_list("CL_STAGE", Text("Giai đoạn", "Stages"))
CL_NODE_KIND = code_list("CL_NODE_KIND", Text("Loại nút", "Kinds of node"))
TABLES = (
    *(UNITS, NODES, FIGURES, MOVEMENT, APPRAISAL, INPUT_CODES, INPUTS, GROUPS),
    *(CL_NODE_KIND, CL_MARK, CL_STAGE, CL_BAND),
)
"""Every table that a package may hold."""
