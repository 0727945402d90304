from bench.gtt_score import credits, score, table


def template(kind, **roles):
    return {"incident_type": kind, **{role: [[[m, 0] for m in entity] for entity in entities] for role, entities in roles.items()}}


def test_any_mention_answers_its_entity_once():
    gold = {"d": [template("attack", PerpInd=[["guerrillas", "guerrilla column"]])]}
    said = {"d": [template("attack", PerpInd=[["the Guerrilla-column".replace("-", " ")], ["guerrillas"]])]}
    assert score(gold, said)["PerpInd"] == [1, 2, 1]


def test_templates_of_another_type_do_not_meet():
    gold = {"d": [template("bombing", Target=[["bank"]])]}
    found = score(gold, {"d": [template("attack", Target=[["bank"]])]})
    assert found["Target"] == [0, 1, 1]
    assert found["incident_type"] == [0, 1, 1]


def test_the_pairing_with_most_roles_right_is_taken():
    gold = {"d": [template("attack", Victim=[["clerk"]]), template("attack", Victim=[["judge"]])]}
    said = {"d": [template("attack", Victim=[["judge"]]), template("attack", Victim=[["clerk"]])]}
    assert table(score(gold, said))["micro"]["f"] == 100


def test_micro_counts_the_type_beside_the_roles():
    micro = table(score({"d": [template("attack", Weapon=[["mine"]])]}, {"d": [template("attack")]}))["micro"]
    assert (micro["right"], micro["predicted"], micro["gold"]) == (1, 1, 2)


def test_each_answer_of_the_paired_template_is_told_right_or_wrong():
    gold = [template("bombing", Victim=[["the clerk"]]), template("attack", PerpInd=[["gunmen", "two gunmen"]], Weapon=[["rifle"]])]
    said = [template("attack", PerpInd=[["priest"], ["two gunmen"]], Weapon=[["bomb"]]), template("arson")]
    first, second = credits(gold, said)
    assert first["incident_type"] == [1.0]
    assert first["PerpInd"] == [0.0, 1.0]
    assert first["Weapon"] == [0.0]
    assert second["incident_type"] == [0.0]
