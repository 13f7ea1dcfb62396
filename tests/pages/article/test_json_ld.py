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
        ('\ufeff{"a": 1}', [{"a": 1}]),
        ('{"a": undefined, "b": NULL, "c": None, "d": True}', [{"d": True}]),
        ('{"a": 1, "b": }', [{"a": 1}]),
        ('{"a": , "b": 1}', [{"b": 1}]),
        ('{"a":\n "b": "c"}', [{"b": "c"}]),
        ('{"a": "one", , "b": [1, , 2]}', [{"a": "one", "b": [1, 2]}]),
        ('{"a": "one"\n"b": {"c": 1} "d": 2}', [{"a": "one", "b": {"c": 1}, "d": 2}]),
        ("{'a': 'it's one', 'b': 'it\\'s \"two\"'}", [{"a": "it's one", "b": 'it\'s "two"'}]),
        ('{a: "one", b: 2.5}', [{"a": "one", "b": 2.5}]),
        ('{"a": 1}}', [{"a": 1}]),
        ('{"a": 1}}\n{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": [{"b": 1}}, {"c": 2}]}', [{"a": [{"b": 1}]}, {"c": 2}]),
        ('{"a": [{"b": 1}, "c": 2}', [{"a": [{"b": 1}], "c": 2}]),
        ('{"a": {"b": 1}', [{"a": {"b": 1}}]),
        ('<b>Notice</b>: no $title in <b>/a.php</b><br />{"a": 1}', [{"a": 1}]),
        ('window.page = {"a": 1};', [{"a": 1}]),
        (
            '{"a": "he said "no", and "yes", twice", "b": 1}',
            [{"a": 'he said "no", and "yes", twice', "b": 1}],
        ),
        ('{"a": "one" <br>, "b": "two", "c": {"d": 3}}', [{"c": {"d": 3}}]),
        ('{"a": {{ title }}, "b": "two"}', [{"a": {}, "b": "two"}]),
        ('{"a": https://x.example/1, "b": "two"}', [{"b": "two"}]),
        ('{"a": "one", "b": "cut off in the mid', [{"a": "one"}]),
        ("{\u201ca\u201d: \u201cone\u201d,}", [{"a": "one"}]),
        ("{&#8220;a&#8221;: &#8220;one&#8221;}", [{"a": "one"}]),
        ('{"a": "\\ud83d\\ude00", "b": "two \\d",}', [{"a": "\U0001f600", "b": "two d"}]),
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
