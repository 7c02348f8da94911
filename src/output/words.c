#include "output/words.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "output/output.h"
#include "text/date.h"
#include "text/sentence.h"

static hsy_slice base_name(hsy_slice path) {
    size_t start = path.length, end = path.length;
    while (start > 0 && path.at[start - 1] != '/') start--;
    for (size_t dot = start + 1; dot < path.length; dot++)
        if (path.at[dot] == '.' && path.length - dot <= 6) {
            end = dot;
            break;
        }
    return hsy_slice_sub(path, start, end);
}

hsy_slice hsy_label_of(const hsy_article *article) {
    if (article->outlet_name.length) return article->outlet_name;
    if (article->outlet_domain.length) return article->outlet_domain;
    hsy_slice name = base_name(article->path);
    return name.length ? name : article->path;
}

hsy_slice hsy_title_of(const hsy_article *article) {
    if (article->title.length) return article->title;
    hsy_slice text = hsy_slice_trim(article->text);
    return hsy_slice_cut(&text, '\n');
}

hsy_slice hsy_time_shown(hsy_arena *arena, hsy_slice rfc3339) {
    hsy_date date;
    if (!rfc3339.length || !hsy_date_parse(rfc3339, HSY_S("en"), NULL, &date)) return HSY_S("");
    if (!date.has_time || !date.has_zone)
        return hsy_arena_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
    date = hsy_date_of_seconds(hsy_date_seconds(date));
    return hsy_arena_print(arena, "%04d-%02d-%02d %02d:%02d UTC", date.year, date.month, date.day, date.hour,
                           date.minute);
}

const char *hsy_month_shown(unsigned month) {
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return month >= 1 && month <= 12 ? months[month - 1] : "";
}

hsy_slice hsy_day_shown(hsy_arena *arena, hsy_slice rfc3339) {
    hsy_date date;
    if (!rfc3339.length || !hsy_date_parse(rfc3339, HSY_S("en"), NULL, &date)) return HSY_S("");
    bool has_clock = date.has_time && date.has_zone;
    if (has_clock) date = hsy_date_of_seconds(hsy_date_seconds(date));
    hsy_slice day = hsy_arena_print(arena, "%d %s", date.day, hsy_month_shown(date.month));
    return has_clock ? hsy_arena_print(arena, "%.*s %02d:%02d", HSY_PRINT(day), date.hour, date.minute) : day;
}

int64_t hsy_seconds_of(hsy_slice rfc3339) {
    enum { LAST_SECOND_OF_DAY = 24 * 60 * 60 - 1 };
    hsy_date date;
    if (!rfc3339.length || !hsy_date_parse(rfc3339, HSY_S("en"), NULL, &date)) return INT64_MAX;
    int64_t seconds = hsy_date_seconds(date);
    if (seconds == INT64_MIN) return INT64_MAX;
    return date.has_time ? seconds : seconds + LAST_SECOND_OF_DAY;
}

hsy_slice hsy_days_shown(hsy_arena *arena, int64_t first, int64_t last) {
    if (first == INT64_MIN || last == INT64_MIN) return HSY_S("");
    hsy_date a = hsy_date_of_seconds(first), b = hsy_date_of_seconds(last);
    hsy_slice end = hsy_arena_print(arena, "%d %s %d", b.day, hsy_month_shown(b.month), b.year);
    if (hsy_date_compare_days(a, b) == 0) return end;
    if (a.year != b.year)
        return hsy_arena_print(arena, "%d %s %d – %.*s", a.day, hsy_month_shown(a.month), a.year, HSY_PRINT(end));
    if (a.month != b.month)
        return hsy_arena_print(arena, "%d %s – %.*s", a.day, hsy_month_shown(a.month), HSY_PRINT(end));
    return hsy_arena_print(arena, "%d–%.*s", a.day, HSY_PRINT(end));
}

hsy_slice hsy_duration_shown(hsy_arena *arena, int64_t seconds) {
    enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };
    if (seconds < MINUTE) return hsy_arena_print(arena, "%lld s", (long long)seconds);
    if (seconds < HOUR) return hsy_arena_print(arena, "%lld min", (long long)(seconds / MINUTE));
    if (seconds >= 2 * DAY) return hsy_arena_print(arena, "%lld days", (long long)(seconds / DAY));
    long long hours = seconds / HOUR, minutes = seconds % HOUR / MINUTE;
    return minutes ? hsy_arena_print(arena, "%lld h %lld min", hours, minutes)
                   : hsy_arena_print(arena, "%lld h", hours);
}

hsy_slice hsy_nobody_shown(bool has_chain) { return has_chain ? HSY_S("an unnamed source") : HSY_S("nobody named"); }

const char *hsy_certainty_sign(hsy_certainty certainty) {
    static const char *const signs[] = {[HSY_CERTAINTY_ASSERTED] = "+",
                                        [HSY_CERTAINTY_REPORTED] = "",
                                        [HSY_CERTAINTY_HEDGED] = "~",
                                        [HSY_CERTAINTY_UNCONFIRMED] = "?",
                                        [HSY_CERTAINTY_DENIED] = "×"};
    return signs[certainty];
}

hsy_slice hsy_speaker_shown(hsy_arena *arena, hsy_slice name, bool is_named) {
    if (name.length == 0) return hsy_nobody_shown(false);
    return is_named ? name : hsy_arena_print(arena, "%.*s (unnamed)", HSY_PRINT(name));
}

hsy_slice hsy_chain_shown(hsy_arena *arena, hsy_slice carrier, hsy_slices via, hsy_slice speaker) {
    hsy_buffer chain = hsy_buffer_in(arena, 0);
    hsy_buffer_add(&chain, carrier);
    for (size_t i = via.count; i-- > 0;) {
        if (chain.length) hsy_buffer_add(&chain, HSY_S(" < "));
        hsy_buffer_add(&chain, via.items[i]);
    }
    if (chain.length) hsy_buffer_add(&chain, HSY_S(" < "));
    bool is_nobody = hsy_slice_equal(speaker, hsy_nobody_shown(false));
    hsy_buffer_add(&chain, is_nobody ? hsy_nobody_shown(via.count > 0) : speaker);
    return hsy_buffer_text(&chain);
}

hsy_slice hsy_sentence_around(hsy_arena *arena, const hsy_article *article, hsy_span span) {
    hsy_slice text = article->text;
    size_t start = span.start, end = span.end;
    while (start > 0 && text.at[start - 1] != '\n') start--;
    while (end < text.length && text.at[end] != '\n') end++;
    hsy_slice line = hsy_slice_sub(text, start, end);
    hsy_sentence_list sentences =
        hsy_sentences(arena, line, hsy_words(arena, line, article->language), article->language);
    for (size_t i = 0; i < sentences.count; i++) {
        hsy_span sentence = sentences.items[i].span;
        if (start + sentence.start <= span.start && start + sentence.end >= span.end)
            return hsy_slice_span(line, sentence);
    }
    return hsy_slice_span(text, span);
}

hsy_slice hsy_spans_shown(hsy_arena *arena, hsy_slice text, hsy_spans spans) {
    if (spans.count == 1) return hsy_slice_span(text, spans.items[0]);
    hsy_buffer words = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < spans.count; i++) {
        if (i) hsy_buffer_add(&words, HSY_S(" … "));
        hsy_buffer_add(&words, hsy_slice_span(text, spans.items[i]));
    }
    return hsy_buffer_text(&words);
}

bool hsy_overclaims(const hsy_statements *statements) {
    return statements->headline_certainty < HSY_CERTAINTY_HEDGED && statements->body_certainty >= HSY_CERTAINTY_HEDGED;
}

hsy_slice hsy_counted(hsy_arena *arena, size_t count, const char *what) {
    return hsy_arena_print(arena, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

hsy_slice hsy_cut_shown(hsy_arena *arena, hsy_slice text, size_t most) {
    size_t at = 0, end = 0, blank = 0;
    text = hsy_output_safe(arena, text);
    for (size_t count = 0; at < text.length; count++) {
        if (count + 1 == most) end = at;
        if (count == most) break;
        if (text.at[at] == ' ' && count < most) blank = at;
        hsy_utf8_next(text, &at);
    }
    if (at == text.length) return text;
    if (blank > end - end / 4) end = blank;
    return hsy_arena_print(arena, "%.*s…", HSY_PRINT(hsy_slice_trim(hsy_slice_sub(text, 0, end))));
}
