"""`python -m tests.quality` prints how well the corpus is read, field by field and rule by rule.

`--wrong [FIELD]` lists the pages that are not, `--write` raises the floors and the table of
docs/extraction.md to what is reached (and exits 1 rather than lower one), `--sweep FILE…`
halves and doubles each number of a module in turn and shows which pages notice.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from tests.quality.baseline import table, write
from tests.quality.corpus import read_corpus, read_page
from tests.quality.scores import FIELDS, score_corpus, sum_fields, sum_rules
from tests.quality.sweep import lines_of, sweep


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.quality", description=__doc__)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--wrong", nargs="?", const="", metavar="FIELD")
    choice.add_argument("--write", action="store_true")
    choice.add_argument("--sweep", nargs="+", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.sweep:
        sweep_files(options.sweep)
    elif options.wrong is not None:
        print_wrong(options.wrong)
    elif options.write:
        write_down()
    else:
        print_tables()


def print_tables() -> None:
    scores = score_corpus(read_corpus())
    say(table("field", sum_fields(scores)))
    say(table("rule", sum_rules(read_corpus(), scores)))


def print_wrong(field: str) -> None:
    for name, scores in score_corpus(read_corpus()).items():
        case = next(case for case in read_corpus() if case.name == name)
        for of in (of for of in scores if field in {"", of} and not scores[of].exact):
            attribute = FIELDS[of][0]
            found, right = read_page(case)[attribute], case.expected[attribute]
            say(f"{name} {of}\n    is    {short(found)}\n    right {short(right)}")


def short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 300 else f"{text[:200]} … {text[-90:]}"


def write_down() -> None:
    try:
        write(sum_fields(score_corpus(read_corpus())))
    except ValueError as error:
        sys.exit(f"{error}\nNo floor is lowered.")


def sweep_files(files: list[Path]) -> None:
    for file in files:
        say(f"\n{file}")
        for line in lines_of(list(sweep(file))):
            say(line)


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


main()
