/* Any set of articles is traced: every article, relay, carrier and finding that is named is there, and every span lies
 * in the text it is of. Every form of the result can be printed and holds no control character. The input is articles
 * parted by byte 1E; the first byte of each chooses language, day and outlet, its first line is the title. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "output/output.h"

enum { ARTICLES_MOST = 12 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static hsy_reading reading_of(hsy_arena *arena, hsy_slice part, size_t number) {
    static const hsy_slice languages[] = {HSY_SLICE("en"), HSY_SLICE("de"), HSY_SLICE("fr"), HSY_SLICE("ru")};
    unsigned char choice = part.length ? (unsigned char)part.at[0] : 0;
    hsy_slice rest = hsy_utf8_repair(arena, hsy_slice_sub(part, 1, part.length), NULL);
    hsy_reading reading = {0};
    reading.article.path = hsy_arena_print(arena, "%zu", number);
    reading.article.language = languages[choice % 4];
    reading.article.published = hsy_arena_print(arena, "2024-05-%02d", 1 + choice / 4 % 8);
    reading.article.outlet_domain = hsy_arena_print(arena, "paper-%d.example", choice / 32);
    reading.article.title = hsy_slice_cut(&rest, '\n');
    reading.article.text = rest.at ? rest : HSY_S("");
    hsy_statements_find(arena, &reading.article, &reading.statements);
    return reading;
}

static void check_span(const hsy_trace *trace, uint32_t article, hsy_span span) {
    assert(article < trace->count);
    assert(span.start <= span.end && span.end <= trace->readings[article].article.text.length);
}

static void check_relays(const hsy_trace *trace) {
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *relay = &trace->relays.items[i];
        bool from_article = relay->from_kind == HSY_PARTY_ARTICLE;
        assert(!from_article || (relay->from_article < trace->count && relay->from_article != relay->to));
        for (size_t p = 0; p < relay->evidence.count; p++) {
            check_span(trace, relay->to, relay->evidence.items[p].to);
            if (from_article) check_span(trace, relay->from_article, relay->evidence.items[p].from);
        }
    }
}

static void check_claims(const hsy_trace *trace) {
    for (size_t i = 0; i < trace->claims.count; i++) {
        const hsy_claim *claim = &trace->claims.items[i];
        assert(claim->story == HSY_NONE || claim->story < trace->stories.count);
        assert(claim->carriers.count > 0 && claim->independent_origins <= claim->origins.count);
        for (size_t c = 0; c < claim->carriers.count; c++)
            check_span(trace, claim->carriers.items[c].article, claim->carriers.items[c].span);
    }
    for (size_t i = 0; i < trace->findings.count; i++)
        for (size_t e = 0; e < trace->findings.items[i].evidence.count; e++)
            check_span(trace, trace->findings.items[i].evidence.items[e].article,
                       trace->findings.items[i].evidence.items[e].span);
}

static void print_text(hsy_buffer *out, const hsy_trace *trace) {
    hsy_output_trace_text(out, trace, &(hsy_view){.width = 80});
}

static void print_markdown(hsy_buffer *out, const hsy_trace *trace) {
    hsy_output_trace_markdown(out, trace, &(hsy_view){0});
}

static void check_forms(hsy_arena *arena, const hsy_trace *trace) {
    static void (*const forms[])(hsy_buffer *, const hsy_trace *) = {
        print_text,           hsy_output_trace_json,    print_markdown,        hsy_output_trace_svg,
        hsy_output_trace_dot, hsy_output_trace_graphml, hsy_output_trace_prov, hsy_output_trace_csv,
    };
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        hsy_buffer out = hsy_buffer_in(arena, 0);
        forms[f](&out, trace);
        hsy_slice text = hsy_buffer_text(&out);
        assert(hsy_utf8_valid_prefix(text) == text.length);
        for (size_t i = 0; i < text.length; i++)
            assert((unsigned char)text.at[i] >= ' ' || text.at[i] == '\n' || text.at[i] == '\r');
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading readings[ARTICLES_MOST];
    size_t count = 0;
    for (hsy_slice rest = {(const char *)bytes, size}; rest.at && count < ARTICLES_MOST; count++)
        readings[count] = reading_of(arena, hsy_slice_cut(&rest, '\x1E'), count);
    hsy_trace trace;
    hsy_trace_articles(arena, readings, count, 1, &trace);
    for (uint32_t a = 0; a < trace.count; a++) {
        assert(trace.articles[a].story == HSY_NONE || trace.articles[a].story < trace.stories.count);
        assert(trace.articles[a].text_group == HSY_NONE || trace.articles[a].text_group < trace.text_groups.count);
    }
    check_relays(&trace);
    check_claims(&trace);
    check_forms(arena, &trace);
    hsy_arena_free(arena);
    return 0;
}
