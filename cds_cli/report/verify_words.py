"""The words of what ``cds verify`` answers."""

from cds_cli.analysis.published.model import Measure
from cds_cli.analysis.verification.model import Stray
from cds_cli.report.answers.model import Worded
from cds_cli.text import Text

TITLE = Text("Kiểm tra kết quả đã công bố: {name}", "Verification of a published result: {name}")
VERDICT = Text("Kết luận", "Verdict")
SAME = Text(
    "GIỐNG: cả {figures} con số của {units} đơn vị đúng như tính lại",
    "THE SAME: all {figures} figures of {units} units are as recomputed",
)
DIFFERENT = Text(
    "KHÁC: {differing} trong {figures} con số không đúng như tính lại; {strays} đơn vị không khớp",
    "DIFFERENT: {differing} of {figures} figures are not as recomputed; {strays} units do not "
    "match",
)
RESULT = Text("Tệp kết quả", "Result")
BYTES = Text("Ghi lại tệp", "Written again")
SAME_BYTES = Text("ra đúng từng byte", "gives the same bytes")
OTHER_BYTES = Text("không ra đúng từng byte", "does not give the same bytes")
OTHER_FROM = Text(
    "không ra đúng từng byte (khác từ dòng {line})",
    "does not give the same bytes (they differ from line {line})",
)
NOT_TRIED = Text(
    "không thử: đây là bảng tính của cds report",
    "not tried: this is the workbook of cds report",
)
FULL_WORKBOOK = Text(
    "Của bảng tính này, trang xếp hạng và trang điểm chính xác (đến 6 chữ số thập phân) được so; "
    "các trang khác lấy số từ hai trang đó hoặc nói về kỳ, giai đoạn khác, nên không so.",
    "Of this workbook the sheets of ranks and of exact points (to 6 decimals) were compared; the "
    "others take their figures from these, or tell of other periods and stages, and were not.",
)
ONLY_BYTES = Text(
    "Các con số đều giống, nên phần khác nằm ở chữ, thứ tự dòng hoặc danh sách cảnh báo: chẳng hạn "
    "do phiên bản cds khác, cột hay dòng chọn khác, ô không phải số đã sửa, hoặc tính lại từ kho "
    "(kho không giữ sổ đếm ô, ledger).",
    "All figures are the same, so that what differs are words, the order of rows or the list of "
    "findings: by another version of cds, other columns or rows, an edited cell that is no "
    "figure, or because it was recomputed from the store, which keeps no account of cells "
    "(ledger).",
)
MARKS_NOT_SHOWN = Text(
    "Dấu (thiếu số liệu, điểm hội đồng…) trong xlsx chỉ là định dạng ô, không được so.",
    "Marks (missing data, awarded points…) are only formats of cells in xlsx; they were not "
    "compared.",
)

MEASURES = {
    Measure.RANK: Text("hạng", "rank"),
    Measure.NAME: Text("tên", "name"),
    Measure.BLOCK: Text("khối", "block"),
    Measure.POINTS: Text("điểm", "points"),
    Measure.MAX_POINTS: Text("điểm tối đa", "maximum"),
    Measure.INDEX: Text("chỉ số", "index"),
    Measure.BAND: Text("mức", "band"),
    Measure.COVERAGE: Text("độ phủ", "coverage"),
    Measure.MARKS: Text("dấu", "marks"),
    Measure.UNITS: Text("số đơn vị đã chấm", "units scored"),
    Measure.GAPS: Text("số đơn vị thiếu số liệu", "units with missing data"),
}
STRAYS = {
    Stray.ONLY_PUBLISHED: Text("chỉ có trong kết quả công bố", "only in the published result"),
    Stray.ONLY_RECOMPUTED: Text("chỉ có khi tính lại", "only when recomputed"),
    Stray.TWICE: Text("có hai lần trong một bảng", "twice in one table"),
}
BASIS = {
    "set": Text("Bộ chỉ số", "Set"),
    "set_sha256": Text("SHA-256 của bộ chỉ số", "SHA-256 of the set"),
    "stage": Text("Giai đoạn", "Stage"),
    "period": Text("Kỳ", "Period"),
    "data": Text("Tệp số liệu", "Data files"),
}
AGREES = {
    True: Worded("same", Text("giống", "same")),
    False: Worded("different", Text("KHÁC", "DIFFERENT")),
}

DIFFERENCES = Text("Con số khác", "Figures that differ")
UNITS = Text("Đơn vị không khớp", "Units that do not match")
RESTS_ON = Text("Kết quả công bố dựa trên", "What the published result rests on")
NOTHING_NAMED = Text(
    "csv và tsv không ghi bộ chỉ số và số liệu: chỉ các con số được so.",
    "csv and tsv do not name set and data: only the figures were compared.",
)
OTHER_BASIS = Text(
    "Chú ý: kết quả công bố nêu căn cứ khác với căn cứ dùng để tính lại.",
    "Mind: the published result names another basis than the one used to recompute it.",
)
COARSE = Text("Cột ghi ít chữ số hơn", "Columns that show fewer decimals")
COARSE_NOTE = Text(
    "Các cột này được so theo số chữ số mà chúng ghi.",
    "These columns were compared at the decimals that they show.",
)
LEFT_OUT = Text("Không so được", "Not compared")
LEFT_OUT_NOTE = Text(
    "Cột không phải con số của bộ chỉ số, hoặc dòng không có mã đơn vị.",
    "Columns that are no figures of the set, or rows without the code of a unit.",
)
MORE = Text(
    "còn {count} dòng: thêm --all, hoặc dùng --format csv/json",
    "{count} more rows: add --all, or use --format csv/json",
)
WHOLE = Worded("", Text("(toàn bộ)", "(whole)"))
PLACE = Text("Vị trí", "Place")
UNIT, NAME, NODE = Text("Mã", "Code"), Text("Đơn vị", "Unit"), Text("Nút", "Node")
WHAT = Text("Con số", "Figure")
PUBLISHED, RECOMPUTED = Text("Công bố", "Published"), Text("Tính lại", "Recomputed")
CHANGE = Text("Chênh lệch", "Difference")
