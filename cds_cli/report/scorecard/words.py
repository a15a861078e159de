"""The words of a scorecard."""

from cds_cli.report.page.words import SCRIPT
from cds_cli.text import Text

SUBTITLE = Text("{set} · kỳ {period} · {stage}", "{set} · period {period} · {stage}")
RANK, INDEX, POINTS = Text("Hạng", "Rank"), Text("Chỉ số", "Index"), Text("Điểm", "Points")
BAND, KIND, PARENT = Text("Mức", "Band"), Text("Loại", "Kind"), Text("Thuộc", "Under")
MAXIMUM, NODE, TOTAL = Text("Tối đa", "Max"), Text("Chỉ số", "Indicator"), Text("Toàn bộ", "Total")
STANDS = Text(
    "{name}: {index} (trung vị {median}; {place} / {among})",
    "{name}: {index} (median {median}; {place} / {among})",
)
STRENGTHS, WEAKNESSES = SCRIPT["strengths"], SCRIPT["weaknesses"]
NEIGHBOURS, CHANGES = SCRIPT["neighbours"], SCRIPT["changed"]
ENTERED, WAS, IS = SCRIPT["entered"], SCRIPT["was"], SCRIPT["is"]
MOVED = Text("{name}: {change} điểm", "{name}: {change} points")
TREE = Text("Điểm từng phần và cách tính", "Points by part, and how they came about")
EVIDENCE, NONE = SCRIPT["evidence"], SCRIPT["none"]
BASIS = Text("Căn cứ", "Basis")
LOGO = Text("Biểu trưng", "Logo")
