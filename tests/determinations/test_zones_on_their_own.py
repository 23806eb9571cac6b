"""
The lists of the free-trade zones a second time: decision tables written from their texts, knowing nothing of the tree.

Written from Article 6 of the Cross-border Provisions and from the numbered items of the lists of Shanghai (2024) and
Zhejiang (2024).  Who operates critical infrastructure may not use a list.  What Articles 3, 4 and 5(1)(i)-(iii) free, and
what a covered field's list does not name, is not counted.  The items named "other than items ..." hold what is left over:
in the Shanghai chapter on shipping item 8 leaves over the crews' information that is not sensitive (only item 7, their
sensitive information, is taken out), while item 11 leaves it out (items 9 and 10).
"""

import random
from datetime import date

from hegui.deciding.lawbook import Lawbook
from hegui.deciding.runner import Asking
from hegui.deciding.situation import situation
from hegui.determinations import find

from .decision_tables import conditions

DAY = date(2026, 6, 1)
QUESTION = find("outbound")

# organ, leaves ... : what a flow is before anything is counted
FLOW = [
    ("leaves == false", "", "", "'not-export'"),
    ("important == true", "in_zone == true and unlisted == true", "", "'free'"),
    ("important == true", "", "", "'important'"),
    ("plain == 0 and sensitive == 0", "", "", "'free'"),
    ("organ == true", "", "", "'state-organ'"),
    ("abroad == true and added == false", "", "", "'free'"),
    ("contract == true or emergency == true or statutory == true", "", "", "'free'"),
    ("hr == true and papers == true", "", "", "'free'"),
    ("", "in_zone == true and unlisted == true", "", "'free'"),
    ("", "in_zone == true and zone == 'shanghai'", "scene == 'sh-reinsurance'", "'sh-reinsurance'"),
    ("", "in_zone == true and zone == 'shanghai'", "scene == 'sh-seafarers'", "'sh-seafarers'"),
    ("", "in_zone == true and zone == 'shanghai'", "scene == 'sh-retail-members'", "'sh-retail-members'"),
    ("", "in_zone == true and zone == 'zhejiang'", "scene == 'zj-ecommerce'", "'zj-ecommerce'"),
    ("", "in_zone == true and zone == 'zhejiang'", "scene == 'zj-clearing'", "'zj-clearing'"),
    ("", "", "", "'rest'"),
]
# the items of each list; ``left_over`` is what item 8 of shipping counts besides the rest
ITEMS = {
    "sh-reinsurance": [  # items 5, 6, 8, 9
        ("plain >= 10000000 or sensitive >= 1000000", "'assessment'"),
        ("plain >= 1000000 or sensitive >= 10000", "'contract-or-certification'"),
        ("", "'exempt'"),
    ],
    "sh-seafarers": [  # items 7, 8, 9, 10
        ("sensitive >= 150000 or left_over >= 1000000", "'assessment'"),
        ("plain >= 150000 or sensitive >= 10000", "'contract-or-certification'"),
        ("", "'exempt'"),
    ],
    "sh-retail-members": [  # items 1, 2, 4, 5
        ("plain >= 10000000 or sensitive >= 1000000", "'assessment'"),
        ("plain >= 1000000 or sensitive >= 100000", "'contract-or-certification'"),
        ("", "'exempt'"),
    ],
    "zj-ecommerce": [  # I, items 1, 2, 4, 5
        ("plain >= 5000000 or sensitive >= 2000000", "'assessment'"),
        ("plain >= 1000000 or sensitive >= 500000", "'contract-or-certification'"),
        ("", "'exempt'"),
    ],
    "zj-clearing": [  # II, items 3, 4, 6, 7
        ("plain >= 2000000 or sensitive >= 1000000", "'assessment'"),
        ("plain >= 500000 or sensitive >= 500000", "'contract-or-certification'"),
        ("", "'exempt'"),
    ],
    "rest": [  # 7, 10; 8, 11; 3, 6; 5, 8 of the chapters, and the national numbers
        ("sensitive >= 10000 or left_over >= 1000000", "'assessment'"),
        ("sensitive >= 1 or plain >= 100000", "'contract-or-certification'"),
        ("", "'exempt'"),
    ],
}  # fmt: skip
YEAR = [
    ("any_export == false", "", "", "'not-export'"),
    ("any_organ == true", "", "", "'assessment'"),
    ("any_important == true", "", "", "'assessment'"),
    ("any_counted == false", "", "", "'exempt'"),
    ("ciio == true", "", "", "'assessment'"),
    ("", "any_assessment == true", "", "'assessment'"),
    ("", "", "any_contract == true", "'contract-or-certification'"),
    ("", "", "", "'exempt'"),
]
ZONES = {
    "none": ["none"], "shanghai": ["sh-reinsurance", "sh-seafarers", "sh-retail-members", "none", "zj-clearing"],
    "zhejiang": ["zj-ecommerce", "zj-clearing", "none", "sh-seafarers"], "other": ["none"],
}  # fmt: skip
LINES = [10_000, 100_000, 150_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000]
NEAR = [0, 1, 90_000, 600_000, 850_000, *(n + step for n in LINES for step in (-1, 0, 1))]
ORDER = ("not-export", "exempt", "contract-or-certification", "assessment")


def complete(chance):
    zone = chance.choice(["none", "shanghai", "shanghai", "zhejiang", "zhejiang", "other"])

    def flow():
        free = ("collected_abroad", "mainland_data_added", "contract_with_individual", "hr_management",
                "hr_rules_and_collective_contract", "emergency", "statutory_duty")  # fmt: skip
        return {name: chance.random() < 0.05 for name in free} | {
            "leaves_mainland": chance.random() < 0.95, "important_data": chance.random() < 0.05,
            "outside_zone_list": chance.random() < 0.1, "zone_scene": chance.choice(ZONES[zone]),
            "people_without_sensitive": chance.choice(NEAR), "people_with_sensitive": chance.choice([0, 0, 0, *NEAR]),
        }  # fmt: skip

    return {
        "ciio": chance.random() < 0.05, "state_organ": chance.random() < 0.03, "zone": zone,
        "overlap": chance.choice(["none", "all"]), "flows": [flow() for _ in range(chance.choice([1, 1, 2, 3, 4]))],
    }  # fmt: skip


def test_lists_of_zones_read_on_their_own_agree_on_ten_thousand_situations():
    chance, law = random.Random(2024), Lawbook(DAY)
    flow, year = conditions(FLOW), conditions(YEAR)
    items = {pool: conditions(rows) for pool, rows in ITEMS.items()}
    seen = set()
    for _ in range(10_000):
        facts = complete(chance)
        in_zone = facts["zone"] != "none" and not facts["ciio"]
        kinds = [
            flow({
                "organ": facts["state_organ"], "in_zone": in_zone, "zone": facts["zone"], "leaves": f["leaves_mainland"],
                "important": f["important_data"], "unlisted": f["outside_zone_list"], "scene": f["zone_scene"],
                "plain": f["people_without_sensitive"], "sensitive": f["people_with_sensitive"],
                "abroad": f["collected_abroad"], "added": f["mainland_data_added"], "contract": f["contract_with_individual"],
                "hr": f["hr_management"], "papers": f["hr_rules_and_collective_contract"],
                "emergency": f["emergency"], "statutory": f["statutory_duty"],
            })
            for f in facts["flows"]
        ]  # fmt: skip
        once = sum if facts["overlap"] == "none" else max

        def people(fact, *pools, facts=facts, kinds=kinds, once=once):
            counted = zip(facts["flows"], kinds, strict=True)
            return once([f[fact] for f, kind in counted if kind in pools] or [0])

        left_over = people("people_without_sensitive", "rest", "sh-seafarers")
        paths = {
            pool: items[pool]({
                "plain": people("people_without_sensitive", pool), "sensitive": people("people_with_sensitive", pool),
                "left_over": left_over,
            })
            for pool in ITEMS
            if pool in kinds
        }  # fmt: skip
        theirs = year({
            "any_export": any(kind != "not-export" for kind in kinds), "any_organ": "state-organ" in kinds,
            "any_important": "important" in kinds, "any_counted": bool(paths), "ciio": facts["ciio"],
            "any_assessment": "assessment" in paths.values(), "any_contract": "contract-or-certification" in paths.values(),
        })  # fmt: skip
        ours = Asking(QUESTION, situation(QUESTION.facts, facts), law).explore().outcomes(QUESTION.outcomes)
        assert ours == (theirs,), (kinds, paths, facts)
        for place, kind in enumerate(kinds, start=1):
            if kind not in paths or facts["ciio"] or "important" in kinds or "state-organ" in kinds:
                continue
            part = Asking(QUESTION, situation(QUESTION.facts, facts), law, place).explore()
            assert part.outcomes(QUESTION.outcomes) == (paths[kind],), (place, kinds, paths, facts)
        seen.add((facts["zone"], theirs))
    assert seen == {(zone, path) for zone in ZONES for path in ORDER}
