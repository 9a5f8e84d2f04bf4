"""Words of the schemas that go to others: of the plan file and of the table of figures.

`schema.<part>` names a part of the plan file, `schema.<part>.<key>` describes one of its keys;
`schema.key.<key>` does so wherever the part has no words of its own.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "schema.plan": (
        "Kế hoạch cải cách hành chính",
        "Plan of administrative reform",
    ),
    "schema.plan.plan": (
        "Thông tin chung: tên kế hoạch, cơ quan ban hành, năm.",
        "What the plan is called, who issued it, for which year.",
    ),
    "schema.plan.areas": (
        "Các lĩnh vực. Mỗi chỉ tiêu, nhiệm vụ thuộc một lĩnh vực.",
        "The areas of reform. Every target and task belongs to one.",
    ),
    "schema.plan.groups": (
        "Các nhóm cơ quan, để giao việc cho nhiều cơ quan bằng một mã.",
        "Groups of agencies, so that one id can name many.",
    ),
    "schema.plan.agencies": (
        "Danh sách cơ quan, theo thứ tự trong bảng điểm.",
        "The register of agencies, in the order of the scorecard.",
    ),
    "schema.plan.targets": (
        "Các chỉ tiêu, mỗi chỉ tiêu có ngưỡng và cơ quan báo cáo.",
        "The targets, each with its threshold and those who report it.",
    ),
    "schema.plan.tasks": (
        "Các nhiệm vụ: hoàn thành hay chưa.",
        "The tasks, which are done or not.",
    ),
    "schema.key.id": (
        "Mã: chữ cái không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới. Không trùng mã khác.",
        "The id: plain letters, digits, dots, hyphens, underscores. No two are alike.",
    ),
    "schema.key.name": ("Tên tiếng Việt.", "The name in Vietnamese."),
    "schema.key.name_en": (
        "Tên tiếng Anh. Bỏ khóa này thì dùng tên tiếng Việt.",
        "The name in English. Without it the Vietnamese name is used.",
    ),
    "schema.key.clause": (
        "Mục, điểm của kế hoạch, ví dụ I.1.b-10.",
        "The clause of the plan, such as I.1.b-10.",
    ),
    "schema.key.area": (
        "Mã lĩnh vực đã khai báo trong areas.",
        "The id of an area that stands under areas.",
    ),
    "schema.key.level": ("Cấp của cơ quan:", "Where the agency stands:"),
    "schema.key.responsible": (
        "Cơ quan chịu trách nhiệm, theo từng vai trò.",
        "Who is responsible, role by role.",
    ),
    "schema.key.basis": (
        "Căn cứ xác định trách nhiệm; chỉ ghi khi chính điều khoản đó không nêu rõ cơ quan.",
        "What the responsibilities rest on; only where the clause itself names no agency.",
    ),
    "schema.head": ("Thông tin chung", "Head of the plan"),
    "schema.head.id": ("Mã kế hoạch, ví dụ kon-tum-2020.", "The plan's id, such as kon-tum-2020."),
    "schema.head.name": ("Tên kế hoạch.", "The plan's name."),
    "schema.head.issuer": (
        "Cơ quan ban hành: một mã trong agencies.",
        "Who issued it: an id that stands under agencies.",
    ),
    "schema.head.year": (
        "Năm kế hoạch. Không nhận số liệu của năm khác.",
        "The year. Figures of another year are refused.",
    ),
    "schema.head.language": (
        "Ngôn ngữ kết quả khi người dùng không chọn.",
        "The language of results unless the reader asks for another.",
    ),
    "schema.area": ("Lĩnh vực", "Area"),
    "schema.group": ("Nhóm cơ quan", "Group of agencies"),
    "schema.group.level": (
        "Nhóm gồm mọi cơ quan của cấp này (chỉ ghi level hoặc members):",
        "The group is every agency of this level (level or members, not both):",
    ),
    "schema.group.members": (
        "Các cơ quan trong nhóm, ghi bằng mã (chỉ ghi level hoặc members).",
        "The agencies of the group, by id (level or members, not both).",
    ),
    "schema.agency": ("Cơ quan", "Agency"),
    "schema.agency.id": (
        "Mã cơ quan, dùng trong tệp số liệu, ví dụ so-noi-vu. Không trùng mã khác.",
        "The agency's id, as figures give it, such as so-noi-vu. No two are alike.",
    ),
    "schema.agency.parent": (
        "Mã cơ quan cấp trên trực tiếp.",
        "The id of the agency right above.",
    ),
    "schema.agency.aliases": (
        "Những cách gọi khác được chấp nhận trong tệp số liệu.",
        "Other names by which figures may give the agency.",
    ),
    "schema.measure": ("Nội dung đo", "Measure"),
    "schema.measure.kind": ("Cách đo:", "How it is measured:"),
    "schema.measure.numerator": (
        "Tử số là gì, bằng lời.",
        "What is counted in the numerator, in words.",
    ),
    "schema.measure.numerator_en": (
        "Tử số là gì, bằng tiếng Anh.",
        "The same of the numerator in English.",
    ),
    "schema.measure.denominator": (
        "Mẫu số là gì, bằng lời.",
        "What is counted in the denominator, in words.",
    ),
    "schema.measure.denominator_en": (
        "Mẫu số là gì, bằng tiếng Anh.",
        "The same of the denominator in English.",
    ),
    "schema.measure.value": (
        "Giá trị là gì, bằng lời (với percent, yes_no).",
        "What the value says, in words (for percent, yes_no).",
    ),
    "schema.measure.value_en": (
        "Giá trị là gì, bằng tiếng Anh.",
        "The same of the value in English.",
    ),
    "schema.measure.population": (
        "Cơ quan hoặc nhóm được tính vào mẫu số, khi mẫu số do danh sách cơ quan quyết định.",
        "The agencies or groups that make the denominator, where the register fixes it.",
    ),
    "schema.threshold": (
        "Ngưỡng: đúng một phép so sánh, tính bằng phần trăm",
        "Threshold: exactly one comparison, in percent",
    ),
    "schema.threshold.at_least": ("Từ …% trở lên (≥).", "…% or more (≥)."),
    "schema.threshold.at_most": ("Không quá …% (≤).", "…% or less (≤)."),
    "schema.threshold.more_than": ("Trên …% (>).", "More than …% (>)."),
    "schema.threshold.less_than": ("Dưới …% (<).", "Less than …% (<)."),
    "schema.responsible": (
        "Trách nhiệm: danh sách mã cơ quan hoặc nhóm",
        "Responsibilities: lists of ids of agencies or groups",
    ),
    "schema.responsible.implement": (
        "Cơ quan thực hiện, triển khai. Với nhiệm vụ, đây cũng là cơ quan báo cáo.",
        "Who implements it. For a task, they also report it.",
    ),
    "schema.responsible.coordinate": ("Cơ quan phối hợp.", "Who helps to implement it."),
    "schema.responsible.monitor": ("Cơ quan theo dõi, đôn đốc.", "Who monitors it."),
    "schema.responsible.direct": ("Cơ quan chỉ đạo.", "Who directs those who implement it."),
    "schema.responsible.guide": ("Cơ quan hướng dẫn.", "Who gives guidance on it."),
    "schema.target": ("Chỉ tiêu", "Target"),
    "schema.target.id": (
        "Mã chỉ tiêu, dùng trong tệp số liệu, ví dụ CT10.4. Không trùng mã khác.",
        "The target's id, as figures give it, such as CT10.4. No two are alike.",
    ),
    "schema.target.measure": ("Nội dung đo và cách đo.", "What is measured, and how."),
    "schema.target.threshold": (
        "Ngưỡng cần đạt, tính bằng phần trăm: từ 0 đến 100; với loại change chỉ cần không âm.",
        "What is asked for, in percent: from 0 to 100; for a change, any number not negative.",
    ),
    "schema.target.reported_by": (
        "Cơ quan hoặc nhóm phải báo cáo số liệu, ghi bằng mã.",
        "The agencies or groups that must report it, by id.",
    ),
    "schema.target.judged": ("So với ngưỡng:", "What is compared with the threshold:"),
    "schema.task": ("Nhiệm vụ", "Task"),
    "schema.task.id": (
        "Mã nhiệm vụ, dùng trong tệp số liệu, ví dụ NV1.1. Không trùng mã khác.",
        "The task's id, as figures give it, such as NV1.1. No two are alike.",
    ),
    "schema.task.responsible": (
        "Cơ quan chịu trách nhiệm, theo từng vai trò; phải có implement.",
        "Who is responsible, role by role; implement must be there.",
    ),
    "schema.figures": ("Số liệu: {plan}", "Figures: {plan}"),
    "schema.figures.text": (
        (
            "Mỗi dòng là một số liệu, lũy kế từ ngày 01 tháng 01 đến hết kỳ. Các cột xếp theo thứ "
            "tự nào cũng được, và có thể thêm cột khác như evidence. Lược đồ này chỉ xét từng ô và "
            "các dòng trùng nhau; cơ quan nào phải báo cáo chỉ tiêu nào, ô nào phải điền và số "
            "liệu có khớp nhau không thì dùng cchc validate."
        ),
        (
            "A row is one figure, cumulative from the first of January to the end of the period. "
            "Columns may stand in any order, and others such as evidence may be added. This schema "
            "looks at single cells and at rows given twice; who must report which target, which "
            "cells it needs and whether they agree is for cchc validate."
        ),
    ),
    "schema.column.period": ("Kỳ báo cáo", "Period"),
    "schema.column.period.text": (
        "Quý, ví dụ {year}-Q3; số liệu lũy kế từ đầu năm.",
        "The quarter, such as {year}-Q3; figures are cumulative from the start of the year.",
    ),
    "schema.column.agency": ("Cơ quan", "Agency"),
    "schema.column.agency.text": (
        "Mã cơ quan theo kế hoạch.",
        "The agency's id in the plan.",
    ),
    "schema.column.target": ("Chỉ tiêu, nhiệm vụ", "Target or task"),
    "schema.column.target.text": (
        "Mã chỉ tiêu hoặc nhiệm vụ theo kế hoạch.",
        "The id of the target or task in the plan.",
    ),
    "schema.column.numerator": ("Tử số", "Numerator"),
    "schema.column.numerator.text": (
        "Số nguyên; so với kỳ gốc: số hiện nay. Để trống nếu chỉ tiêu không có tử số, mẫu số.",
        "A whole number; for a change, the count now. Empty where nothing is counted.",
    ),
    "schema.column.denominator": ("Mẫu số", "Denominator"),
    "schema.column.denominator.text": (
        "Số nguyên; so với kỳ gốc: số của kỳ gốc. Để trống nếu chỉ tiêu không có tử số, mẫu số.",
        "A whole number; for a change, the earlier count. Empty where nothing is counted.",
    ),
    "schema.column.value": ("Giá trị", "Value"),
    "schema.column.value.text": (
        "Tỷ lệ phần trăm, hoặc một trong: {words}. Có tử số, mẫu số thì có thể để trống.",
        "A percentage, or one of: {words}. May stay empty where counts are given.",
    ),
    "schema.column.note": ("Ghi chú", "Note"),
    "schema.column.note.text": (
        "Tùy ý; nên ghi lý do khi không phát sinh.",
        "As you like; say why where there was nothing to measure.",
    ),
}
