"""The words of what ``cds audit-table`` answers."""

from cds_cli.analysis.table_audit.formulas import Formula
from cds_cli.analysis.table_audit.model import Role
from cds_cli.analysis.table_audit.ranks import Scheme
from cds_cli.analysis.table_audit.totals import Blank, Verdict
from cds_cli.text import Text

TITLE = Text("Soát bảng điểm đã công bố: {name}", "Audit of a published table: {name}")
VERDICT = Text("Kết luận", "Verdict")
FOLLOWS = Text("KHỚP: {what}", "FOLLOWS: {what}")
FAILS = Text("KHÔNG KHỚP: {what}", "DOES NOT FOLLOW: {what}")
UNREAD = Text(
    "CHƯA SOÁT HẾT, có ô không đọc được: {what}",
    "NOT ALL CHECKED, some cells cannot be read: {what}",
)
EXACT_TOTALS = Text("{count} tổng đúng", "totals exact: {count}")
WITHIN_TOTALS = Text(
    "{count} tổng trong phạm vi làm tròn", "totals within what rounding explains: {count}"
)
RANKS_AGREE = Text("{count} hạng khớp với tổng", "ranks that agree with the totals: {count}")
UNCHECKED = Text("{count} không soát được", "not checked: {count}")
TOTALS_FAIL = Text(
    "{count} tổng không suy ra được từ thành phần",
    "totals that do not follow from their parts: {count}",
)
RANKS_FAIL = Text(
    "{count} hạng không suy ra được từ tổng", "ranks that do not follow from the totals: {count}"
)
ABOVE_FAIL = Text("{count} số vượt tối đa", "figures above their maximum: {count}")
TWICE_FAIL = Text("{count} đơn vị có nhiều dòng", "units with several rows: {count}")
NOTHING_TO_ADD = Text("không có cột thành phần", "there are no parts")

TABLE = Text("Bảng", "Table")
HEADER = Text("dòng tiêu đề {row}", "header in row {row}")
SHEET_HEADER = Text("trang {sheet}, dòng tiêu đề {row}", "sheet {sheet}, header in row {row}")
COLUMNS = {
    Role.TOTAL: Text("Cột tổng", "Total"),
    Role.RANK: Text("Cột hạng", "Ranks"),
    Role.NAME: Text("Cột tên", "Names"),
    Role.CODE: Text("Cột mã", "Codes"),
    Role.BLOCK: Text("Cột khối", "Blocks"),
}
PARTS = Text("Cột thành phần", "Parts")
WEIGHTS, MAXIMA = Text("Trọng số", "Weights"), Text("Điểm tối đa", "Maxima")
FORMULA = Text("Tổng tính là", "Total taken as")
FORMULAS = {
    Formula.SUM: Text("tổng các thành phần", "the sum of the parts"),
    Formula.WEIGHTED_MEAN: Text(
        "trung bình có trọng số: tổng của trọng số × thành phần, chia cho tổng trọng số",
        "the weighted mean: the sum of weight × part, divided by the sum of weights",
    ),
    Formula.WEIGHTED_SUM: Text("tổng của trọng số × thành phần", "the sum of weight × part"),
    Formula.MEAN: Text("trung bình cộng các thành phần", "the mean of the parts"),
    Formula.SHARE: Text(
        "tổng các thành phần chia cho tổng điểm tối đa",
        "the sum of the parts divided by the sum of the maxima",
    ),
    Formula.WEIGHTED_PERCENT: Text(
        "trung bình có trọng số của các thành phần, tính bằng %",
        "the weighted mean of the parts, in percent",
    ),
    Formula.SHARE_PERCENT: Text(
        "tổng các thành phần chia cho tổng điểm tối đa, tính bằng %",
        "the sum of the parts divided by the sum of the maxima, in percent",
    ),
}
DECIMALS = Text("Làm tròn", "Rounding")
DECIMALS_SEEN = Text(
    "tổng ghi {total} chữ số thập phân, thành phần {parts}",
    "totals have {total} decimals, parts {parts}",
)
WHOLE = Text(
    "mọi số đều nguyên, coi là chính xác (--decimals 0 nếu đã làm tròn)",
    "all figures are whole and taken as exact (--decimals 0 if they were rounded)",
)
UNITS = Text("Đơn vị", "Units")
SKIPPED = Text("Dòng không tính", "Rows left out")
SCHEME = Text("Cách xếp hạng", "Ranking")
SCHEMES = {
    Scheme.COMPETITION: Text(
        "bằng điểm thì cùng hạng, bỏ hạng kế (1-2-2-4)", "equal totals share a rank (1-2-2-4)"
    ),
    Scheme.DENSE: Text(
        "bằng điểm thì cùng hạng, không bỏ hạng (1-2-2-3)",
        "equal totals share a rank and none is left out (1-2-2-3)",
    ),
    Scheme.ORDINAL: Text(
        "mỗi đơn vị một hạng (1-2-3-4)", "every unit has a rank of its own (1-2-3-4)"
    ),
}
NO_TIES = Text(
    "không có tổng bằng nhau, nên cách nào cũng như nhau",
    "no totals are equal, so that all ways are the same",
)
FITS = Text("{which}; khớp mọi đơn vị", "{which}; it fits all units")
FITS_MOST = Text(
    "{which} khớp nhiều đơn vị nhất, không cách nào khớp tất cả",
    "{which} fits most units, no way fits all",
)
BY_COLUMN = Text("theo cột {column}: {how}", "by column {column}: {how}")
BY_SECTION = Text(
    "{how}; mỗi phần của bảng xếp hạng riêng", "{how}; each section of the table by itself"
)
EXCERPT = Text(
    "Bảng chỉ có một phần các đơn vị được xếp hạng, nên chỉ soát thứ tự của hạng.",
    "The table shows only some of the units that were ranked: only the order of ranks was checked.",
)
NONE_FOLLOWS = Text(
    "Không tổng nào của cột {column} suy ra được: có thể các cột đã chọn không phải thành phần của "
    "tổng, hoặc có trọng số; xem --parts và --weights.",
    "No total of column {column} follows: the columns chosen may not be its parts, or have "
    "weights; see --parts and --weights.",
)
NO_RANKS = Text("không có cột hạng", "there is no column of ranks")

VERDICTS = {
    Verdict.EXACT: Text("đúng", "exact"),
    Verdict.WITHIN: Text("trong phạm vi làm tròn", "within rounding"),
    Verdict.NOT: Text("KHÔNG KHỚP", "DOES NOT FOLLOW"),
    Verdict.UNCHECKED: Text("không soát được", "not checked"),
}
BLANKS = {
    Blank.AS_ZERO: Text("ô trống tính là 0", "a blank counts as 0"),
    Blank.LEFT_OUT: Text("ô trống được bỏ khỏi trung bình", "a blank is left out of the mean"),
}

RANK = Text("Hạng", "Ranks")
SUMMARY = Text("Tóm tắt", "Summary")
TOTALS = Text("Tổng không đúng từng chữ số", "Totals that are not exact")
ALL_TOTALS = Text("Các tổng", "Totals")
RANKS = Text("Hạng không đúng", "Ranks that are not as expected")
ALL_RANKS = Text("Các hạng", "Ranks")
BLANK_PARTS = Text("Ô thành phần để trống", "Blank parts")
ABOVE = Text("Số vượt điểm tối đa", "Figures above their maximum")
TWICE = Text("Đơn vị có nhiều dòng", "Units with several rows")
WITHIN_NOTE = Text(
    "Trong phạm vi làm tròn: các số in ra đã làm tròn, nên tổng in ra có thể lệch như vậy mà "
    "không sai.",
    "Within rounding: the printed figures are rounded themselves, and so the printed total may be "
    "off by that much without being wrong.",
)
MORE = Text("còn {count} dòng: dùng --format csv/json", "{count} more rows: use --format csv/json")
