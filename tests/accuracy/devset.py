"""Loads the labelled columns of ``devset/``, ``heldset/`` and ``blindset/``; what a label means stands in README.md."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "devset"
HELDSET = Path(__file__).parent / "heldset"  # public systems as remembered
BLINDSET = (
    Path(__file__).parent / "blindset"
)  # more of them, measured once before their errors were looked at
SENSITIVITIES = ("none", "personal", "sensitive", "secret")
SPLITS = ("dev", "held")

# The ids of the brief that the rules and the labels were both written from.
ENTITIES = frozenset(
    [
        "person-name",
        "cn-resident-id",
        "cn-passport",
        "hk-macao-permit",
        "taiwan-permit",
        "officer-id",
        "driving-licence",
        "id-document",
        "id-photo",
        "employee-no",
        "student-no",
        "social-security-no",
        "signature",
        "mobile",
        "landline",
        "email",
        "address",
        "postcode",
        "social-id",
        "contact-person",
        "birth-date",
        "age",
        "gender",
        "ethnicity",
        "nationality",
        "native-place",
        "marital-status",
        "kin",
        "education",
        "occupation",
        "employer",
        "political-status",
        "body-data",
        "household",
        "region",
        "hobby-or-tag",
        "military-service",
        "disability",
        "special-identity",
        "religion",
        "account-name",
        "nickname",
        "avatar",
        "password",
        "password-hash",
        "payment-password",
        "verification-code",
        "security-answer",
        "access-key",
        "session-token",
        "bank-card",
        "payment-account",
        "income",
        "balance",
        "credit",
        "provident-fund",
        "property",
        "tax",
        "insurance-policy",
        "transaction",
        "diagnosis",
        "symptom",
        "drug",
        "examination",
        "surgery",
        "medical-history",
        "allergy",
        "medical-department",
        "medical-record-no",
        "medical-insurance-no",
        "fertility",
        "vaccination",
        "genetic",
        "medical-note",
        "face",
        "fingerprint",
        "voiceprint",
        "iris",
        "gps",
        "track",
        "login-place",
        "lodging",
        "travel",
        "ip",
        "device-id",
        "login-time",
        "user-agent",
        "browsing-record",
        "operation-log",
        "message-content",
        "call-record",
        "address-book",
        "number-plate",
        "vin",
        "sexual-orientation",
        "criminal-record",
        "performance",
        "personal-note",
        "person-record",
        "uscc",
        "org-name",
        "org-phone",
        "org-address",
        "person-ref",
    ]
)


@dataclass(frozen=True, slots=True)
class Label:
    """One column and what is right to say of it: the first of each tuple is the label, the rest are as defensible."""

    name: str
    type: str
    comment: str
    entities: tuple[str, ...]  # ("",) where it is none of them
    sensitivities: tuple[str, ...]
    fill: str = ""

    @property
    def sensitivity(self) -> str:
        return self.sensitivities[0]

    @property
    def entity(self) -> str:
        return self.entities[0]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One table of one system."""

    system: str
    split: str
    name: str
    comment: str
    subject: str
    columns: tuple[Label, ...]


def load(split: str | None = None, folder: Path = FOLDER) -> list[Labelled]:
    """Every labelled table of a folder, or those of one split."""
    tables = [table for file in sorted(folder.glob("*.toml")) for table in _file(file)]
    return [table for table in tables if split in (None, table.split)]


def _file(file: Path) -> Iterator[Labelled]:
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    for table in raw["table"]:
        yield Labelled(
            system=file.stem,
            split=raw["split"],
            name=table["name"],
            comment=table.get("comment", ""),
            subject=table.get("subject", ""),
            columns=tuple(_label(column) for column in table["columns"]),
        )


def _label(column: dict[str, str | list[str]]) -> Label:
    def text(key: str) -> str:
        value = column.get(key, "")
        assert isinstance(value, str)
        return value

    return Label(
        name=text("name"),
        type=text("type"),
        comment=text("comment"),
        entities=(text("entity"), *_listed(column.get("alt_entity", []))),
        sensitivities=(text("sensitivity"), *_listed(column.get("alt", []))),
        fill=text("fill"),
    )


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
