"""The words around figures of parents."""

from collections.abc import Mapping

from cds_cli.report.answers.model import Worded
from cds_cli.text import Text

TITLE = Text("Tổng hợp theo: {by} · {set}", "Rolled up by: {by} · {set}")
PARENTS = Text("Kết quả tổng hợp", "Rolled up")
CHILDREN = Text("Các đơn vị được tổng hợp", "Children")
SUMS = Text("Số liệu cộng lại", "Sums of inputs")
NODES = Text("Điểm từng chỉ số của đơn vị cấp trên", "All nodes of the parents")

RANK, CODE, NAME = Text("Hạng", "Rank"), Text("Mã", "Code"), Text("Đơn vị", "Unit")
AMONG = Text("trên", "of")
INDEX, POINTS, MAXIMUM = Text("Chỉ số", "Index"), Text("Điểm", "Points"), Text("Tối đa", "Max")
BAND, WEIGHT = Text("Mức", "Band"), Text("Trọng số", "Weight")
SHARE_AT = Text("Tỷ lệ đạt {band}", "Share at {band}")
MEAN, WEIGHTED_MEAN = Text("Trung bình", "Mean"), Text("Trung bình", "Weighted mean")
REACHED = Text("Số đạt", "Reach it")
SCORED, KNOWN = Text("Đã chấm", "Scored"), Text("Tất cả", "All")
COVERAGE = Text("Độ phủ", "Coverage")
LOWEST, HIGHEST = Text("Thấp nhất", "Lowest"), Text("Cao nhất", "Highest")
PARENT, COUNTED = Text("Cấp trên", "Parent"), Text("Được tính", "Counts")
INPUT, INPUT_NAME = Text("Đầu vào", "Input"), Text("Tên", "Name")
INDICATOR, SUM = Text("Chỉ số", "Indicator"), Text("Tổng", "Sum")
GAVE, ASKED = Text("Có số liệu", "Gave it"), Text("Phải có", "Asked")
NODE = Text("Mã chỉ số", "Node")

METHOD, BY = Text("Cách tính", "Method"), Text("Theo", "By")
OF_NODE = Text("Chỉ số được tổng hợp", "Node")
KNOWN_FROM = Text("Số đơn vị lấy từ", "All units from")
SCORED_BY = Text("Chấm theo bộ", "Scored by set")
NOT_ADDED = Text("Không cộng", "Not added up")
WHOLE_SET = Text("toàn bộ chỉ số", "the whole set")
REGISTRY = Worded("registry", Text("danh sách đơn vị (--units)", "the registry (--units)"))
DATA = Worded("data", Text("số liệu được chấm", "the scored data"))
METHODS: Mapping[str, Worded] = {
    "mean": Worded("mean", Text("trung bình cộng các đơn vị", "mean of the units")),
    "weighted": Worded("weighted", Text("trung bình có trọng số", "weighted mean of the units")),
    "share": Worded("share", Text("tỷ lệ đơn vị đạt một mức", "share of units at a band")),
    "sum": Worded("sum", Text("cộng số liệu rồi chấm lại", "sums of inputs, scored again")),
}
STATES: Mapping[str, Worded] = {
    "yes": Worded("yes", Text("có", "yes")),
    "no_index": Worded("no_index", Text("không: chưa có chỉ số", "no: it has no index")),
    "no_parent": Worded("no_parent", Text("không: không rõ cấp trên", "no: no parent")),
    "weight_0": Worded("weight_0", Text("trọng số 0", "weight 0")),
}

FROM = Text("Mã ở đơn vị", "Code of the units")
OF_PUBLISHED = Text(
    "Tính từ chỉ số đã công bố ({decimals} chữ số thập phân) của các đơn vị có chỉ số; làm tròn "
    "một lần. Hạng 1-2-2-4 giữa các đơn vị cấp trên.",
    "From the published indices ({decimals} decimals) of the units that have one; rounded once. "
    "Ranks are 1-2-2-4 among the parents.",
)
OF_SUMS = Text(
    "Đầu vào được cộng trên những đơn vị có đủ số liệu của chỉ số (tử và mẫu cùng một nhóm đơn "
    "vị), rồi chấm lại; tỷ lệ là tổng tử trên tổng mẫu, không phải trung bình các tỷ lệ.",
    "Inputs are added up over the units that give all an indicator asks for (part and whole of "
    "the same units) and scored again: a share is one of sums, not a mean of shares.",
)
MARKS = Text(
    "Ở {codes}, tổng được so với mốc đặt cho một đơn vị: cộng nhiều đơn vị thì dễ qua mốc.",
    "In {codes} a sum is held against a mark that is set for one unit: many together pass it "
    "easily.",
)
AWARDS = Text(
    "Điểm thẩm định của các đơn vị (cột MÃ.awarded) không cộng lên được: cấp trên được chấm theo "
    "số liệu.",
    "Points that were awarded to the units (columns CODE.awarded) cannot be added up: the parents "
    "are scored on figures.",
)
LEFT_OUT = Text(
    "{count} trong {all} chỉ số dùng đầu vào không cộng được nên thiếu số liệu ở mọi đơn vị cấp "
    "trên: không so chỉ số và mức ở đây với của từng đơn vị.",
    "{count} of {all} indicators read inputs that were not added up, so that they lack data in "
    "every parent: these indices and bands are not to be compared with those of the units.",
)
NO_CHILDREN = Text(
    "{count} đơn vị cấp trên chưa có đơn vị nào được chấm: {which}.",
    "{count} parents have no unit that was scored: {which}.",
)
ORPHANS = Text(
    "{count} đơn vị không rõ cấp trên nên không được tính: {which}.",
    "{count} units have no parent and count nowhere: {which}.",
)
PERSONS = Text(
    "Từng người không được công bố, nên không có bảng children.",
    "Persons are not published one by one, so there is no table of children.",
)
