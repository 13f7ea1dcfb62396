#!/usr/bin/env bash
# Version: FastWARC 2.0.1, warcio 1.8.1.
# Behaviour: of three records whose bodies are gzip sent in chunks, auto_decode="all" gives the
#   first one and then ends the iteration without an error; with auto_decode="transfer" all three
#   come.
# Expected: three records, as warcio reads from the same bytes.
# Output seen:
#   warcio [b'page 0', b'page 1', b'page 2']
#   FastWARC transfer 3
#   FastWARC all 1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'FastWARC==2.0.1' \
  'warcio==1.8.1'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import gzip
import io
from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as WarcioIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

file = io.BytesIO()
writer = WARCWriter(file)
for number in range(3):
    packed = gzip.compress(b"page %d" % number)
    body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    headers = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record("https://a.example/", "response", io.BytesIO(body), http_headers=head))
file.seek(0)
print("warcio", [record.content_stream().read() for record in WarcioIterator(file)])
for mode in ("transfer", "all"):
    file.seek(0)
    records = ArchiveIterator(file, auto_decode=mode, record_types=WarcRecordType.response)
    print("FastWARC", mode, len([record.reader.read() for record in records]))
PY
)
wanted='warcio [b'\''page 0'\'', b'\''page 1'\'', b'\''page 2'\'']
FastWARC transfer 3
FastWARC all 1'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
