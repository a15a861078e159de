"""What charts are called, and what stands for them where they cannot be seen."""

from cds_cli.text import Text

BARS = Text("Xếp hạng theo chỉ số", "Ranking by index")
BARS_TOLD = Text(
    "Thanh ngang, mỗi đơn vị một thanh, dài theo chỉ số từ 0 đến 1. Cao nhất: {first} ({best}); "
    "thấp nhất: {last} ({worst}); trung vị {median}.",
    "Bars, one a unit, as long as its index from 0 to 1. Highest: {first} ({best}); "
    "lowest: {last} ({worst}); median {median}.",
)
ONLY_ENDS = Text(
    " Chỉ vẽ {count} đơn vị đứng đầu và {count} đơn vị đứng cuối trong {all} đơn vị.",
    " Only the first {count} and the last {count} of {all} units are drawn.",
)
SLOPE = Text("Thay đổi thứ hạng: {before} → {now}", "Change of ranks: {before} → {now}")
SLOPE_TOLD = Text(
    "Mỗi đơn vị một đoạn thẳng từ hạng kỳ {before} sang hạng kỳ {now}: {up} đơn vị lên hạng, "
    "{down} xuống, {same} giữ nguyên.",
    "One line a unit from its rank in {before} to that in {now}: {up} units went up, {down} went "
    "down, {same} stayed.",
)
ONLY_MOVERS = Text(
    " Chỉ vẽ {count} đơn vị đổi hạng nhiều nhất.", " Only the {count} that moved most are drawn."
)
ONLY_MOVERS_OF_EACH = Text(
    " Mỗi khối chỉ vẽ {count} đơn vị đổi hạng nhiều nhất.",
    " Of each block only the {count} that moved most are drawn.",
)
HEAT = Text("Đơn vị × chỉ số", "Units × indicators")
HEAT_TOLD = Text(
    "Mỗi hàng một đơn vị theo chỉ số, mỗi cột một chỉ số thành phần; màu của ô là tỷ lệ điểm đạt "
    "được; ô trống là không áp dụng. {rows} đơn vị, {columns} cột. Đạt thấp nhất tính bình quân: "
    "{weakest}; cao nhất: {strongest}.",
    "One row a unit by index, one column an indicator; the colour of a cell is the share of points "
    "reached; an empty cell does not apply. {rows} units, {columns} columns. Lowest on average: "
    "{weakest}; highest: {strongest}.",
)
AND_BLOCKS = Text(
    " Bên dưới là bình quân của từng khối.", " Below them stand the means of the blocks."
)
MEAN_OF = Text("Bình quân {block}", "Mean of {block}")
NO_BLOCK = Text("(không nêu)", "(none)")
BOXES = Text("Phân bố theo chỉ số", "Distribution by indicator")
BOXES_TOLD = Text(
    "Mỗi hàng một chỉ số: đoạn mảnh từ thấp nhất đến cao nhất, hộp từ tứ phân vị thứ nhất đến thứ "
    "ba, vạch là trung vị của tỷ lệ điểm. {same} chỉ số không phân biệt được các đơn vị.",
    "One row an indicator: the thin line runs from lowest to highest, the box from the first to "
    "the third quartile, the mark is the median share of points. {same} indicators tell no units "
    "apart.",
)
BOXES_OF_PERSONS_TOLD = Text(
    "Mỗi hàng một chỉ số: hộp từ tứ phân vị thứ nhất đến thứ ba, vạch là trung vị của tỷ lệ điểm; "
    "không vẽ chỉ số áp dụng cho dưới {fewest} người.",
    "One row an indicator: the box runs from the first to the third quartile, the mark is the "
    "median share of points; indicators of fewer than {fewest} persons are not drawn.",
)
GAPS = Text("Tự đánh giá và thẩm định", "Self-assessed and appraised")
GAPS_TOLD = Text(
    "Mỗi đơn vị hai điểm: chỉ số tự đánh giá và chỉ số thẩm định. {down} đơn vị được thẩm định "
    "thấp hơn tự đánh giá, {up} cao hơn, {same} như nhau.",
    "Two points a unit: its self-assessed and its appraised index. {down} were appraised below "
    "what they gave themselves, {up} above, {same} the same.",
)
ONLY_GAPS = Text(
    " Chỉ vẽ {count} đơn vị lệch nhiều nhất.", " Only the {count} with the largest gaps are drawn."
)
SELF = Text("tự đánh giá", "self-assessed")
APPRAISED = Text("thẩm định", "appraised")
ROSE, FELL, STAYED = Text("lên hạng", "up"), Text("xuống hạng", "down"), Text("giữ hạng", "same")
SHARE_FROM_TO = Text("{low} đến {high}", "{low} to {high}")
NOT_APPLICABLE = Text("không áp dụng", "not applicable")
NO_BAND = Text("chưa xếp mức", "no band")
PROFILE = Text("Chỉ số từng phần so với trung vị của khối", "Parts against the median of the block")
NET = Text("Cùng số liệu, dạng mạng nhện", "The same figures as a net")
OWN, MIDDLE = Text("đơn vị", "the unit"), Text("trung vị của khối", "median of the block")
PART_TOLD = Text(
    "{name}: {index} (trung vị của khối {median})", "{name}: {index} (median of the block {median})"
)
