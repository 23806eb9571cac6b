"""
基因信息 · Genetic data.

Genes, sequences and other genetic findings of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("genetic", Text("基因信息", "Genetic data"), category="biometric"),
    hints=Hints(
        words=each("基因 基因型 DNA 遗传 基因检测 基因序列 染色体 遗传病 基因位点 基因组 亲子鉴定"),
        english=each("gene genetic dna genotype genome chromosome gene_test dna_no str_locus mutation"),
        initials=("jyx",),
    ),
)
