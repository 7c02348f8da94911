/* An invented story in six articles, put together by hand, for tests of what is printed: an agency's text in three
 * papers, a translation, a paper of its own, an unnamed official behind a chain. */
#ifndef HEARSAY_TESTS_OUTPUT_STORY_H
#define HEARSAY_TESTS_OUTPUT_STORY_H

#include <string.h>

#include "tests/test.h"
#include "trace/trace.h"

enum { STORY_ARTICLES = 6 };

static inline hsy_span span_in(hsy_slice text, const char *words) {
    size_t at = hsy_slice_find(text, hsy_slice_from_c(words), 0);
    assert_true(at != HSY_NOT_FOUND);
    return (hsy_span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

static inline hsy_spans spans_in(hsy_arena *arena, hsy_slice text, const char *words) {
    hsy_spans spans = {0};
    if (words) HSY_PUSH(arena, &spans, span_in(text, words));
    return spans;
}

typedef struct said {
    const char *content, *cue, *source, *name, *affiliation;
    hsy_speaker_type type;
    bool is_named;
    hsy_certainty certainty;
    const char *via[3];
} said;

static inline void add_statement(hsy_arena *arena, hsy_reading *reading, const said *s) {
    hsy_slice text = reading->article.text;
    hsy_statement statement = {
        .content = spans_in(arena, text, s->content),
        .cue = spans_in(arena, text, s->cue),
        .source = spans_in(arena, text, s->source),
        .kind = s->content[0] == '\xE2' ? HSY_KIND_DIRECT : HSY_KIND_INDIRECT,
        .speaker = {hsy_slice_from_c(s->name), hsy_slice_from_c(s->affiliation), s->type, s->is_named},
        .certainty = s->certainty,
        .parent = HSY_NO_PARENT};
    for (int i = 0; i < 3 && s->via[i]; i++) HSY_PUSH(arena, &statement.via, hsy_slice_from_c(s->via[i]));
    HSY_PUSH(arena, &reading->statements.list, statement);
}

/* The page of the story that has everything: a chain, a caveat, a nested statement, a list, a word that was glued. */
static inline void build_page(hsy_arena *arena, hsy_reading *reading) {
    static const char text[] =
        "The bridge at Orva will close on Monday, Mayor Anna Weber said. “Nobody warned us,” she added.\n"
        "Who knew of it\n"
        "According to Radio Kalderaan engineer had called the bridge unsafe in March, the Meridian agency reported. "
        "The claim could not be verified.\n"
        "A new bridge would cost 40 million marks.\n"
        "“We have known for years,” reads a letter of the 東京鉄道 company.";
    static const said statements[] = {
        {"The bridge at Orva will close on Monday",
         "said",
         "Mayor Anna Weber",
         "Anna Weber",
         "town of Orva",
         HSY_SPEAKER_OFFICIAL,
         true,
         HSY_CERTAINTY_REPORTED,
         {0}},
        {"“Nobody warned us,”",
         "added",
         "she",
         "Anna Weber",
         "town of Orva",
         HSY_SPEAKER_OFFICIAL,
         true,
         HSY_CERTAINTY_REPORTED,
         {0}},
        {"the bridge unsafe in March",
         "called",
         "an engineer",
         "an engineer",
         NULL,
         HSY_SPEAKER_PERSON,
         false,
         HSY_CERTAINTY_UNCONFIRMED,
         {"Radio Kaldera", "Meridian"}},
        {"“We have known for years,”",
         "reads",
         "a letter of the 東京鉄道 company",
         "東京鉄道",
         NULL,
         HSY_SPEAKER_DOCUMENT,
         true,
         HSY_CERTAINTY_DENIED,
         {0}},
    };
    hsy_article *a = &reading->article;
    *reading = (hsy_reading){0};
    *a = (hsy_article){.path = HSY_S("pages/herald.html"),
                       .url = HSY_S("https://herald.example/bridge"),
                       .outlet_name = HSY_S("Northgate Herald"),
                       .outlet_domain = HSY_S("herald.example"),
                       .title = HSY_S("Orva bridge was unsafe for months"),
                       .lede = HSY_S("A town without a bridge."),
                       .published = HSY_S("2031-03-02T09:30:00+01:00"),
                       .language = HSY_S("en"),
                       .translated_from = HSY_S("de"),
                       .kind = HSY_PAGE_LIVE,
                       .access = HSY_ACCESS_PARTIAL,
                       .pages = {1, 3, HSY_S("https://herald.example/bridge/2")},
                       .text = hsy_arena_copy(arena, hsy_slice_from_c(text))};
    HSY_PUSH(arena, &a->authors, HSY_S("Tom Okafor"));
    HSY_PUSH(arena, &a->credits, HSY_S("Meridian"));
    HSY_PUSH(arena, &a->glued, ((hsy_glued){span_in(a->text, "an engineer").start}));
    static const hsy_role roles[] = {HSY_ROLE_PARAGRAPH, HSY_ROLE_SUBHEADING, HSY_ROLE_PARAGRAPH, HSY_ROLE_LIST,
                                     HSY_ROLE_QUOTE};
    HSY_PUSH(arena, &a->blocks,
             ((hsy_block){.role = HSY_ROLE_NAVIGATION, .why = HSY_WHY_LINKS, .text = HSY_S("Home | Region | Sport")}));
    size_t line = 0;
    for (hsy_slice rest = a->text; rest.at; line++) {
        hsy_slice block = hsy_slice_cut(&rest, '\n');
        uint32_t start = (uint32_t)(block.at - a->text.at);
        HSY_PUSH(arena, &a->blocks,
                 ((hsy_block){.role = roles[line], .text = block, .in_text = {start, start + (uint32_t)block.length}}));
    }
    HSY_PUSH(arena, &a->links, ((hsy_link){HSY_S("https://orva.example/"), HSY_S("Orva"), span_in(a->text, "Orva")}));
    HSY_PUSH(arena, &a->images,
             ((hsy_image){HSY_S("https://herald.example/b.jpg"), HSY_S("The bridge"), HSY_S("T. Okafor")}));
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) add_statement(arena, reading, &statements[i]);
    hsy_statement *list = reading->statements.list.items;
    HSY_PUSH(arena, &list[0].content, span_in(a->text, "A new bridge would cost 40 million marks"));
    list[1].parent = 0;
    list[2].source.items[0].start = span_in(a->text, "an engineer").start;
    list[2].doubt = reading->statements.caveat = span_in(a->text, "The claim could not be verified.");
    reading->statements.headline_certainty = HSY_CERTAINTY_ASSERTED;
    reading->statements.body_certainty = HSY_CERTAINTY_UNCONFIRMED;
}

static inline void add_simple(hsy_reading *reading, const char *path, const char *outlet, const char *time,
                              const char *title, const char *text) {
    *reading = (hsy_reading){0};
    reading->article = (hsy_article){.path = hsy_slice_from_c(path),
                                     .outlet_name = hsy_slice_from_c(outlet),
                                     .published = hsy_slice_from_c(time),
                                     .title = hsy_slice_from_c(title),
                                     .language = HSY_S("en"),
                                     .text = hsy_slice_from_c(text)};
    reading->statements.headline_certainty = HSY_CERTAINTY_REPORTED;
    reading->statements.body_certainty = HSY_CERTAINTY_REPORTED;
}

static inline void add_relay(hsy_arena *arena, hsy_trace *trace, hsy_relay relay, hsy_span to) {
    HSY_PUSH(arena, &relay.evidence,
             ((hsy_passage){.from = relay.kind == HSY_RELAY_COPIES ? to : (hsy_span){0, 0}, .to = to}));
    HSY_PUSH(arena, &trace->relays, relay);
}

static inline void add_relays(hsy_arena *arena, hsy_trace *trace) {
    hsy_slice meridian = HSY_S("Meridian");
    hsy_span s = {0, 20};
    add_relay(arena, trace, (hsy_relay){HSY_PARTY_AGENCY, 0, meridian, 0, HSY_RELAY_CREDITS, -1, {0}}, s);
    add_relay(arena, trace, (hsy_relay){HSY_PARTY_AGENCY, 0, meridian, 1, HSY_RELAY_CREDITS, -1, {0}}, s);
    add_relay(arena, trace, (hsy_relay){HSY_PARTY_ARTICLE, 0, {0}, 1, HSY_RELAY_COPIES, 0.9812, {0}}, s);
    add_relay(arena, trace, (hsy_relay){HSY_PARTY_ARTICLE, 1, {0}, 2, HSY_RELAY_COPIES, 0.71, {0}}, s);
    add_relay(arena, trace, (hsy_relay){HSY_PARTY_ARTICLE, 0, {0}, 3, HSY_RELAY_TRANSLATES, 0.6, {0}}, s);
    add_relay(arena, trace, (hsy_relay){HSY_PARTY_OUTLET, 0, HSY_S("Radio Kaldera"), 0, HSY_RELAY_CITES, -1, {0}}, s);
    add_relay(arena, trace, (hsy_relay){HSY_PARTY_ARTICLE, 2, {0}, 0, HSY_RELAY_LINKS, -1, {0}}, s);
}

static inline void add_claim(hsy_arena *arena, hsy_trace *trace) {
    hsy_claim claim = {.story = 0,
                       .text = HSY_S("An engineer called the Orva bridge unsafe in March."),
                       .independent_origins = 1,
                       .status = HSY_STATUS_UNCONFIRMED};
    hsy_origin origin = {.name = HSY_S("an engineer"), .type = HSY_SPEAKER_PERSON, .is_named = false};
    HSY_PUSH(arena, &origin.via, HSY_S("Radio Kaldera"));
    HSY_PUSH(arena, &origin.via, HSY_S("Meridian"));
    HSY_PUSH(arena, &claim.origins, origin);
    for (uint32_t i = 0; i < 4; i++) {
        hsy_slice text = trace->readings[i].article.text;
        hsy_span span = {0, i == 3 ? 0 : (uint32_t)(text.length < 30 ? text.length : 30)};
        hsy_slice quote = i == 3 ? trace->readings[i].article.title : hsy_slice_span(text, span);
        HSY_PUSH(arena, &claim.carriers,
                 ((hsy_carrier){i, span, quote, i ? HSY_CERTAINTY_REPORTED : HSY_CERTAINTY_UNCONFIRMED}));
    }
    HSY_PUSH(arena, &trace->claims, claim);
}

static inline void add_finding(hsy_arena *arena, hsy_trace *trace) {
    hsy_finding lost = {.kind = HSY_FINDING_CAVEAT_LOST, .story = 0};
    hsy_finding claims = {.kind = HSY_FINDING_HEADLINE_OVERCLAIMS, .story = 0};
    hsy_slice caveat = HSY_S("The claim could not be verified."), herald = trace->readings[0].article.text;
    hsy_slice mirror = trace->readings[2].article.text;
    HSY_PUSH(arena, &lost.articles, 0);
    HSY_PUSH(arena, &lost.articles, 2);
    HSY_PUSH(arena, &lost.evidence, ((hsy_evidence){0, span_in(herald, "The claim could not be verified."), caveat}));
    HSY_PUSH(arena, &lost.evidence, ((hsy_evidence){2, {0, (uint32_t)mirror.length}, mirror}));
    HSY_PUSH(arena, &claims.articles, 0);
    HSY_PUSH(arena, &claims.evidence, ((hsy_evidence){0, {0, 0}, trace->readings[0].article.title}));
    HSY_PUSH(arena, &trace->findings, lost);
    HSY_PUSH(arena, &trace->findings, claims);
}

static inline void build_story(hsy_arena *arena, hsy_trace *trace) {
    hsy_reading *readings = HSY_NEW_ARRAY(arena, hsy_reading, STORY_ARTICLES);
    *trace = (hsy_trace){
        .readings = readings, .count = STORY_ARTICLES, .articles = HSY_NEW_ARRAY(arena, hsy_traced, STORY_ARTICLES)};
    build_page(arena, &readings[0]);
    add_simple(&readings[1], "pages/ledger.html", "Harbor Ledger", "2031-03-02T11:02:00Z", "Orva closes its bridge",
               "The bridge at Orva will close on Monday, the mayor said.");
    add_simple(&readings[2], "pages/mirror.txt", "City Mirror", "2031-03-02T12:40:00Z", "Unsafe since March",
               "The bridge at Orva was unsafe in March, an engineer found.");
    add_simple(&readings[3], "pages/phare.html", "Le Phare", "2031-03-03", "Le pont d'Orva fermé",
               "Le pont d'Orva sera fermé lundi, a dit la maire.");
    add_simple(&readings[4], "pages/post.html", "Valley Post", "", "A ferry for Orva",
               "A ferry will run from Tuesday, its owner told the Post.");
    add_simple(&readings[5], "pages/snow.html", "Valley Post", "2031-03-01T07:00:00Z", "Snow in the hills",
               "It snowed in the hills above the valley.");
    hsy_story story = {.origins = 2};
    hsy_indices texts = {0};
    for (uint32_t i = 0; i < 5; i++) HSY_PUSH(arena, &story.articles, i);
    for (uint32_t i = 0; i < 3; i++) HSY_PUSH(arena, &texts, i);
    HSY_PUSH(arena, &trace->stories, story);
    HSY_PUSH(arena, &trace->text_groups, texts);
    for (uint32_t i = 0; i < STORY_ARTICLES; i++) {
        trace->articles[i] = (hsy_traced){i < 5 ? 0 : HSY_NONE, i < 3 ? 0 : HSY_NONE, {0}};
        HSY_PUSH(arena, &trace->articles[i].origins, i < 4 ? HSY_S("agency:Meridian") : HSY_S("own"));
    }
    add_relays(arena, trace);
    add_claim(arena, trace);
    add_finding(arena, trace);
}

#endif
