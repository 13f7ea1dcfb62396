"""A pipeline that wants more memory than a crawl may take, for tests of what happens then."""


class GreedyPipeline:
    def process_item(self, item: object) -> object:
        bytearray(1 << 42)
        return item
