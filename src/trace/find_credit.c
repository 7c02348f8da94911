/* One text under the names of two agencies.
 *
 *     Rundschau: "(ANA)"   Morgenblatt, the same text: "Continental Press"            -> credit-conflict
 *
 * Of each text group those articles are compared that credit one agency and no other; agencies are known by the relays
 * of the kind `credits`, so one that no lexicon has counts as well. The first agency credited is held against the first
 * that differs (a short name does not differ from the long one); all that credit either are named, the credits and the
 * shared passage are the evidence. An outlet that calls the news its own in the first line ("the Post has learned")
 * and credits nobody is held against the first copy that has it from an agency.
 */
#include "base/table.h"
#include "text/name.h"
#include "trace/finding.h"
#include "trace/party.h"

/* "ONS" beside "Orsk News Service": the letters of the short name stand in the long one, in their order, the first
 * at its start. */
static bool is_short_for(hsy_slice abbreviation, hsy_slice name) {
    enum { LONGEST = 6 };
    size_t at = 0;
    if (abbreviation.length == 0 || abbreviation.length > LONGEST || name.length <= abbreviation.length) return false;
    if (abbreviation.at[0] != name.at[0]) return false;
    for (size_t i = 0; i < name.length && at < abbreviation.length; i++) at += name.at[i] == abbreviation.at[at];
    return at == abbreviation.length;
}

/* The one agency that an article credits; no name when it credits none or several. */
static const hsy_relay *only_credit(const hsy_finder *finder, hsy_arena *scratch, uint32_t article) {
    const hsy_relay *only = NULL;
    hsy_slice key = {"", 0};
    for (size_t i = finder->relays_to[article].first; i < finder->relays_to[article].end; i++) {
        const hsy_relay *relay = &finder->trace->relays.items[i];
        if (relay->kind != HSY_RELAY_CREDITS || relay->from_kind != HSY_PARTY_AGENCY) continue;
        hsy_slice other = hsy_party_key(scratch, relay->from_name);
        if (only && !hsy_slice_equal(key, other) && !is_short_for(key, other) && !is_short_for(other, key)) return NULL;
        if (!only) only = relay, key = other;
    }
    return only;
}

static bool is_same_agency(hsy_arena *scratch, hsy_slice one, hsy_slice other) {
    hsy_slice a = hsy_party_key(scratch, one), b = hsy_party_key(scratch, other);
    return hsy_party_is_same(scratch, one, other) || is_short_for(a, b) || is_short_for(b, a);
}

/* The words of the page that credit the agency: a credit line, else the agency's name. */
static hsy_slice credit_words(hsy_arena *scratch, const hsy_article *article, hsy_slice agency) {
    for (size_t i = 0; i < article->credits.count; i++) {
        hsy_party party = hsy_party_of(article->credits.items[i]);
        if (hsy_party_is_same(scratch, party.name, agency)) return article->credits.items[i];
    }
    return agency;
}

/* A passage that the two share, in `article`; else its first line. */
static hsy_span shared_passage(const hsy_finder *finder, uint32_t article, uint32_t other) {
    for (size_t i = 0; i < finder->sources[article].count; i++) {
        const hsy_source *s = &finder->sources[article].items[i];
        if (s->article == other && s->relay->evidence.count) return s->relay->evidence.items[0].to;
    }
    for (size_t i = 0; i < finder->sources[other].count; i++) {
        const hsy_source *s = &finder->sources[other].items[i];
        if (s->article == article && s->relay->evidence.count) return s->relay->evidence.items[0].from;
    }
    hsy_slice text = finder->trace->readings[article].article.text;
    size_t end = hsy_slice_find_byte(text, '\n', 0);
    return (hsy_span){0, (uint32_t)(end == HSY_NOT_FOUND ? text.length : end)};
}

static void show_credit(const hsy_finder *finder, hsy_arena *scratch, hsy_finding *f, uint32_t article,
                        const hsy_relay *credit, hsy_span passage) {
    hsy_slice words = credit_words(scratch, &finder->trace->readings[article].article, credit->from_name);
    if (credit->evidence.count)
        hsy_finding_show(finder, f, article, credit->evidence.items[0].to);
    else
        hsy_finding_quote(finder, f, article, words);
    hsy_span start = {passage.start, passage.start + 1};
    if (passage.end)
        hsy_finding_show(finder, f, article,
                         hsy_sentence_at(scratch, &finder->trace->readings[article].article, start));
}

static bool compare_group(const hsy_finder *finder, hsy_arena *scratch, const hsy_indices *group) {
    const hsy_relay *first = NULL;
    hsy_finding *f = NULL;
    uint32_t one = HSY_NONE;
    for (size_t i = 0; i < group->count; i++) {
        uint32_t at = group->items[i];
        const hsy_relay *credit = only_credit(finder, scratch, at);
        if (!credit) continue;
        bool is_translation = first && !hsy_slice_equal(finder->trace->readings[at].article.language,
                                                        finder->trace->readings[one].article.language);
        if (is_translation) continue;
        if (!first) {
            first = credit;
            one = at;
        } else if (!is_same_agency(scratch, credit->from_name, first->from_name)) {
            if (!f) {
                f = hsy_finding_add(finder, HSY_FINDING_CREDIT_CONFLICT, finder->trace->articles[one].story);
                show_credit(finder, scratch, f, one, first, shared_passage(finder, one, at));
            }
            show_credit(finder, scratch, f, at, credit, shared_passage(finder, at, one));
        }
    }
    return f != NULL;
}

/* Whether an agency is credited on any terms. */
static bool has_credit(const hsy_finder *finder, uint32_t article) {
    for (size_t i = finder->relays_to[article].first; i < finder->relays_to[article].end; i++)
        if (finder->trace->relays.items[i].kind == HSY_RELAY_CREDITS) return true;
    return finder->trace->readings[article].article.credits.count > 0;
}

/* "…, the Post has learned": what the first line says of its own outlet, when no agency is credited. */
static const hsy_statement *own_news(const hsy_finder *finder, hsy_arena *scratch, uint32_t article) {
    const hsy_reading *reading = &finder->trace->readings[article];
    const hsy_statement *news = hsy_news_statement(scratch, reading);
    bool is_first = news && news->content.items[0].start < hsy_news_end(reading->article.text, 1);
    return is_first && !has_credit(finder, article) && hsy_is_own_word(scratch, &reading->article, news) ? news : NULL;
}

/* An outlet's own news, and a later copy that has it from an agency. */
static void compare_own(const hsy_finder *finder, hsy_arena *scratch, const hsy_indices *group) {
    const hsy_statement *news = NULL;
    uint32_t own = HSY_NONE;
    for (size_t i = 0; i < group->count && !news; i++) {
        own = group->items[i];
        news = own_news(finder, scratch, own);
    }
    for (size_t i = 0; news && i < group->count; i++) {
        uint32_t at = group->items[i];
        const hsy_relay *credit = only_credit(finder, scratch, at);
        if (!credit || at == own || hsy_is_after(finder, own, at)) continue;
        hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_CREDIT_CONFLICT, finder->trace->articles[own].story);
        hsy_finding_show(finder, f, own,
                         hsy_sentence_at(scratch, &finder->trace->readings[own].article, news->source.items[0]));
        show_credit(finder, scratch, f, at, credit, shared_passage(finder, at, own));
        return;
    }
}

void hsy_find_credit_conflicts(const hsy_finder *finder) {
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (size_t i = 0; i < finder->trace->text_groups.count; i++) {
        const hsy_indices *group = &finder->trace->text_groups.items[i];
        if (!compare_group(finder, scratch, group)) compare_own(finder, scratch, group);
        hsy_arena_clear(scratch);
    }
}
