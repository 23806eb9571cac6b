"""`hegui mail`: verdicts alone, a folder followed, evidence; and mail on its way through a whole check-up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")

from mail.letters import AMAZON, attached, letter

from hegui import check
from hegui.cli.mail import command
from hegui.errors import UsageError
from hegui.following import known_ids, original
from hegui.mail.digests import sha256, slow_sm3, sm3
from hegui.model import Report
from hegui.reports import write

PLAIN = letter(subject="dinner", text="See you at seven.")


def run(*args: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(command, [str(a) for a in args], standalone_mode=False, catch_exceptions=False)
    return int(done.return_value or 0), done.output


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Maildir with a deceiving mail and an honest one; the working folder is empty."""
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "box"
    for part in ("cur", "new", "tmp"):
        (made / part).mkdir(parents=True)
    (made / "new" / "1.a").write_bytes(letter(**AMAZON))
    (made / "cur" / "2.b:2,S").write_bytes(PLAIN)
    return made


def looked(target: Path) -> Report:
    return check(target, config=None, fresh=True)


def test_a_maildir_is_one_source_with_a_verdict_a_mail(box: Path) -> None:
    report = looked(box)
    told = [f for f in report.inventory.facts if f.kind == "phishing-mail"]
    assert [(f["level"], f.place.path) for f in told] == [("high", "new/1.a")]
    (count,) = [f for f in report.inventory.facts if f.kind == "mails-judged"]
    assert (count["all"], count["high"], count["low"]) == (2, 1, 1)
    assert {"mail.phishing", "mail.credentials-at-risk", "mail.several-factors", "mail.staff-education"} <= {
        f.check for f in report.findings
    }


def test_every_form_of_report_shows_the_verdict_and_no_address_that_can_be_clicked(box: Path) -> None:
    report = looked(box)
    for form in ("terminal", "html", "json", "sarif"):
        for lang in ("zh", "en"):
            shown = str(write(form, report, lang))
            assert "amazon.com" in shown
            assert "amazon.account-verify.xyz" not in shown
            assert "me@shop.cn" not in shown
    made = json.loads(str(write("json", report)))
    assert made["mails"][0]["level"] == "high"
    assert made["mails_judged"][0]["all"] == 2


def test_a_single_mail_of_low_risk_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(PLAIN)
    (fact,) = [f for f in looked(tmp_path / "a.eml").inventory.facts if f.kind == "phishing-mail"]
    assert fact["level"] == "low"


def test_check_tells_verdicts_alone(box: Path) -> None:
    code, said = run("check", box, "--format", "json")
    assert code == 1
    assert [m["level"] for m in json.loads(said)] == ["high", "low"]
    assert run("check", box / "cur" / "2.b:2,S")[0] == 0


def test_watch_tells_each_mail_once_and_moves_nothing_unless_asked(box: Path) -> None:
    assert run("watch", box, "--once")[0] == 0
    assert len(known_ids(Path("hegui-mail.jsonl"))) == 2
    assert run("watch", box, "--once")[1] == ""
    assert (box / "new" / "1.a").exists()
    Path("hegui-mail.jsonl").unlink()
    run("watch", box, "--once", "--move-to", "apart")
    assert not (box / "new" / "1.a").exists()
    assert Path("apart/1.a").read_bytes() == letter(**AMAZON)
    assert (box / "cur" / "2.b:2,S").exists()


def test_the_record_holds_nothing_personal(box: Path) -> None:
    run("watch", box, "--once")
    record = Path("hegui-mail.jsonl").read_text(encoding="utf-8")
    assert "me@shop.cn" not in record
    assert "https://" not in record


def test_report_writes_the_original_with_its_digests_and_reasons(box: Path) -> None:
    raw = letter(**AMAZON)
    code, _ = run("report", sha256(raw)[:16], "--in", box, "-o", "out")
    home = Path("out") / f"mail-{sha256(raw)[:16]}"
    assert code == 0
    assert (home / "original.eml").read_bytes() == raw
    digests = (home / "digests.txt").read_text()
    assert sm3(raw) in digests
    assert sha256(raw) in digests
    assert "自称亚马逊" in (home / "reasons.txt").read_text(encoding="utf-8")
    with pytest.raises(UsageError):
        original("feedface00", box)


def test_a_manager_in_the_staff_file_is_known(box: Path, tmp_path: Path) -> None:
    (tmp_path / "staff.txt").write_text("王大锤\n", encoding="utf-8")
    (tmp_path / "a.eml").write_bytes(letter(sender="王大锤 <x@qq.com>", text="在忙吗？帮我转账"))
    told = run(
        "check",
        tmp_path / "a.eml",
        "--format",
        "json",
        "--staff",
        tmp_path / "staff.txt",
        "--my-domain",
        "shop.cn",
    )
    assert "identity.staff-from-outside" in told[1]


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_gives_the_digests_of_the_standard(data: bytes, digest: str) -> None:
    assert sm3(data) == slow_sm3(data) == digest


# --- bad input -------------------------------------------------------------------------------------------------------


def test_an_msg_that_is_none_is_skipped_with_the_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    pytest.importorskip("olefile", reason="hegui[mail] is not installed")
    (tmp_path / "a.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    (tmp_path / "b.msg").write_bytes(b"not one at all, but a text\n" * 9)
    (tmp_path / "c.eml").write_bytes(letter(**AMAZON))
    report = looked(tmp_path)
    told = {str(s.place): s.reason.en for s in report.skipped}
    assert "not an Outlook message" in told[f"{tmp_path.name}/a.msg"]
    assert [f["level"] for f in report.inventory.facts if f.kind == "phishing-mail"] == ["high"]


def test_of_a_mail_too_large_the_beginning_is_judged_and_the_next_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hegui.readers.messages.LARGEST", 50_000)
    large = letter(**AMAZON, parts=(attached("a.bin", b"x" * 100_000),))  # type: ignore[arg-type]
    (tmp_path / "b.mbox").write_bytes(
        b"From a@b Mon Jan  1 00:00:00 2024\n"
        + large
        + b"\n\nFrom a@b Mon Jan  1 00:00:00 2024\n"
        + letter(**AMAZON)
    )
    report = looked(tmp_path / "b.mbox")
    assert any("larger than" in s.reason.en for s in report.skipped)
    assert [f["level"] for f in report.inventory.facts if f.kind == "phishing-mail"] == ["high", "high"]
    first, second = (f for f in report.inventory.facts if f.kind == "phishing-mail")
    assert first["sha256"] == "" and len(second["sha256"]) == 64


def test_without_the_extra_tables_are_read_and_the_lack_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hegui.examining.mail.phishing.missing", lambda: True)
    monkeypatch.setattr("hegui.mail.missing", lambda: True)
    (tmp_path / "a.eml").write_bytes(letter(**AMAZON))
    report = looked(tmp_path / "a.eml")
    assert any("hegui[mail]" in s.reason.en for s in report.skipped)
    assert report.inventory.holdings


def test_an_outlook_message_is_judged_like_any_other(tmp_path: Path) -> None:
    pytest.importorskip("olefile", reason="hegui[mail] is not installed")
    from mail.compound import outlook

    raw = outlook(
        AMAZON["subject"],
        "Amazon Seller Central",
        "notice@arnazon-seller.top",
        AMAZON["html"],
        form_html=b"<form><input type=password>",
    )
    (tmp_path / "a.msg").write_bytes(raw)
    report = looked(tmp_path / "a.msg")
    (fact,) = [f for f in report.inventory.facts if f.kind == "phishing-mail"]
    assert fact["level"] == "high"
    signals = fact["signals"]
    assert isinstance(signals, tuple)
    assert {"domain.sender-lookalike", "payload.html-attachment"} <= set(signals)


def test_of_an_outlook_message_too_large_all_but_its_large_attachments_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("olefile", reason="hegui[mail] is not installed")
    from mail.compound import outlook

    monkeypatch.setattr("hegui.readers.outlook.LARGEST", 50_000)
    monkeypatch.setattr("hegui.readers.outlook.SMALL", 20_000)
    parts = {"form_html": b"<form><input type=password>", "film_mp4": b"x" * 90_000}
    raw = outlook(AMAZON["subject"], "Amazon", "notice@arnazon-seller.top", AMAZON["html"], **parts)
    (tmp_path / "a.msg").write_bytes(raw)
    report = looked(tmp_path / "a.msg")
    (fact,) = [f for f in report.inventory.facts if f.kind == "phishing-mail"]
    signals = fact["signals"]
    assert isinstance(signals, tuple)
    assert fact["level"] == "high" and "payload.html-attachment" in signals
    assert any("attachments larger than" in s.reason.en for s in report.skipped)


# --- what a check of mail alone asks, and what it does not -----------------------------------------------------------


def test_a_lone_mail_is_judged_and_nothing_is_asked_about_an_organisation(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(letter(**AMAZON))
    report = looked(tmp_path / "a.eml")
    assert {f.check for f in report.findings} == {"mail.phishing", "mail.credentials-at-risk"}
    assert report.inventory.holdings == ()
    assert set(report.checks) == {"mail.phishing", "mail.credentials-at-risk"}


def test_the_organisations_duties_are_judged_where_hegui_toml_tells_who_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hegui.toml").write_text('[organisation]\nname = "Seller"\n', encoding="utf-8")
    (tmp_path / "a.eml").write_bytes(letter(**AMAZON))
    found = {f.check for f in check(tmp_path / "a.eml", fresh=True).findings}
    assert {"mail.several-factors", "mail.staff-education"} <= found
    assert not any(not id.startswith("mail.") for id in found)


@pytest.mark.parametrize("how", ["asked for", "in a folder", "beside data"])
def test_the_data_in_mail_are_looked_at_when_mail_is_part_of_more_or_that_is_asked(
    tmp_path: Path, how: str
) -> None:
    (tmp_path / "a.eml").write_bytes(letter(text="身份证号 11010519491231002X"))
    (tmp_path / "b.csv").write_text("id_no\n11010519491231002X\n", encoding="utf-8")
    if how == "asked for":
        report = check(tmp_path / "a.eml", config=None, fresh=True, mail_data=True)
    elif how == "in a folder":
        report = looked(tmp_path)
    else:
        report = check([tmp_path / "a.eml", tmp_path / "b.csv"], config=None, fresh=True)
    held = [h for h in report.inventory.holdings if h.entity and h.entity.id == "cn-resident-id"]
    assert any("a.eml" in str(h.place) for h in held)


def test_a_page_that_came_in_a_mail_is_no_site_of_ours(tmp_path: Path) -> None:
    page = b'<html><form action="http://x.tk/p"><input type=password name=p></form></html>'
    (tmp_path / "a.eml").write_bytes(letter(**AMAZON, parts=(attached("form.html", page, "text/html"),)))
    found = {f.check for f in looked(tmp_path).findings}
    assert "mail.phishing" in found
    assert not any(id.startswith("site.") for id in found)


def test_of_a_mailbox_the_worst_are_shown_in_brief_and_how_many_there_are(box: Path) -> None:
    for number in range(30):
        (box / "new" / f"m{number}").write_bytes(letter(**AMAZON))
    shown = str(write("terminal", looked(box), "en"))
    mails = shown.partition("High · ")[0]
    assert "32 mails were judged: 31 of high, 0 of medium, 1 of low risk" in mails
    assert mails.count("High risk  ") == 10
    assert "and 21 more" in mails
    assert mails.count("What to do:") == 1


def test_a_mail_too_large_is_told_by_every_way_and_the_rest_goes_on(box: Path) -> None:
    from hegui.readers.messages import LARGEST

    large = box / "new" / "0.large"
    with large.open("wb") as file:
        file.write(letter(**AMAZON))
        file.truncate(LARGEST + 1)
    assert "larger than 64 MiB" in run("watch", box, "--once", "--lang", "en")[1]
    assert len(known_ids(Path("hegui-mail.jsonl"))) == 3
    report = looked(box)
    assert any("larger than 64 MiB" in s.reason.en for s in report.skipped)
    assert [f["level"] for f in report.inventory.facts if f.kind == "phishing-mail"] == ["high", "high"]
    with pytest.raises(UsageError):
        run("report", large)
    alone = large.rename(box.parent / "large.eml")
    told = looked(alone)
    assert any("larger than 64 MiB" in s.reason.en and s.asked for s in told.skipped)
    assert [f["level"] for f in told.inventory.facts if f.kind == "phishing-mail"] == ["high"]


def test_of_a_folder_of_single_mails_the_folder_is_told_and_not_each_honest_mail(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    for name, raw in (("a.eml", letter(**AMAZON)), ("b.eml", PLAIN), ("c.eml", PLAIN)):
        (folder / name).write_bytes(raw)
    facts = looked(folder).inventory.facts
    assert [(f["level"], str(f.place)) for f in facts if f.kind == "phishing-mail"] == [
        ("high", "saved/a.eml")
    ]
    (count,) = [f for f in facts if f.kind == "mails-judged"]
    assert (str(count.place), count["all"], count["high"]) == ("saved", 3, 1)
