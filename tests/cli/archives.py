"""Archives of invented pages, as tests need them: WARC records, WACZ, damage."""
import gzip
import io
import zipfile
import zlib


def page(number, words=""):
    return (f"<html><head><title>Ferry number {number}</title></head><body><article><h1>Ferry number {number}</h1>"
            f"<p>The ferry number {number} will run from Tuesday, its owner Lena Brandt said in Orva. {words}</p>"
            "<p>The old bridge of Orva has been closed since March, when its cables were found to rust.</p>"
            "</article></body></html>").encode()


def address(number):
    return f"https://orva.example/ferry/{number}"


def chunked(body, size=100):
    pieces = [body[at:at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def response(body, status="200 OK", kind="text/html; charset=utf-8", end=b"\r\n", **headers):
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return end.join(line.encode() for line in lines) + end + end + body


def record(block, url=None, kind="response", date="2031-03-02T08:30:00Z", content_type="application/http; msgtype=response",
           version="1.0", length=None):
    lines = [f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Date: {date}", f"Content-Type: {content_type}",
             f"Content-Length: {len(block) if length is None else length}"]
    if url:
        lines.append(f"WARC-Target-URI: {url}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def information():
    return record(b"software: a test\r\n", kind="warcinfo", content_type="application/warc-fields")


def of_page(number, **headers):
    return record(response(page(number), **headers), address(number))


def members(records):
    return b"".join(gzip.compress(one) for one in records)


def wacz(warcs, compression=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        archive.writestr("datapackage.json", "{}")
        for name, data in warcs.items():
            archive.writestr(name, data)
        archive.writestr("indexes/index.cdx", "none")
    return out.getvalue()


def bare_deflate(body):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()
