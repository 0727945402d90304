from bench.muc4.key import SLOTS, Fill, Option, Template, read_key, write_irrelevant, write_template

KEY = """
;;; constructed
0.  MESSAGE: ID                     CON-MUC4-0001 (X)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  03 JAN 71 / - 04 JAN 71
3.  INCIDENT: LOCATION              RURITANIA: STRELSAU (CITY)
4.  INCIDENT: TYPE                  ATTACK
10. PERP: ORGANIZATION ID           "RED BAND" / "RB"
11. PERP: ORGANIZATION CONFIDENCE   POSSIBLE: "RED BAND" / "RB" / REPORTED AS FACT: "RED BAND"
12. PHYS TGT: ID                    *
18. HUM TGT: NAME                   "ANNA \\"ANI\\" FELS"
                                    ? "RUDOLF RASSENDYLL"
19. HUM TGT: DESCRIPTION            "CLERK" /
                                    "EMPLOYEE": "ANNA FELS"
                                    "GUARDS"
23. HUM TGT: EFFECT OF INCIDENT     NO INJURY: "-"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     CON-MUC4-0002 (X)
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


def test_a_message_judged_irrelevant_has_no_template():
    assert read_key(KEY)["CON-MUC4-0002"] == []


def test_alternatives_references_optional_fills_and_continuations_are_read():
    (template,) = read_key(KEY)["CON-MUC4-0001"]
    assert template.optional
    assert template.unused == {12}
    assert 24 not in template.slots
    assert template.slots[2] == (Fill((Option("03 JAN 71"), Option("- 04 JAN 71"))),)
    assert template.slots[11] == (Fill((Option("POSSIBLE", ("RED BAND", "RB")), Option("REPORTED AS FACT", ("RED BAND",)))),)
    assert template.slots[18] == (Fill((Option('ANNA "ANI" FELS'),)), Fill((Option("RUDOLF RASSENDYLL"),), optional=True))
    assert template.slots[19][0] == Fill((Option("CLERK", ("ANNA FELS",)), Option("EMPLOYEE", ("ANNA FELS",))))
    assert template.slots[19][1] == Fill((Option("GUARDS"),))
    assert template.slots[23] == (Fill((Option("NO INJURY", ("",)),)),)


def test_what_is_written_reads_back():
    slots = {4: (Fill((Option("BOMBING"),)),), 12: (Fill((Option('"SUN" BANK'),)),), 13: (Fill((Option("FINANCIAL", ('"SUN" BANK',)),)),)}
    template = Template("CON-1", slots, unused=frozenset({6}))
    text = write_template(template, 1) + write_irrelevant("CON-2")
    assert read_key(text) == {"CON-1": [template], "CON-2": []}
    assert all(name in text for name in SLOTS)
