"""Who is told, who goes on, who fears and who remembers: the ways of saying that stand between a speaker and what is said."""

import pytest
from test_attribution import brief

CASES = [
    ("en", "Witnesses told the Tamrin Bulletin that guards took the brothers away.", ["say | Witnesses | told | that guards took the brothers away"]),
    ("en", "The mayor told the paper on Monday she would resign.", ["say | The mayor | told | she would resign"]),
    ("en", '"The gates are open," the mayor told Tamrin Radio.', ['say | the mayor | told | "The gates are open,"']),
    ("en", '"It is over," the mayor said of the strike.', ['say | the mayor | said | "It is over,"']),
    ("en", "Reza Tamrini (Party of Exercise) said the bridge was closed.", ["say | Reza Tamrini (Party of Exercise) | said | the bridge was closed"]),
    ("en", "The mayor said that, if elected, he would go.", ["say | The mayor | said | that, if elected, he would go"]),
    ("en", 'As the mayor put it, "the gates are open".', ['say | the mayor | put it | "the gates are open"']),
    (
        "en",
        '"The road is closed," the mayor said, adding that two men had died.',
        ['say | the mayor | said | "The road is closed,"', "say | the mayor | adding | that two men had died"],
    ),
    (
        "en",
        "The driver said he saw smoke, while the guard insisted there was none.",
        ["say | The driver | said | he saw smoke", "say | the guard | insisted | there was none"],
    ),
    ("en", "The mayor insisted that the two be freed.", ["call | The mayor | insisted | that the two be freed"]),
    ("en", 'The mayor called the march "a disgrace".', ['say | The mayor | called | the march "a disgrace"']),
    ("en", "Families are afraid that the two have been killed.", ["suspect | Families | afraid | that the two have been killed"]),
    ("en", "The mayor was convinced that they had fled.", ["say | The mayor | convinced | that they had fled"]),
    ("fa", "خانواده‌ها می‌ترسند که او کشته شده باشد.", ["suspect | خانواده‌ها | می‌ترسند | او کشته شده باشد"]),
    ("fa", "خانواده‌ها بیم دارند که او کشته شده باشد.", ["suspect | خانواده‌ها | بیم دارند | او کشته شده باشد"]),
    ("fa", "او به یاد آورد: «ساعت چهار صبح آمدند.»", ["say | او | به یاد آورد | «ساعت چهار صبح آمدند.»"]),
    (
        "fa",
        "راننده گفت که دود دیده است، اما نگهبان تأکید کرد که دودی در کار نبوده است.",
        ["say | راننده | گفت | دود دیده است", "say | نگهبان | تأکید کرد | دودی در کار نبوده است"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "found"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_speaker_cue_and_content_are_told_apart(lang, text, found):
    assert brief(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The mayor did not say why the road was closed."),
        ("en", "The mayor would not tell the paper that it was closed."),
        ("en", "The guard called two officers to the gate."),
        ("en", "They put it in the car, and left."),
        ("en", "The road is certain to be closed."),
        ("fa", "شهردار نگفت چرا جاده بسته شده است."),
    ],
)
def test_silence_refusal_and_other_senses_are_no_attribution(lang, text):
    assert brief(text, lang) == []
