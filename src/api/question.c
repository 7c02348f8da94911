#include "api/question.h"

#include "text/period.h"

hsy_asked hsy_asked_of(const hearsay_question *question, hearsay_sink *sink, void *sink_context) {
    static const hearsay_question everything = {0};
    return (hsy_asked){.question = question ? question : &everything, .sink = sink, .sink_context = sink_context};
}

static hearsay_status refuse(hsy_collection *c, const char *field, const char *value, const char *wants) {
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_INPUT, HSY_S(""), HSY_NOT_FOUND, "%s: \"%s\" is no %s", field, value,
                   wants);
    return HEARSAY_USAGE;
}

/* "there is no outlet called Heralt here; did you mean Harbor Herald or Herald?" */
static bool refuse_name(hsy_collection *c, const char *what, hsy_slice name, const hsy_slices *near) {
    hsy_buffer proposal = hsy_buffer_in(c->arena, 0);
    for (size_t i = 0; i < near->count; i++) {
        if (i) hsy_buffer_add_c(&proposal, i + 1 == near->count ? " or " : ", ");
        hsy_buffer_add(&proposal, near->items[i]);
    }
    hsy_slice names = hsy_buffer_text(&proposal);
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_MISSING, HSY_S(""), HSY_NOT_FOUND,
                   "there is no %s called %.*s here%s%.*s%s", what, HSY_PRINT(name),
                   names.length ? "; did you mean " : "", HSY_PRINT(names), names.length ? "?" : "");
    return false;
}

bool hsy_question_outlet(hsy_collection *c, hsy_slice name, hsy_slice *key) {
    hsy_slices near;
    if (!hsy_store_outlet_key(c->arena, c->store, name, key, &near, &c->errors)) return false;
    return key->length || refuse_name(c, "outlet", name, &near);
}

bool hsy_question_speaker_rows(hsy_collection *c, hsy_slice name, hsy_speaker_rows *rows) {
    hsy_slices near;
    if (!hsy_store_speakers(c->arena, c->store, name, rows, &near, &c->errors)) return false;
    return rows->count || refuse_name(c, "speaker", name, &near);
}

bool hsy_question_speakers(hsy_collection *c, hsy_slice name, hsy_slices *keys) {
    hsy_speaker_rows rows;
    hsy_slices near;
    hsy_slice origin = HSY_S("");
    if (!hsy_store_speakers(c->arena, c->store, name, &rows, &near, &c->errors)) return false;
    if (rows.count == 0 && !hsy_store_origin_key(c->arena, c->store, name, &origin, &c->errors)) return false;
    for (size_t i = 0; i < rows.count; i++) HSY_PUSH(c->arena, keys, rows.items[i].key);
    if (origin.length) HSY_PUSH(c->arena, keys, origin);
    return keys->count || refuse_name(c, "speaker", name, &near);
}

static hearsay_status read_times(hsy_collection *c, const hearsay_question *q, hsy_narrowing *n) {
    static const char wants[] = "date; write 2031, 2031-05, 2031-05-01 or 2031-05-01T18:00:00Z";
    hsy_period period;
    if (q->since && !hsy_period_parse(hsy_slice_from_c(q->since), &period)) return refuse(c, "since", q->since, wants);
    if (q->since) n->since = period.first;
    if (q->until && !hsy_period_parse(hsy_slice_from_c(q->until), &period)) return refuse(c, "until", q->until, wants);
    if (q->until) n->until = period.last;
    return HEARSAY_OK;
}

static bool add_status(const char *name, uint32_t *statuses) {
    for (int status = 0; status <= HSY_STATUS_SINGLE_SOURCE; status++)
        if (hsy_slice_equal(hsy_status_name((hsy_status)status), hsy_slice_from_c(name))) *statuses |= 1u << status;
    return *statuses;
}

static bool add_finding(const char *name, uint32_t *flags) {
    for (int kind = 0; kind <= HSY_FINDING_CREDIT_CONFLICT; kind++)
        if (hsy_slice_equal(hsy_finding_kind_name((hsy_finding_kind)kind), hsy_slice_from_c(name)))
            *flags |= 1u << kind;
    return *flags;
}

static hearsay_status read_marks(hsy_collection *c, const hearsay_question *q, hsy_narrowing *n) {
    static const char statuses[] = "status; there are unconfirmed, confirmed, denied, disputed and single-source";
    static const char flags[] = "flag; there are circular, caveat-lost, headline-overclaims, fact-changed,"
                                " one-unnamed-source, uncorrected, credit-conflict, and the statuses of claims";
    if (q->status && !add_status(q->status, &n->statuses)) return refuse(c, "status", q->status, statuses);
    if (q->flag && !add_finding(q->flag, &n->flags) && !add_status(q->flag, &n->statuses))
        return refuse(c, "flag", q->flag, flags);
    return HEARSAY_OK;
}

static bool read_names(hsy_collection *c, const hearsay_question *q, hsy_narrowing *n) {
    return (!q->outlet || hsy_question_outlet(c, hsy_slice_from_c(q->outlet), &n->outlet_key)) &&
           (!q->speaker || hsy_question_speakers(c, hsy_slice_from_c(q->speaker), &n->speaker_keys));
}

hsy_slice hsy_question_language(hsy_arena *arena, hsy_slice language) {
    char *letters = hsy_arena_alloc(arena, language.length + 1);
    for (size_t i = 0; i < language.length; i++) letters[i] = hsy_to_lower(language.at[i]);
    return (hsy_slice){letters, language.length};
}

hearsay_status hsy_question_read(hsy_collection *c, const hearsay_question *q, hsy_list_order best, hsy_narrowing *n) {
    static const hsy_list_order orders[] = {[HEARSAY_NEWEST] = HSY_ORDER_NEWEST,
                                            [HEARSAY_LARGEST] = HSY_ORDER_LARGEST,
                                            [HEARSAY_ORIGINS] = HSY_ORDER_ORIGINS,
                                            [HEARSAY_SPREAD] = HSY_ORDER_SPREAD};
    *n = hsy_everything();
    n->language = hsy_question_language(c->arena, hsy_slice_from_c(q->language));
    n->story = q->story;
    n->least_articles = (int64_t)q->least_articles;
    n->order = q->order == HEARSAY_BEST ? best : orders[q->order];
    if (q->limit) n->limit = (int64_t)q->limit;
    n->offset = (int64_t)q->offset;
    hearsay_status status = read_times(c, q, n);
    if (status == HEARSAY_OK) status = read_marks(c, q, n);
    if (status != HEARSAY_OK) return status;
    return read_names(c, q, n) ? HEARSAY_OK : HEARSAY_SOME_FAILED;
}

bool hsy_list_form_of(hsy_collection *c, hsy_list_form *form) {
    switch (c->options->format) {
    case HEARSAY_JSON_LINES: *form = HSY_LIST_LINES; return true;
    case HEARSAY_JSON: *form = HSY_LIST_JSON; return true;
    case HEARSAY_CSV: *form = HSY_LIST_CSV; return true;
    case HEARSAY_TEXT: *form = HSY_LIST_TEXT; return true;
    default: break;
    }
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_INPUT, HSY_S(""), HSY_NOT_FOUND,
                   "this has no such form; there are JSON lines, JSON, CSV and text");
    return false;
}
