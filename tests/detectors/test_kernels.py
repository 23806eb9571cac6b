"""Every detector's examples, and what holds for all detectors."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest
from generators import KINDS, column
from hypothesis import given, settings
from hypothesis import strategies as st

import hegui.detectors
from hegui.detectors import Detector, Shape, room
from hegui.detectors.kernels import holds

MODULES = [m.name for m in pkgutil.walk_packages(hegui.detectors.__path__, "hegui.detectors.") if not m.ispkg]
WITH_KERNEL = [d for d in room.all().values() if d.kernel is not None]


@pytest.mark.parametrize("module", ["hegui.detectors", *MODULES])
def test_examples_in_the_file_hold(module: str) -> None:
    tried = doctest.testmod(importlib.import_module(module))
    assert tried.failed == 0


@pytest.mark.parametrize("detector", WITH_KERNEL, ids=lambda d: d.entity.id)
def test_a_kernel_has_examples_in_its_docstring(detector: Detector) -> None:
    module = importlib.import_module(detector.kernel.__module__)  # type: ignore[union-attr]
    assert ">>> " in (module.__doc__ or "")


@pytest.mark.parametrize("detector", WITH_KERNEL, ids=lambda d: d.entity.id)
def test_a_kernel_stays_inside_its_value(detector: Detector) -> None:
    """What stands before and behind must not change the answer, nor may it be read beyond the buffer's end."""
    for kind in KINDS:
        for value in column(kind, 5, seed=4):
            data = (value or "").encode()
            if not data or not detector.shape.fits(data):  # type: ignore[union-attr]
                continue
            alone = bool(detector.kernel(data, 0, len(data)))  # type: ignore[misc]
            for around in (b"0", b"9", b"A", "中".encode(), b"-"):
                inside = around * 3 + data + around * 3
                assert bool(detector.kernel(inside, 3 * len(around), len(data))) == alone, kind  # type: ignore[misc]


@settings(max_examples=400)
@given(st.text("0169AELXx@.:-$*{ 京张市路号村年月日·１ｘab", min_size=1, max_size=40))
def test_no_kernel_reads_beyond_the_end_of_the_buffer(value: str) -> None:
    data = value.encode()
    for detector in WITH_KERNEL:
        if detector.shape.fits(data):  # type: ignore[union-attr]
            detector.kernel(data, 0, len(data))  # type: ignore[misc]  # bytes raise IndexError where machine code would not


def test_names_of_entities_are_in_both_languages() -> None:
    for id, detector in room.all().items():
        assert id == detector.entity.id
        assert detector.entity.name.zh and detector.entity.name.en


@pytest.mark.parametrize(
    "shape, value, fits",
    [
        (Shape(3), b"abc", True),
        (Shape(3), b"abcd", False),
        (Shape((2, 3), "a-c"), b"bz", True),
        (Shape((2, 3), "a-c"), b"dz", False),
        (Shape((3, 6), "cjk"), "中".encode(), True),
        (Shape((3, 6), "cjkA"), b"Abc", True),
        (Shape((3, 6), "cjk"), b"Abc", False),
    ],
)
def test_a_shape_is_lengths_and_first_bytes(shape: Shape, value: bytes, fits: bool) -> None:
    assert shape.fits(value) == fits


def entity(id: str, value: str) -> bool:
    return holds(room.get(id).kernel, value)  # type: ignore[union-attr, arg-type]


@pytest.mark.parametrize(
    "id, value",
    [
        ("cn-resident-id", "810000199408230021"),  # residence permit, Hong Kong
        ("cn-resident-id", "911124198108030024"),  # permanent residence card since 2023
        ("mobile", "17412345678"),  # satellite
        ("mobile", "16212345678"),  # virtual operator
        ("bank-card", "4111111111111111"),
        ("bank-card", "378282246310005"),
        ("uscc", "91350100M000100Y43"),
        ("number-plate", "京AF12345"),
        ("number-plate", "川A1234学"),
        ("ip", "::ffff"),
        ("ip", "fe80::1"),
        ("birth-date", "2000-02-29"),
        ("person-name", "买买提·吐尔逊"),
        ("person-name", "司马相如"),
        ("password-hash", "$6$saltsalt$" + "a" * 86),
        ("password-hash", "{bcrypt}$2a$10$" + "b" * 53),
        ("access-key", "-----BEGIN RSA PRIVATE KEY-----MIIE"),
    ],
)
def test_accepted(id: str, value: str) -> None:
    assert entity(id, value)


@pytest.mark.parametrize(
    "id, value",
    [
        ("cn-resident-id", "110105194902300028"),  # no 30 February
        ("cn-resident-id", "110105190002290022"),  # 1900 was no leap year
        ("cn-resident-id", "000000199001010000"),
        ("cn-resident-id", "110105491331002"),  # no month 13
        ("mobile", "15412345678"),
        ("mobile", "11012345678"),
        ("bank-card", "6222020200000000007"),
        ("bank-card", "0000000000000000"),
        ("uscc", "91350100M000100Y4I"),
        ("number-plate", "京A123"),
        ("ip", "1.2.3.256"),
        ("ip", "12:34"),
        ("birth-date", "1900-02-29"),
        ("birth-date", "2021-13-01"),
        ("gps", "3.14159,2.71828"),
        ("vin", "LSVAA4187E218484"),
        ("person-name", "中国"),
        ("person-name", "高级"),
        ("person-name", "有限公司"),
        ("address", "中华人民共和国"),
        ("access-key", "http://www.example.com/path"),
        ("device-id", "860000000000000"),
    ],
)
def test_refused(id: str, value: str) -> None:
    assert not entity(id, value)
