#!/usr/bin/env bash
# Version: warcio 1.8.1.
# Behaviour: content_stream() decodes a body of Content-Encoding gzip or GZIP, but hands that of
#   x-gzip, and one of two codings, back as it lies in the record. Of Transfer-Encoding it takes
#   only the spelling chunked: with Chunked the sizes of the chunks stay in the page.
# Expected: the page each time. RFC 9110 makes x-gzip another name of gzip and lists codings in the
#   order they were applied; RFC 9112 compares the names of transfer codings without case.
# Output seen:
#   Content-Encoding: gzip | b'hello page'
#   Content-Encoding: GZIP | b'hello page'
#   Content-Encoding: x-gzip | as it lies
#   Content-Encoding: gzip, gzip | as it lies
#   Transfer-Encoding: chunked | b'hello page'
#   Transfer-Encoding: Chunked | as it lies
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'warcio==1.8.1'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import gzip
import io
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

page = b"hello page"
packed = gzip.compress(page, mtime=0)
chunked = b"a\r\nhello page\r\n0\r\n\r\n"
for header, name, body in (
    ("Content-Encoding", "gzip", packed),
    ("Content-Encoding", "GZIP", packed),
    ("Content-Encoding", "x-gzip", packed),
    ("Content-Encoding", "gzip, gzip", gzip.compress(packed)),
    ("Transfer-Encoding", "chunked", chunked),
    ("Transfer-Encoding", "Chunked", chunked),
):
    file = io.BytesIO()
    writer = WARCWriter(file)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), (header, name)], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record("https://a.example/", "response", io.BytesIO(body), http_headers=head))
    file.seek(0)
    for record in ArchiveIterator(file):
        read = record.content_stream().read()
        print(f"{header}: {name} |", "as it lies" if read == body else read)
PY
)
wanted='Content-Encoding: gzip | b'\''hello page'\''
Content-Encoding: GZIP | b'\''hello page'\''
Content-Encoding: x-gzip | as it lies
Content-Encoding: gzip, gzip | as it lies
Transfer-Encoding: chunked | b'\''hello page'\''
Transfer-Encoding: Chunked | as it lies'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
