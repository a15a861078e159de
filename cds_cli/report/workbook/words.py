"""The names of sheets and columns, and what stands above them."""

from cds_cli.text import Text

RANKING, DETAILS = Text("Xếp hạng", "Ranking"), Text("Chi tiết", "Details")
UNIT, STAGES = Text("Đơn vị", "Unit"), Text("Tự đánh giá - thẩm định", "Self and appraised")
ADJUSTED, BEFORE = (
    Text("Điểm điều chỉnh", "Adjusted points"),
    Text("So với kỳ trước", "Last period"),
)
SPREAD, GROUPS = Text("Phân bố", "Distribution"), Text("Nhóm", "Groups")
INDICATORS, CHARTS = Text("Chỉ số", "Indicators"), Text("Biểu đồ", "Charts")
FINDINGS, ORIGIN = Text("Cảnh báo", "Diagnostics"), Text("Xuất xứ", "Provenance")
SHEETS = (
    *(RANKING, DETAILS, UNIT, STAGES, ADJUSTED, BEFORE),
    *(SPREAD, GROUPS, INDICATORS, CHARTS, FINDINGS, ORIGIN),
)

RANK, CODE, NAME = Text("Hạng", "Rank"), Text("Mã", "Code"), Text("Tên", "Name")
BLOCK, BLOCK_NUMBER = Text("Khối", "Block"), Text("Số khối", "Number of the block")
POINTS, MAXIMUM = Text("Điểm", "Points"), Text("Điểm tối đa", "Max points")
INDEX, BAND, MOVED = Text("Chỉ số", "Index"), Text("Mức", "Band"), Text("Bậc", "Places")
TOTAL, NODE = Text("Tổng", "Total"), Text("Chỉ số, nhóm", "Indicator, group")
SHARE, WEIGHT = Text("Đạt", "Share"), Text("Trọng số", "Weight")
ROW, RANKED_ROW = (
    Text("Dòng ở Chi tiết", "Row in Details"),
    Text("Dòng ở Xếp hạng", "Row in Ranking"),
)
RANK_BEFORE = Text("Hạng trước", "Rank before")
FORMULAS = Text(
    "Điểm của nhóm, trụ cột và tổng là công thức theo các ô con cùng dòng; ô trống là không áp "
    "dụng. Sửa điểm một chỉ số ở đây thì tổng, chỉ số, hạng và mức tính lại.",
    "Points of groups, pillars and the total are formulas over their children in the same row; an "
    "empty cell does not apply. Change the points of an indicator here, and total, index, rank "
    "and band follow.",
)
RANK_FORMULAS = Text(
    "Chỉ số = điểm / điểm tối đa, từ điểm chính xác ở trang {details}; hạng đếm trong khối, bằng "
    "nhau thì cùng hạng.",
    "Index = points / maximum, from the exact points on the sheet {details}; ranks count within "
    "the block, equals share a rank.",
)
NO_FORMULA = Text(
    "{codes}: công thức quá dài, chỉ ghi giá trị.",
    "{codes}: the formula would be too long, values only.",
)
DETAILS_TITLE = Text("Điểm chính xác, chưa làm tròn", "Exact points, not rounded")
UNIT_TITLE = Text("Điểm của một đơn vị", "The points of one unit")
CHOOSE = Text("← chọn mã đơn vị", "← choose the code of a unit")
CHOOSE_TITLE = Text("Mã đơn vị", "Code of a unit")
CHOOSE_TOLD = Text(
    "Chọn một mã trong danh sách, các ô bên dưới tính lại.",
    "Choose a code from the list; the cells below follow.",
)
RANKED_UNITS = Text("Trong số", "Out of")

STAGES_TITLE = Text("Tự đánh giá và thẩm định", "Self-assessed and appraised")
STAGES_TOLD = Text(
    "{lower} đơn vị được thẩm định thấp hơn tự đánh giá, {higher} cao hơn, {same} như nhau. Có tự "
    "đánh giá mà không có thẩm định: {missing}.",
    "{lower} units were appraised below what they gave themselves, {higher} above, {same} the "
    "same. Self-assessed without an appraisal: {missing}.",
)
SELF_INDEX, APPRAISED_INDEX = (
    Text("Chỉ số tự đánh giá", "Self-assessed index"),
    Text("Chỉ số thẩm định", "Appraised index"),
)
SELF_RANK, APPRAISED_RANK = (
    Text("Hạng tự đánh giá", "Self-assessed rank"),
    Text("Hạng thẩm định", "Appraised rank"),
)
DIFFERENCE = Text("Chênh lệch", "Difference")
ADJUSTED_TITLE = Text("Chỉ số được điều chỉnh khi thẩm định", "Indicators adjusted in appraisal")
ADJUSTED_TOLD = Text(
    "Đếm số đơn vị theo điểm công bố; chênh lệch là thẩm định trừ tự đánh giá.",
    "Units counted by published points; the difference is appraised less self-assessed.",
)
COMPARED, FELL = Text("Số đơn vị so sánh", "Units compared"), Text("Giảm", "Fell")
TO_ZERO, ROSE = Text("Trong đó về 0", "Of which to zero"), Text("Tăng", "Rose")
SAME = Text("Giữ nguyên", "Same")
MEAN_DIFFERENCE = Text("Chênh lệch bình quân (điểm)", "Mean difference (points)")

BEFORE_TITLE = Text("So với kỳ {period}", "Against {period}")
BEFORE_TOLD = Text(
    "{entered} đơn vị không có trong kỳ {period}; {left} đơn vị của kỳ {period} không còn.",
    "{entered} units were not in {period}; {left} units of {period} are no longer there.",
)
INDEX_OF, RANK_OF = (
    Text("Chỉ số kỳ {period}", "Index {period}"),
    Text("Hạng kỳ {period}", "Rank {period}"),
)
CHANGE, STATUS = Text("Thay đổi chỉ số", "Change of index"), Text("Ghi chú", "Note")
ENTERED, LEFT = Text("mới có", "new"), Text("không còn", "left")

SPREAD_TITLE = Text("Phân bố theo chỉ số", "Distribution by indicator")
SPREAD_TOLD = Text(
    "Tỷ lệ đạt (0 đến 1) của các đơn vị mà chỉ số áp dụng; tứ phân vị nội suy tuyến tính. Số liệu "
    "khi lập tệp, không tính lại.",
    "Shares reached (0 to 1) by the units an indicator applies to; quartiles by linear "
    "interpolation. Figures of the day this file was made; they do not recalculate.",
)
UNITS_COUNTED = Text("Số đơn vị", "Units")
LOWEST, HIGHEST, MEAN = Text("Thấp nhất", "Min"), Text("Cao nhất", "Max"), Text("Bình quân", "Mean")
FIRST, MEDIAN, THIRD = (
    Text("Tứ phân vị 1", "Lower quartile"),
    Text("Trung vị", "Median"),
    Text("Tứ phân vị 3", "Upper quartile"),
)
ZEROS, FULL = Text("Bằng 0", "Zeros"), Text("Đạt tối đa", "At maximum")
NOT_APPLICABLE = Text("Không áp dụng", "Not applicable")

INDICATORS_TITLE = Text("Các chỉ số và cách chấm", "Indicators and how they are scored")
RULE = Text("Cách chấm", "Scoring")
GROUPS_TITLE = Text("Kết quả theo nhóm", "Results by group")
GROUPS_TOLD = Text(
    "Đơn vị được chấm là người, nên chỉ nêu theo nhóm; nhóm dưới {fewest} người không nêu số.",
    "Those scored are persons, so only groups are shown; groups below {fewest} have no figures.",
)
GROUP, PERSONS, MEAN_INDEX = (
    Text("Nhóm", "Group"),
    Text("Số người", "Persons"),
    Text("Chỉ số bình quân", "Mean index"),
)

BARS = Text("Chỉ số của {count} đơn vị đứng đầu", "Index of the first {count} units")
BARS_TOLD = Text(
    "Thanh ngang, mỗi đơn vị một thanh, dài theo chỉ số từ 0 đến 1. Số liệu ở bảng bên trái.",
    "Bars, one a unit, as long as its index from 0 to 1. The figures stand in the table beside it.",
)
BANDS = Text("Số đơn vị theo mức", "Units by band")
BANDS_TOLD = Text(
    "Cột, mỗi mức một cột, cao theo số đơn vị. Số liệu ở bảng bên trái.",
    "Columns, one a band, as high as its number of units. The figures stand in the table beside "
    "it.",
)
NO_BAND = Text("chưa xếp mức", "no band")
