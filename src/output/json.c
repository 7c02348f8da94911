#include "output/json.h"

#include <string.h>

/* What a byte needs: nothing, an escape, or a look at the bytes behind it (the lead bytes of U+0080 to U+009F and of
 * U+2028 and U+2029). */
enum { PLAIN, ESCAPE, LOOK };
static const unsigned char needs[256] = {
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    ['"'] = ESCAPE,
    ['\\'] = ESCAPE,
    [0x7F] = ESCAPE,
    [0xC2] = LOOK,
    [0xE2] = LOOK,
};

static void put_comma(hsy_json *json) {
    if (json->needs_comma) hsy_buffer_add_byte(json->out, ',');
    json->needs_comma = true;
}

void hsy_json_open(hsy_json *json, char bracket) {
    put_comma(json);
    hsy_buffer_add_byte(json->out, bracket);
    json->needs_comma = false;
}

void hsy_json_close(hsy_json *json, char bracket) {
    hsy_buffer_add_byte(json->out, bracket);
    json->needs_comma = true;
}

void hsy_json_key(hsy_json *json, const char *key) {
    put_comma(json);
    hsy_buffer_add_byte(json->out, '"');
    hsy_buffer_add_c(json->out, key);
    hsy_buffer_add_byte(json->out, '"');
    hsy_buffer_add_byte(json->out, ':');
    json->needs_comma = false;
}

static void put_unicode_escape(hsy_buffer *out, unsigned code) {
    static const char digits[] = "0123456789abcdef";
    char escape[6] = {
        '\\', 'u', digits[code >> 12 & 15], digits[code >> 8 & 15], digits[code >> 4 & 15], digits[code & 15]};
    hsy_buffer_add(out, (hsy_slice){escape, sizeof escape});
}

static void put_escape(hsy_buffer *out, unsigned char byte) {
    switch (byte) {
    case '"': hsy_buffer_add(out, HSY_S("\\\"")); return;
    case '\\': hsy_buffer_add(out, HSY_S("\\\\")); return;
    case '\n': hsy_buffer_add(out, HSY_S("\\n")); return;
    case '\t': hsy_buffer_add(out, HSY_S("\\t")); return;
    case '\r': hsy_buffer_add(out, HSY_S("\\r")); return;
    default: put_unicode_escape(out, byte); return;
    }
}

/* Length of a control character or line separator beyond ASCII at `at`, and its code; 0 when there is none. */
static size_t far_control(hsy_slice text, size_t at, unsigned *code) {
    const unsigned char *s = (const unsigned char *)text.at + at;
    size_t left = text.length - at;
    if (s[0] == 0xC2 && left > 1 && s[1] < 0xA0) {
        *code = s[1];
        return 2;
    }
    if (s[0] == 0xE2 && left > 2 && s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9)) {
        *code = 0x2000u + (s[2] & 0x3Fu);
        return 3;
    }
    return 0;
}

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* A bit in each byte of the word that is zero; bits above the lowest may be wrong (Mycroft's test). */
static uint64_t zero_bytes(uint64_t word) { return (word - EACH_BYTE(1)) & ~word & EACH_BYTE(0x80); }

/* Bytes from `at` on that need nothing, found eight at a time as far as that goes. */
static size_t plain_end(hsy_slice text, size_t at) {
    uint64_t word;
    for (; at + sizeof word <= text.length; at += sizeof word) {
        memcpy(&word, text.at + at, sizeof word);
        uint64_t below_blank = (word - EACH_BYTE(0x20)) & ~word & EACH_BYTE(0x80);
        uint64_t special = zero_bytes(word ^ EACH_BYTE('"')) | zero_bytes(word ^ EACH_BYTE('\\')) |
                           zero_bytes(word ^ EACH_BYTE(0x7F)) | zero_bytes(word ^ EACH_BYTE(0xC2)) |
                           zero_bytes(word ^ EACH_BYTE(0xE2));
        if (below_blank | special) break;
    }
    while (at < text.length && needs[(unsigned char)text.at[at]] == PLAIN) at++;
    return at;
}

void hsy_json_string(hsy_json *json, hsy_slice text) {
    put_comma(json);
    hsy_buffer *out = json->out;
    hsy_buffer_add_byte(out, '"');
    size_t start = 0, at = 0;
    while ((at = plain_end(text, at)) < text.length) {
        unsigned char byte = (unsigned char)text.at[at], need = needs[byte];
        unsigned code = 0;
        size_t length = need == LOOK ? far_control(text, at, &code) : 1;
        if (length == 0) {
            at++;
            continue;
        }
        hsy_buffer_add(out, (hsy_slice){text.at + start, at - start});
        if (code)
            put_unicode_escape(out, code);
        else
            put_escape(out, byte);
        start = at += length;
    }
    if (start < at) hsy_buffer_add(out, (hsy_slice){text.at + start, at - start});
    hsy_buffer_add_byte(out, '"');
}

void hsy_json_null(hsy_json *json) {
    put_comma(json);
    hsy_buffer_add(json->out, HSY_S("null"));
}

void hsy_json_bool(hsy_json *json, bool value) {
    put_comma(json);
    hsy_buffer_add(json->out, value ? HSY_S("true") : HSY_S("false"));
}

void hsy_json_number(hsy_json *json, size_t value) {
    put_comma(json);
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    hsy_buffer_add(json->out, (hsy_slice){digits + at, sizeof digits - at});
}

void hsy_json_share(hsy_json *json, double share) {
    enum { ONE = 10000 }; /* four decimals */
    put_comma(json);
    unsigned value = share > 0 ? share < 1 ? (unsigned)(share * ONE + 0.5) : ONE : 0;
    char digits[] = {(char)('0' + value / ONE),       '.',
                     (char)('0' + value / 1000 % 10), (char)('0' + value / 100 % 10),
                     (char)('0' + value / 10 % 10),   (char)('0' + value % 10)};
    size_t length = sizeof digits;
    while (digits[length - 1] == '0' && length > 3) length--;
    hsy_buffer_add(json->out, (hsy_slice){digits, length});
}

void hsy_json_field(hsy_json *json, const char *key, hsy_slice text) {
    hsy_json_key(json, key);
    if (text.length)
        hsy_json_string(json, text);
    else
        hsy_json_null(json);
}

void hsy_json_strings(hsy_json *json, const char *key, hsy_slices strings) {
    hsy_json_key(json, key);
    hsy_json_open(json, '[');
    for (size_t i = 0; i < strings.count; i++) hsy_json_string(json, strings.items[i]);
    hsy_json_close(json, ']');
}

void hsy_json_outlet(hsy_json *json, hsy_slice name, hsy_slice domain) {
    hsy_json_key(json, "outlet");
    hsy_json_open(json, '{');
    hsy_json_field(json, "name", name);
    hsy_json_field(json, "domain", domain);
    hsy_json_close(json, '}');
}

void hsy_json_span(hsy_json *json, const hsy_points *points, hsy_span span) {
    hsy_json_open(json, '[');
    hsy_json_number(json, hsy_points_at(points, span.start));
    hsy_json_number(json, hsy_points_at(points, span.end));
    hsy_json_close(json, ']');
}

void hsy_json_span_field(hsy_json *json, const char *key, const hsy_points *points, hsy_span span) {
    hsy_json_key(json, key);
    if (span.start < span.end)
        hsy_json_span(json, points, span);
    else
        hsy_json_null(json);
}
