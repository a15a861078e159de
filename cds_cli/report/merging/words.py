"""The words around the results of merged units."""

from cds_cli.report.answers.model import Worded
from cds_cli.text import Text

TITLE = Text("Kết quả sau sáp nhập · {set}", "Results after the merge · {set}")
UNITS = Text("Đơn vị mới", "New units")
PARTS = Text(
    "Các phần: hạng cũ và các giá trị đã công bố được lấy trung bình (index:MÃ)",
    "Their parts: old ranks and the published values that were averaged (index:CODE)",
)
MAIN = Text("Chỉ số chính của đơn vị mới", "Main indicators of the new units")

CODE, UNIT = Text("Mã", "Code"), Text("Đơn vị", "Unit")
RANK, AMONG = Text("Hạng", "Rank"), Text("trên", "of")
INDEX, POINTS, MAXIMUM = Text("Chỉ số", "Index"), Text("Điểm", "Points"), Text("Tối đa", "Max")
BAND, BLOCK, WEIGHT = Text("Mức", "Band"), Text("Khối", "Block"), Text("Trọng số", "Weight")
HAVE, WHOLE = Text("Phần đã chấm", "Parts scored"), Text("Số phần", "Parts")
BEST, WORST = Text("Phần cao nhất", "Best part"), Text("Phần thấp nhất", "Worst part")
MEAN_PART = Text("Trung bình các phần", "Mean of parts")
NEW_CODE, NEW_UNIT = Text("Mã mới", "New code"), Text("Đơn vị mới", "New unit")
OLD_CODE, OLD_UNIT = Text("Mã cũ", "Old code"), Text("Đơn vị cũ", "Old unit")
OLD_RANK = Text("Hạng cũ", "Old rank")
OLD_RANKS = Text("Hạng cũ các phần", "Old ranks")
NODE, NODE_NAME = Text("Chỉ số chính", "Main indicator"), Text("Tên", "Name")
APPLIES = Text("Phần áp dụng", "Parts it applies to")
SCORED = Text("Đã chấm", "Scored")

METHOD, MERGES = Text("Cách tính", "Method"), Text("Danh mục sáp nhập", "List of merges")
BEFORE, AFTER = Text("Số đơn vị cũ", "Old units"), Text("Số đơn vị mới", "New units")
JOINED = Text("Trong đó do sáp nhập", "Of these merged")
PLAIN = Worded("mean", Text("trung bình cộng, không trọng số", "unweighted mean"))
WEIGHTED = Text("trung bình có trọng số", "weighted mean")
NATIONAL = Text(
    "danh mục của cds: 63 tỉnh, 10.035 xã đến 30/06/2025 thành 34 tỉnh, 3.321 xã từ 01/07/2025",
    "the list of cds: 63 provinces, 10,035 communes until 30/06/2025, 34 and 3,321 since",
)
HOW = Text(
    "Giá trị mỗi chỉ số chính của đơn vị mới là trung bình các giá trị đã công bố ({decimals} chữ "
    "số thập phân) của những phần mà chỉ số ấy áp dụng; điểm tối đa là trung bình điểm tối đa. Chỉ "
    "số chung tính từ đó theo cơ cấu của bộ chỉ số và chỉ làm tròn một lần. Đơn vị không sáp nhập "
    "giữ nguyên số liệu.",
    "Each main indicator of a new unit is the mean of the published values ({decimals} decimals) "
    "of the parts it applies to; its maximum is the mean of the maxima. The index follows from "
    "them as the set combines its top, and is rounded once. Units that were not merged keep their "
    "figures.",
)
RESTS_ON_PARTS = Text(
    "{count} đơn vị mới chỉ dựa trên những phần đã chấm: {which}.",
    "{count} new units rest on the parts that were scored only: {which}.",
)
NOT_EVERYWHERE = Text(
    "{count} giá trị chỉ số chính chỉ lấy từ một số phần, vì chỉ số không áp dụng ở các phần khác "
    "(bảng main).",
    "{count} values of main indicators are those of some parts only: elsewhere the indicator does "
    "not apply (table main).",
)
ONLY_MERGED = Text(
    "Chỉ in những đơn vị do sáp nhập: dùng --all, hoặc --format csv --table {key}.",
    "Only units that were merged are shown: use --all, or --format csv --table {key}.",
)
UNUSED = Text(
    "Bảng sáp nhập có cột trọng số nhưng không dùng; muốn dùng thì thêm --weight weight.",
    "The table of merges has weights, which are not used; --weight weight uses them.",
)
