/* The calls that give lists: stories, claims, outlets, and what a search finds. */
#include "api/question.h"

enum {
    USUAL_LIMIT = 50,
    LEAST_ARTICLES = 2,
    MOST_QUERY_SHOWN = 400 /* bytes; behind a longer one no caret is found */
};

/* What is wanted of a list, and its form. */
typedef struct listing {
    hsy_list_form form;
    hsy_narrowing narrowing;
    hsy_view view;
    hsy_buffer out;
} listing;

static hearsay_status begin(hsy_collection *c, const hsy_asked *asked, hsy_list_order best, listing *list) {
    *list = (listing){.view = hsy_view_of(c->options), .out = hsy_buffer_in(c->arena, 0)};
    if (!hsy_list_form_of(c, &list->form)) return HEARSAY_USAGE;
    hearsay_status status = hsy_question_read(c, asked->question, best, &list->narrowing);
    if (!asked->question->limit) list->narrowing.limit = USUAL_LIMIT;
    return status;
}

/* People are told that there is nothing; a program sees it. */
static hearsay_status end(hsy_collection *c, const hsy_asked *asked, const listing *list) {
    if (list->form == HSY_LIST_TEXT && list->out.length == 0 && c->options->tell)
        c->options->tell(c->options->context, NULL, "nothing found");
    return hsy_sink_text(hsy_buffer_text(&list->out), asked->sink, asked->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

static hearsay_status list_stories(hsy_collection *c, void *what) {
    listing list;
    hsy_story_rows rows;
    hearsay_status status = begin(c, what, HSY_ORDER_NEWEST, &list);
    if (status != HEARSAY_OK) return status;
    if (list.narrowing.least_articles == 0) list.narrowing.least_articles = LEAST_ARTICLES;
    if (!hsy_store_stories(c->arena, c->store, &list.narrowing, &rows, &c->errors)) return HEARSAY_SOME_FAILED;
    hsy_output_stories(&list.out, list.form, &rows, &list.view);
    return end(c, what, &list);
}

hearsay_status hearsay_stories(const char *database, const hearsay_question *question, const hearsay_options *options,
                               hearsay_sink *sink, void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(question, sink, sink_context);
    return hsy_collection_run(database, options, false, list_stories, &asked);
}

static hearsay_status list_claims(hsy_collection *c, void *what) {
    listing list;
    hsy_claim_rows rows;
    hearsay_status status = begin(c, what, HSY_ORDER_LARGEST, &list);
    if (status != HEARSAY_OK) return status;
    if (!hsy_store_claims(c->arena, c->store, &list.narrowing, &rows, &c->errors)) return HEARSAY_SOME_FAILED;
    hsy_output_claims(&list.out, list.form, &rows, &list.view);
    return end(c, what, &list);
}

hearsay_status hearsay_claims(const char *database, const hearsay_question *question, const hearsay_options *options,
                              hearsay_sink *sink, void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(question, sink, sink_context);
    return hsy_collection_run(database, options, false, list_claims, &asked);
}

static hearsay_status list_outlets(hsy_collection *c, void *what) {
    listing list;
    hsy_outlet_rows rows;
    hearsay_status status = begin(c, what, HSY_ORDER_LARGEST, &list);
    if (status != HEARSAY_OK) return status;
    if (!hsy_store_outlets(c->arena, c->store, &list.narrowing, &rows, &c->errors)) return HEARSAY_SOME_FAILED;
    hsy_output_outlets(&list.out, list.form, &rows, &list.view);
    return end(c, what, &list);
}

hearsay_status hearsay_outlets(const char *database, const hearsay_question *question, const hearsay_options *options,
                               hearsay_sink *sink, void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(question, sink, sink_context);
    return hsy_collection_run(database, options, false, list_outlets, &asked);
}

/* ---- search ---- */

/* What makes no sense is told, and below it the query with a caret. */
static hearsay_status refuse_query(hsy_collection *c, hsy_slice query, const hsy_error *error) {
    size_t offset = error->offset;
    HSY_PUSH(c->arena, &c->errors, *error);
    if (offset > query.length || query.length > MOST_QUERY_SHOWN) return HEARSAY_USAGE;
    hsy_slice caret = hsy_output_caret(c->arena, query, offset);
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_INPUT, HSY_S(""), HSY_NOT_FOUND, "    %.*s", HSY_PRINT(query));
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_INPUT, HSY_S(""), HSY_NOT_FOUND, "    %.*s", HSY_PRINT(caret));
    return HEARSAY_USAGE;
}

/* The keys of the outlets and speakers that the query names, and its languages as they are stored. */
static bool resolve(hsy_collection *c, hsy_query *query) {
    for (size_t i = 0; i < query->filters.count; i++) {
        hsy_query_filter *filter = &query->filters.items[i];
        hsy_slice key = HSY_S("");
        if (filter->field == HSY_QUERY_LANGUAGE) filter->value = hsy_question_language(c->arena, filter->value);
        if (filter->field == HSY_QUERY_OUTLET && !hsy_question_outlet(c, filter->value, &key)) return false;
        if (key.length) HSY_PUSH(c->arena, &filter->keys, key);
        if (filter->field == HSY_QUERY_SPEAKER && !hsy_question_speakers(c, filter->value, &filter->keys)) return false;
    }
    return true;
}

static hearsay_status search(hsy_collection *c, void *what) {
    const hsy_asked *asked = what;
    hsy_slice words = hsy_slice_from_c(asked->words);
    hsy_errors errors = {0};
    hsy_query query;
    hsy_found_rows rows;
    listing list;
    hearsay_status status = begin(c, asked, HSY_ORDER_NEWEST, &list);
    if (status != HEARSAY_OK) return status;
    if (!hsy_query_parse(c->arena, words, &query, &errors)) return refuse_query(c, words, &errors.items[0]);
    if (!resolve(c, &query) || !hsy_store_find(c->arena, c->store, &query, &list.narrowing, &rows, &c->errors))
        return HEARSAY_SOME_FAILED;
    hsy_output_found(&list.out, list.form, &rows, &list.view);
    return end(c, asked, &list);
}

hearsay_status hearsay_search(const char *database, const char *query, const hearsay_question *question,
                              const hearsay_options *options, hearsay_sink *sink, void *sink_context) {
    if (!query || !sink) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(question, sink, sink_context);
    asked.words = query;
    return hsy_collection_run(database, options, false, search, &asked);
}
