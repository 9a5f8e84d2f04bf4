"""Words of the scorecard: headings, columns, sentences around the numbers."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "score.period": (
        "Kỳ báo cáo {period} (lũy kế từ 01/01/{year} đến {end}/{year})",
        "Period {period} (cumulative, 1 January to {end} {year})",
    ),
    "score.end.1": ("31/3", "31 March"),
    "score.end.2": ("30/6", "30 June"),
    "score.end.3": ("30/9", "30 September"),
    "score.end.4": ("31/12", "31 December"),
    "score.files": ("{files} tệp, {rows} dòng số liệu", "files: {files}, rows: {rows}"),
    "score.other_rows": (
        "{count} dòng thuộc kỳ khác không tính",
        "{count} rows of other periods left out",
    ),
    "score.figures": (
        "Số liệu phải báo cáo {due}: đã nhận {received} ({coverage}), lỗi {invalid}, "
        "chưa báo cáo {missing}",
        "Figures due {due}: received {received} ({coverage}), invalid {invalid}, "
        "not reported {missing}",
    ),
    "score.overall": (
        "Toàn kế hoạch đạt {met}/{asked} ({compliance}): chỉ tiêu {targets}, nhiệm vụ {tasks}",
        "Whole plan: {met} of {asked} met ({compliance}) – targets {targets}, tasks {tasks}",
    ),
    "score.share": ("{met}/{asked}", "{met}/{asked}"),
    "score.title.areas": ("KẾT QUẢ THEO LĨNH VỰC", "RESULTS BY AREA"),
    "score.title.agencies": ("KẾT QUẢ THEO CƠ QUAN – {level}", "RESULTS BY AGENCY – {level}"),
    "score.title.targets": ("KẾT QUẢ THEO CHỈ TIÊU", "RESULTS BY TARGET"),
    "score.title.tasks": ("KẾT QUẢ THEO NHIỆM VỤ", "RESULTS BY TASK"),
    "score.title.open_targets": (
        "CHỈ TIÊU CHƯA ĐẠT, CHƯA RÕ HOẶC CHƯA BÁO CÁO",
        "TARGETS NOT MET, UNDECIDED OR NOT REPORTED",
    ),
    "score.title.open_tasks": (
        "NHIỆM VỤ CHƯA HOÀN THÀNH, CHƯA RÕ HOẶC CHƯA BÁO CÁO",
        "TASKS NOT DONE, UNDECIDED OR NOT REPORTED",
    ),
    "score.title.figures": ("SỐ LIỆU CỦA {agency}", "FIGURES OF {agency}"),
    "score.col.area": ("Lĩnh vực", "Area"),
    "score.col.targets": ("Chỉ tiêu\nđạt", "Targets\nmet"),
    "score.col.tasks": ("Nhiệm vụ\nđạt", "Tasks\nmet"),
    "score.col.compliance": ("Tỷ lệ\nđạt", "Comp-\nliance"),
    "score.col.bar": ("", ""),
    "score.col.coverage": ("Tỷ lệ\nbáo cáo", "Cov-\nerage"),
    "score.col.rank": ("Hạng", "Rank"),
    "score.col.agency": ("Cơ quan", "Agency"),
    "score.col.due": ("Phải\nbáo\ncáo", "Due"),
    "score.col.met": ("Đạt", "Met"),
    "score.col.not_met": ("Chưa\nđạt", "Not\nmet"),
    "score.col.invalid": ("Lỗi", "In-\nvalid"),
    "score.col.not_reported": ("Chưa\nbáo\ncáo", "Not\nre-\nported"),
    "score.col.not_applicable": ("Không\náp\ndụng", "Not\nappli-\ncable"),
    "score.col.oversight": ("Theo dõi,\nchỉ đạo", "Over-\nsight"),
    "score.col.id": ("Mã", "Id"),
    "score.col.target": ("Nội dung", "Target or task"),
    "score.col.outcome": ("Kết quả", "Outcome"),
    "score.col.value": ("Giá trị", "Value"),
    "score.col.counts": ("Tử số/mẫu số", "Counts"),
    "score.col.threshold": ("Ngưỡng", "Threshold"),
    "score.col.short_by": ("Cần\nthêm", "More\nneeded"),
    "score.col.responsible": ("Trách nhiệm", "Responsible"),
    "score.col.place": ("Nguồn", "Source"),
    "score.possible": ("tối đa {percent}", "up to {percent} possible"),
    "score.hidden": (
        "Cột không đủ chỗ: {columns}. Mở rộng cửa sổ hoặc dùng --format csv để xem đủ.",
        "No room for: {columns}. Widen the window, or use --format csv to see everything.",
    ),
    "score.note_together": (
        "Chỉ tiêu xét chung toàn tỉnh ({ids}) có trong tỷ lệ báo cáo, không có trong các cột kết "
        "quả của cơ quan.",
        "Targets judged together ({ids}) count in the coverage, not in an agency's outcomes.",
    ),
    "score.communes": (
        "{count} xã, phường, thị trấn: dùng --by agency để xem từng đơn vị.",
        "{count} communes: use --by agency to see each.",
    ),
    "score.commune_groups": (
        "KẾT QUẢ CẤP XÃ THEO HUYỆN, THÀNH PHỐ",
        "COMMUNES BY DISTRICT",
    ),
    "score.left_out": (
        "{errors} lỗi, {warnings} cảnh báo trong số liệu; {invalid} số liệu lỗi không dùng được và "
        "vẫn tính vào mẫu số của tỷ lệ đạt.",
        "Errors in the figures: {errors}, warnings: {warnings}; invalid figures: {invalid}, "
        "not used but kept in the denominator of compliance.",
    ),
    "score.no_card": (
        "Không có dòng số liệu nào đọc được nên không lập bảng điểm.",
        "No row could be read, so there is no scorecard.",
    ),
    "score.no_period": (
        "Chưa xác định được kỳ báo cáo nên không lập bảng điểm.",
        "The period is not clear, so there is no scorecard.",
    ),
    "score.no_figures": (
        "Cơ quan này không có số liệu phải báo cáo.",
        "This agency owes no figures.",
    ),
    "score.together": ("chỉ xét chung", "judged together only"),
    "score.floor_missed": (
        "tỷ lệ đạt toàn kế hoạch {found} thấp hơn mức yêu cầu {floor}",
        "overall compliance of {found} is below the required {floor}",
    ),
    "score.floor_missed_agency": (
        "{count} cơ quan có tỷ lệ đạt thấp hơn mức yêu cầu {floor}: {agencies}",
        "agencies with compliance below the required {floor} ({count}): {agencies}",
    ),
}
