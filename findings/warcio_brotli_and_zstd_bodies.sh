#!/usr/bin/env bash
# Version: warcio 1.8.1 with brotli 1.2.1 installed.
# Behaviour: content_stream() gives a gzip body decoded, ends in an AttributeError inside the
#   library for a Brotli one, and hands a zstd body back compressed.
# Expected: three times the page; browsers ask for all three encodings, so archives hold them.
# Output seen:
#   gzip b'hello page'
#   br AttributeError 'brotli.Decompressor' object has no attribute 'unused_data'
#   zstd compressed still
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'warcio==1.8.1' \
  'brotli==1.2.1' \
  'backports.zstd==1.8.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import gzip
import io
import brotli
from backports import zstd
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

for name, pack in (("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)):
    body, file = pack(b"hello page"), io.BytesIO()
    headers = [("Content-Type", "text/html"), ("Content-Encoding", name), ("Content-Length", str(len(body)))]
    writer = WARCWriter(file)
    head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record("https://a.example/", "response", io.BytesIO(body), http_headers=head))
    file.seek(0)
    for record in ArchiveIterator(file):
        try:
            read = record.content_stream().read()
            print(name, "compressed still" if read == body else read)
        except AttributeError as error:
            print(name, "AttributeError", error)
PY
)
wanted='gzip b'\''hello page'\''
br AttributeError '\''brotli.Decompressor'\'' object has no attribute '\''unused_data'\''
zstd compressed still'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
