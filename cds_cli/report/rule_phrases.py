"""The sentences of which the scoring of an indicator is told, in both languages."""

from cds_cli.text import Text

RATIO = Text("tỷ lệ a / b", "the ratio a / b")
VALUE = Text("số liệu a", "figure a")
OF_POINTS = Text("{points} điểm", "{points} points")
OF_MAXIMUM = Text("{share} điểm tối đa", "{share} of the maximum")

YES_NO = Text("Có: {points}; Không: 0 điểm.", "Có (yes): {points}; Không (no): 0 points.")
CHOICE = Text("Chọn một câu trả lời:", "Choose one answer:")
STEPS = Text("Điểm theo bậc của {figure}:", "Points by the step that {figure} falls in:")
OUTSIDE = Text("– ngoài các bậc trên: 0 điểm", "– outside these steps: 0 points")
LISTED = Text("– {what}: {points}", "– {what}: {points}")
RATIO_RULE = Text(
    "Điểm = điểm tối đa × (a / b){by}, không quá điểm tối đa.",
    "Points = maximum × (a / b){by}, at most the maximum.",
)
BY_TARGET = Text(" ÷ {target}", " ÷ {target}")
LESS_IS_BETTER = Text(
    "Tỷ lệ a / b càng thấp càng tốt: điểm = điểm tối đa × (1 − a / b){by}, không quá điểm tối đa.",
    "The lower a / b the better: points = maximum × (1 − a / b){by}, at most the maximum.",
)
WORSE_BELOW = Text("Tỷ lệ dưới {floor}: 0 điểm.", "A ratio below {floor}: 0 points.")
WORSE_ABOVE = Text("Tỷ lệ trên {floor}: 0 điểm.", "A ratio above {floor}: 0 points.")
LINEAR = Text(
    "Điểm tăng đều theo {figure}: {low} được 0 điểm, {high} được đủ điểm.",
    "Points run in a straight line with {figure}: {low} earns 0 points, {high} earns all.",
)
CLIPPED = Text(
    "Vượt quá hai mức đó thì tính như ở mức đó.", "Beyond these two, the nearer one counts."
)
NOT_CLIPPED = Text("Số ngoài hai mức đó bị từ chối.", "A figure beyond these two is not accepted.")
COUNT = Text("Mỗi mục được {points}, không quá điểm tối đa.", "{points} each, at most the maximum.")
COUNT_AT_MOST = Text(
    "Mỗi mục được {points}, tính nhiều nhất {most} mục.",
    "{points} each, for {most} items at most.",
)
GIVEN = {
    "share": Text(
        "Điểm = điểm tối đa × số liệu (từ 0 đến 1).", "Points = maximum × the figure (0 to 1)."
    ),
    "percent": Text(
        "Điểm = điểm tối đa × số phần trăm ÷ 100.", "Points = maximum × the percentage ÷ 100."
    ),
    "points": Text(
        "Số liệu là số điểm, từ 0 đến điểm tối đa.",
        "The figure is the points themselves, from 0 to the maximum.",
    ),
}
TAKEN = {
    "value": Text(
        "Để trống thì lấy {index} của chính đơn vị đó ở bộ {other}.",
        "If left blank, the {index} of the same unit in {other} is taken.",
    ),
    "mean": Text(
        "Để trống thì lấy bình quân {index} của các đơn vị trực thuộc ở bộ {other}.",
        "If left blank, the mean {index} of the units below it in {other} is taken.",
    ),
    "share": Text(
        "Để trống thì lấy tỷ lệ đơn vị trực thuộc đạt mức {band} trở lên ở bộ {other}.",
        "If left blank, the share of the units below it at {band} or better in {other} is taken.",
    ),
}
INDEX = Text("chỉ số chung", "index")
INDEX_OF = Text("chỉ số mục {node}", "index of {node}")
PASS = Text(
    "Đủ điểm khi {figure} {bounds}; nếu không: 0 điểm.",
    "All points if {figure} is {bounds}; otherwise 0 points.",
)
SURVEY = Text(
    "Điểm = điểm tối đa × {way} ÷ 4, theo mức trung bình của các câu trả lời từ mức 1 đến mức 5.",
    "Points = maximum × {way} ÷ 4, by the mean level of the answers, from level 1 to level 5.",
)
RISING = Text("(trung bình − 1)", "(mean − 1)")
FALLING = Text("(5 − trung bình)", "(5 − mean)")
FEW_ANSWERS = Text(
    "Dưới {least} phiếu thì coi như thiếu số liệu.",
    "Fewer than {least} answers count as missing.",
)
BEST_OF = Text("Lấy trường hợp được nhiều điểm nhất:", "The case that earns most counts:")
SUM_OF = Text("Cộng điểm các phần:", "The points of the parts add up:")
CHECKLIST = Text("Cộng điểm các mục trả lời Có:", "Each item answered Có (yes) earns its points:")
A_PART = Text("– {name} (tối đa {most}): {how}", "– {name} (at most {most}): {how}")
BEST_IS_HIGHEST = Text(
    "Điểm = điểm tối đa × {figure} ÷ mức cao nhất trong các đơn vị.",
    "Points = maximum × {figure} ÷ the highest of all units.",
)
BEST_IS_LOWEST = Text(
    "Điểm = điểm tối đa × mức thấp nhất trong các đơn vị ÷ {figure}.",
    "Points = maximum × the lowest of all units ÷ {figure}.",
)
BETWEEN_HIGHEST = Text(
    "So với các đơn vị khác: {figure} cao nhất được đủ điểm, thấp nhất được 0 điểm, "
    "ở giữa thì theo khoảng cách.",
    "Against the other units: the highest of {figure} earns all, the lowest 0 points, "
    "the others by their distance.",
)
BETWEEN_LOWEST = Text(
    "So với các đơn vị khác: {figure} thấp nhất được đủ điểm, cao nhất được 0 điểm, "
    "ở giữa thì theo khoảng cách.",
    "Against the other units: the lowest of {figure} earns all, the highest 0 points, "
    "the others by their distance.",
)
WHOLE_IS_ZERO = {
    "not_applicable": Text("b = 0: không áp dụng.", "b = 0: not applicable."),
    "zero": Text("b = 0: 0 điểm.", "b = 0: 0 points."),
    "full": Text("b = 0: đủ điểm.", "b = 0: all points."),
}
MAY_EXCEED = Text("a có thể lớn hơn b.", "a may be above b.")

FROM = Text("từ {low} trở lên", "{low} or more")
FROM_TO_BELOW = Text("từ {low} đến dưới {high}", "from {low} to below {high}")
FROM_TO = Text("từ {low} đến {high}", "from {low} to {high}")
BELOW = Text("dưới {high}", "below {high}")
ABOVE = Text("trên {low}", "above {low}")
ABOVE_TO = Text("trên {low} đến {high}", "above {low}, up to {high}")
UP_TO = Text("không quá {high}", "at most {high}")
ANY = Text("bất kỳ", "any")
NOT_BEFORE = Text("không trước {low}", "not before {low}")
NOT_AFTER = Text("chậm nhất {high}", "no later than {high}")


CLOSED = {(True, True): FROM_TO, (True, False): FROM, (False, True): UP_TO}
CLOSED_DAYS = {**CLOSED, (True, False): NOT_BEFORE, (False, True): NOT_AFTER}
CLOSED_BELOW = {
    (True, True): FROM_TO_BELOW,
    (True, False): FROM,
    (False, True): BELOW,
    (False, False): ANY,
}
CLOSED_ABOVE = {
    (True, True): ABOVE_TO,
    (True, False): ABOVE,
    (False, True): UP_TO,
    (False, False): ANY,
}
"""How an interval is written, by whether it has a lower and an upper end."""
