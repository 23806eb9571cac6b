"""A real Dovecot on loopback: its mailbox is read, and not a flag changes."""

from __future__ import annotations

import getpass
import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")

from mail.letters import AMAZON, letter

from hegui import check

DOVECOT = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(DOVECOT is None, reason="there is no Dovecot here (apt install dovecot-imapd)"),
]

CONFIG = """
protocols = imap
base_dir = {base}/run
state_dir = {base}/run
log_path = {base}/log
ssl = no
disable_plaintext_auth = no
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{base}/mail
listen = 127.0.0.1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password=wrenchwood
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}
}}
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that Dovecot's own users may enter too."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def server(home: Path) -> Iterator[tuple[int, Path]]:
    """A server with two mails; gives its port and the Maildir."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    me = pwd.getpwnam(getpass.getuser())
    box = home / "mail"
    for part in ("cur", "new", "tmp"):
        (box / part).mkdir(parents=True)
    (box / "cur" / "1.a:2,").write_bytes(letter(**AMAZON))
    (box / "new" / "2.b").write_bytes(letter(subject="hello", text="see you at seven"))
    (home / "run").mkdir()
    config = home / "dovecot.conf"
    group = grp.getgrgid(me.pw_gid).gr_name
    login, internal = ("dovenull", "dovecot") if me.pw_uid == 0 else (me.pw_name, me.pw_name)
    if me.pw_uid == 0:  # Dovecot gives nobody root's mail
        group, me = "dovecot", pwd.getpwnam("nobody")
        for path in (home, box, *box.rglob("*")):
            os.chown(path, me.pw_uid, me.pw_gid)
    told = CONFIG.format(
        base=home, port=port, login=login, internal=internal, group=group, uid=me.pw_uid, gid=me.pw_gid
    )
    config.write_text(told)
    assert DOVECOT is not None
    running = subprocess.Popen(
        [DOVECOT, "-F", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            log = (home / "log").read_text(errors="replace") if (home / "log").exists() else ""
            pytest.skip(f"Dovecot does not start here: {log[-300:]}")
        yield port, box
    finally:
        running.terminate()
        running.wait(10)


def _files(box: Path) -> list[str]:
    return sorted(f"{p.parent.name}/{p.name}" for part in ("cur", "new") for p in (box / part).iterdir())


def test_a_mailbox_is_read_without_a_flag_changed(
    server: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, box = server
    monkeypatch.setenv("MAIL_PASSWORD", "wrenchwood")
    fetched = []
    uid = imaplib.IMAP4.uid
    monkeypatch.setattr(imaplib.IMAP4, "uid", lambda box, *asked: fetched.append(asked) or uid(box, *asked))
    report = check(
        f"imap://me@127.0.0.1:{port}/INBOX", password_env="MAIL_PASSWORD", config=None, mail_data=True
    )
    assert len([asked for asked in fetched if "BODY.PEEK" in str(asked)]) == 2, "each mail is fetched once"
    flags = [name.partition(":2,")[2] for name in _files(box)]
    assert not any(flags), "a flag was set"
    told = [f for f in report.inventory.facts if f.kind == "phishing-mail"]
    assert [f["level"] for f in told] == ["high"]
    assert not [s for s in report.skipped if s.asked]


def test_a_wrong_password_is_told_in_words_of_our_own(
    server: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, _ = server
    monkeypatch.setenv("MAIL_PASSWORD", "wrong")
    report = check(f"imap://me@127.0.0.1:{port}/INBOX", password_env="MAIL_PASSWORD", config=None)
    assert any("wrong user or password" in s.reason.en and s.asked for s in report.skipped)
