"""Constructed English sentences (nothing in them happened) and what they tell, one row a sentence.

A claim is written "kind type measure low high", "+" for an open end, "-" for no quantity, with !planned, !alleged … for a modality that is
not asserted and !denied for a denial; several are parted by ";". Dates and places are tested elsewhere.
"""
# ruff: noqa: E501 - one row a sentence

KILLED = """
Three men were shot dead in Karaj.|event assault-firearms dead 3 3
Security forces killed at least 12 protesters in Sanandaj on Friday.|event protest.lethal dead 12 +
Security forces killed 12 people in a village near Baneh.|event killing.extrajudicial dead 12 12
At least five people have been killed in clashes in Saqqez.|event assault-firearms dead 5 +
12 dead and 30 wounded in clashes in Karaj.|event assault-firearms dead 12 12; event assault-firearms injured 30 30
The attack left 12 people dead and 30 injured.|event assault-targeted dead 12 12; event assault injured 30 30
A bomb exploded in the bazaar, killing at least five people and wounding dozens.|event assault-explosives events 1 1; event assault-explosives dead 5 +; event assault-explosives injured 24 99
Four people were killed and 35 wounded in the bombing.|event assault-explosives dead 4 4; event assault-explosives injured 35 35
Ali Karami, a 31-year-old dentist and resident of Kermanshah, was shot dead in Karaj.|event assault-firearms dead 1 1
17-year-old Sina Karami was killed by direct gunfire from government forces during protests in Tehran.|event protest.lethal dead 1 1
Killed by direct shooting of security forces during protests in Karaj.|event protest.lethal dead 1 1
A woman and her two children were killed in the blast.|event assault-explosives dead 3 3
Three men, a woman and a child were killed in the shelling.|event assault-heavy-weapons dead 5 5
A family of four was killed when a rocket hit their house.|event assault-heavy-weapons dead 4 4
Nearly 100 villagers died in the air raid.|event assault-aerial dead 90 100
The prisoner died in custody after being beaten.|event killing.in-custody dead 1 1
Two prisoners died under torture in the city prison.|event killing.in-custody dead 2 2
Dozens of protesters were killed in the crackdown.|event protest.lethal dead 24 99
More than 40 demonstrators lost their lives in the unrest.|event protest.lethal dead 41 +
A suicide bomber killed eight worshippers in a mosque.|event assault-suicide-attack dead 8 8
A drone killed two farmers near the border.|event assault-drone dead 2 2
Gunmen killed the mayor and three guards were wounded.|event assault-firearms dead 1 1; event assault-firearms injured 3 3
The governor was assassinated on Monday.|event assault-targeted dead 1 1
Guerrillas executed three peasants in the village square.|event assault-targeted dead 3 3
Protesters were killed in Zahedan.|event protest.lethal dead 1 +
The killing of two teachers by gunmen shocked the town.|event assault-firearms dead 2 2
He was shot and killed by police.|event killing.extrajudicial dead 1 1
A student was stabbed to death outside the university.|event assault-primitive dead 1 1
The clashes claimed 14 lives.|event assault-firearms dead 14 14
One policeman was killed and two others were injured in the ambush.|event assault-firearms dead 1 1; event assault-firearms injured 2 2
Between 15 and 20 people were killed by snipers.|event assault-firearms dead 15 20
Hundreds were killed when troops opened fire on the march.|event killing.extrajudicial dead 200 999
Police sources reported that two soldiers were killed by rebels.|event assault-targeted dead 2 2
The dead: Reza was killed by a bullet.|event assault-firearms dead 1 1
The explosion killed one guard instantly.|event assault-explosives dead 1 1
There were no deaths in the attack on the barracks.|total assault-targeted dead 0 0
Nobody was hurt.|total assault injured 0 0
No one was injured in the explosion.|total assault-explosives injured 0 0
More than 100 people were killed or wounded in the bombardment.|event assault-aerial dead|injured 101 +
Troops killed and wounded over 40 marchers.|event protest.lethal dead|injured 41 +
"""

ARRESTED = """
Police arrested 12 people and killed 3.|event arrest arrested 12 12; event killing.extrajudicial dead 3 3
Fifteen students were detained on campus.|event arrest arrested 15 15
Mina Sohrabi was arrested at her home in Rasht.|event arrest arrested 1 1
Scores of teachers have been rounded up.|event arrest arrested 40 99
Agents took four lawyers into custody.|event arrest arrested 4 4
The arrest of seven journalists was confirmed.|event arrest arrested 7 7
No arrests were made.|total arrest arrested 0 0
Police made 14 arrests after the march.|event arrest arrested 14 14
Two men were kidnapped by unidentified gunmen.|event disappearance persons 2 2
Three activists disappeared last week.|event disappearance missing 3 3
Five sailors are missing after the raid.|event disappearance missing 5 5
Ten prisoners were released on bail.|event release released 10 10
The court freed two women.|event release released 2 2
Six workers were charged with sabotage.|event charge charged 6 6
Eleven people were tortured in the detention centre.|event torture persons 11 11
Several students were beaten by plainclothes agents.|event beating persons 3 9
About 50 schoolgirls were poisoned in Qom.|event poisoning persons 45 55
Thirty families were deported.|
"""

SENTENCED = """
He was sentenced to five years in prison and 74 lashes.|event sentence.prison sentenced 1 1; event sentence.flogging sentenced 1 1
Two protesters were sentenced to death.|event sentence.death sentenced 2 2
A court sentenced three teachers to ten years in prison each.|event sentence.prison sentenced 3 3
The singer was sentenced to 74 lashes.|event sentence.flogging sentenced 1 1
Four men were condemned to death by the revolutionary court.|event sentence.death sentenced 4 4
The court issued six death sentences.|event sentence.death sentenced 6 6
Three men were executed in Tehran on August 10.|event execution.judicial executed 3 3
Two prisoners were hanged in Vakilabad Prison.|event execution.judicial executed 2 2
The execution of three men was condemned by lawyers.|event execution.judicial executed 3 3
The authorities put two brothers to death at dawn.|event execution.judicial executed 2 2
Four executions were carried out in Shiraz.|event execution.judicial executed 4 4
Soldiers summarily executed nine villagers.|event killing.extrajudicial dead 9 9
"""

PROTESTS = """
Thousands marched in Tehran.|event protest.demo participants 2000 9999
About 300 workers protested in front of the factory.|event protest.demo participants 270 330
Protests were held in 12 cities on Friday.|total protest.demo sites 12 12
Tens of thousands took to the streets.|event protest.demo participants 20000 99999
Some 200 nurses gathered to demand unpaid wages.|event protest.demo participants 180 220
A protest by 500 farmers blocked the square.|event protest.demo participants 500 500
Forty prisoners went on hunger strike.|event protest.hunger participants 40 40
The oil workers went on strike.|event protest.strike -
Residents protested against the closure of the clinic.|event protest.demo -
Guerrillas attacked three bases and set fire to two banks.|event attack.site sites 3 3; event attack.site sites 2 2
Three bombs exploded in the capital.|event assault-explosives events 3 3
Protesters torched four police stations.|event attack.site sites 4 4
Youths set a bank on fire.|event attack.site sites 1 1
Two explosions rocked the port.|event assault-explosives events 2 2
A demonstration was held in Stockholm.|event protest.demo events 1 1
"""

TOTALS = """
The death toll rose to 31.|total assault dead 31 31
The executions bring the number of people hanged this month to 31.|total execution.judicial executed 31 31
Two prisoners were hanged on August 10, making it 24 since August 6.|event execution.judicial executed 2 2; total execution.judicial executed 24 24
Three men were hanged on August 10, two in Hamedan and one in Yasuj.|total execution.judicial executed 3 3; event execution.judicial executed 2 2; event execution.judicial executed 1 1
Two men were hanged in Hamedan and one in Yasuj.|event execution.judicial executed 2 2; event execution.judicial executed 1 1
A total of 31 people have been killed in the province in the past week.|total assault dead 31 31
At least 110 people have been executed since April 21.|total execution.judicial executed 110 +
So far this year, about 100 people have been killed in clashes.|total assault-firearms dead 90 110
The number of those arrested has reached 700.|total arrest arrested 700 700
More than 1,000 people have been arrested since the protests began in June.|total arrest arrested 1001 +
Executions rose by 83 percent compared with the year before.|statement execution.judicial -
The war has left more than 60,000 dead.|total assault dead 60001 +
"""

UNREAL = """
The two men will be executed on Sunday.|statement execution.judicial executed 2 2 !planned
The group called for the release of five prisoners.|statement demand -; statement release released 5 5 !called-for
Five prisoners face execution.|statement execution.judicial executed 5 5 !planned
He was accused of killing two policemen.|event assault dead 2 2 !alleged
The police denied that 12 people had been killed.|statement assault dead 12 12 !denied
Guerrillas threatened to kill 10 judges.|statement threat -; statement assault-targeted dead 10 10 !hypothetical
If the soldiers kill three hostages, talks will end.|statement killing.extrajudicial dead 3 3 !hypothetical
The army did not kill 40 villagers.|statement killing.extrajudicial dead 40 40 !denied
Were 12 people killed in Izeh?|statement assault dead 12 12 !hypothetical
Two people were reportedly killed by gunfire.|event assault-firearms dead 2 2 !alleged
Three men may have been killed by the bomb.|event assault-explosives dead 3 3 !possible
The judge ordered the arrest of two editors.|statement arrest arrested 2 2 !called-for
"""

TRAPS = """
The earthquake killed 100 people.|
Twelve people died in a plane crash.|
Over 200 people died of cholera.|
The actor died at the age of 78.|
They released a statement of 12 pages.|
Police seized 12 rifles and 300 rounds.|
He was born on 12 May 1990 in Shiraz.|
The 31-year-old lives on 12th Street.|
The company executed three orders.|
She was 17 years old and had two children.|
The 3rd Brigade marched past.|
The court heard 14 witnesses.|
The team beat its rivals by 12 points.|
The death penalty was debated for three hours.|
The shot killed two dogs.|
Tickets were released on Monday.|
The committee discussed 24 cases in 2019.|
Time was killed in the waiting room.|
"""

OTHER = """
Supporters hung banners in 12 cities.|total display sites 12 12
Activists sprayed slogans on walls.|event display -
Authorities banned three newspapers.|event censorship outlets 3 3
The internet was cut for 12 hours in Zahedan.|event internet-cut hours 12 12
Exiles sent 20 videos.|statement video-message videos 20 20
Residents put up posters at five locations.|total display sites 5 5
Iranians rallied in Stockholm against executions in Iran.|event rally-abroad -
Two men were killed and their house was burned down.|event assault dead 2 2; event attack.site sites 1 1
Not a single person was killed in the raid.|statement assault dead 1 1 !denied
The two men captured by the rebels were released on Sunday.|event arrest arrested 2 2; event release released 2 2
Nine of the 30 students who were arrested in May were released.|event arrest arrested 30 30; event release released 9 9
"""

OTHER += """
Police chief Karami said at least 71 people were arrested on Friday night.|event arrest arrested 71 +
A 21-year-old youth was shot dead by police.|event killing.extrajudicial dead 1 1
A teacher and resident of Rasht was arrested.|event arrest arrested 1 1
Five judges and magistrates were killed by gunmen.|event assault-firearms dead 5 5
Several men opened fire on the office, but nobody was injured.|total assault injured 0 0
"""

HARM = """
Nine shepherds paid with their lives when soldiers fired on a crowd in Karaj.|event protest.lethal dead 9 9
Eleven lives were lost in the shelling of the town.|event assault-heavy-weapons dead 11 11
The shelling cost six children their lives.|event assault-heavy-weapons dead 6 6
The raid cost the rebels 20 men.|event assault-targeted dead 20 20
The army lost 11 soldiers in an ambush near the border.|event assault-firearms dead 11 11
None of the eight men in the patrol survived the ambush.|event assault-firearms dead 8 8
Villagers have buried 22 people since Sunday, when gunmen attacked the market.|total assault-firearms dead 22 22
The bodies of seven men, blindfolded and shot in the head, were found in a ditch.|event assault-firearms dead 7 7
Rescuers pulled 12 bodies from the rubble after the air strike.|event assault-aerial dead 12 12
Workers exhumed 40 bodies from a mass grave.|event assault dead 40 40
Police found the bullet-riddled bodies of a soldier and a farmer.|event assault-firearms dead 2 2
The bodies of two hikers were found on the mountain.|
The body of a swimmer was found in the river on Monday.|
The hospital puts the dead at 34 and the wounded at 120 after the attack.|event assault injured 120 120; event assault-targeted dead 34 34
The number of wounded in the bombing was put at 14 by the police and at 21 by the hospital.|total assault-explosives injured 14 14; total assault-explosives injured 21 21
The raid left five dead and eight missing.|event assault dead 5 5; event disappearance missing 8 8
The storm left 12 dead and 30 missing.|
With covid deaths surpassing 90,000 and riots spreading, the minister resigned.|
Doctors report four dead and fifteen hurt after the shooting in Karaj.|event assault injured 15 15; event assault-firearms dead 4 4
A bus with 40 passengers slid into a ditch; the Red Crescent speaks of three dead and eight hurt.|
A minibus left the road near Ahar on Monday: three dead, eight hurt.|
A third child lost a leg when the mine exploded.|event assault-explosives injured 1 1
A farmer lost a foot in a harvester.|
Police opened fire on students, wounding four, one of whom later died.|event assault dead 1 1; event assault injured 4 4
Guards shot 18 prisoners, four fatally.|event assault-firearms dead 4 4; event assault-firearms persons 18 18
A stray bullet struck a girl of eight.|event assault-firearms injured 1 1
A bullet train struck a car.|
The bomb left no one dead and no one hurt.|total assault-explosives dead 0 0; total assault-explosives injured 0 0
Five soldiers were killed in Herat and three policemen in Kunduz in clashes.|event assault-firearms dead 5 5; event assault-firearms dead 3 3
Two men were hanged in Shiraz on Monday and a woman on Tuesday.|event execution.judicial executed 1 1; event execution.judicial executed 2 2
Eleven prisoners were executed in groups of three and four in Karaj.|event execution.judicial executed 11 11
With the hangings in Arak and Yazd, three in the first city and two in the second, the count of executions has risen to 612.|event execution.judicial executed 2 2; event execution.judicial executed 3 3; total execution.judicial executed 612 612
Three men, Ali Karami, Reza Karami and Hassan Karami, were hanged.|event execution.judicial executed 3 3
A man convicted of killing his brother was hanged.|event execution.judicial executed 1 1
The hanging of two men, set for Saturday, has been postponed.|statement execution.judicial executed 2 2 !planned
Four men are at risk of execution.|statement execution.judicial executed 4 4 !planned
Demonstrators hanged the president in effigy.|
Five policemen were slain and two taken hostage in the attack.|event assault-targeted dead 5 5; event disappearance persons 2 2
Gunmen carried off 40 schoolgirls.|event disappearance persons 40 40
Six students were carried off by masked police.|event arrest arrested 6 6
Four brothers have been missing since soldiers took them away.|total disappearance missing 4 4
A vendor was beaten so badly by wardens that he died two days later.|event beating dead 1 1
Gunmen seized two teachers and beat them to death.|event assault-firearms dead 2 2; event disappearance persons 2 2
A detainee took his own life in the city prison.|event killing.in-custody dead 1 1
A singer took his own life at home.|
Two inmates are believed to have been killed by guards.|event assault dead 2 2 !possible
Twenty-one prisoners have died since January for want of medical care.|total killing.in-custody dead 21 21
"""

TABLES = {
    "harm": HARM,
    "other": OTHER,
    "killed": KILLED,
    "arrested": ARRESTED,
    "sentenced": SENTENCED,
    "protests": PROTESTS,
    "totals": TOTALS,
    "unreal": UNREAL,
    "traps": TRAPS,
}


def rows(table: str) -> list[tuple[str, str]]:
    """The rows of a table as (sentence, expectation); the sentence may hold no "|"."""
    return [tuple(line.split("|", 1)) for line in table.strip().splitlines() if line]  # type: ignore[misc]
