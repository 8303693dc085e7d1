"""What a word says about the class by original retirement age. A class is never guessed from a sex alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.facts.words import MAN_WORDS, WOMAN_WORDS, Category, category_named
from retirecalc.ground.written import arabic

OF_WOMEN = (Category.FEMALE_50, Category.FEMALE_55)


class Meaning(NamedTuple):
    """What a word says: the class if it is a woman's, and whose word it is by itself."""

    of_woman: Category | None = None
    man: bool | None = None
    known: bool = True
    """Whether it is a word for a class, a post or a sex at all."""
    by_code: bool = False
    """The men's age by its code. A senior woman may have it (组通字〔2015〕14号): 女（male_60） says so."""
    age: str = ""
    """An age that no class of that sex has: 男55, 女60, 女45; and 60 where no sex stands beside it."""


NOTHING = Meaning(known=False)
_OF_POSTS = {"management": Category.FEMALE_55, "technical": Category.FEMALE_55, "worker": Category.FEMALE_50}
_STATED = re.compile(r"(?:原法定)?退休年龄(?:为)?([56][05])周?岁?的?(男|女)?(?:职工|工人|干部)?")

_OF_OTHERS = re.compile("[子儿妇非][男女]|不是?[男女]|女[儿婿装]|男装")
"""Whose 男 or 女 is not that of the person."""
_AT = re.compile(r"([56][05])周?岁(?:退休的?|的)(男|女)?(?:职工)?")
_ORIGINALLY = re.compile(r"原?([56][05])周?岁?(男|女)(?:职工)?")
_AGE = "[4-6][05]|58|63"
_AGED = re.compile(
    rf"([^()\d]+?)[\W_]?({_AGE})(?:周?岁)?(?:(?:\W|[或和与及至到]|or|and|to)+({_AGE})(?:周?岁)?)?(?:退休)?\)?"
)
"""A class, a post or a sex with an age behind it, or two."""
_OF_AGE = re.compile(r"女性?\W?(50|55)(?:周?岁)?\W?([^()\d]+)\)?")
_CLASSES = {"男": {"60": Category.MALE_60}, "女": {"50": Category.FEMALE_50, "55": Category.FEMALE_55}}
_UNSETTLED = re.compile(
    r"(.+?)(?:\(?[?]+\)?|[(,-]?(?:(?:[待未暂需]|尚未|尚待)(?:核实?|核?定|查实?|确认|确定|认定|补充?|审核?)|存疑)\)?)"
)
"""A class and what says that it is in doubt: 女55（待核）, 女？"""
_LED = re.compile(
    rf"\s*((?:fe)?male(?![a-z]|_(?![a-z]))|(?:(?:wo)?m[ae]n|[fm])(?=[\W_]*(?:{_AGE}))"
    r"|[fm](?=\W+(?:worker|cadre))|(?:wo)?m[ae]n(?=[\s_-]+(?:worker|employee|staff|cadre|manage)))",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[(（,/-]\s*(female|male)\s*[)）]?\s*$", re.IGNORECASE)
"""A sex in English before or behind a class: Female worker, F50, cadre (female)."""
_ANYBODY = re.compile(r"\W*(?:worker|employee|staff)s?\W*", re.IGNORECASE)
"""In English a worker may be anybody who is employed."""
_PARTS = re.compile(r"[()\[\]/、,;:|+-]")
_AROUND_RANK = re.compile("女性?|(?:非?领导)?(?:干部|职务|人员|职)?$")
_OF_TITLES = re.compile("职称|专业技术|技术职务|title", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def class_meant(word: str) -> Meaning:
    """What a word says of the class.

    >>> (
    ...     class_meant("女干部").of_woman,
    ...     class_meant("原法定退休年龄五十五周岁女职工").of_woman,
    ...     class_meant("操作工").of_woman,
    ... )
    (<Category.FEMALE_55: 'female_55'>, <Category.FEMALE_55: 'female_55'>, <Category.FEMALE_50: 'female_50'>)
    >>> class_meant("女职工（管理技术岗位）").of_woman, class_meant("女(工人)").of_woman
    (<Category.FEMALE_55: 'female_55'>, <Category.FEMALE_50: 'female_50'>)
    >>> class_meant("女（male_60）").by_code, class_meant("女（male_60）").man, class_meant("male_60").man
    (True, False, None)
    >>> class_meant("男职工").man, class_meant("销售岗"), class_meant("正式员工").known
    (True, Meaning(of_woman=None, man=None, known=True, by_code=False, age=''), False)
    """
    word = _in_chinese(word)
    text = plain(word)
    text = text if text in meanings("post") else plain(arabic(word))  # 一线 is no number
    text = re.sub(r"^\((.+)\)$", r"\1", text)
    if stated := _STATED.fullmatch(text) or _AT.fullmatch(text) or _ORIGINALLY.fullmatch(text):
        return _of_age(stated[1], stated[2])
    if text == Category.MALE_60:
        return Meaning(by_code=True)
    known, sex = meanings("post").get(text), meanings("sex").get(text)
    if text in MAN_WORDS or sex == "male" or known == Category.MALE_60:
        return Meaning(man=True)
    if text in WOMAN_WORDS or sex == "female":
        return Meaning(man=False)
    if known in OF_WOMEN:
        return Meaning(Category(known), man=False)
    if known in _OF_POSTS:
        return Meaning(_OF_POSTS[known])
    if known == "ask":
        return Meaning()
    if (at := _OF_AGE.fullmatch(text)) is not None and (post := class_meant(at[2])).of_woman is not None:
        return Meaning(post.of_woman if post.of_woman is _CLASSES["女"][at[1]] else None, man=False)
    if (aged := _AGED.fullmatch(text)) is not None and (post := class_meant(aged[1])).known:
        ages = {age for age in aged.groups()[1:] if age}
        if post.man is not None and (post.of_woman is None or len(ages) > 1 or not ages <= _CLASSES["女"].keys()):
            return _of_ages("男" if post.man else "女", ages)
        if ages == {"60"}:
            return Meaning(age="60")
        if post.of_woman is not None and len(ages) == 1 and ages <= _CLASSES["女"].keys():
            return post if post.of_woman is _CLASSES["女"][ages.pop()] else post._replace(of_woman=None)
    if (named := category_named(text)) is not None:
        return Meaning(man=True) if named is Category.MALE_60 else Meaning(named, man=False)
    if (doubted := _UNSETTLED.fullmatch(text)) is not None and (inside := class_meant(doubted[1])).known:
        if inside.man:  # it may be the sex that is in doubt
            return NOTHING
        return inside._replace(of_woman=None, by_code=False, age="60" if inside.by_code else inside.age)
    if (noted := re.fullmatch(r"([男女])(?:职工|性)?\((.+)\)", text)) and (inside := class_meant(noted[2])).known:
        return _of_sex(noted[1], inside)
    if (led := re.fullmatch("([男女])性?[-/、,:]?(.+)", text)) and (inside := class_meant(led[2])).known:
        return _of_sex(led[1], inside)
    if (ended := re.fullmatch(r"(.+?)[(/、,-]([男女])性?\)?", text)) and (inside := class_meant(ended[1])).known:
        return _of_sex(ended[2], inside)
    if (of_woman := category_named("女" + text)) is not None:
        return Meaning(of_woman)
    if category_named("男" + text) is not None:
        return Meaning(age=re.sub(r"\D", "", text))
    return NOTHING


def _of_sex(sex: str, inside: Meaning) -> Meaning:
    """A class beside a sex; nothing where the class says the other one."""
    if inside.man is not None and inside.man != (sex == "男"):
        return NOTHING
    return Meaning(man=True) if sex == "男" else inside._replace(man=False)


def class_stated(word: str) -> Meaning:
    """What a word in a column of classes says: where the word is unknown, the sex that stands in it.

    >>> class_stated("女灵活就业").man, class_stated("企业男职工").man, class_stated("独生子女").known
    (False, True, False)
    """
    if (meant := class_meant(word)).known:
        return meant
    word = _in_chinese(word)
    sexes = {*re.findall("[男女]", word)}
    if len(sexes) != 1 or _OF_OTHERS.search(word):
        return meant
    return _of_ages(sexes.pop(), {*re.findall(r"(?<!\d)\d\d(?!\d)", arabic(word))})._replace(of_woman=None, known=True)


@lru_cache(maxsize=1 << 14)
def says_senior(word: str, title: str = "") -> bool:
    """Whether a word, in a column of that title, names division rank or above, or a senior title: of a woman in a public body
    the men's age may be hers (组通字〔2015〕14号).

    >>> says_senior("县处级女干部"), says_senior("主任医师（正高）"), says_senior("高级工"), says_senior("主管护师")
    (True, True, False, False)
    >>> says_senior("高级", "专业技术职称"), says_senior("高级", "职级")
    (True, False)
    """
    known, of_titles = meanings("senior"), _OF_TITLES.search(plain(title)) is not None
    said = {known.get(part) for one in _PARTS.split(plain(word)) for part in (one, _AROUND_RANK.sub("", one))}
    return "yes" in said or (of_titles and "titled" in said)


def _in_chinese(word: str) -> str:
    """A word with a Chinese sex for an English one before or behind a class."""
    found = _LED.match(word) or _ENDED.search(word)
    if found is None:
        return word
    sex, rest = "男" if found[1][0] in "Mm" else "女", word[: found.start()] + word[found.end() :].lstrip("_")
    return sex if _ANYBODY.fullmatch(rest) else sex + rest


def _of_age(age: str, sex: str | None) -> Meaning:
    if age == "65":
        return NOTHING
    return _of_ages(sex or ("男" if age == "60" else "女"), {age})


def _of_ages(sex: str, ages: set[str]) -> Meaning:
    """Whose class it is by the ages that are named; none is settled by two of them, or by one that is none of that sex."""
    classes, ages = _CLASSES[sex], {"60" if age == "63" else age for age in ages}  # what 60 comes to
    named = {*classes, "58"} if sex == "女" else {*classes}  # what 55 comes to: hers, but not for sure
    other = min((age for age in ages - named if "40" <= age <= "65"), default="")
    of_woman = next(map(classes.get, ages)) if sex == "女" and len(ages) == 1 else None
    return Meaning(of_woman, man=sex == "男", known=ages <= {"45", "50", "55", "58", "60"}, age=other)
