"""A bundle's wording and list of forms stand over ours, and only where they fit."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk import words
from kiosk.bootstrap import SAMPLE
from kiosk.bootstrap.bundles import configured
from kiosk.forms import FormKind, Media, edition_for, editions
from kiosk.forms.editions import FOLDER
from sync.bundles.packing import BadBundle, packed
from sync.bundles.slots import Slots
from tests.bundles.made import RELEASE, here

WELCOME = "kiosk.welcome.title"
FORMS = (FOLDER / "forms.toml").read_text(encoding="utf-8")
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    yield
    words.lay_over(None)
    editions.lay_over(None)


def taken(data: Path, files: dict[str, str], version: int = 1) -> None:
    said = {name: text.encode() for name, text in files.items()}
    here(data).take(packed(said, RELEASE, version=version))


def refused(data: Path, files: dict[str, str]) -> str:
    with pytest.raises(BadBundle) as bad:
        taken(data, files)
    assert Slots(data).state().waiting is None
    return bad.value.detail


def test_another_wording_is_said_from_the_next_start_and_all_else_stays(tmp_path: Path) -> None:
    title = words.words().text(WELCOME)
    others = dict(words.words().section("kiosk", "welcome"))
    taken(tmp_path, {"wording/vi/kiosk.toml": '[welcome]\ntitle = "Kính mời Quý khách"\n'})
    configured(SAMPLE, tmp_path)
    assert words.words().text(WELCOME) == title
    Slots(tmp_path).begin(1)
    configured(SAMPLE, tmp_path)
    assert words.words().text(WELCOME) == "Kính mời Quý khách"
    now = dict(words.words().section("kiosk", "welcome"))
    assert now == {**others, "title": "Kính mời Quý khách"}
    assert words.words("en").text(WELCOME)
    Slots(tmp_path).roll_back("did_not_work")
    configured(SAMPLE, tmp_path)
    assert words.words().text(WELCOME) == title


@pytest.mark.parametrize(
    "said",
    [
        '[welcome]\nnot_ours = "x"\n',
        '[not_ours]\ntitle = "x"\n',
        '[welcome]\ntitle = "{surprise}"\n',
        '[welcome]\ntitle = "{"\n',
        "[welcome]\ntitle = 7\n",
        'title = "x"\n',
        "[welcome\n",
    ],
)
def test_wording_that_the_program_could_not_say_is_refused(tmp_path: Path, said: str) -> None:
    assert "kiosk.toml" in refused(tmp_path, {"wording/vi/kiosk.toml": said})
    assert "new.toml" in refused(tmp_path, {"wording/vi/new.toml": said})


def test_placeholders_stay_those_of_ours(tmp_path: Path) -> None:
    key = next(
        (table, name, text)
        for table, said in words.words().tables("kiosk").items()
        for name, text in said.items()
        if "{code}" in text
    )
    taken(tmp_path, {"wording/vi/kiosk.toml": f'[{key[0]}]\n{key[1]} = "Số {{code}}"\n'})


def test_another_list_of_forms_changes_titles_and_numbers(tmp_path: Path) -> None:
    ours = edition_for(FormKind.TICKET, TODAY, Media.ROLL)
    title = ours.title["vi"]
    assert title in FORMS
    taken(tmp_path, {"forms/forms.toml": FORMS.replace(title, "PHIẾU MỚI")})
    Slots(tmp_path).begin(1)
    configured(SAMPLE, tmp_path)
    assert edition_for(FormKind.TICKET, TODAY, Media.ROLL).title["vi"] == "PHIẾU MỚI"
    editions.lay_over(None)
    assert edition_for(FormKind.TICKET, TODAY, Media.ROLL) == ours


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('kind = "ticket"', 'kind = "refusal"'),
        lambda text: text.replace("ticket.typ", "nothing.typ"),
        lambda text: "[[form]]\n",
        lambda text: "x = [",
        lambda text: "",
    ],
    ids=["no ticket", "no template", "empty form", "no TOML", "nothing"],
)
def test_a_list_that_leaves_a_form_without_a_layout_is_refused(
    tmp_path: Path, change: object
) -> None:
    assert callable(change)
    assert refused(tmp_path, {"forms/forms.toml": change(FORMS)})
