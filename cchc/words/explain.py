"""Words of an explanation: what the plan asks, the arithmetic, what to do first."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "explain.thing": ("chỉ tiêu, nhiệm vụ hay cơ quan", "target, task or agency"),
    "explain.not_reported_by": (
        "{agency} không báo cáo {target}; cơ quan báo cáo: {reporters}",
        "{agency} does not report {target}; reported by: {reporters}",
    ),
    "explain.agency_twice": (
        "{found} đã là cơ quan nên không dùng kèm --agency; --agency chỉ dùng với chỉ tiêu, nhiệm "
        "vụ",
        "{found} is an agency itself: --agency goes with a target or a task",
    ),
    "explain.no_rows": (
        "Không có kỳ báo cáo nào có số liệu để giải thích.",
        "There is no period with figures to explain.",
    ),
    "explain.others": (
        "Trong các tệp đã đọc: {errors} lỗi, {warnings} cảnh báo; dùng cchc validate để xem đủ.",
        "In the files read: errors {errors}, warnings {warnings}; cchc validate shows them all.",
    ),
    # --- what the plan asks ---
    "explain.title": ("{id} · {name}", "{id} · {name}"),
    "explain.outcome": ("Kết quả: {outcome}", "Outcome: {outcome}"),
    "explain.outcome.value": (
        "Kết quả: {outcome} – {value}, ngưỡng {threshold}",
        "Outcome: {outcome} – {value}, threshold {threshold}",
    ),
    "explain.asked": ("KẾ HOẠCH YÊU CẦU", "WHAT THE PLAN ASKS"),
    "explain.clause": ("Điều khoản", "Clause"),
    "explain.reading": ("Căn cứ", "Basis"),
    "explain.reading.plan": (
        "kế hoạch nêu rõ trách nhiệm",
        "the plan itself says who is responsible",
    ),
    "explain.reading.ours": (
        "kế hoạch không nói rõ trách nhiệm; người lập tệp kế hoạch xác định theo {basis}",
        "the plan does not say who is responsible; the authors of the plan file take it from "
        "{basis}",
    ),
    "explain.area": ("Lĩnh vực", "Area"),
    "explain.measure": ("Cách đo", "Measure"),
    "explain.numerator": ("Tử số", "Numerator"),
    "explain.denominator": ("Mẫu số", "Denominator"),
    "explain.value": ("Nội dung", "Value"),
    "explain.fixed": (
        "{words} (theo danh sách cơ quan: {count})",
        "{words} (fixed by the register: {count})",
    ),
    "explain.threshold": ("Ngưỡng", "Threshold"),
    "explain.judged": ("Cách xét", "Judged"),
    "explain.reported_by": ("Báo cáo", "Reported by"),
    "explain.reporters": ("{names} ({count} cơ quan)", "{names} (agencies: {count})"),
    "explain.role.implement": ("Thực hiện", "Implement"),
    "explain.role.coordinate": ("Phối hợp", "Coordinate"),
    "explain.role.monitor": ("Theo dõi", "Monitor"),
    "explain.role.direct": ("Chỉ đạo", "Direct"),
    "explain.role.guide": ("Hướng dẫn", "Guide"),
    # --- the arithmetic ---
    "explain.working.all": ("PHÉP TÍNH", "THE ARITHMETIC"),
    "explain.working.own": ("PHÉP TÍNH – {agency}", "THE ARITHMETIC – {agency}"),
    "explain.working.district": (
        "PHÉP TÍNH – cấp xã thuộc {agency}",
        "THE ARITHMETIC – communes under {agency}",
    ),
    "explain.due": ("Số liệu", "Figures"),
    "explain.due.line": (
        "phải báo cáo {due} = dùng được {usable} + không áp dụng {not_applicable} + còn thiếu "
        "{missing}",
        "due {due} = usable {usable} + not applicable {not_applicable} + missing {missing}",
    ),
    "explain.due.missing": (
        "chưa báo cáo {not_reported}, số liệu lỗi {invalid}",
        "not reported {not_reported}, invalid {invalid}",
    ),
    "explain.sum": (
        "cộng tử số (cột numerator) của {count} số liệu dùng được = {sum}",
        "sum of the numerators of the usable figures ({count}) = {sum}",
    ),
    "explain.sum.denominator": (
        "cộng mẫu số (cột denominator) của {count} số liệu dùng được = {sum}",
        "sum of the denominators of the usable figures ({count}) = {sum}",
    ),
    "explain.answers.yes_no": ("Trả lời “có”", "Answered yes"),
    "explain.answers.task": ("Hoàn thành", "Done"),
    "explain.answers.line": ("{yes} trên {usable} số liệu dùng được", "{yes} of {usable} usable"),
    "explain.asked_of": ("Mẫu số", "Denominator"),
    "explain.asked_of.line": (
        "dùng được {usable} + còn thiếu {missing} = {asked}; không áp dụng thì không tính",
        "usable {usable} + missing {missing} = {asked}; what does not apply is not counted",
    ),
    "explain.result": ("Giá trị", "Value"),
    "explain.answer": (
        "{answer}, tính là {percent} {sign} {asked}",
        "{answer}, that is {percent} {sign} {asked}",
    ),
    "explain.percentage": ("{percent} {sign} {asked}", "{percent} {sign} {asked}"),
    "explain.possible": ("Khả năng", "Still possible"),
    "explain.possible.lowest": (
        "thấp nhất 100 × {yes} / {asked} = {percent} {sign} {threshold}",
        "at worst 100 × {yes} / {asked} = {percent} {sign} {threshold}",
    ),
    "explain.possible.highest": (
        "cao nhất 100 × ({yes} + {missing}) / {asked} = {percent} {sign} {threshold}",
        "at best 100 × ({yes} + {missing}) / {asked} = {percent} {sign} {threshold}",
    ),
    "explain.possible.unbounded": (
        "không tính được mức thấp nhất, cao nhất vì chưa biết tử số và mẫu số còn thiếu",
        "the worst and the best cannot be worked out: the missing numerators and denominators are "
        "not known",
    ),
    "explain.possible.final": (
        "không thể đạt được nữa: với ngưỡng 100%, số liệu bổ sung không bù được phần đã thiếu",
        "it can no longer be met: with a threshold of 100%, further figures cannot make up for "
        "what is already short",
    ),
    "explain.slack.none": (
        "chỉ đạt nếu mọi số liệu còn thiếu đều đạt 100%",
        "it is met only if every missing figure is at 100%",
    ),
    "explain.slack.met.more": (
        "vẫn đạt nếu số liệu còn thiếu có không quá {count} trường hợp chỉ tính vào mẫu số: "
        "100 × {numerator} / ({denominator} + {count}) = {percent}",
        "it stays met if the missing figures hold at most {count} cases that count only in the "
        "denominator: 100 × {numerator} / ({denominator} + {count}) = {percent}",
    ),
    "explain.slack.met.less": (
        "vẫn đạt nếu số liệu còn thiếu có không quá {count} trường hợp tính vào tử số: 100 × "
        "({numerator} + {count}) / ({denominator} + {count}) = {percent}",
        "it stays met if the missing figures hold at most {count} cases that count in the "
        "numerator: 100 × ({numerator} + {count}) / ({denominator} + {count}) = {percent}",
    ),
    "explain.slack.not_met.more": (
        "muốn đạt, số liệu còn thiếu phải có ít nhất {count} trường hợp tính vào cả tử số và mẫu "
        "số: 100 × ({numerator} + {count}) / ({denominator} + {count}) = {percent}",
        "to be met, the missing figures must hold at least {count} cases that count in both "
        "numerator and denominator: 100 × ({numerator} + {count}) / ({denominator} + {count}) = "
        "{percent}",
    ),
    "explain.slack.not_met.less": (
        "muốn đạt, số liệu còn thiếu phải có ít nhất {count} trường hợp chỉ tính vào mẫu số: "
        "100 × {numerator} / ({denominator} + {count}) = {percent}",
        "to be met, the missing figures must hold at least {count} cases that count only in the "
        "denominator: 100 × {numerator} / ({denominator} + {count}) = {percent}",
    ),
    "explain.gap": ("Cần thêm", "How many more"),
    "explain.gap.fewer": ("Cần giảm", "How many fewer"),
    "explain.gap.counts": (
        "{amount} ở tử số, mẫu số giữ nguyên: {asked} × {denominator} = {limit} nên cần ít nhất "
        "{needed}; {needed} − {numerator} = {amount}",
        "{amount} in the numerator, the denominator staying as it is: {asked} × {denominator} = "
        "{limit}, so at least {needed}; {needed} − {numerator} = {amount}",
    ),
    "explain.gap.fewer.counts": (
        "{amount} ở tử số, mẫu số giữ nguyên: {asked} × {denominator} = {limit} nên nhiều nhất "
        "{needed}; {numerator} − {needed} = {amount}",
        "{amount} in the numerator, the denominator staying as it is: {asked} × {denominator} = "
        "{limit}, so at most {needed}; {numerator} − {needed} = {amount}",
    ),
    "explain.gap.yes_no": (
        "{amount} cơ quan trả lời “có”: {asked} × {denominator} = {limit} nên cần ít nhất "
        "{needed}; {needed} − {numerator} = {amount}",
        "yes from {amount} more: {asked} × {denominator} = {limit}, so at least "
        "{needed}; {needed} − {numerator} = {amount}",
    ),
    "explain.gap.task": (
        "{amount} cơ quan hoàn thành: {asked} × {denominator} = {limit} nên cần ít nhất {needed}; "
        "{needed} − {numerator} = {amount}",
        "done by {amount} more: {asked} × {denominator} = {limit}, so at least {needed}; "
        "{needed} − {numerator} = {amount}",
    ),
    "explain.gap.points": (
        "{amount} điểm phần trăm: {needed} − {value} = {amount}",
        "{amount} percentage points: {needed} − {value} = {amount}",
    ),
    "explain.gap.fewer.points": (
        "{amount} điểm phần trăm: {value} − {needed} = {amount}",
        "{amount} percentage points: {value} − {needed} = {amount}",
    ),
    "explain.verdict": ("Kết luận", "Verdict"),
    "explain.verdict.met": (
        "đạt: giá trị đáp ứng ngưỡng, không còn thiếu số liệu",
        "met: the value meets the threshold, and no figure is missing",
    ),
    "explain.verdict.not_met": (
        "chưa đạt: giá trị chưa đáp ứng ngưỡng, không còn thiếu số liệu",
        "not met: the value does not meet the threshold, and no figure is missing",
    ),
    "explain.verdict.met.own": ("đạt: đáp ứng ngưỡng", "met: it meets the threshold"),
    "explain.verdict.not_met.own": (
        "chưa đạt: chưa đáp ứng ngưỡng",
        "not met: it does not meet the threshold",
    ),
    "explain.verdict.met.final": (
        "đạt: dù {missing} số liệu còn thiếu ra sao thì vẫn đáp ứng ngưỡng",
        "met, whatever the missing figures turn out to be ({missing})",
    ),
    "explain.verdict.not_met.final": (
        "chưa đạt: dù {missing} số liệu còn thiếu ra sao thì cũng không đáp ứng ngưỡng",
        "not met, whatever the missing figures turn out to be ({missing})",
    ),
    "explain.verdict.undecided": (
        "chưa rõ: còn thiếu {missing} số liệu, kết quả có thể đạt hoặc không đạt",
        "undecided: {missing} missing, so it can still go either way",
    ),
    "explain.verdict.not_reported": (
        "chưa báo cáo: không có số liệu nào dùng được; vẫn tính vào mẫu số của tỷ lệ đạt",
        "not reported: there is no usable figure; it stays in the denominator of compliance",
    ),
    "explain.verdict.invalid": (
        "số liệu lỗi: số liệu không dùng được; vẫn tính vào mẫu số của tỷ lệ đạt",
        "invalid: the figure cannot be used; it stays in the denominator of compliance",
    ),
    "explain.verdict.not_applicable": (
        "không áp dụng: trong kỳ không phát sinh; không tính vào tỷ lệ đạt",
        "not applicable: there was nothing to measure; it does not count in compliance",
    ),
    "explain.together": (
        "chỉ tiêu này xét chung toàn tỉnh: kết quả riêng của cơ quan chỉ để tham khảo, không tính "
        "vào tỷ lệ đạt của cơ quan",
        "this target is judged for the province as a whole: the agency's own outcome is for "
        "information only and does not count in its compliance",
    ),
    "explain.note": ("Lưu ý", "Note"),
    # --- what is missing, districts, figures ---
    "explain.missing": ("SỐ LIỆU CÒN THIẾU", "MISSING FIGURES"),
    "explain.missing.not_reported": ("Chưa báo cáo", "Not reported"),
    "explain.missing.invalid": ("Số liệu lỗi", "Invalid"),
    "explain.districts": ("KẾT QUẢ THEO HUYỆN, THÀNH PHỐ", "RESULTS BY DISTRICT"),
    "explain.figures": ("SỐ LIỆU", "FIGURES"),
    "explain.col.district": ("Huyện, thành phố", "District"),
    "explain.col.due": ("Phải\nbáo cáo", "Due"),
    "explain.col.missing": ("Còn\nthiếu", "Miss-\ning"),
    "explain.col.answer": ("Trả lời", "Answer"),
    "explain.col.status": ("Tình trạng", "Status"),
    "explain.col.numerator": ("Tử số", "Numerator"),
    "explain.col.denominator": ("Mẫu số", "Denominator"),
    "explain.col.yes": ("Có", "Yes"),
    "explain.col.done": ("Hoàn\nthành", "Done"),
    "explain.col.asked": ("Mẫu số", "Asked"),
    "explain.col.gap": ("Cần\nthêm", "More\nneeded"),
    "explain.col.place": ("Nguồn", "Source"),
    "explain.col.role": ("Vai trò", "Role"),
    "explain.fewer": ("giảm {count}", "{count} fewer"),
    "explain.points": ("{count} điểm", "{count} points"),
    "explain.hidden": (
        "Cột không đủ chỗ: {columns}. Mở rộng cửa sổ hoặc dùng --format json để xem đủ.",
        "No room for: {columns}. Widen the window, or use --format json to see everything.",
    ),
    # --- agencies ---
    "explain.agency.title": ("{id} · {name} ({level})", "{id} · {name} ({level})"),
    "explain.agency.nothing": (
        "Kế hoạch không giao cơ quan này báo cáo số liệu nào.",
        "The plan asks this agency for no figure.",
    ),
    "explain.agency.rank": (
        "Tỷ lệ đạt {compliance}, xếp hạng {rank}/{ranked} cơ quan cùng cấp",
        "Compliance {compliance}, rank {rank} of {ranked} at its level",
    ),
    "explain.agency.no_rank": (
        "Không xếp hạng: không có kết quả nào để xét",
        "No rank: there is no outcome to judge",
    ),
    "explain.agency.counts": (
        "phải báo cáo {due} = đạt {met} + chưa đạt {not_met} + số liệu lỗi {invalid} + chưa báo "
        "cáo {not_reported} + không áp dụng {not_applicable} + xét chung toàn tỉnh {together}",
        "due {due} = met {met} + not met {not_met} + invalid {invalid} + not reported "
        "{not_reported} + not applicable {not_applicable} + judged as a whole {together}",
    ),
    "explain.agency.compliance": ("Tỷ lệ đạt", "Compliance"),
    "explain.agency.compliance.line": (
        "100 × đạt / (đạt + chưa đạt + số liệu lỗi + chưa báo cáo) = 100 × {met} / ({met} + "
        "{not_met} + {invalid} + {not_reported}) = {percent}",
        "100 × met / (met + not met + invalid + not reported) = 100 × {met} / ({met} + {not_met} + "
        "{invalid} + {not_reported}) = {percent}",
    ),
    "explain.agency.coverage": ("Tỷ lệ báo cáo", "Coverage"),
    "explain.agency.coverage.line": (
        "100 × đã nhận / phải báo cáo = 100 × {received} / {due} = {percent}",
        "100 × received / due = 100 × {received} / {due} = {percent}",
    ),
    "explain.agency.oversight": ("Theo dõi", "Oversight"),
    "explain.agency.oversight.line": (
        "100 × đạt / số chỉ tiêu, nhiệm vụ theo dõi, hướng dẫn, chỉ đạo có áp dụng = 100 × {met} / "
        "{asked} = {percent}",
        "100 × met / targets and tasks overseen that apply = 100 × {met} / {asked} = {percent}",
    ),
    "explain.steps": ("VIỆC CẦN ƯU TIÊN", "WHAT TO DO FIRST"),
    "explain.steps.none": (
        "Không còn việc gì: mọi số liệu đã được báo cáo và đều đạt.",
        "Nothing is left to do: every figure is reported and meets its threshold.",
    ),
    "explain.step.report": ("Báo cáo {id} – {name}", "Report {id} – {name}"),
    "explain.step.mend": (
        "Sửa số liệu {id} – {name}: {wrong}",
        "Correct the figure {id} – {name}: {wrong}",
    ),
    "explain.step.counts": (
        "{id} – {name}: thêm {amount} ở tử số ({numerator} → {needed} trên {denominator})",
        "{id} – {name}: {amount} more in the numerator ({numerator} → {needed} of {denominator})",
    ),
    "explain.step.fewer.counts": (
        "{id} – {name}: giảm {amount} ở tử số ({numerator} → {needed}, mẫu số {denominator})",
        "{id} – {name}: {amount} fewer in the numerator ({numerator} → {needed}, denominator "
        "{denominator})",
    ),
    "explain.step.points": (
        "{id} – {name}: tăng {amount} điểm phần trăm ({value} → {needed})",
        "{id} – {name}: up {amount} percentage points ({value} → {needed})",
    ),
    "explain.step.fewer.points": (
        "{id} – {name}: giảm {amount} điểm phần trăm ({value} → {needed})",
        "{id} – {name}: down {amount} percentage points ({value} → {needed})",
    ),
    "explain.step.yes_no": (
        "{id} – {name}: đang trả lời “không”, cần chuyển thành “có”",
        "{id} – {name}: the answer is “no” and has to become “yes”",
    ),
    "explain.step.task": (
        "{id} – {name}: {status}, cần hoàn thành",
        "{id} – {name}: {status}, to be completed",
    ),
    "explain.step.other": ("{id} – {name}: chưa đạt", "{id} – {name}: not met"),
    "explain.step.urge": (
        "Đôn đốc {count} cơ quan còn thiếu số liệu {id} – {name}: {agencies}",
        "Remind those who still owe {id} – {name} ({count}): {agencies}",
    ),
    "explain.more": ("… và {count} cơ quan nữa", "… and {count} more"),
    "explain.owed": ("SỐ LIỆU PHẢI BÁO CÁO", "FIGURES DUE"),
    "explain.starred": (
        "* xét chung toàn tỉnh, không tính vào tỷ lệ đạt của cơ quan",
        "* judged for the province as a whole, not counted in the agency's compliance",
    ),
    "explain.overseen": (
        "CHỈ TIÊU, NHIỆM VỤ THEO DÕI, HƯỚNG DẪN, CHỈ ĐẠO",
        "TARGETS AND TASKS OVERSEEN",
    ),
    "explain.own_district": ("{outcome} (cấp xã trực thuộc)", "{outcome} (its communes)"),
}
