"""The headings and titles of what is told of one unit."""

from cds_cli.text import Text

CODE, NAME = Text("Mã", "Code"), Text("Tên", "Name")
POINTS, MAXIMUM = Text("Điểm", "Points"), Text("Tối đa", "Max")
INDEX, RANK, AMONG = Text("Chỉ số", "Index"), Text("Hạng", "Rank"), Text("Trong số", "Of")
MARKS, KIND = Text("Dấu", "Marks"), Text("Loại", "Kind")
DEPTH, PARENT = Text("Bậc", "Depth"), Text("Thuộc", "Parent")

TREE = Text("Cây điểm", "The score as a tree")
PILLARS_LAST = Text(
    "Các dòng cuối là trụ cột: góc nhìn qua các nhóm, không cộng vào tổng.",
    "The last rows are pillars: views across groups, no part of the total.",
)
GROUPS = Text("Các nhóm cộng lên thế nào", "How groups add up")
INDICATORS = Text("Từng chỉ số", "Indicator by indicator")
INPUTS = Text("Số liệu đã dùng", "The figures used")

NODE = Text("Mục", "Node")
INDICATOR = Text("Chỉ số", "Indicator")
RESULT = Text("Kết quả", "Result")
HOW = Text("Cách tính", "How")
RULE = Text("Quy tắc", "Rule")
WORKED = Text("Tính", "Worked out")
BY_COUNCIL = Text("Hội đồng", "Council")
CLAIMED = Text("Tự chấm", "Claimed")
CELLS = Text("Số liệu", "Figures")
EVIDENCE = Text("Minh chứng", "Evidence")
REFERENCE = Text("Căn cứ", "Reference")
SOURCE = Text("Nguồn số liệu", "Source of figures")

ROLE, VALUE, TYPED = Text("Vai", "Role"), Text("Giá trị", "Value"), Text("Đã gõ", "Typed")
FILE, SHEET, CELL = Text("Tệp", "File"), Text("Trang", "Sheet"), Text("Ô", "Cell")
STATE = Text("Tình trạng", "State")

UNIT = Text("Đơn vị", "Unit")
BLOCK, UNIT_KIND, UNIT_PARENT = Text("Khối", "Block"), Text("Loại", "Kind"), Text("Thuộc", "Parent")
BAND, COVERAGE = Text("Mức", "Band"), Text("Độ phủ", "Coverage")
SCORE, RUN = Text("Điểm", "Score"), Text("Lần chấm", "Run")
TITLE = Text("{unit} · {what}", "{unit} · {what}")

NODE_KINDS = {
    "total": Text("toàn bộ", "total"),
    "group": Text("nhóm", "group"),
    "indicator": Text("chỉ số", "indicator"),
    "pillar": Text("trụ cột", "pillar"),
}
MARK_WORDS = {
    "missing": Text("thiếu", "missing"),
    "excluded": Text("loại", "excluded"),
    "capped": Text("chạm trần", "capped"),
    "awarded": Text("hội đồng", "awarded"),
    "unproven": Text("chưa chứng minh", "unproven"),
}
MARK_MEANING = {
    "missing": Text("thiếu: không có số liệu, tính 0 điểm", "missing: no data, scored 0"),
    "excluded": Text(
        "loại: không có số liệu, rút khỏi điểm tối đa",
        "excluded: no data, left out of the maximum",
    ),
    "capped": Text(
        "chạm trần: vượt mức đủ điểm, phần vượt không tính thêm",
        "capped: beyond what earns all points; the rest earns no more",
    ),
    "awarded": Text(
        "hội đồng: điểm hội đồng cho, thay điểm theo quy tắc",
        "awarded: a council's points in place of the rule's",
    ),
    "unproven": Text(
        "chưa chứng minh: thiếu tài liệu kiểm chứng, tính 0 điểm",
        "unproven: scored 0 for want of evidence",
    ),
}
STATES = {
    "given": Text("có số liệu", "given"),
    "missing": Text("thiếu", "missing"),
    "not_applicable": Text("không áp dụng", "not applicable"),
    "taken": Text("lấy từ bộ khác", "taken from another set"),
    "claimed": Text("điểm tự chấm", "claimed points"),
    "awarded": Text("điểm hội đồng", "awarded points"),
}

GAP, LOST = Text("So với {unit}", "Against {unit}"), Text("Điểm bị mất", "Points lost")
LOST_INDEX = Text("Chỉ số bị mất", "Index lost")
OWN, OTHER = Text("Đơn vị này", "This unit"), Text("Đơn vị kia", "The other")
DIFFERENCE, DIFFERENCE_INDEX = Text("Chênh điểm", "Difference"), Text("Chênh chỉ số", "Index diff.")
SHARE_LOST = Text("Phần đã mất", "Share of loss")
LOSS, TOTAL_LOST = Text("Mất", "Lost"), Text("Tổng bị mất", "Lost in all")
COMPARED, WHOLE_GAP = Text("So với", "Against"), Text("Chênh lệch", "Gap")
MEASURE = Text("Tính theo", "Measured in")
IN_POINTS, IN_INDEX = Text("điểm", "points"), Text("chỉ số", "the index")
