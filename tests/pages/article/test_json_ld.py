import pytest

from newsbot.pages.metadata.json_ld import JsonLd, parse_json_ld


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('{"a": 1,}', [{"a": 1}]),
        ('{"a": [1, 2, ], }', [{"a": [1, 2]}]),
        ('{"a": 1};', [{"a": 1}]),
        ('{"a": 1} {"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": 1},\n{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('/* <![CDATA[ */ {"a": 1} /* ]]> */', [{"a": 1}]),
        ('{"a": "https://x.example/" // its address\n}', [{"a": "https://x.example/"}]),
        ('{"a": "one\ntwo\tthree"}', [{"a": "one\ntwo\tthree"}]),
        ("{&quot;a&quot;: &quot;b&quot;}", [{"a": "b"}]),
        (r'{"a": "it\'s"}', [{"a": "it's"}]),
        ('{"a": "he said "no" twice"}', [{"a": 'he said "no" twice'}]),
        ("", []),
        ("not json", []),
        ('{"a": ', []),
    ],
)
def test_what_others_still_read(text: str, roots: list[object]) -> None:
    assert parse_json_ld(text) == roots


def test_objects_of_a_graph_come_in_page_order() -> None:
    json_ld = JsonLd(['{"@graph": [{"@type": "A"}, [{"@type": "B"}]]}', '{"@type": ["X", "A"]}'])
    assert [node["@type"] for node in json_ld.objects if "@type" in node] == ["A", "B", ["X", "A"]]


def test_other_pages_of_a_list_are_left_alone() -> None:
    json_ld = JsonLd(['{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle"}]}'])
    assert json_ld.of_type("Article") == []


def test_a_reference_is_resolved_and_an_unknown_one_left() -> None:
    json_ld = JsonLd(['[{"@id": "#1", "name": "Aigul"}, {"@id": "#2"}]'])
    assert json_ld.resolve({"@id": "#1"}) == {"@id": "#1", "name": "Aigul"}
    assert json_ld.resolve({"@id": "#2"}) == {"@id": "#2"}
    assert json_ld.resolve("Aigul") == "Aigul"


def test_a_type_is_matched_by_its_end() -> None:
    json_ld = JsonLd(['[{"@type": "ReportageNewsArticle"}, {"@type": "Person"}, {"@type": 1}]'])
    assert json_ld.of_type("Article", "Posting") == [{"@type": "ReportageNewsArticle"}]
