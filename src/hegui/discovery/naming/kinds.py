"""
Entities by what a name may leave open: whose they are, what may be said of them, what still is one.
"""

from __future__ import annotations

from hegui.discovery.signs import CLINICAL

# a code, kind or level of these still says what they are
ATTRIBUTES = CLINICAL | frozenset(
    [
        "gender", "ethnicity", "nationality", "marital-status", "education", "occupation", "political-status", "religion", "age", "disability",
        "special-identity", "military-service", "household", "body-data", "native-place", "region", "kin", "hobby-or-tag", "credit", "performance",
        "income", "tax", "provident-fund", "person-record", "personal-note", "property", "insurance-policy", "transaction", "balance", "criminal-record",
        "social-security-no", "sexual-orientation", "lodging", "travel", "track", "login-place", "login-time", "browsing-record", "operation-log",
        "employer", "birth-date", "user-agent", "fertility", "vaccination", "genetic", "gps", "device-id",
    ]
)  # fmt: skip
# things and firms have them too: a person's where the table says so
LEANING = frozenset(
    ["transaction", "person-record", "balance", "performance", "income", "region", "credit", "tax", "body-data", "native-place", "hobby-or-tag", "track", "travel", "lodging"]
)  # fmt: skip
# nobody but a natural person has these
HUMAN = frozenset(
    [
        "cn-resident-id", "cn-passport", "hk-macao-permit", "taiwan-permit", "officer-id", "driving-licence", "id-photo", "employee-no", "student-no",
        "social-security-no", "person-name", "contact-person", "nickname", "kin", "political-status", "religion", "ethnicity", "marital-status",
        "birth-date", "household", "military-service", "disability", "special-identity", "face", "fingerprint", "voiceprint", "iris",
        "sexual-orientation", "medical-record-no", "medical-insurance-no", "provident-fund", "payment-password", "social-id", "id-document",
        "address-book", "fertility", "allergy", "vaccination", "call-record", "nationality",
    ]
)  # fmt: skip
REACH = frozenset({"mobile", "landline", "email"})
WHERE = frozenset({"address", "postcode", "region"})
PROFILE = frozenset(
    [
        "ethnicity",
        "political-status",
        "nationality",
        "education",
        "occupation",
        "marital-status",
        "gender",
        "religion",
        "disability",
        "native-place",
    ]
)
TEXTUAL = frozenset(
    [
        "email", "address", "person-name", "nickname", "address-book", "message-content", "employer", "avatar", "signature", "personal-note", "account-name",
        "contact-person", "symptom", "medical-history", "face", "id-photo", "password", "login-place", "user-agent", "browsing-record", "org-name",
    ]
)  # fmt: skip
NETWORK = frozenset({"ip", "device-id", "user-agent", "login-time", "login-place"})
NUMBERS_OF_THINGS = frozenset({"number-plate", "vin"})
SECRETS = frozenset({"access-key", "session-token"})
PASSWORDS = frozenset({"password", "password-hash"})
PARTS_OF_IT = frozenset(
    {
        "status",
        "flag",
        "type",
        "time",
        "duration",
        "verified",
        "score",
        "ratio",
        "level",
        "amount",
        "sort",
        "version",
        "created",
        "stop",
        "dict",
    }
)
STILL_IT = frozenset(
    {
        "no",
        "code",
        "id",
        "info",
        "text",
        "masked",
        "last",
        "record",
        "name",
        "media",
        "home",
        "work",
        "register",
        "mobileend",
        "list",
    }
)
DOCUMENTS = frozenset(
    {
        "cn-resident-id",
        "cn-passport",
        "driving-licence",
        "hk-macao-permit",
        "taiwan-permit",
        "officer-id",
        "id-document",
    }
)
FLAG = frozenset({"flag", "is", "verified"})
