"""
亲属关系 · Family and guardians.

Who belongs to a person's family, their guardian, and how they are related.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("kin", Text("亲属关系", "Family and guardians"), category="profile"),
    hints=Hints(
        words=each("""
            父亲 母亲 父亲姓名 母亲姓名 配偶 配偶姓名 子女 监护人 监护人姓名 家长 家长姓名 家庭成员
            成员姓名 亲属 家属 家属姓名 与本人关系 与患者关系 与户主关系 亲属关系 家庭关系 与学生关系 称谓
            丈夫 妻子 儿子 女儿 爱人 与申请人关系 与老人关系 关系 兄弟姐妹 独生子女 是否独生子女 子女数
            子女情况 家庭情况 社会关系 家庭人口 家庭人数 与被保险人关系 与联系人关系 父母 子女姓名
            与监护人关系 与孩子关系 与投保人关系 联系人关系 紧急联系人关系 受益人关系 关系人
        """),
        english=each("""
            father mother father_name mother_name spouse spouse_name parent parent_name child_name guardian
            guardian_name family_member member_relation kinship relation relationship relation_type
            family_relation relative relative_name husband wife son daughter children children_count
            only_child family_size relation_with relationship_type guardian_relation next_of_kin sibling
            contact_relation contact_relationship emergency_relation emergency_contact_relation
            family_relationship lxgx guardiansname guardians_name mothersname fathersname
            dependents
        """),
        pinyin=each("guanxi jianhuren fuqin muqin peiou"),
        initials=each("gx jhr jhrxm fqxm mqxm poxm jzxm yhzgx ybrgx gxdm jhrgx jtcy lxgx lxrgx brgx"),
    ),
)
