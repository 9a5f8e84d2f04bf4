"""Rules for figures held against the plan (F2)."""

from __future__ import annotations

from cchc.rules.rule import Rule, RuleWords, Severity

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

RULES_AGAINST_PLAN: tuple[Rule, ...] = (
    Rule(
        "F201",
        "unknown-agency",
        _ERROR,
        RuleWords(
            "không có cơ quan “{found}” trong kế hoạch",
            "ghi mã hoặc tên đầy đủ như trong kế hoạch",
            "Chỉ nhận cơ quan được xác định chắc chắn qua mã, tên hoặc tên viết tắt.",
        ),
        RuleWords(
            "the plan has no agency “{found}”",
            "write the id or the full name as in the plan",
            "An agency is accepted only if its id, name or alias makes it certain.",
        ),
        "2020-Q3,Sở Ytế,CT09,95,100,,",
        "2020-Q3,Sở Y tế,CT09,95,100,,",
    ),
    Rule(
        "F202",
        "ambiguous-agency",
        _ERROR,
        RuleWords(
            "“{found}” là tên của {count} cơ quan: {agencies}",
            "ghi mã cơ quan: {agencies}",
            "Nhiều xã trùng tên; chương trình không tự đoán.",
        ),
        RuleWords(
            "“{found}” is the name of {count} agencies: {agencies}",
            "write the id of the agency: {agencies}",
            "Several communes share a name; nothing is guessed.",
        ),
        "2020-Q3,UBND xã Đăk Long,CT20,,,có,",
        "2020-Q3,xa-dak-long-dak-ha,CT20,,,có,",
    ),
    Rule(
        "F203",
        "unknown-target",
        _ERROR,
        RuleWords(
            "không có chỉ tiêu, nhiệm vụ “{found}” trong kế hoạch",
            "ghi mã chỉ tiêu như trong kế hoạch, ví dụ CT10.4",
            "Số liệu phải thuộc một chỉ tiêu hoặc nhiệm vụ của kế hoạch.",
        ),
        RuleWords(
            "the plan has no target or task “{found}”",
            "write the id as in the plan, such as CT10.4",
            "A figure belongs to a target or task of the plan.",
        ),
        "2020-Q3,so-y-te,CT9,95,100,,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F204",
        "not-a-reporter",
        _ERROR,
        RuleWords(
            "{agency} không có trách nhiệm báo cáo {target}; cơ quan báo cáo là {reporters}",
            "bỏ dòng này, hoặc sửa lại mã cơ quan hay mã chỉ tiêu",
            "Kế hoạch giao chỉ tiêu, nhiệm vụ này cho cơ quan khác báo cáo.",
        ),
        RuleWords(
            "{agency} does not report {target}; reported by: {reporters}",
            "remove the row, or correct the agency or the target",
            "The plan has other agencies report this target or task.",
        ),
        "2020-Q3,so-y-te,CT01,29,30,,",
        "2020-Q3,so-noi-vu,CT01,29,30,,",
    ),
    Rule(
        "F205",
        "period-outside-plan",
        _ERROR,
        RuleWords(
            "kỳ {found} không thuộc năm {year} của kế hoạch",
            "sửa lại kỳ báo cáo, hoặc chọn kế hoạch khác bằng --plan",
            "Mỗi kế hoạch chỉ chấm điểm số liệu trong năm của mình.",
        ),
        RuleWords(
            "the period {found} is not in {year}, the year of the plan",
            "correct the period, or choose another plan with --plan",
            "A plan scores only the figures of its own year.",
        ),
        "2019-Q3,so-y-te,CT09,95,100,,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F206",
        "register-denominator",
        _ERROR,
        RuleWords(
            "mẫu số {found} khác với số cơ quan trong danh sách của kế hoạch: {expected}",
            "ghi mẫu số {expected}; nếu danh sách cơ quan đã thay đổi thì sửa kế hoạch",
            "Mẫu số của chỉ tiêu này do danh sách cơ quan của kế hoạch quyết định.",
        ),
        RuleWords(
            "the denominator {found} differs from the number of agencies in the plan: {expected}",
            "write {expected}; if the register has changed, change the plan",
            "The plan's register of agencies fixes this denominator.",
        ),
        "2020-Q3,so-noi-vu,CT01,29,31,,",
        "2020-Q3,so-noi-vu,CT01,29,30,,",
    ),
    Rule(
        "F207",
        "other-agency",
        _ERROR,
        RuleWords(
            "dòng này là số liệu của {found}, không phải của {expected}",
            "tách số liệu của cơ quan khác ra tệp riêng",
            "Tệp được kiểm tra cho một cơ quan thì chỉ chứa số liệu của cơ quan đó.",
        ),
        RuleWords(
            "this row belongs to {found}, not to {expected}",
            "put the figures of other agencies in files of their own",
            "A file checked for one agency holds that agency's figures only.",
        ),
        "so-y-te.csv: 2020-Q3,so-noi-vu,CT09,95,100,,\ncchc validate so-y-te.csv --agency so-y-te",
        "so-y-te.csv: 2020-Q3,so-y-te,CT09,95,100,,\ncchc validate so-y-te.csv --agency so-y-te",
    ),
    Rule(
        "F208",
        "several-periods",
        _ERROR,
        RuleWords(
            "số liệu thuộc nhiều kỳ (số dòng): {periods}",
            "chọn một kỳ, ví dụ --period {first}",
            "Mỗi bảng điểm chỉ của một kỳ; không được trộn số liệu lũy kế của nhiều kỳ.",
        ),
        RuleWords(
            "the figures belong to several periods (rows): {periods}",
            "choose one, such as --period {first}",
            "A scorecard is for one period; cumulative figures of several must not be mixed.",
        ),
        "q2.csv: 2020-Q2,so-y-te,CT09,90,95,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT09,190,200,,\n"
        "cchc score q2.csv q3.csv",
        "q2.csv: 2020-Q2,so-y-te,CT09,90,95,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT09,190,200,,\n"
        "cchc score q2.csv q3.csv --period 2020-Q3",
    ),
    Rule(
        "F209",
        "mixed-periods",
        _WARNING,
        RuleWords(
            "tệp có số liệu của nhiều kỳ: {periods}",
            "kiểm tra lại cột period của dòng này",
            "Một tệp thường chỉ có một kỳ; dòng khác kỳ thường do ghi nhầm quý.",
        ),
        RuleWords(
            "the file holds figures of several periods: {periods}",
            "check the period of this row",
            "A file usually holds one period; a stray row usually names the wrong quarter.",
        ),
        "2020-Q3,so-y-te,CT04,14,14,,\n2020-Q2,so-y-te,CT09,95,100,,",
        "2020-Q3,so-y-te,CT04,14,14,,\n2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F210",
        "other-period",
        _ERROR,
        RuleWords(
            "không có số liệu nào của kỳ {expected}; tệp có: {periods}",
            "chọn đúng kỳ bằng --period",
            "Kỳ đã chọn không có số liệu để chấm điểm.",
        ),
        RuleWords(
            "there are no figures of {expected}; the files hold: {periods}",
            "choose the right one with --period",
            "There is nothing to score in the period that was chosen.",
        ),
        "q3.csv: 2020-Q3,so-y-te,CT09,95,100,,\ncchc score q3.csv --period 2020-Q2",
        "q3.csv: 2020-Q3,so-y-te,CT09,95,100,,\ncchc score q3.csv --period 2020-Q3",
    ),
)
