"""What a shape leaves is what byte after byte leaves."""

from hypothesis import given
from hypothesis import strategies as st

from hegui.detectors import Shape, room
from hegui.discovery import walk
from hegui.discovery.shapes import Askers, classes_in, keys_to, may_be

SHAPES = sorted({d.shape for d in room.all().values() if d.shape is not None}, key=repr)


@given(st.binary(max_size=80))
def test_classes_are_those_of_the_walk(value: bytes) -> None:
    assert classes_in(value) == walk.classes_of(value, 0, len(value))  # type: ignore[arg-type]


@given(st.binary(min_size=1, max_size=300))
def test_askers_leave_out_only_what_the_shape_rules_out(value: bytes) -> None:
    detectors = [d for d in room.all().values() if d.kernel is not None]
    classes = classes_in(value)
    fitting = Askers(detectors).fitting(value, classes)
    assert fitting == tuple(
        d for d in detectors if d.shape is not None and d.shape.fits(value) and may_be(d.shape, classes)
    )


@given(
    st.sampled_from(SHAPES),
    st.one_of(st.binary(min_size=1, max_size=30), st.text("0123456789Xx@.ab", min_size=6).map(str.encode)),
)
def test_keys_are_those_under_which_it_is_printed_in_that_shape(shape: Shape, raw: bytes) -> None:
    found = keys_to(raw, shape)
    for key in range(256):
        plain = bytes(byte ^ key for byte in raw)
        fits = (
            all(33 <= byte < 127 for byte in plain) and shape.fits(plain) and may_be(shape, classes_in(plain))
        )
        assert bool(found >> key & 1) == fits
