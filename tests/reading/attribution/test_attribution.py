"""Constructed sentences: who is said to have said what. Nothing in them happened; names and outlets are invented."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.reading.attribution import attributions


def brief(text: str, lang: str) -> list[str]:
    """Each attribution as "stance | source | cue | content"; the parts of one are joined by " + "."""
    found = attributions(text, lang=lang)
    return [" | ".join([a.stance, *(" + ".join(text[x:y] for x, y in part) for part in (a.source, a.cue, a.content))]) for a in found]


CASES: list[tuple[str, str, list[str]]] = [
    ("en", "The prosecutor of Qom said three people had been arrested.", ["say | The prosecutor of Qom | said | three people had been arrested"]),
    ("en", '"No one was killed," the governor said.', ['say | the governor | said | "No one was killed,"']),
    ("en", '"Two men were hanged at dawn," said Maryam Novin, a lawyer.', ['say | Maryam Novin | said | "Two men were hanged at dawn,"']),
    (
        "en",
        "According to the teachers' union, nine teachers were detained in Rasht.",
        ["say | the teachers' union | According to | nine teachers were detained in Rasht"],
    ),
    (
        "en",
        "Nine teachers were detained in Rasht, according to the teachers' union.",
        ["say | the teachers' union | according to | Nine teachers were detained in Rasht"],
    ),
    (
        "en",
        "State media quoted the prosecutor of Marand as saying that two men had been executed.",
        [
            "say | State media | quoted | the prosecutor of Marand as saying that two men had been executed",
            "say | the prosecutor of Marand | saying | that two men had been executed",
        ],
    ),
    (
        "en",
        '"Two men were executed at dawn," the prosecutor of Marand, a cleric, is quoted as saying.',
        ['say | the prosecutor of Marand, a cleric | quoted as saying | "Two men were executed at dawn,"'],
    ),
    (
        "en",
        "The governor was also quoted by state media as saying that five people had died.",
        [
            "say | state media | quoted | The governor was also quoted by state media as saying that five people had died",
            "say | The governor | quoted by state media as saying | that five people had died",
        ],
    ),
    (
        "fa",
        "از قول دادستان مرند نقل شده است که دو نفر اعدام شدند.",
        ["say | دادستان مرند | از قول | نقل شده است که دو نفر اعدام شدند"],
    ),
    ("en", "The ministry denied that anyone had been tortured.", ["deny | The ministry | denied | that anyone had been tortured"]),
    ("en", "The ministry denied the reports.", ["deny | The ministry | denied | the reports"]),
    ("en", "The source added that five others were missing.", ["say | The source | added | that five others were missing"]),
    ("en", "The union called for the release of the workers.", ["call | The union | called for | the release of the workers"]),
    ("en", "The commander threatened to close the bazaar.", ["plan | The commander | threatened | to close the bazaar"]),
    ("en", "The network claimed that 40 protesters had been killed.", ["claim | The network | claimed | that 40 protesters had been killed"]),
    ("en", "PROSECUTOR: Three men have been charged.", ["say | PROSECUTOR | : | Three men have been charged"]),
    ("en", "THE PROSECUTOR OF QOM SAID THREE PEOPLE HAD BEEN ARRESTED.", ["say | THE PROSECUTOR OF QOM | SAID | THREE PEOPLE HAD BEEN ARRESTED"]),
    (
        "en",
        "the prosecutor of qom said that three people had been arrested.",
        ["say | the prosecutor of qom | said | that three people had been arrested"],
    ),
    ("en", "Officials confirmed on Monday that four prisoners had died.", ["confirm | Officials | confirmed | that four prisoners had died"]),
    ("en", "The rights group told reporters that 12 people had been shot.", ["say | The rights group | told | that 12 people had been shot"]),
    ("en", "The strike, the union said, would go on for a week.", ["say | the union | said | The strike + would go on for a week"]),
    (
        "en",
        "Residents, speaking by telephone, said the shops were closed.",
        ["say | Residents, speaking by telephone | said | the shops were closed"],
    ),
    (
        "en",
        '"We counted six bodies," she told Radio Farda-Now. "Nobody came to help."',
        ['say | she | told | "We counted six bodies," + "Nobody came to help."'],
    ),
    ("en", "He was arrested in the city where he had studied law.", []),
    ("en", "The police fear that more people may have been hurt.", ["suspect | The police | fear | that more people may have been hurt"]),
    ("en", "Witnesses who said they saw the shooting fled.", ["say | Witnesses + who | said | they saw the shooting fled"]),
    ("en", "The report did not say that anyone was killed.", []),
    (
        "en",
        "The governor of Saqez, Hamed Novin, said that ten shops had closed.",
        ["say | The governor of Saqez, Hamed Novin | said | that ten shops had closed"],
    ),
    (
        "en",
        "Hamed Novin, the governor of Saqez, told Radio Dawn that ten shops had closed.",
        ["say | Hamed Novin, the governor of Saqez | told | that ten shops had closed"],
    ),
    ("en", '"They fired at us," he said on Monday.', ['say | he | said | "They fired at us,"']),
    ("en", "The union warned that more workers would strike.", ["say | The union | warned | that more workers would strike"]),
    ("en", "Two teachers were beaten, the union added.", ["say | the union | added | Two teachers were beaten"]),
    ("en", "The prosecutor alleged that the men had set fire to a bank.", ["claim | The prosecutor | alleged | that the men had set fire to a bank"]),
    ("en", "Residents believe that the number is higher.", ["say | Residents | believe | that the number is higher"]),
    ("en", "The network reported 12 arrests in Shiraz.", ["say | The network | reported | 12 arrests in Shiraz"]),
    (
        "en",
        "The agency, citing a police statement, said five men were held.",
        ["say | The agency, citing a police statement | said | five men were held"],
    ),
    ("en", '"Release them now," the crowd chanted.', ['say | the crowd | chanted | "Release them now,"']),
    ("en", "The lawyer vowed to appeal.", ["plan | The lawyer | vowed | to appeal"]),
    ("en", "The minister rejected the allegations.", ["deny | The minister | rejected | the allegations"]),
    ("en", "Activists urged the court to stop the executions.", ["call | Activists | urged | to stop the executions"]),
    ("en", "She acknowledged that mistakes had been made.", ["confirm | She | acknowledged | that mistakes had been made"]),
    ("en", "The men never said that they were hurt.", []),
    ("en", "If the court says that he is guilty, he will appeal.", []),
    ("en", "The company will say more on Friday.", []),
    ("en", 'The judge said, "You are free," and left the room.', ['say | The judge | said | "You are free,"']),
    (
        "en",
        "Relatives said they were told that he had been moved to Evin.",
        ["say | Relatives | said | they were told that he had been moved to Evin"],
    ),
    ("fa", "به گزارش خبرگزاری موج، دو نفر در قم کشته شدند.", ["say | خبرگزاری موج | به گزارش | دو نفر در قم کشته شدند"]),
    ("fa", "به گفته دادستان قم سه نفر بازداشت شدند.", ["say | دادستان قم | به گفته | سه نفر بازداشت شدند"]),
    ("fa", "دادستان قم گفت که سه نفر بازداشت شده\u200cاند.", ["say | دادستان قم | گفت | سه نفر بازداشت شده\u200cاند"]),
    ("fa", "دادستان قم بازداشت ۱۰ نفر را تأیید کرد.", ["confirm | دادستان قم | تأیید کرد | بازداشت ۱۰ نفر"]),
    ("fa", "سخنگوی پلیس کشته شدن معترضان را تکذیب کرد.", ["deny | سخنگوی پلیس | تکذیب کرد | کشته شدن معترضان"]),
    ("fa", "خبرگزاری موج از اعدام دو زندانی خبر داد.", ["say | خبرگزاری موج | خبر داد | اعدام دو زندانی"]),
    (
        "fa",
        "رسانه دولتی به نقل از دادستان مرند اعلام کرد که دو نفر اعدام شدند.",
        ["say | دادستان مرند | به نقل از | دو نفر اعدام شدند", "say | رسانه دولتی | اعلام کرد | دو نفر اعدام شدند"],
    ),
    (
        "fa",
        "به گزارش شبکه فردا به نقل از یک منبع آگاه، پنج نفر زخمی شدند.",
        ["say | شبکه فردا | به گزارش | به نقل از یک منبع آگاه، پنج نفر زخمی شدند", "say | یک منبع آگاه | به نقل از | پنج نفر زخمی شدند"],
    ),
    ("fa", "وی افزود: «هیچ\u200cکس کشته نشد.»", ["say | وی | افزود | «هیچ\u200cکس کشته نشد.»"]),
    ("fa", "سه معلم، به گفته انجمن معلمان، در رشت بازداشت شدند.", ["say | انجمن معلمان | به گفته | سه معلم + در رشت بازداشت شدند"]),
    ("fa", "دادستان قم: سه نفر به اتهام اخلال بازداشت شدند", ["say | دادستان قم | : | سه نفر به اتهام اخلال بازداشت شدند"]),
    ("fa", "بر اساس اطلاعات دریافتی، او زیر شکنجه جان باخت.", ["say |  | بر اساس اطلاعات | او زیر شکنجه جان باخت"]),
    ("fa", "خانواده او می\u200cگویند که پسرشان شکنجه شده است.", ["say | خانواده او | می\u200cگویند | پسرشان شکنجه شده است"]),
    ("fa", "حامد نوین، فرماندار سقز، مدعی شد که معترضان مسلح بودند.", ["claim | حامد نوین، فرماندار سقز | مدعی شد | معترضان مسلح بودند"]),
    ("fa", "گفته می\u200cشود که چهار نفر ناپدید شده\u200cاند.", ["say |  | گفته می\u200cشود | چهار نفر ناپدید شده\u200cاند"]),
    ("fa", "اتحادیه معلمان خواستار آزادی زندانیان شد.", ["call | اتحادیه معلمان | خواستار | آزادی زندانیان"]),
    (
        "fa",
        "شبکه فردا گزارش داد سه نفر در اهواز کشته شدند و ده نفر زخمی شدند.",
        ["say | شبکه فردا | گزارش داد | سه نفر در اهواز کشته شدند و ده نفر زخمی شدند"],
    ),
    ("fa", "مقام\u200cها تأیید نکردند که کسی کشته شده است.", []),
    ("fa", "حمید نوین گفت: «ما شش پیکر شمردیم.»", ["say | حمید نوین | گفت | «ما شش پیکر شمردیم.»"]),
    ("fa", "طبق اعلام وزارت بهداشت، ۱۲ دانش\u200cآموز مسموم شدند.", ["say | وزارت بهداشت | طبق اعلام | ۱۲ دانش\u200cآموز مسموم شدند"]),
    ("fa", "به نوشته روزنامه سپیده، سه کارگر بازداشت شدند.", ["say | روزنامه سپیده | به نوشته | سه کارگر بازداشت شدند"]),
    (
        "fa",
        "شبکه فردا به نقل از منابع محلی نوشت که دو کولبر کشته شده\u200cاند.",
        ["say | منابع محلی | به نقل از | دو کولبر کشته شده\u200cاند", "say | شبکه فردا | نوشت | دو کولبر کشته شده\u200cاند"],
    ),
    ("fa", "شهردار تمرین روز سه\u200cشنبه گفت که جاده بسته است.", ["say | شهردار تمرین | گفت | جاده بسته است"]),
    ("fa", "یکی از شاهدان که نامش فاش نشد گفت سه نفر کشته شدند.", ["say | یکی از شاهدان | گفت | سه نفر کشته شدند"]),
    ("fa", "پنج نفر زخمی شدند، یک پزشک گفت.", ["say | یک پزشک | گفت | پنج نفر زخمی شدند"]),
    ("fa", "این سازمان در بیانیه\u200cای نوشت سه نفر اعدام شدند.", ["say | این سازمان | نوشت | سه نفر اعدام شدند"]),
    ("fa", "دادستانی این گزارش را نه تأیید و نه تکذیب کرد.", []),
    ("fa", "از سوی دیگر، یک فعال کارگری از بازداشت سه نفر خبر داد.", ["say | یک فعال کارگری | خبر داد | بازداشت سه نفر"]),
    ("fa", "فعالان نگرانند این مردان به زندان دیگری برده شوند.", ["suspect | فعالان | نگرانند | این مردان به زندان دیگری برده شوند"]),
    ("fa", "براساس اطلاعات رسیده به خبرنامه تمرین، جاده بسته است.", ["say | خبرنامه تمرین | براساس اطلاعات رسیده به | جاده بسته است"]),
    ("fa", "شش روز بعد خبر دادند که پنج نفر کشته شدند.", ["say |  | خبر دادند | پنج نفر کشته شدند"]),
    (
        "fa",
        "راننده گفت دود دیده است، اما نگهبان تأکید کرد دودی در کار نبوده است.",
        ["say | راننده | گفت | دود دیده است", "say | نگهبان | تأکید کرد | دودی در کار نبوده است"],
    ),
    ("fa", "وزیر کشور رد کرد که کسی شکنجه شده باشد.", ["deny | وزیر کشور | رد کرد | کسی شکنجه شده باشد"]),
    ("fa", "فرماندار سقز وقوع درگیری را تکذیب کرد.", ["deny | فرماندار سقز | تکذیب کرد | وقوع درگیری"]),
    ("fa", "پلیس تهران اذعان کرد که ۲۰ نفر بازداشت شده\u200cاند.", ["confirm | پلیس تهران | اذعان کرد | ۲۰ نفر بازداشت شده\u200cاند"]),
    ("fa", "او خواستار لغو حکم اعدام شد.", ["call | او | خواستار | لغو حکم اعدام"]),
    ("fa", "کانون نویسندگان هشدار داد که جان زندانیان در خطر است.", ["say | کانون نویسندگان | هشدار داد | جان زندانیان در خطر است"]),
    ("fa", "بنا بر اعلام انجمن، در این ماه ۱۸ نفر آزاد شدند.", ["say | انجمن | بنا بر اعلام | در این ماه ۱۸ نفر آزاد شدند"]),
    ("fa", "در این شهر سه نفر، به گزارش موج، زخمی شدند.", ["say | موج | به گزارش | در این شهر سه نفر + زخمی شدند"]),
    ("fa", "او در اهواز زندگی می\u200cکرد و معلم بود.", []),
    ("fa", "به ادعای پلیس، معترضان شیشه\u200cها را شکستند.", ["claim | پلیس | به ادعای | معترضان شیشه\u200cها را شکستند"]),
    ("fa", "همسر او به شبکه فردا گفت که نگران جان اوست.", ["say | همسر او | گفت | نگران جان اوست"]),
    ("fa", "مقام قضایی اعلام کرد حکم دو نفر اجرا شده است.", ["say | مقام قضایی | اعلام کرد | حکم دو نفر اجرا شده است"]),
    ("fa", "اعلام شد که سه نفر ناپدید شده\u200cاند.", ["say |  | اعلام شد | سه نفر ناپدید شده\u200cاند"]),
    ("fa", "دولت تهدید کرد که بازار را می\u200cبندد.", ["plan | دولت | تهدید کرد | بازار را می\u200cبندد"]),
    ("fa", "وی ادامه داد که پنج نفر دیگر در بازداشت هستند.", ["say | وی | ادامه داد | پنج نفر دیگر در بازداشت هستند"]),
    ("fa", "گزارش شده است که دو نفر جان باخته\u200cاند.", ["say |  | گزارش شده است | دو نفر جان باخته\u200cاند"]),
    (
        "fa",
        "فرماندار قم در گفت\u200cوگو با موج تأیید کرد که سه نفر زخمی شده\u200cاند.",
        ["confirm | فرماندار قم | تأیید کرد | سه نفر زخمی شده\u200cاند"],
    ),
    ("fa", "پدرش می\u200cگوید پسرم بی\u200cگناه بود.", ["say | پدرش | می\u200cگوید | پسرم بی\u200cگناه بود"]),
    ("fa", "از شهر سقز خبر می\u200cرسد که بازار بسته است.", []),
]


@pytest.mark.parametrize(("lang", "text", "told"), CASES, ids=range(len(CASES)))
def test_who_says_what(lang: str, text: str, told: list[str]) -> None:
    assert brief(text, lang) == told


WORDS = [
    "said",
    "that",
    '"',
    ",",
    ".",
    "the",
    "union",
    "according",
    "to",
    "گفت",
    "که",
    "«",
    "»",
    "به",
    "گزارش",
    "\n",
    "؛",
    "را",
    "تکذیب",
    "کرد",
    "'",
    "۱۲",
    "claim",
    "\u200c",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["en", "fa"]))
def test_every_range_lies_in_the_text_and_holds_words(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for found in attributions(text, lang=lang):
        for start, end in [*found.source, *found.cue, *found.content]:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_cost_grows_with_the_text_and_not_its_square(lang: str) -> None:
    unit = {"en": 'The mayor said, "we (and they) said that he said', "fa": "شهردار گفت که او گفت «که به گزارش او"}[lang]

    def seconds(copies: int) -> float:
        best = math.inf  # of three: what other programs and the collector of garbage do meanwhile is not the text's cost
        for _ in range(3):
            start = time.process_time()
            attributions(" ".join([unit] * copies), lang=lang)
            best = min(best, time.process_time() - start)
        return best

    seconds(50)
    assert seconds(800) < 40 * max(seconds(80), 0.004)


def test_another_language_gives_none() -> None:
    assert attributions("Der Minister sagte, es sei ruhig.", lang="de") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("به گفته پدرش ماموران در بیمارستان تمرین به او شلیک کردند.", "پدرش"),
        ("به گفته خانواده‌اش ماموران پیکر او را تحویل ندادند.", "خانواده‌اش"),
        ("به گفته خانواده‌اش و وکیلش، او در تمرین‌شهر بازداشت شد.", "خانواده‌اش و وکیلش"),
        ("مادرش اما در خاکسپاری اعلام کرد که پسرش کشته شده است.", "مادرش"),
        ("کانون تمرین همچنین تأیید می‌کند که پنج نفر بازداشت شده‌اند.", "کانون تمرین"),
        ("یکی از جان‌باختگان تمرین برای ما نوشته است: «او در تهران کشته شد.»", "یکی از جان‌باختگان تمرین"),
        ("به خانواده او فشار آوردند تا اعلام کنند که او عضو بسیج بوده است.", None),
        ("خواهر او زخمی شده و بنا بر گزارش‌ها همچنان زنده است.", None),
    ],
)
def test_a_persian_source_ends_where_it_ends(text, source):
    (found,) = attributions(text, lang="fa")
    assert [text[start:end] for start, end in found.source] == ([source] if source else [])
