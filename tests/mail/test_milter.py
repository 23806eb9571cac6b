"""The mail filter: spoken to as Postfix speaks, and by a real Postfix on loopback."""

from __future__ import annotations

import os
import pwd
import shutil
import smtplib
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")

from mail.letters import AMAZON, letter

from hegui.mail import Ours
from hegui.milter import Filter

POSTFIX = shutil.which("postfix", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


@pytest.fixture
def port() -> Iterator[int]:
    server = Filter(("127.0.0.1", 0), Ours(), "en")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


class Server:
    """A mail server's side of the conversation."""

    def __init__(self, port: int) -> None:
        self.at = socket.create_connection(("127.0.0.1", port), 10)

    def say(self, command: bytes, data: bytes = b"") -> None:
        self.at.sendall(struct.pack(">I", 1 + len(data)) + command + data)

    def hear(self) -> tuple[bytes, bytes]:
        size = struct.unpack(">I", self._exactly(4))[0]
        packet = self._exactly(size)
        return packet[:1], packet[1:]

    def _exactly(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            more = self.at.recv(size - len(found))
            if not more:
                raise EOFError
            found += more
        return found

    def send(self, raw: bytes) -> list[tuple[bytes, bytes]]:
        """One mail; gives what the filter says at its end."""
        head, _, body = raw.partition(b"\r\n\r\n")
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            self.say(b"L", name + b"\0" + value.strip() + b"\0")
            assert self.hear()[0] == b"c"
        self.say(b"B", body)
        assert self.hear()[0] == b"c"
        self.say(b"E")
        heard = []
        while True:
            heard.append(self.hear())
            if heard[-1][0] in (b"a", b"c"):
                return heard


def test_a_mail_gets_headers_and_is_accepted(port: int) -> None:
    server = Server(port)
    server.say(b"O", struct.pack(">III", 6, 0x1FF, 0x1FFFFF))
    assert server.hear()[0] == b"O"
    heard = server.send(letter(**AMAZON))
    told = dict(data.rstrip(b"\0").split(b"\0") for command, data in heard if command == b"h")
    assert told[b"X-Hegui-Risk"] == b"high"
    assert b"domain.sender-lookalike" in told[b"X-Hegui-Reasons"]
    assert heard[-1][0] == b"a"
    second = server.send(letter(subject="dinner", text="see you"))
    assert (b"h", b"X-Hegui-Risk\0low\0") in second


def test_headers_that_a_sender_wrote_are_taken_out(port: int) -> None:
    server = Server(port)
    server.say(b"O", struct.pack(">III", 6, 0x1FF, 0x1FFFFF))
    server.hear()
    heard = server.send(letter(**AMAZON, headers={"X-Hegui-Risk": "low"}))
    assert (b"m", struct.pack(">I", 1) + b"X-Hegui-Risk\0\0") in heard


def test_noise_ends_the_conversation_and_nothing_else(port: int) -> None:
    broken = Server(port)
    broken.at.sendall(b"\xff\xff\xff\xff" + b"x" * 100)
    assert broken.at.recv(10) == b""
    server = Server(port)
    server.say(b"O", struct.pack(">III", 6, 0x1FF, 0x1FFFFF))
    assert server.hear()[0] == b"O"


MAIN = """
compatibility_level = 3.6
queue_directory = {base}/queue
data_directory = {base}/data
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = mx.test.example
mydestination = test.example
local_recipient_maps =
alias_maps =
local_transport = virtual:
virtual_mailbox_domains = test.example
virtual_mailbox_base = {base}/box
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
mydestination =
smtpd_milters = inet:127.0.0.1:{milter}
milter_default_action = accept
smtpd_relay_restrictions = permit_mynetworks, reject
maillog_file = /var/log/hegui-test-postfix.log
"""
MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
"""


@pytest.mark.real
@pytest.mark.skipif(
    POSTFIX is None or os.getuid() != 0, reason="needs Postfix (apt install postfix) and root"
)
def test_a_real_postfix_delivers_with_our_headers(port: int) -> None:
    base = Path(tempfile.mkdtemp())
    base.chmod(0o755)
    for part in ("queue", "data", "box/all", "etc"):
        (base / part).mkdir(parents=True)
    nobody, owner = pwd.getpwnam("nobody"), pwd.getpwnam("postfix")
    os.chown(base / "data", owner.pw_uid, owner.pw_gid)
    for path in (base / "box", base / "box/all"):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        smtp = free.getsockname()[1]
    (base / "etc/main.cf").write_text(
        MAIN.format(base=base, uid=nobody.pw_uid, gid=nobody.pw_gid, milter=port)
    )
    (base / "etc/master.cf").write_text(MASTER.format(port=smtp))
    assert POSTFIX is not None
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([POSTFIX, "-c", str(base / "etc"), "start"], check=True, **quiet)
    try:
        for _ in range(50):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", smtp)) == 0:
                    break
            time.sleep(0.2)
        with smtplib.SMTP("127.0.0.1", smtp, timeout=30) as out:
            out.sendmail("a@example.com", ["me@test.example"], letter(**AMAZON))
        for _ in range(100):
            found = [p for p in (base / "box").rglob("*") if p.is_file()]
            if found:
                break
            time.sleep(0.2)
        raw = found[0].read_bytes()
        assert b"X-Hegui-Risk: high" in raw
        assert b"arnazon-seller.top" in raw, "the mail itself is as it came"
    finally:
        subprocess.run([POSTFIX, "-c", str(base / "etc"), "stop"], check=False, **quiet)
        shutil.rmtree(base, ignore_errors=True)
