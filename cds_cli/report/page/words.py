"""The words of the page: those it shows at once, and those that its script needs."""

from cds_cli.report.ranking.words import MARKERS
from cds_cli.text import Language, Text

PAGE = {
    "skip": Text("Đến bảng xếp hạng", "To the ranking"),
    "logo": Text("Biểu trưng", "Logo"),
    "contents": Text("Nội dung", "Contents"),
    "summary": Text("Tóm tắt", "Summary"),
    "ranking": Text("Bảng xếp hạng", "Ranking"),
    "find": Text("Tìm", "Find"),
    "find_example": Text("tên hoặc mã, không cần dấu", "name or code, accents not needed"),
    "block": Text("Khối", "Block"),
    "all_blocks": Text("tất cả", "all"),
    "columns": Text("Cột", "Columns"),
    "pillars": Text("trụ cột", "pillars"),
    "groups": Text("nhóm", "groups"),
    "no_block": Text("(không nêu)", "(none)"),
    "caption": Text(
        "Bấm vào đầu cột để sắp xếp, bấm vào tên đơn vị để xem chi tiết.",
        "Press a heading to sort, the name of a unit to see its details.",
    ),
    "nobody": Text("Không có đơn vị nào.", "No units."),
    "persons": Text(
        "Đơn vị được chấm là người, nên chỉ nêu theo nhóm; nhóm dưới 5 người không nêu số.",
        "Those scored are persons, so only groups are shown; groups below 5 have no figures.",
    ),
    "group": Text("Nhóm", "Group"),
    "count": Text("Số người", "Persons"),
    "mean": Text("Chỉ số bình quân", "Mean index"),
    "basis": Text("Căn cứ", "Basis"),
    "indicators": Text("Các chỉ số và cách chấm", "Indicators and how they are scored"),
    "code": Text("Mã", "Code"),
    "name": Text("Chỉ số", "Indicator"),
    "maximum": Text("Tối đa", "Max"),
    "rule": Text("Cách chấm", "Scoring"),
    "no_script": Text(
        "Sắp xếp, tìm kiếm và xem chi tiết từng đơn vị cần JavaScript; bảng và hình vẽ thì không.",
        "Sorting, finding and the details of units need JavaScript; table and charts do not.",
    ),
}
OF_PERSONS = {
    "ranking": Text("Kết quả theo nhóm", "Results by group"),
    "skip": Text("Đến kết quả", "To the results"),
}
"""What is said otherwise where persons are scored, who are not ranked."""
SCRIPT = {
    "shown": Text("{shown} / {all} đơn vị", "{shown} / {all} units"),
    "more": Text(
        "Hiện thêm {count} trong {left} đơn vị còn lại", "Show {count} more of the {left} left"
    ),
    "median": Text("trung vị", "median"),
    "median_told": Text(
        "Thanh: chỉ số của đơn vị; vạch: trung vị của khối.",
        "Bars: the unit's index; marks: the median of its block.",
    ),
    "profile": Text("Chỉ số theo phần", "Index by part"),
    "strengths": Text(
        "Điểm mạnh so với trung vị của khối", "Strengths against the median of the block"
    ),
    "weaknesses": Text(
        "Điểm yếu so với trung vị của khối", "Weaknesses against the median of the block"
    ),
    "neighbours": Text("Quanh thứ hạng này", "Around this rank"),
    "changed": Text("So với kỳ trước", "Against the last period"),
    "entered": Text("Không có trong kỳ {period}.", "Not in {period}."),
    "was": Text(
        "Kỳ {period}: hạng {rank}, chỉ số {index}.", "{period}: rank {rank}, index {index}."
    ),
    "is": Text(
        "Kỳ này: hạng {rank}, chỉ số {index} ({change}).",
        "Now: rank {rank}, index {index} ({change}).",
    ),
    "none": Text("Không có.", "None."),
    "tree": Text("Điểm từng phần", "Points by part"),
    "total": Text("Toàn bộ", "Total"),
    "node": Text("Chỉ số", "Indicator"),
    "points": Text("Điểm", "Points"),
    "maximum": Text("Tối đa", "Max"),
    "index": Text("Tỷ lệ", "Share"),
    "rank": Text("Hạng", "Rank"),
    "evidence": Text("Minh chứng", "Evidence"),
}
MOVED = Text("Bậc", "Places")
SUBTITLE = Text("{decision} · kỳ {period} · {stage}", "{decision} · period {period} · {stage}")
UNITS, PERSONS = Text("đơn vị", "units"), Text("người", "persons")
MEAN = Text("chỉ số bình quân", "mean index")
MEDIAN = Text("trung vị", "median")
WITH_GAPS = Text("đơn vị thiếu số liệu", "units with missing data")
ONLY_REPORTED = Text("chỉ báo cáo, không tính điểm", "reported only, no points")


def script_words(language: Language) -> dict[str, object]:
    """Give the words of the script, and the sign of each mark."""
    told: dict[str, object] = {key: template(text, language) for key, text in SCRIPT.items()}
    return {**told, "marks": [[int(meant), sign] for sign, meant in MARKERS.items()]}


def template(text: Text, language: Language) -> str:
    """Give a sentence with its ``{values}`` still open."""
    return text.vi if language is Language.VI else text.en
