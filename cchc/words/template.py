"""Words of the form that an agency fills in, and of the command that makes it."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # --- helper columns; cchc/figure_file/header.py passes them over under these names ---
    "template.col.agency_name": ("tên cơ quan", "agency_name"),
    "template.col.target_name": ("tên chỉ tiêu", "target_name"),
    "template.col.to_report": ("nội dung báo cáo", "to_report"),
    "template.col.previous_numerator": ("tử số kỳ trước", "previous_numerator"),
    "template.col.previous_denominator": ("mẫu số kỳ trước", "previous_denominator"),
    "template.col.previous_value": ("giá trị kỳ trước", "previous_value"),
    # --- what to report ---
    "template.not_applicable": ("không phát sinh", "n/a"),
    "template.counts": (
        "numerator (tử số): {numerator}; denominator (mẫu số): {denominator}. Ngưỡng {threshold}. "
        "{absent}",
        "numerator: {numerator}; denominator: {denominator}. Threshold {threshold}. {absent}",
    ),
    "template.fixed": (
        "numerator (tử số): {numerator}; denominator (mẫu số) đã ghi sẵn theo danh sách cơ quan: "
        "{denominator}. Ngưỡng {threshold}.",
        "numerator: {numerator}; denominator, already filled in from the register: {denominator}. "
        "Threshold {threshold}.",
    ),
    "template.percent": (
        "value (giá trị): {value}, ghi số từ 0 đến 100. Ngưỡng {threshold}. {absent}",
        "value: {value}, a number from 0 to 100. Threshold {threshold}. {absent}",
    ),
    "template.yes_no": (
        "value (giá trị): {value} Ghi một trong: {choices}. {absent}",
        "value: {value} Write one of: {choices}. {absent}",
    ),
    "template.task": (
        "value (giá trị): tình trạng nhiệm vụ, ghi một trong: {choices}. {absent}",
        "value: the status of the task, one of: {choices}. {absent}",
    ),
    "template.absent": (
        "Nếu trong kỳ không phát sinh: ghi “{word}” ở value (giá trị) và lý do ở note (ghi chú).",
        "If there was nothing to measure: write “{word}” under value and say why under note.",
    ),
    # --- the workbook ---
    "template.sheet": ("Số liệu", "Figures"),
    "template.wrong": ("Chưa đúng", "Not accepted"),
    "template.whole_number": (
        "Ghi số nguyên, từ 0 trở lên.",
        "Write a whole number, 0 or more.",
    ),
    "template.one_of": ("Chọn một trong: {choices}.", "Choose one of: {choices}."),
    "template.percentage": (
        "Ghi số từ 0 đến 100, hoặc “{word}”.",
        "Write a number from 0 to 100, or “{word}”.",
    ),
    # --- the command ---
    "template.owes_nothing": (
        "kế hoạch không giao {agency} báo cáo số liệu nào nên không có biểu mẫu",
        "the plan asks {agency} for no figure, so there is no form",
    ),
    "template.other_year": (
        "kỳ {period} không thuộc kế hoạch năm {year}",
        "{period} is not in the plan's year {year}",
    ),
    "template.no_previous": (
        "{path} không có số liệu của kỳ nào trước {period}",
        "{path} holds no period before {period}",
    ),
    "template.previous_wrong": (
        "Số liệu kỳ trước có {errors} lỗi; số liệu lỗi được để trống trong biểu mẫu.",
        "Errors in the previous figures: {errors}; those figures are left blank in the form.",
    ),
    "template.filled_in": (
        "{path} đã được điền số liệu; chọn nơi ghi khác, hoặc thêm --force để ghi đè",
        "{path} has been filled in; choose another output, or add --force to replace it",
    ),
    "template.not_a_folder": (
        "{path} là tệp; --all cần một thư mục",
        "{path} is a file; --all needs a folder",
    ),
    "template.stopped": (
        "không ghi được {path}: {reason}; đã ghi xong {written} trên {total} biểu mẫu",
        "{path} cannot be written: {reason}; {written} of {total} forms were written",
    ),
    "template.written": (
        "Đã ghi {count} biểu mẫu vào {path}",
        "Forms written to {path}: {count}",
    ),
    "template.progress": ("Đang ghi biểu mẫu", "Writing forms"),
    "template.no_openpyxl": (
        "biểu mẫu .xlsx cần gói openpyxl; cài bằng: pip install 'cchc[xlsx]'",
        "forms in .xlsx need the package openpyxl; install it with: pip install 'cchc[xlsx]'",
    ),
}
