"""A pipeline with a bug, for tests of what a bug does."""


class BrokenPipeline:
    def process_item(self, item: object) -> object:
        raise LookupError("a bug")
