"""The sentences of which the points of one indicator are told, in both languages."""

from cds_cli.text import Text

RESULT = Text("{how} → {points} / {maximum} điểm", "{how} → {points} / {maximum} points")
LEAVES = Text("{how} → không tính vào điểm tối đa", "{how} → left out of the maximum")
REPORTED = Text("{how} (chỉ theo dõi, không tính điểm)", "{how} (reported only, no points)")

YES, NO = Text("Có", "Yes"), Text("Không", "No")
CHOSEN = Text("chọn “{option}”", "“{option}” chosen")
IN_STEP = Text(", thuộc bậc “{step}”", ", in the step “{step}”")
IN_NO_STEP = Text(", không thuộc bậc nào", ", in no step")

FULL = Text(": đủ điểm", ": all points")
NOTHING = Text(": không được điểm", ": no points")
OF_TARGET = Text(" của mục tiêu {target}", " of the target {target}")
TARGET_MET = Text(", đạt mục tiêu {target}: đủ điểm", ", which meets the target {target}")
BELOW_FLOOR = Text(
    ", dưới mức sàn {floor}: không được điểm", ", below the floor {floor}: no points"
)
ABOVE_LIMIT = Text(
    ", trên giới hạn {floor}: không được điểm", ", above the limit {floor}: no points"
)
AT_HIGH = Text(", đã tới mức đủ điểm {high}", ", at or beyond {high}, which earns all points")
AT_LOW = Text(", chưa qua mức không điểm {low}", ", not beyond {low}, which earns no points")
OF_UNITS = Text("; trong {count} đơn vị có số liệu, ", "; of {count} units with data, ")
LOWEST = Text("thấp nhất là {figure} ({units})", "the lowest is {figure} ({units})")
HIGHEST = Text("cao nhất là {figure} ({units})", "the highest is {figure} ({units})")
ALL_EQUAL = Text("cả {count} đơn vị đều bằng {figure}", "all {count} units are at {figure}")
NOBODY_HERE = Text("đơn vị ngoài lần chấm này", "a unit outside this run")
AND_MORE = Text("{units} và {count} đơn vị khác", "{units} and {count} more units")

COUNTED = Text("{figure}, tính nhiều nhất {most}: ", "{figure}, of which {most} count: ")
OVER_MAXIMUM = Text(", quá điểm tối đa", ", above the maximum")
POINTS = Text("{points} điểm", "{points} points")
PASSED = Text(", cần {bounds}: đạt", ", has to be {bounds}: met")
FAILED = Text(", cần {bounds}: không đạt", ", has to be {bounds}: not met")
MEAN_LEVEL = Text(
    "({answers}) / {count} phiếu = mức trung bình {mean}",
    "({answers}) / {count} answers = mean level {mean}",
)

NOT_COVERED = Text(
    "không áp dụng: bộ chỉ số chấm mục này cho {whom}; đơn vị này: {unit}",
    "not applicable: the set scores this for {whom}; this unit: {unit}",
)
EVERYONE = Text("mọi đơn vị", "all units")
NOTHING_KNOWN = Text("không nêu", "not stated")
SAID_NOT = Text(
    "không áp dụng: đơn vị báo không phát sinh ở {cells}",
    "not applicable: the unit said so of {cells}",
)
LACKING = Text("thiếu số liệu: {cells}", "no data: {cells}")
WHOLE_ZERO = {
    "not_applicable": Text(
        "{part} / 0: mẫu bằng 0, không áp dụng", "{part} / 0: the whole is 0, not applicable"
    ),
    "zero": Text("{part} / 0: mẫu bằng 0, 0 điểm", "{part} / 0: the whole is 0, 0 points"),
    "full": Text("{part} / 0: mẫu bằng 0, đủ điểm", "{part} / 0: the whole is 0, all points"),
}
TOO_FEW = Text(
    "chỉ có {count} phiếu, cần ít nhất {least}: coi như thiếu số liệu",
    "only {count} answers, at least {least} are needed: taken as missing",
)
UNPROVEN = Text("thiếu tài liệu kiểm chứng nên không được điểm", "no evidence, and so no points")
IF_PROVEN = Text(
    " (nếu có: {how}, được {points} điểm)", " (with it: {how}, which is {points} points)"
)

ADDED = Text("{formula} = {sum}", "{formula} = {sum}")
ONE_PART = Text("chỉ có phần {part}", "only part {part}")
BEST_CASE = Text("nhiều điểm nhất: {part}", "the most: {part}")
NO_CASE = Text("không trường hợp nào có số liệu", "no case has data")
NO_PART_GIVEN = Text("không phần nào có số liệu", "no part has data")
NO_PART = Text("không phần nào áp dụng", "no part applies")
AWARDED = Text(
    "hội đồng cho {points} điểm, thay cho {by_rule} điểm theo quy tắc",
    "the council gave {points} points in place of {by_rule} by the rule",
)
AWARDED_ALONE = Text(
    "hội đồng cho {points} điểm; theo quy tắc thì không có số liệu để tính",
    "the council gave {points} points; the rule has no figures to go by",
)
CLAIMED_SAME = Text(
    "đơn vị tự chấm {claimed} điểm, đúng bằng quy tắc",
    "the unit claims {claimed} points, as the rule gives",
)
CLAIMED_MORE = Text(
    "đơn vị tự chấm {claimed} điểm, cao hơn quy tắc {difference} điểm",
    "the unit claims {claimed} points, {difference} more than the rule gives",
)
CLAIMED_ALONE = Text(
    "đơn vị tự chấm {claimed} điểm; theo quy tắc thì không có điểm để so",
    "the unit claims {claimed} points; the rule gives none to compare with",
)
CLAIMED_LESS = Text(
    "đơn vị tự chấm {claimed} điểm, thấp hơn quy tắc {difference} điểm",
    "the unit claims {claimed} points, {difference} less than the rule gives",
)

PLACE = Text("hạng {rank} / {among}", "rank {rank} of {among}")
IN_BLOCK = Text(" trong khối {block}", " in block {block}")
IN_IT = Text(" trong {block}", " in {block}")
TIED = Text(", đồng hạng với {units}", ", tied with {units}")
NO_INDEX = Text(
    "không áp dụng mục nào nên không có chỉ số và không xếp hạng",
    "nothing applies, and so there is no index and no rank",
)
FIGURES = Text(
    "{points} / {maximum} điểm · chỉ số {index} · {place}",
    "{points} / {maximum} points · index {index} · {place}",
)
NOT_SCORED = Text("{points} điểm, tối đa 0", "{points} points of 0")

CELL = Text("{name} = {value}", "{name} = {value}")
BLANK = Text("{name}: để trống", "{name}: blank")
NO_COLUMN = Text("{name}: số liệu không có cột này", "{name}: the data have no such column")
EXEMPT = Text("{name}: không áp dụng", "{name}: not applicable")
TAKEN = Text("{name} = {value}, lấy từ {source}", "{name} = {value}, taken from {source}")
TYPED = Text("gõ “{typed}”", "typed “{typed}”")
SHARED = Text("dùng chung với {codes}", "shared with {codes}")
SAID = {
    "evidence": Text("", ""),
    "explanation": Text("giải trình: ", "explanation: "),
    "reason": Text("lý do: ", "reason: "),
    "note": Text("ghi chú: ", "note: "),
}
NO_EVIDENCE = Text("không có (bắt buộc phải có)", "none (it is required)")

SUM = Text("cộng điểm: {formula}", "points add up: {formula}")
ROUNDED_LEAVES = Text(
    "Điểm từng chỉ số được làm tròn trước khi cộng, như bộ chỉ số quy định.",
    "The points of indicators are rounded before they are added, as the set states.",
)
ROUNDED_ONCE = Text(
    "Điểm được cộng khi chưa làm tròn, chỉ làm tròn kết quả; số ghi ở đây đủ chữ số để tính lại.",
    "Points are added before they are rounded; figures here have the digits it takes to check.",
)
HOW_RANKED = Text(
    "Chỉ số = điểm / điểm tối đa, làm tròn {decimals} chữ số; xếp hạng trong khối theo chỉ số đã "
    "làm tròn, bằng nhau thì cùng hạng (1-2-2-4).",
    "Index = points / maximum, rounded to {decimals} digits; ranks are within the block, on the "
    "rounded index, and equal ones share a rank (1-2-2-4).",
)
MEANS = {
    "mean": Text(
        "bình quân có trọng số của tỷ lệ đạt: {formula}", "weighted mean of shares: {formula}"
    ),
    "geometric": Text(
        "bình quân nhân của tỷ lệ đạt: {formula}", "geometric mean of shares: {formula}"
    ),
    "harmonic": Text(
        "bình quân điều hòa của tỷ lệ đạt: {formula}", "harmonic mean of shares: {formula}"
    ),
    "minimum": Text("tỷ lệ đạt thấp nhất trong {formula}", "the lowest share of {formula}"),
}
ZERO_SHARE = Text("{codes} đạt 0 nên bình quân", "{codes} at 0, and so the mean")
INDEX = Text("chỉ số {index}", "index {index}")
INDEX_IS = Text("chỉ số {formula} = {index}", "index {formula} = {index}")
NOTHING_BELOW = Text("không mục nào áp dụng", "nothing below it applies")
LEFT_OUT = Text("; không tính {codes}", "; left out: {codes}")
MAXIMUM_LEFT = Text(
    ", điểm tối đa theo trọng số còn lại: {formula}", ", the maximum by the weights left: {formula}"
)

ABOVE = Text("{units} đứng ngay trên (hạng {rank}).", "{units} stands right above (rank {rank}).")
BELOW = Text(
    "Không có ai đứng trên; {units} đứng ngay dưới (hạng {rank}).",
    "Nobody stands above; {units} stands right below (rank {rank}).",
)
SEVERAL = Text(
    "Có {count} đơn vị cùng hạng đó; bảng so với {unit}. Dùng --against để chọn đơn vị khác.",
    "{count} units share that rank; the table compares with {unit}. Use --against for another.",
)
ALONE = Text(
    "Không có đơn vị nào khác hạng trong khối để so.",
    "There is no unit of another rank in the block to compare with.",
)
OTHER_BLOCK = Text(
    "{unit} thuộc khối khác ({block}): hạng hai bên không so được với nhau.",
    "{unit} belongs to another block ({block}): their ranks do not compare.",
)
IN_POINTS = Text(
    "Chênh lệch là điểm của đơn vị này trừ điểm của đơn vị kia: điểm cộng dồn và hai điểm tối đa "
    "bằng nhau.",
    "Differences are points of this unit less those of the other: points add up, and both maxima "
    "are equal.",
)
IN_INDEX = Text(
    "Chênh lệch là chỉ số (tỷ lệ đạt) của đơn vị này trừ của đơn vị kia, vì {why}. Phần của mỗi "
    "dòng là mức tỷ lệ chung thay đổi khi lần lượt thay kết quả của đơn vị kia bằng của đơn vị "
    "này, lấy trung bình của thứ tự cây và thứ tự ngược lại.",
    "Differences are in the index, this unit less the other, since {why}. The part of a row is the "
    "change of the whole index when the results of the other give way to those of this unit one "
    "by one, the mean of the order of the tree and its reverse.",
)
MAXIMA_DIFFER = Text("điểm tối đa khác nhau", "the maxima differ")
NOT_ADDED = Text("điểm không cộng dồn đơn thuần", "points do not simply add up")
ADDS_UP = Text("Cộng các dòng được đúng {whole}.", "The rows add up to {whole}.")
LOST_IN_POINTS = Text(
    "Cộng các dòng được đúng {whole} điểm bị mất.", "The rows add up to the {whole} points lost."
)
LOST_IN_INDEX = Text(
    "Điểm ở bộ này không cộng dồn đơn thuần nên tính bằng chỉ số (tỷ lệ đạt): cộng các dòng được "
    "đúng {whole}. Phần của mỗi dòng là mức tỷ lệ chung tăng lên khi lần lượt cho từng chỉ số đủ "
    "điểm, lấy trung bình của thứ tự cây và thứ tự ngược lại.",
    "Points do not simply add up here, so the loss is in the index: the rows add up to {whole}. "
    "The part of a row is the rise of the whole index when one indicator after the other is made "
    "full, the mean of the order of the tree and its reverse.",
)
NOT_ROUND = Text(
    "Mỗi dòng làm tròn sao cho tổng khớp, nên có thể lệch một đơn vị ở chữ số cuối so với hiệu của "
    "hai số đã làm tròn.",
    "Rows are rounded so that they add up, and may differ by one in the last digit from the "
    "difference of two rounded figures.",
)
NOT_APPLICABLE = Text("không áp dụng", "not applicable")
EQUAL_OTHERS = Text(
    "{count} chỉ số còn lại không tạo chênh lệch.",
    "The other {count} indicators make no difference.",
)
FULL_OTHERS = Text(
    "{count} chỉ số còn lại không mất điểm hoặc không áp dụng.",
    "The other {count} indicators lost nothing, or do not apply.",
)
