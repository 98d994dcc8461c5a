"""Vietnamese typed on plain keys: whole sentences come out as a person means them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.telex import Method, erased, typed


def telex(keys: str, text: str = "") -> str:
    for key in keys:
        text = typed(text, key, Method.TELEX)
    return text


def vni(keys: str, text: str = "") -> str:
    for key in keys:
        text = typed(text, key, Method.VNI)
    return text


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Tieengs Vieejt", "Tiếng Việt"),
        ("Tieesng Vieetj", "Tiếng Việt"),
        ("Tiengse Vietje", "Tiếng Việt"),
        ("ddang doi cho, dangd", "đang doi cho, đang"),
        ("nguwowif daan", "người dân"),
        ("nguoiwf nguowif ngwowif", "người người người"),
        ("chowf laau quas", "chờ lâu quá"),
        ("huowngs daanx chuwa rox", "hướng dẫn chưa rõ"),
        ("thais ddooj chuwa ddungs muwcj", "thái độ chưa đúng mực"),
        ("hoaf hoanf hoas hoef thuys", "hòa hoàn hóa hòe thúy"),
        ("quas quaan quyeenr quoocs", "quá quân quyển quốc"),
        ("gif gias gieengs giuwx", "gì giá giếng giữ"),
        ("thuowr thuowng", "thuở thương"),
        ("khuyur ngoeor nghieeng yeeu", "khuỷu ngoẻo nghiêng yêu"),
        ("mua muwa muaw luwu luuw huwu", "mua mưa mưa lưu lưu hưu"),
        ("tw tuwf", "tư từ"),
        ("xoong boong", "xông bông"),
        ("hoawcj xoawn", "hoặc xoăn"),
        ("UYR BAN NHAAN DAAN", "ỦY BAN NHÂN DÂN"),
        ("DDAATS DDai Awn Uwng", "ĐẤT Đai Ăn Ưng"),
        ("Pleiku 2 con", "Pleiku 2 con"),
    ],
)
def test_telex_writes(keys: str, words: str) -> None:
    assert telex(keys) == words


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Tie6ng1 Vie6t5", "Tiếng Việt"),
        ("ngu7o7i2 nguo7i2 nguoi72", "người người người"),
        ("d9a8ng ky1 d9a6t1", "đăng ký đất"),
        ("ca6n2 bo63 sung", "cần bổ sung"),
        ("hu7o7ng1 da6n4", "hướng dẫn"),
        ("so61 105, 3 ngay2", "số 105, 3 ngày"),
        ("B105", "B105"),
    ],
)
def test_vni_writes(keys: str, words: str) -> None:
    assert vni(keys) == words


@pytest.mark.parametrize(
    ("keys", "words"),
    [("ass", "as"), ("aaa", "aa"), ("ddd", "dd"), ("aww", "aw"), ("hoasz", "hoa"), ("off", "of")],
)
def test_the_same_key_again_takes_the_mark_back(keys: str, words: str) -> None:
    assert telex(keys) == words


def test_a_tone_typed_over_another_replaces_it() -> None:
    assert telex("choaf") == "chòa"
    assert telex("nhas") + telex("nhasf") == "nhánhà"
    assert vni("a61") + vni("a612") == "ấầ"


def test_without_a_method_keys_stand_for_themselves() -> None:
    text = ""
    for key in "Tooi ddi":
        text = typed(text, key, Method.OFF)
    assert text == "Tooi ddi"


def test_erasing_takes_a_letter_with_its_marks_and_typing_goes_on() -> None:
    assert erased(telex("vieetj")) == "việ"
    assert telex("n", erased(telex("vieetj"))) == "viện"
    assert erased("") == ""


@given(st.text("aàdeowsfrxjzvniquygh 169đươÂ.", max_size=40), st.sampled_from(list(Method)))
def test_any_keys_leave_composed_text_and_earlier_words_alone(keys: str, method: Method) -> None:
    text = "trước đó "
    for key in keys:
        text = typed(text, unicodedata.normalize("NFC", key), method)
    assert text.startswith("trước đó ")
    assert unicodedata.is_normalized("NFC", text)
    assert len(text) <= len("trước đó ") + len(keys)
