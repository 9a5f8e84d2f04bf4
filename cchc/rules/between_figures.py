"""Rules for numbers against each other (F3) and for what is missing (F4)."""

from __future__ import annotations

from cchc.rules.rule import Rule, RuleWords, Severity

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

RULES_BETWEEN_FIGURES: tuple[Rule, ...] = (
    Rule(
        "F301",
        "duplicate-figure",
        _ERROR,
        RuleWords(
            "số liệu {target} của {agency} kỳ {period} đã có tại {first}",
            "giữ lại dòng đúng, xóa dòng thừa",
            "Số liệu báo cáo hai lần thì không xác định được dòng nào đúng, kể cả khi giống nhau.",
        ),
        RuleWords(
            "the figure {target} of {agency} for {period} is already given at {first}",
            "keep the right row and delete the others",
            "With a figure given twice nobody can tell which one counts, even where they agree.",
        ),
        "2020-Q3,so-y-te,CT09,95,100,,\n2020-Q3,so-y-te,CT09,96,100,,",
        "2020-Q3,so-y-te,CT09,96,100,,",
    ),
    Rule(
        "F302",
        "numerator-above-denominator",
        _ERROR,
        RuleWords(
            "tử số {numerator} lớn hơn mẫu số {denominator}",
            "kiểm tra xem hai số có bị đổi chỗ hoặc thiếu chữ số không",
            "Bộ phận không thể lớn hơn tổng thể.",
        ),
        RuleWords(
            "the numerator {numerator} is larger than the denominator {denominator}",
            "check whether the two are swapped or a digit is missing",
            "A part cannot be larger than the whole.",
        ),
        "2020-Q3,so-y-te,CT09,100,95,,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F303",
        "stated-percentage",
        _ERROR,
        RuleWords(
            "tỷ lệ ghi là {found}, nhưng {numerator}/{denominator} là {percent}",
            "sửa lại tử số, mẫu số hoặc để trống ô value; tỷ lệ được tính từ tử số, mẫu số",
            "Tỷ lệ ghi kèm phải khớp với tử số, mẫu số; nếu không khớp thì đã có số ghi sai.",
        ),
        RuleWords(
            "the stated percentage is {found}, but {numerator}/{denominator} is {percent}",
            "correct the counts, or leave value empty; the percentage is computed from the counts",
            "A stated percentage must agree with the counts, or one of them is wrong.",
        ),
        "2020-Q3,so-y-te,CT09,95,100,59,",
        "2020-Q3,so-y-te,CT09,95,100,95,",
    ),
    Rule(
        "F304",
        "change-from-zero",
        _ERROR,
        RuleWords(
            "kỳ gốc là 0, kỳ này là {numerator}: không tính được tỷ lệ phần trăm",
            "kiểm tra lại số của kỳ gốc (cột denominator)",
            "Tăng từ 0 thì không tính được tỷ lệ phần trăm.",
        ),
        RuleWords(
            "a rise from 0 to {numerator} has no percentage",
            "check the earlier count (column denominator)",
            "A rise from 0 cannot be given as a percentage.",
        ),
        "2020-Q3,so-y-te,CT15,12,0,,",
        "2020-Q3,so-y-te,CT15,12,20,,",
    ),
    Rule(
        "F305",
        "not-applicable-with-counts",
        _ERROR,
        RuleWords(
            "ghi không phát sinh nhưng vẫn có tử số/mẫu số {numerator}/{denominator}",
            "để trống tử số, mẫu số, hoặc bỏ “{found}”",
            "Không phát sinh thì không có tử số, mẫu số.",
        ),
        RuleWords(
            "not applicable, and yet counts are given: {numerator}/{denominator}",
            "remove the counts, or remove “{found}”",
            "Not applicable means that there was nothing to count.",
        ),
        "2020-Q3,so-y-te,CT09,95,100,không phát sinh,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F306",
        "not-applicable-without-note",
        _WARNING,
        RuleWords(
            "không phát sinh nhưng không có ghi chú",
            "ghi lý do ở cột note",
            "Số liệu không phát sinh được loại khỏi mẫu số của tỷ lệ đạt nên cần nêu rõ lý do.",
        ),
        RuleWords(
            "not applicable, without a note",
            "give the reason under note",
            "What does not apply leaves the denominator of compliance, so the reason is needed.",
        ),
        "2020-Q3,so-y-te,CT05,,,không phát sinh,",
        "2020-Q3,so-y-te,CT05,,,không phát sinh,Không ban hành thủ tục mới",
    ),
    Rule(
        "F307",
        "one-of-one",
        _WARNING,
        RuleWords(
            "mẫu số bằng 1 và đạt 100%",
            "kiểm tra xem tỷ lệ có bị ghi nhầm vào tử số, mẫu số không",
            "1/1 thường là tỷ lệ 100% ghi nhầm vào cột tử số, mẫu số.",
        ),
        RuleWords(
            "1 of 1, that is 100%",
            "check whether a percentage was entered as counts",
            "1 of 1 is often 100% entered in the columns for counts.",
        ),
        "2020-Q3,so-y-te,CT09,1,1,,",
        "2020-Q3,so-y-te,CT09,1150,1150,,",
    ),
    Rule(
        "F308",
        "same-as-previous",
        _WARNING,
        RuleWords(
            "cả {count} số liệu của {agency} giống hệt kỳ trước",
            "kiểm tra xem có gửi nhầm tệp kỳ trước không",
            "Số liệu lũy kế hiếm khi không đổi ở mọi chỉ tiêu.",
        ),
        RuleWords(
            "all {count} figures of {agency} are the same as the period before",
            "check whether last period's file was sent again",
            "Cumulative figures seldom stay the same everywhere.",
        ),
        "q2.csv: 2020-Q2,so-y-te,CT04,14,14,,\n"
        "q2.csv: 2020-Q2,so-y-te,CT09,95,100,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT04,14,14,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT09,95,100,,\n"
        "cchc validate q3.csv --previous q2.csv",
        "q2.csv: 2020-Q2,so-y-te,CT04,14,14,,\n"
        "q2.csv: 2020-Q2,so-y-te,CT09,95,100,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT04,14,14,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT09,190,200,,\n"
        "cchc validate q3.csv --previous q2.csv",
    ),
    Rule(
        "F309",
        "falling-count",
        _WARNING,
        RuleWords(
            "giảm từ {before} xuống {now}, dù số liệu là lũy kế",
            "kiểm tra cả hai kỳ; nếu số liệu đúng thì giữ nguyên và ghi lý do ở cột note",
            "Số lũy kế từ đầu năm chỉ có thể giữ nguyên hoặc tăng.",
        ),
        RuleWords(
            "fell from {before} to {now}, although figures are cumulative",
            "check both periods; if the figure is right, keep it and give the reason under note",
            "Counts since the first of January can only stay or grow.",
        ),
        "q2.csv: 2020-Q2,so-y-te,CT09,195,200,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT09,190,200,,\n"
        "cchc validate q3.csv --previous q2.csv",
        "q2.csv: 2020-Q2,so-y-te,CT09,195,200,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT09,290,300,,\n"
        "cchc validate q3.csv --previous q2.csv",
    ),
    Rule(
        "F310",
        "percentage-jump",
        _WARNING,
        RuleWords(
            "tỷ lệ thay đổi từ {before} sang {now}, hơn 30 điểm phần trăm",
            "kiểm tra lại; nếu số liệu đúng thì giữ nguyên và ghi lý do ở cột note",
            "Tỷ lệ lũy kế ít khi đổi nhanh như vậy trong một quý.",
        ),
        RuleWords(
            "the percentage went from {before} to {now}, more than 30 percentage points",
            "check the figures; if they are right, keep them and give the reason under note",
            "Cumulative percentages seldom change so fast in one quarter.",
        ),
        "q2.csv: 2020-Q2,so-y-te,CT09,95,100,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT09,96,200,,\n"
        "cchc validate q3.csv --previous q2.csv",
        "q2.csv: 2020-Q2,so-y-te,CT09,95,100,,\n"
        "q3.csv: 2020-Q3,so-y-te,CT09,196,200,,\n"
        "cchc validate q3.csv --previous q2.csv",
    ),
    Rule(
        "F311",
        "contradicting-note",
        _WARNING,
        RuleWords(
            "ghi chú “{note}” trái với số liệu “{found}”",
            "sửa ghi chú hoặc số liệu",
            "Ghi chú và số liệu nói hai điều khác nhau.",
        ),
        RuleWords(
            "the note “{note}” contradicts the figure “{found}”",
            "correct the note or the figure",
            "The note and the figure say different things.",
        ),
        "2020-Q3,so-y-te,CT19.1,,,có,chưa thực hiện",
        "2020-Q3,so-y-te,CT19.1,,,không,chưa thực hiện",
    ),
    Rule(
        "F401",
        "missing-figures",
        _ERROR,
        RuleWords(
            "{agency} còn thiếu {count} số liệu kỳ {period}: {targets}",
            "bổ sung các dòng còn thiếu",
            "Khi dùng --complete, phải có đủ mọi số liệu phải báo cáo.",
        ),
        RuleWords(
            "{agency} still owes figures for {period} ({count}): {targets}",
            "add the rows that are missing",
            "With --complete, every figure that is due must be there.",
        ),
        "dai-ptth.csv: 2020-Q3,dai-ptth,NV7.4,,,hoàn thành,\n"
        "cchc validate dai-ptth.csv --agency dai-ptth --complete",
        "dai-ptth.csv: 2020-Q3,dai-ptth,NV7.4,,,hoàn thành,\n"
        "dai-ptth.csv: 2020-Q3,dai-ptth,NV8.14,,,đang thực hiện,\n"
        "cchc validate dai-ptth.csv --agency dai-ptth --complete",
    ),
)
