"""The window or day that a whole document gives to what it counts. Each text is made up; each row says which type and count has which days."""

import pytest
from dated_documents import Wanted, missing

DOCUMENTS: list[tuple[str, str, list[Wanted]]] = [
    (
        "2071-06-03",
        "April was a hard month. Our desk confirmed 61 executions, against 43 in March.\n\nIn the same period we registered 112 arrests.",
        [("execution", 61, "2071-04-01", "2071-04-30"), ("execution", 43, "2071-03-01", "2071-03-31"), ("arrest", 112, "2071-04-01", "2071-04-30")],
    ),
    (
        "2071-12-20",
        "During the reporting period (1 May to 31 October 2071), the mission verified the killing of 87 persons by security forces. "
        "It further received information on 19 deaths in detention.",
        [("killing", 87, "2071-05-01", "2071-10-31"), ("killing", 19, "2071-05-01", "2071-10-31")],
    ),
    (
        "2071-06-03",
        "From 20 March 2070 to 20 March 2071 at least 900 people were executed.\n\nIn addition, 640 death sentences came to our knowledge.",
        [("sentence.death", 640, "2070-03-20", "2071-03-20")],
    ),
    (
        "2071-06-03",
        "In the year to 20 March 2071 the union noted 118 dismissals.\n\nMoreover, 64 teachers were summoned and 22 arrested.",
        [("arrest", 22, "2070-03-20", "2071-03-20")],
    ),
    (
        "2072-01-20",
        "Between 1 March and 30 April 2071 the association recorded 84 executions, twice as many as in the year before.",
        [("execution", 84, "2071-03-01", "2071-04-30")],
    ),
    (
        "2071-06-12",
        "From 1 to 31 May 62 people were executed in Iran, against 40 in April and far more than last year.",
        [("execution", 62, "2071-05-01", "2071-05-31")],
    ),
    ("2071-06-12", "In May 71 prisoners were hanged, a rise of 20 percent on the month before.", [("execution", 71, "2071-05-01", "2071-05-31")]),
    (
        "2072-01-20",
        "During 2071 security forces arrested 1,450 activists, nearly double the number of the previous year.",
        [("arrest", 1450, "2071-01-01", "2071-12-31")],
    ),
    ("2071-06-12", "Since last Monday nine people have been executed, two of them on Wednesday.", [("execution", 9, "2071-06-08", "2071-06-12")]),
    (
        "2071-06-12",
        "Since Saturday 31 protesters have been arrested in Ahvaz, including a lawyer seized on Thursday.",
        [("arrest", 31, "2071-06-06", "2071-06-12")],
    ),
    ("2071-06-12", "Since the school year began on 23 September, 41 teachers have been arrested.", [("arrest", 41, "2070-09-23", "2071-06-12")]),
    (
        "2071-06-12",
        "Since the new governor took office on 4 May 2070, at least 310 people have been executed in Kerman.",
        [("execution", 310, "2070-05-04", "2071-06-12")],
    ),
    ("2071-06-12", "At least 17 journalists have been arrested since the strikes broke out on 2 June.", [("arrest", 17, "2071-06-02", "2071-06-12")]),
    (
        "2071-06-12",
        '"That makes 12 executions since the year began on 21 March," the committee said.',
        [("execution", 12, "2071-03-21", "2071-06-12")],
    ),
    ("2071-06-12", "Our committee has counted 64 abductions of students since March 2070.", [("disappearance", 64, "2070-03-01", "2071-06-12")]),
    ("2071-06-12", "Since the start of the year 230 people have been abducted in Haiti.", [("disappearance", 230, "2071-01-01", "2071-06-12")]),
    (
        "2071-06-12",
        "From the beginning of the uprising on 3 May until today, 210 protesters have been killed, and more than 4,000 have been arrested.",
        [("", 210, "2071-05-03", "2071-06-12"), ("arrest", 4001, "2071-05-03", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Since 3 May 210 protesters have been killed and another 900 wounded.",
        [("", 210, "2071-05-03", "2071-06-12"), ("", 900, "2071-05-03", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Nine prisoners were executed at dawn. That brings the number of executions since 21 March to 160.",
        [("execution", 160, "2071-03-21", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "In the last seven days, from Friday to Thursday, 14 people were executed: nine in Karaj and five in Shiraz.",
        [("execution", 14, "2071-06-05", "2071-06-11"), ("execution", 9, "2071-06-05", "2071-06-11"), ("execution", 5, "2071-06-05", "2071-06-11")],
    ),
    ("2071-06-12", "Last week, from 1 to 7 June, 22 workers were arrested.", [("arrest", 22, "2071-06-01", "2071-06-07")]),
    ("2071-06-12", "From Saturday to Wednesday 18 people were executed in Kerman and Zahedan.", [("execution", 18, "2071-06-06", "2071-06-10")]),
    (
        "2072-01-20",
        "Between 1 January and 31 December 2071 Tamrin Watch verified 940 executions in Iran.\n\nIn the same twelve "
        "months 21 detainees died in custody. The group also documented the arrest of 56 lawyers.",
        [
            ("execution", 940, "2071-01-01", "2071-12-31"),
            ("killing.in-custody", 21, "2071-01-01", "2071-12-31"),
            ("arrest", 56, "2071-01-01", "2071-12-31"),
        ],
    ),
    (
        "2071-06-12",
        "From 1 to 6 June the council counted 40 strikes in the oil towns.\n\nOver these six days 33 workers were arrested and two were killed.",
        [("arrest", 33, "2071-06-01", "2071-06-06"), ("", 2, "2071-06-01", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "The police closed the university for the week of 1 to 7 June.\n\nDuring the same week 12 students were arrested.",
        [("arrest", 12, "2071-06-01", "2071-06-07")],
    ),
    (
        "2071-06-12",
        "In May 71 prisoners were executed in Iran.\n\nIn the same month 300 people were arrested, and 18 were sentenced to death.",
        [("arrest", 300, "2071-05-01", "2071-05-31"), ("sentence.death", 18, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "In May at least 71 prisoners were executed. Fars leads with 12 executions, followed by Kerman with nine and Alborz with eight.",
        [("execution", 12, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "Tamrin Rights Monitor, week of 1 to 7 June 2071\n\n- Executions: 14 (previous week: 9)\n- Arrests: 63\n- Death "
        "sentences: 5\n- Killed at the borders: 3",
        [
            ("execution", 14, "2071-06-01", "2071-06-07"),
            ("arrest", 63, "2071-06-01", "2071-06-07"),
            ("sentence.death", 5, "2071-06-01", "2071-06-07"),
            ("execution", 9, "2071-05-25", "2071-05-31"),
        ],
    ),
    (
        "2071-06-12",
        "Prison news, Saturday to Thursday (30 May–4 June)\n\nIn Qom the prosecutor charged seven teachers. In Ilam four "
        "men were sentenced to death. Two prisoners were executed in Karaj.",
        [("charge", 7, "2071-05-30", "2071-06-04"), ("sentence.death", 4, "2071-05-30", "2071-06-04"), ("execution", 2, "2071-05-30", "2071-06-04")],
    ),
    ("2071-06-03", "Human rights in May 2071\n\nThis month 173 people were arrested in Iran.", [("arrest", 173, "2071-05-01", "2071-05-31")]),
    ("2071-06-03", "Protests in Rasht on 20 May\n\nNine people were arrested this month.", [("arrest", 9, "2071-06-01", "2071-06-03")]),
    (
        "2071-06-12",
        "Executions in May 2071\n\nAt least 52 men were hanged in the prisons of Iran. Eleven of them were executed in "
        "Shiraz. Four women were among the dead.",
        [("execution", 52, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "Strike diary, 1 to 6 June\n\nEighteen workers were arrested in Asaluyeh. On Thursday, three drivers were "
        "arrested in Yazd.\n\nIn Kerman police arrested nine miners.",
        [("arrest", 18, "2071-06-01", "2071-06-06"), ("arrest", 3, "2071-06-04", "2071-06-04"), ("arrest", 9, "2071-06-01", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "This week in the courts: 6 to 11 June\n\nA court in Tabriz sentenced three teachers to prison.\n\nA court in "
        "Rasht sentenced five students to prison.",
        [("sentence.prison", 3, "2071-06-06", "2071-06-11"), ("sentence.prison", 5, "2071-06-06", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "Yesterday at a glance (Thursday, 11 June)\n\nMashhad: nine students were arrested at the gate of the "
        "university.\nRasht: two prisoners were executed.",
        [("arrest", 9, "2071-06-11", "2071-06-11"), ("execution", 2, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "Nineteen executions in four days\n\nOn Sunday, 7 June, six prisoners were hanged in Karaj. On Monday five were "
        "hanged in Rasht. On Tuesday two men were executed in Qom. On Wednesday six people were executed in Shiraz.\n\n"
        "In all, 19 people were executed in four days.",
        [("execution", 19, "2071-06-07", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "On Monday 12 wounded were brought to the hospital and on Tuesday another 20. On Wednesday 15 were wounded. In "
        "three days 47 people were wounded in Izeh.",
        [("", 47, "2071-06-08", "2071-06-10")],
    ),
    ("2071-06-01", "In the month that ended yesterday at least 80 prisoners were executed in Iran.", [("execution", 80, "2071-05-01", "2071-05-31")]),
    (
        "2071-11-22",
        "In the month that ended yesterday the regime hanged 90 prisoners; in Aban of last year it hanged 58.",
        [("execution", 90, "2071-10-23", "2071-11-21"), ("execution", 58, "2070-10-22", "2070-11-20")],
    ),
    (
        "2071-06-12",
        "In the first week of June 17 people were arrested; in Khordad of last year 40 people were executed.",
        [("arrest", 17, "2071-06-01", "2071-06-07"), ("execution", 40, "2070-05-21", "2070-06-20")],
    ),
    (
        "2071-06-12",
        "A court in Tehran sentenced three students to prison on Tuesday.\n\nOn the same day two teachers were sentenced to prison in Rasht.",
        [("sentence.prison", 2, "2071-06-09", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "The court in Tabriz delivered its verdict on Tuesday. Two men were sentenced to death. Nine others were "
        "sentenced to prison. Three were released the same evening.",
        [
            ("sentence.death", 2, "2071-06-09", "2071-06-09"),
            ("sentence.prison", 9, "2071-06-09", "2071-06-09"),
            ("release", 3, "2071-06-09", "2071-06-09"),
        ],
    ),
    (
        "2071-06-12",
        "On Wednesday hundreds of people marched in Izeh. Two protesters were killed.\n\nThe same night 27 men were arrested.",
        [("", 2, "2071-06-10", "2071-06-10"), ("arrest", 27, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "The verdicts, dated 4 June, reached the lawyers on Monday. The following day police arrested two of the lawyers.",
        [("arrest", 2, "2071-06-09", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "Reza Tamrini, 33, died on 9 June in a prison in Qom, three days after agents had arrested him at a tea shop.",
        [("killing.in-custody", 1, "2071-06-09", "2071-06-09"), ("arrest", 1, "2071-06-06", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "In Istanbul police broke up the march on Saturday and detained 16 people, eleven of whom were still in custody on Tuesday.",
        [("arrest", 16, "2071-06-06", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "On Thursday teachers gathered in 19 cities. Nine of us were arrested in Kermanshah. By Sunday night all of them were free.",
        [("arrest", 9, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "On Tuesday two prisoners were executed in Karaj. A day earlier, three men were executed in Qom. The day "
        "before that, a woman was executed in Rasht.",
        [("execution", 3, "2071-06-08", "2071-06-08"), ("execution", 1, "2071-06-07", "2071-06-07")],
    ),
    (
        "2071-06-12",
        "Day 31 of the Uprising: Two Hanged in Karaj\n\nFriday, 12 June 2071, is the 31st day of the uprising. At dawn "
        "two prisoners were hanged in Karaj.\n\nIn Mashhad, rebellious youths set fire to a Basij base last night.",
        [("execution", 2, "2071-06-12", "2071-06-12"), ("", 1, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "From ward 3\n\nThis morning they took eight men to solitary. Around two o'clock guards beat 19 prisoners with batons.",
        [("", 19, "2071-06-12", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Today is the fifth day of our strike. At noon security forces arrested four workers at the gate.",
        [("arrest", 4, "2071-06-12", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Today, Friday, the families gathered outside the court. In the afternoon 12 of them were arrested.",
        [("arrest", 12, "2071-06-12", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Since Monday the families have waited. On Wednesday nine workers were arrested in Yazd.",
        [("arrest", 9, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "Tamrin News, 12 June 2071\n\nA court in Rasht has sentenced five students to prison.",
        [("sentence.prison", 5, None, "2071-06-12")],
    ),
    (
        "2071-06-12",
        "The strike at the Tamrin sugar mill began on Monday, 8 June. On the second day 300 workers marched to the "
        "governor's office in Shush. On the third day police arrested nine of them.",
        [("protest", 300, "2071-06-09", "2071-06-09"), ("arrest", 9, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "On Tuesday evening residents gathered in Izeh. By midnight 14 people had been arrested. The next morning "
        "their families came to the court, where another six were arrested.",
        [("arrest", 14, "2071-06-09", "2071-06-09"), ("arrest", 6, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "Monday, 8 June:\n- Two men were hanged in Karaj.\n- Nine teachers were arrested in Yazd.\n\nTuesday, 9 June:\n- "
        "Three men were hanged in Rasht.",
        [("execution", 2, "2071-06-08", "2071-06-08"), ("arrest", 9, "2071-06-08", "2071-06-08"), ("execution", 3, "2071-06-09", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "Report of the monitoring desk\nReporting period: 1–31 May 2071\n\nExecutions: 41\nArrests: 212\nDeaths in custody: 3",
        [
            ("execution", 41, "2071-05-01", "2071-05-31"),
            ("arrest", 212, "2071-05-01", "2071-05-31"),
            ("killing.in-custody", 3, "2071-05-01", "2071-05-31"),
        ],
    ),
    (
        "2071-06-12",
        "In the Iranian month of Ordibehesht (21 April–21 May) at least 58 prisoners were executed. Three of them were "
        "hanged in public. Twelve more were executed in the first week of Khordad.",
        [("execution", 58, "2071-04-21", "2071-05-21")],
    ),
    (
        "2071-06-12",
        "In the first five months of 2071, 412 people were executed in Iran. May alone saw 101 executions.",
        [("execution", 412, "2071-01-01", "2071-05-31"), ("execution", 101, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "Over the weekend 37 protesters were arrested in Shiraz. Most of them were released on Monday.",
        [("arrest", 37, "2071-06-06", "2071-06-07")],
    ),
    (
        "2071-06-12",
        "The court in Qom sentenced eight workers to prison on 3 June. Of these, three were sentenced to five years. A "
        "week later, on 10 June, two of their lawyers were arrested.",
        [("sentence.prison", 8, "2071-06-03", "2071-06-03"), ("arrest", 2, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "Late on Sunday gunmen attacked a police post near Saravan. Three officers were killed and five wounded. A "
        "passer-by also died. The attackers fled before dawn.",
        [("", 3, "2071-06-07", "2071-06-07"), ("", 5, "2071-06-07", "2071-06-07")],
    ),
    (
        "2071-06-12",
        "So far this year 26 inmates have died in the country's prisons. In the whole of last year there were 40 deaths in custody.",
        [("killing.in-custody", 26, "2071-01-01", "2071-06-12"), ("killing.in-custody", 40, "2070-01-01", "2070-12-31")],
    ),
    (
        "2071-06-12",
        "Our union counts 61 arrests since the first day of the strike, 2 June. Yesterday alone 14 colleagues were arrested in Asaluyeh.",
        [("arrest", 61, "2071-06-02", "2071-06-12"), ("arrest", 14, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "The siege of the old quarter lasted from 4 to 9 June. In those six days 19 residents were killed and more "
        "than 60 wounded. The army let 200 people leave on the last day.",
        [("", 19, "2071-06-04", "2071-06-09"), ("", 61, "2071-06-04", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "To the prosecutor of Kerman\n\nOur son Armin was arrested at his home on 2 May. For three weeks we knew "
        "nothing. On the 24th a guard called and said he was dead. His body was handed over two days later with marks "
        "of beating.",
        [("arrest", 1, "2071-05-02", "2071-05-02")],
    ),
    (
        "2071-06-12",
        "Yesterday at dawn six prisoners were executed in Ghezel Hesar. The day before, four had been executed in "
        "Isfahan, and on Tuesday three in Tabriz.",
        [("execution", 6, "2071-06-11", "2071-06-11"), ("execution", 4, "2071-06-10", "2071-06-10"), ("execution", 3, "2071-06-09", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "The committee has documented 33 forced disappearances between January and May. Nine of the missing were found dead.",
        [("disappearance", 33, "2071-01-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "In the night of 9 to 10 June, agents raided homes in Sanandaj and arrested 17 people. The following night "
        "they came back and took four more.",
        [("arrest", 17, "2071-06-09", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "On 10 June, the 40th day after the killings, thousands gathered at the cemetery of Izeh. Police opened fire; "
        "two mourners were killed and 14 wounded.",
        [("", 2, "2071-06-10", "2071-06-10"), ("", 14, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "At 9 a.m. on Thursday workers gathered before the ministry. At 11 the police charged. Seven workers were "
        "beaten. At noon twelve were arrested.",
        [("", 7, "2071-06-11", "2071-06-11"), ("arrest", 12, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "Six people were hanged in the prison of Zahedan in the early hours of Wednesday. Four of them were Baluch. "
        "Their families had been called for a last visit on Tuesday.",
        [("execution", 6, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "Between Friday and Tuesday security forces shot dead 23 people in Zahedan. Six of them were killed on Friday, "
        "the rest during the funerals that followed.",
        [("", 23, "2071-06-05", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "Two years ago today, on 12 June 2069, guards killed 11 prisoners in Tamrin Prison. No one has been tried.",
        [("", 11, "2069-06-12", "2069-06-12")],
    ),
    (
        "2071-06-12",
        "In its fifth week the hunger strike in Tabriz prison has spread: nine more prisoners joined it on Sunday. Two "
        "were taken to hospital the following day.",
        [("protest.hunger", 9, "2071-06-07", "2071-06-07")],
    ),
    (
        "2071-06-12",
        "The authorities executed 14 people in May, down from 22 in April. In June, up to yesterday, there have been nine executions.",
        [("execution", 14, "2071-05-01", "2071-05-31"), ("execution", 22, "2071-04-01", "2071-04-30"), ("execution", 9, "2071-06-01", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "Ahvaz, week 23\n\nTwelve Arab citizens were arrested in Ahvaz this week. Last week there were 30 arrests.",
        [("arrest", 12, "2071-06-08", "2071-06-12"), ("arrest", 30, "2071-06-01", "2071-06-07")],
    ),
    (
        "2071-06-12",
        "Update, 10 p.m.: four protesters have been killed in Javanrud tonight and at least 30 wounded.",
        [("", 4, "2071-06-12", "2071-06-12"), ("", 30, "2071-06-12", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Demonstrators came out in 22 towns on Friday, 5 June; in nine of these police fired on the crowd, and 17 "
        "people were killed. Saturday brought nine more deaths.",
        [("", 17, "2071-06-05", "2071-06-05")],
    ),
    (
        "2071-06-12",
        "At least 31 people have been killed in protests that erupted on 3 June, Tamrin Watch said on Thursday. The "
        "state television spoke of five deaths.",
        [("", 31, "2071-06-03", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "The Court of Appeal upheld the sentences on 7 June, the lawyers learned on Wednesday. That day, three more "
        "activists were sentenced to prison in Rasht.",
        [("sentence.prison", 3, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "Half-yearly overview, January to June 2071\n\nA total of 512 executions were recorded. Eleven of those executed "
        "were women. 2,300 people were arrested for political reasons.",
        [("execution", 512, "2071-01-01", "2071-06-12"), ("arrest", 2300, "2071-01-01", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Statement No. 14\n\nOn the night of Tuesday, 9 June, defiant youths set fire to a Basij base in Karaj. In "
        "Rasht, posters were put up on a footbridge. The following night a court building in Shiraz was set on fire.",
        [("attack", 1, "2071-06-09", "2071-06-09"), ("attack", 1, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "In a barbaric crime this morning, the regime's henchmen hanged four prisoners in Qezel Hesar. Three other "
        "prisoners were sent to the gallows there yesterday. Thus the number of executions in the first three weeks of "
        "Khordad has risen to 61.",
        [("execution", 4, "2071-06-12", "2071-06-12"), ("execution", 61, "2071-05-22", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "A week of strikes\n\nMonday saw drivers in eight towns walk out. On Wednesday bakers in Mashhad joined them. "
        "Police arrested eleven drivers in Yazd that day and nine bakers the day after.",
        [("arrest", 11, "2071-06-10", "2071-06-10"), ("arrest", 9, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "The Prisoners' Committee reports that 5 inmates of Tamrin Prison were executed between 4 and 9 June, that is, "
        "in less than a week. The names of two of them were published on Thursday.",
        [("execution", 5, "2071-06-04", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "At least 19 people have been arrested in Sanandaj in recent days. The latest arrests took place on Thursday, "
        "when six students were taken from their homes.",
        [("arrest", 6, "2071-06-11", "2071-06-11"), ("arrest", 19, None, "2071-06-12")],
    ),
    (
        "2071-06-12",
        "On June 2nd, the revolutionary court sentenced Maryam Tamrini to seven years in prison. Her husband had been "
        "arrested a month earlier. She was taken to Evin on June 8th.",
        [("sentence.prison", 1, "2071-06-02", "2071-06-02")],
    ),
    (
        "2071-06-12",
        "The crackdown continued for a third day on Thursday. Twenty-one people were arrested in Bukan. On Tuesday and "
        "Wednesday, 33 had been arrested.",
        [("arrest", 21, "2071-06-11", "2071-06-11"), ("arrest", 33, "2071-06-09", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "Last month 14 women were executed, more than in any month since January 2068. In April there were three.",
        [("execution", 14, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "In the six months to the end of May, border guards killed 31 porters; 14 of them were killed in March.",
        [("", 31, "2070-12-01", "2071-05-31"), ("", 14, "2071-03-01", "2071-03-31")],
    ),
    (
        "2071-06-12",
        "Two students, arrested on 1 June, were released on bail on Wednesday. A third, arrested the same day, is still held.",
        [("release", 2, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "Khash, Friday. After the noon prayers worshippers marched to the governor's office. Police opened fire; eight "
        "people were killed, among them two children, and dozens were wounded. By evening 60 people had been arrested.",
        [("", 8, "2071-06-12", "2071-06-12"), ("arrest", 60, "2071-06-12", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "From 5 p.m. on Saturday to noon on Monday, the internet was cut in Khuzestan. During the blackout police arrested 80 people in Ahvaz.",
        [("internet", 1, "2071-06-06", "2071-06-08"), ("arrest", 80, "2071-06-06", "2071-06-08")],
    ),
    (
        "2071-06-12",
        "Chronology\n\n3 June – Workers go on strike in Arak.\n5 June – Police arrest six strikers.\n8 June – A further "
        "nine are arrested.\n10 June – All are released.",
        [("arrest", 6, "2071-06-05", "2071-06-05")],
    ),
    (
        "2071-06-12",
        "It was the second public hanging this month: on 3 June two men were hanged in the square of Marvdasht. A "
        "third man was hanged in the same square on Thursday.",
        [("execution", 2, "2071-06-03", "2071-06-03"), ("execution", 1, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "News in brief, Thursday 11 June\n\nQom: Mourners buried a student who had been shot on Tuesday. Police beat two "
        "of the mourners.\nYazd: Nine teachers were arrested.",
        [("", 2, "2071-06-11", "2071-06-11"), ("arrest", 9, "2071-06-11", "2071-06-11")],
    ),
]


@pytest.mark.parametrize(("published", "text", "wanted"), DOCUMENTS)
def test_a_count_of_a_document_has_the_days_its_words_or_title_give(published: str, text: str, wanted: list[Wanted]) -> None:
    assert missing("en", published, text, wanted) == []
