"""Words of the gate's formats for machines: annotations, job summary, test reports."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "gate.hint": ("Gợi ý: {hint}.", "Hint: {hint}."),
    "gate.more.error": ("… và {count} lỗi nữa", "… and {count} more errors"),
    "gate.more.warning": ("… và {count} cảnh báo nữa", "… and {count} more warnings"),
    "gate.more.where": (
        "GitHub không hiển thị hết. Xem bản tóm tắt của bước này, hoặc tự chạy cchc validate.",
        "GitHub does not show all. See the summary of this step, or run cchc validate yourself.",
    ),
    "gate.usable": ("số liệu dùng được", "the figures can be used"),
    "gate.failures": (
        "{count} phát hiện, đầu tiên: {first}",
        "{count} findings, the first one: {first}",
    ),
    "gate.not_kept": (
        "Chưa liệt kê: {errors} lỗi, {warnings} cảnh báo",
        "Not listed: errors {errors}, warnings {warnings}",
    ),
    "gate.rule.bad": ("Sai: {example}", "Wrong: {example}"),
    "gate.rule.good": ("Đúng: {example}", "Right: {example}"),
    "gate.summary.title": ("Kiểm tra số liệu", "Check of figures"),
    "gate.summary.clean": (
        "Không có phát hiện nào: số liệu dùng được.",
        "Nothing is wrong: the figures can be used.",
    ),
    "gate.summary.warned": (
        "Số liệu dùng được; có {warnings} cảnh báo cần xem lại.",
        "The figures can be used; warnings to look at: {warnings}.",
    ),
    "gate.summary.failed": (
        "Có {errors} lỗi phải sửa và {warnings} cảnh báo cần xem lại.",
        "Errors to correct: {errors}; warnings to look at: {warnings}.",
    ),
    "gate.summary.files": ("Tệp đã đọc", "Files read"),
    "gate.summary.findings": ("Phát hiện", "Findings"),
    "gate.summary.missing": (
        "Còn thiếu, kỳ {period}: {missing} trên {due} số liệu",
        "Missing for {period}: {missing} of {due} figures",
    ),
    "gate.summary.complete": (
        "Kỳ {period}: đã nhận đủ {due} số liệu.",
        "{period}: all {due} figures were received.",
    ),
    "gate.summary.more_agencies": ("… và {count} cơ quan nữa", "… and {count} more agencies"),
    "gate.summary.more_targets": ("… và {count} chỉ tiêu, nhiệm vụ nữa", "… and {count} more"),
    "gate.summary.more_files": ("… và {count} tệp nữa", "… and {count} more files"),
    "gate.col.file": ("Tệp", "File"),
    "gate.col.rows": ("Số dòng", "Rows"),
    "gate.col.encoding": ("Bảng mã", "Encoding"),
    "gate.col.place": ("Vị trí", "Place"),
    "gate.col.rule": ("Quy tắc", "Rule"),
    "gate.col.message": ("Phát hiện", "What is wrong"),
    "gate.col.hint": ("Gợi ý", "What to do"),
    "gate.col.agency": ("Cơ quan", "Agency"),
    "gate.col.due": ("Phải báo cáo", "Due"),
    "gate.col.received": ("Đã nhận", "Received"),
    "gate.col.missing": ("Còn thiếu", "Missing"),
}
