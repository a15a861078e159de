"""The words of the appendix, as Decree 30/2020/NĐ-CP writes the head of a document."""

from cds_cli.text import Text

NATION = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
MOTTO = Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
NO_ORGANISATION = Text("(TÊN CƠ QUAN)", "(NAME OF THE ORGANISATION)")
APPENDIX = Text("PHỤ LỤC", "APPENDIX")
RESULT = Text("KẾT QUẢ XẾP HẠNG {name}", "RANKING BY THE {name}")
OF_PERIOD = Text("Kỳ {period} ({stage})", "Period {period} ({stage})")
WITH_DECISION = Text(
    "(Kèm theo Quyết định số ……/QĐ-…… ngày …… tháng …… năm ……)",
    "(Attached to Decision No. ……/QĐ-…… of …… /…… /……)",
)
BLOCK = Text("Khối: {block} ({count} đơn vị)", "Block: {block} ({count} units)")
NO_BLOCK = Text("(không nêu)", "(none)")
NOTES = Text("Ghi chú:", "Notes:")
TIES = Text(
    "Đơn vị có chỉ số bằng nhau thì cùng hạng; hạng tiếp theo được bỏ trống (1-2-2-4).",
    "Units with equal indices share a rank; the next rank is left out (1-2-2-4).",
)
RANKED_ON = Text(
    "Xếp hạng theo chỉ số = điểm / điểm tối đa, làm tròn {decimals} chữ số thập phân.",
    "Ranked on the index = points / maximum, rounded to {decimals} decimals.",
)
UNRANKED = Text(
    "{count} đơn vị không có hạng vì không chỉ số nào áp dụng.",
    "{count} units have no rank, since no indicator applies to them.",
)
BASIS = Text(
    "Căn cứ: bộ chỉ số {set}, sha256 {digest}; cds {version}.",
    "Basis: set {set}, sha256 {digest}; cds {version}.",
)
DATA = Text("Số liệu: {files}.", "Data: {files}.")
PLACE_AND_DAY = Text("………, ngày …… tháng …… năm ……", "………, …… /…… /……")
SIGNED_BY = Text("THỦ TRƯỞNG CƠ QUAN", "HEAD OF THE ORGANISATION")
SIGN_HERE = Text("(Ký tên, đóng dấu)", "(Signature and seal)")
NOBODY = Text("Không có đơn vị nào.", "No units.")
MOVED = Text("Tăng, giảm bậc", "Places")
GROUP = Text("Nhóm", "Group")
PERSONS = Text("Số người", "Persons")
MEAN = Text("Chỉ số bình quân", "Mean index")
