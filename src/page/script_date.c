/* The day of publication in a page's scripts, for pages that say it nowhere else.
 *
 *     <script>window.state = {"review": {"publishedDate": "2024-05-03T06:10:00Z"}}</script>      2024-05-03
 *     <script>push({\"firstPublished\": 1714716600})</script>                                     2024-05-03
 *
 * A script is searched for "ublish" and the like; the name around it must be one of a day ("publishedAt", "pub_date",
 * "datePublished"), not of a state or a change ("isPublished", "lastPublished"), and a date must follow behind ":" or
 * "=". The first one counts: what a page is about comes before what it links to. No JSON is parsed, since scripts are
 * programs with JSON inside, often escaped; one pass over the bytes is enough.
 * Misses names without "publ" or "pub": "created", "date" are as often the day of a visit, a comment or a picture.
 */
#include "base/utf8.h"
#include "page/metadata.h"
#include "page/script.h"
#include "text/fold.h"

enum {
    SCRIPTS_MOST = 200,   /* of a page */
    BYTES_MOST = 4 << 20, /* of a script */
    LONGEST_NAME = 40,    /* bytes */
    LONGEST_VALUE = 40,   /* bytes */
    SECONDS_DIGITS = 10,  /* of a time since 1970 */
    MILLISECOND_DIGITS = 13,
};

static bool is_name_byte(char c) { return hsy_is_letter(c) || hsy_is_digit(c) || c == '_' || c == '-' || c == '.'; }

static bool has(hsy_slice name, const char *part) {
    return hsy_slice_find_ascii_case(name, hsy_slice_from_c(part), 0) != HSY_NOT_FOUND;
}

/* Whether a name says the day of publication: "publishedAt", "publication_date", "pubDate", "published". */
static bool names_publication(hsy_slice name) {
    static const char *const others[] = {"last", "modif", "updat", "unpub", "publisher", "public_", "republ", "latest"};
    static const char *const times[] = {"date", "time", "_at", "edat", "_on", "day"};
    if (name.length > LONGEST_NAME) return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (has(name, others[i])) return false;
    if (hsy_slice_ends(name, HSY_S("ublished"))) return !hsy_slice_starts(name, HSY_S("is"));
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (has(name, times[i]))
            return has(name, "publish") || has(name, "publication") || has(name, "pubdate") || has(name, "pub_date") ||
                   has(name, "pub-date");
    return false;
}

/* Passes over quotation marks, backslashes and blanks. */
static size_t behind_marks(hsy_slice code, size_t at) {
    while (at < code.length &&
           (code.at[at] == '"' || code.at[at] == '\'' || code.at[at] == '\\' || hsy_is_space(code.at[at])))
        at++;
    return at;
}

static bool read_count(hsy_slice value, hsy_date *date) {
    int64_t count = 0;
    if (value.length != SECONDS_DIGITS && value.length != MILLISECOND_DIGITS) return false;
    for (size_t i = 0; i < value.length; i++) {
        if (!hsy_is_digit(value.at[i])) return false;
        count = count * 10 + (value.at[i] - '0');
    }
    *date = hsy_date_of_seconds(value.length == SECONDS_DIGITS ? count : count / 1000);
    return true;
}

/* The date behind a name that ends at `at`. */
static bool read_value(hsy_slice code, size_t at, hsy_slice language, hsy_date *date) {
    at = behind_marks(code, at);
    if (at >= code.length || (code.at[at] != ':' && code.at[at] != '=')) return false;
    size_t start = behind_marks(code, at + 1), end = start;
    while (end < code.length && end < start + LONGEST_VALUE && code.at[end] != '"' && code.at[end] != '\'' &&
           code.at[end] != '\\' && code.at[end] != ',' && code.at[end] != '}')
        end++;
    hsy_slice value = hsy_slice_trim(hsy_slice_sub(code, start, end));
    if (value.length == 0 || !hsy_is_digit(value.at[0]) || hsy_utf8_valid_prefix(value) < value.length) return false;
    bool is_read = read_count(value, date) || hsy_date_parse(value, language, NULL, date);
    return is_read && date->year >= HSY_FIRST_YEAR && date->month && date->day;
}

static bool search_code(hsy_slice code, hsy_slice language, hsy_date *date) {
    for (size_t at = 0; (at = hsy_slice_find(code, HSY_S("ub"), at)) != HSY_NOT_FOUND; at++) {
        size_t start = at, end = at;
        while (start > 0 && is_name_byte(code.at[start - 1]) && at - start < LONGEST_NAME) start--;
        while (end < code.length && is_name_byte(code.at[end]) && end - at < LONGEST_NAME) end++;
        if (names_publication(hsy_slice_sub(code, start, end)) && read_value(code, end, language, date)) return true;
        at = end > at ? end - 1 : at;
    }
    return false;
}

bool hsy_script_date(lxb_html_document_t *document, hsy_slice language, hsy_date *date) {
    size_t scripts = 0;
    lxb_dom_node_t *node = lxb_dom_document_root(&document->dom_document);
    for (; node && scripts < SCRIPTS_MOST; node = hsy_dom_following(node)) {
        if (node->local_name != LXB_TAG_SCRIPT) continue;
        scripts++;
        hsy_slice code = hsy_script_code(node);
        if (code.length <= BYTES_MOST && search_code(code, language, date)) return true;
    }
    return false;
}
