import pytest

from newsbot.spiders.validators import entity_tags


@pytest.mark.parametrize(
    ("stored", "sent"),
    [
        ('"5d8c72a5edda8-gzip"', '"5d8c72a5edda8-gzip", "5d8c72a5edda8"'),
        ('W/"6a-17-gzip"', 'W/"6a-17-gzip", W/"6a-17"'),
        ('"6a-17-br"', '"6a-17-br", "6a-17"'),
        ('"6a-17-zstd"', '"6a-17-zstd", "6a-17"'),
        ('"6a-17-deflate"', '"6a-17-deflate", "6a-17"'),
        ('"6a;gzip"', '"6a;gzip", "6a"'),
        ('W/"6a--gzip"', 'W/"6a--gzip", W/"6a"'),
        ('"6a-17"', '"6a-17"'),
        ('"gzip"', '"gzip"'),
        ('"-gzip"', '"-gzip"'),
        ('"a-gzipped"', '"a-gzipped"'),
        ("6a-gzip", "6a-gzip"),  # without quotes it is no tag, and a server that sends it knows it
        ("", ""),
        (None, None),
    ],
)
def test_a_tag_that_names_a_coding_is_sent_without_it_too(
    stored: str | None, sent: str | None
) -> None:
    assert entity_tags(stored) == sent
