"""The answer in a few sentences: worked by hand, in both languages."""

from __future__ import annotations

import pytest

from retirecalc import Contributions, Person, assess
from retirecalc.wording.brief import brief
from tests.law_day import load_law

ENOUGH = Contributions(cumulative=316, counted_to="2026-11", continuing=True)
TOLD = [
    (  # 58 months from 2026-11 to 2031-09: 316 + 58
        Person("1971-09", "male_60", employment="employee", contributions=ENOUGH),
        (
            "您的法定退休年龄为61周岁9个月，将于2033年6月达到。",
            "最早可于2031年9月（60周岁）退休，届时累计缴费（含视同）374个月，要求192个月。",
            "如选择该月退休，请不迟于2031年6月1日书面告知用人单位。",
        ),
        (
            "Your statutory retirement age is 61 years 9 months, reached in June 2033.",
            "From September 2031 on (60 years): 374 months counted by then, 192 months needed.",
            "For that month tell the employer in writing by 1 June 2031.",
        ),
    ),
    (
        Person("1971-09", "male_60", drawing="employee"),
        (
            "您的法定退休年龄为61周岁9个月，将于2033年6月达到。",
            "已领取企业职工或机关事业单位基本养老金，不能重复领取，无须再申请。",
        ),
        (
            "Your statutory retirement age is 61 years 9 months, reached in June 2033.",
            "A pension of the employee scheme or of a public body is already drawn: nobody draws two, so there is nothing to "
            "apply for.",
        ),
    ),
    (  # nothing is known of the contributions
        Person("1966-05", "male_60"),
        ("您的法定退休年龄为60周岁5个月，已于2026年10月达到。", "缴费是否足够尚不能确定（需补充：缴费年限）。"),
        (
            "Your statutory retirement age is 60 years 5 months, reached in October 2026.",
            "Not settled whether enough will have been paid. Not stated: the contribution months.",
        ),
    ),
]


@pytest.mark.parametrize(("person", "chinese", "english"), TOLD, ids=["early", "drawing", "open"])
def test_the_answer_in_a_few_sentences(person: Person, chinese: tuple[str, ...], english: tuple[str, ...]) -> None:
    said = brief(assess(person, load_law(), "2026-11"))
    assert tuple(one.zh for one in said) == chinese
    assert tuple(one.en for one in said) == english
