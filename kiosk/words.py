"""Every word people see or hear, from the language files in `assets/i18n`.

One folder per language, one TOML file per topic (`kiosk.toml`, `counter.toml`, `paper.toml` …),
one table per screen. A key is `topic.table.name`, for example `kiosk.welcome.title`. Another
language is another folder; nothing in the code names a language but the default.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter

DEFAULT_LANGUAGE = "vi"
FOLDER = Path(__file__).resolve().parent.parent / "assets" / "i18n"

Section = Mapping[str, str]
_over: list[Path] = []
"""The folder of other wording that a bundle brought; none or one."""


class Topics(dict[str, Mapping[str, Section]]):
    """The topics of a language's folder, each read when it is first asked for: no place needs all
    of them, and reading all takes as long as drawing a screen."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, topic: str) -> Mapping[str, Section]:
        """Reads a topic; an unknown one raises `KeyError`."""
        file = self._folder / f"{topic}.toml"
        if not file.is_file():
            raise KeyError(topic)
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        for folder in _over:
            other = folder / self._folder.name / file.name
            if other.is_file():
                for table, said in tomllib.loads(other.read_text(encoding="utf-8")).items():
                    tables[table] |= said
        return self.setdefault(topic, tables)


class Words:
    """The words of one language.

    `text("kiosk.ticket.ahead", count=7)` fills `{count}`; where the file also has
    `ahead_one`, that is taken when `count` is 1. A missing key is a bug and
    raises `KeyError`; a test holds all languages to the same keys.
    """

    def __init__(self, language: str, topics: Topics) -> None:
        self.language = language
        self._topics = topics

    def section(self, topic: str, table: str) -> Section:
        """All words of one screen, for QML: name → text, placeholders unfilled."""
        return self._topics[topic][table]

    def tables(self, topic: str) -> Mapping[str, Section]:
        """All tables of one topic: table → name → text."""
        return self._topics[topic]

    def text(self, key: str, **values: object) -> str:
        """The text of `topic.table.name` with `values` filled in."""
        topic, table, name = key.split(".")
        section = self._topics[topic][table]
        if values.get("count") == 1 and f"{name}_one" in section:
            name = f"{name}_one"
        return section[name].format(**values) if values else section[name]

    def has(self, key: str) -> bool:
        """Whether the language files know this key."""
        topic, table, name = key.split(".")
        try:
            return name in self._topics[topic].get(table, {})
        except KeyError:
            return False


@cache
def words(language: str = DEFAULT_LANGUAGE) -> Words:
    """The words of `language`, each topic read once. An unknown language raises `KeyError`."""
    folder = FOLDER / language
    if not folder.is_dir():
        raise KeyError(language)
    return Words(language, Topics(folder))


def lay_over(folder: Path | None) -> None:
    """Wording in this folder (one per language, as `assets/i18n`) stands over ours from now on;
    None: ours alone. For a program's start: what is shown already is not said again."""
    wanted = [folder] if folder else []
    if wanted != _over:
        _over[:] = wanted
        words.cache_clear()


def misfits(folder: Path) -> list[str]:
    """What of a folder of wording cannot stand over ours: files, tables, names and placeholders
    that we do not have, as `language/file: table.name`."""
    wrong: list[str] = []
    for file in sorted(folder.glob("*/*.toml")):
        place = f"{file.parent.name}/{file.name}"
        ours = FOLDER / file.parent.name / file.name
        try:
            known = tomllib.loads(ours.read_text(encoding="utf-8"))
            said = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            wrong.append(place)
            continue
        for table, texts in said.items():
            for name, text in texts.items() if isinstance(texts, dict) else ((table, None),):
                own = known.get(table, {}).get(name)
                if own is None or not isinstance(text, str) or _gaps(own) != _gaps(text):
                    wrong.append(f"{place}: {table}.{name}")
    return wrong


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder, the default first."""
    found = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
    return (DEFAULT_LANGUAGE, *(code for code in found if code != DEFAULT_LANGUAGE))


def _gaps(text: str) -> frozenset[str] | None:
    """The placeholders of a text; None where its braces are wrong."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def in_every_language(key: str, **values: object) -> str:
    """One sentence in all languages, the default first: for consoles, where nobody chose one."""
    return " — ".join(words(each).text(key, **values) for each in languages())
