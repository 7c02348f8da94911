/* Ask the library, parse what it gives, call the page's function, put the layout around it.
 *
 * All of that lives in one arena, which is gone when the answer stands; what the library hands over is collected
 * outside of it (bytes.h). One answer is at most MOST_BYTES long, and the work on it takes at most MOST_MEMORY.
 */
#include "serve/render.h"

#include <stdlib.h>

#include "serve/page.h"
#include "serve/picture.h"

enum {
    MOST_BYTES = 64 << 20,
    MOST_MEMORY = 512 << 20,
};

enum { OK = 200, BAD_REQUEST = 400, NOT_FOUND = 404, TOO_LARGE = 413, BROKEN = 500, UNAVAILABLE = 503 };

typedef struct rendering {
    hsy_arena *arena;
    const char *database;
    const hsy_request *request;
    hsy_bytes given; /* by the library */
} rendering;

/* ---- asking ---- */

/* Keeps the first thing that is told. */
static void keep_problem(void *context, const char *input, const char *message) {
    hsy_making *making = context;
    (void)input;
    size_t length = strnlen(message, HSY_LONGEST_PROBLEM);
    if (making->problem[0] == '\0') memcpy(making->problem, message, length);
}

static bool ask_stop(void *context) {
    const hsy_making *making = context;
    return making->stop && making->stop(making->context);
}

static hearsay_format format_of(hsy_form form) {
    switch (form) {
    case HSY_FORM_LINES: return HEARSAY_JSON_LINES;
    case HSY_FORM_CSV: return HEARSAY_CSV;
    case HSY_FORM_GRAPHML: return HEARSAY_GRAPHML;
    case HSY_FORM_DOT: return HEARSAY_DOT;
    case HSY_FORM_PROV: return HEARSAY_PROV;
    case HSY_FORM_SVG:
    case HSY_FORM_PNG: return HEARSAY_SVG;
    default: return HEARSAY_JSON;
    }
}

static void limit_stories(hsy_making *making, hearsay_question *question) {
    if (!making->most_stories) return;
    if (question->limit == 0 || question->limit > making->most_stories) question->limit = making->most_stories;
    if (question->least_articles == 0) question->least_articles = 2;
}

static void make_guarded(hsy_making *making, hsy_arena *arena) {
    if (setjmp(*hsy_arena_guard(arena)) != 0) return;
    hsy_asked asked;
    hsy_slice problem;
    hsy_request own = *making->request; /* its arena has another owner, and another guard */
    own.arena = arena;
    making->status = HEARSAY_USAGE;
    if (!hsy_request_asked(&own, &asked, &problem)) {
        keep_problem(making, NULL, hsy_arena_c_string(arena, problem));
        return;
    }
    limit_stories(making, &asked.question);
    const hearsay_options options = {.format = format_of(own.target.form),
                                     .threads = 1,
                                     .connections = own.connections,
                                     .tell = keep_problem,
                                     .stop = ask_stop,
                                     .context = making};
    making->status = hsy_ask(making->database, &asked, &options, making->sink, making->context);
}

void hsy_make(hsy_making *making) {
    hsy_arena *arena = hsy_arena_create(MOST_MEMORY);
    making->status = HEARSAY_MACHINE;
    if (arena) make_guarded(making, arena);
    hsy_arena_free(arena);
}

unsigned hsy_make_status(const hsy_making *making) {
    switch (making->status) {
    case HEARSAY_OK: return OK;
    case HEARSAY_SOME_FAILED: return NOT_FOUND;
    case HEARSAY_USAGE: return hearsay_revision(making->database) < 0 ? UNAVAILABLE : BAD_REQUEST;
    default: return UNAVAILABLE;
    }
}

static hsy_answer *copied(unsigned status, const char *type, hsy_slice text) {
    hsy_bytes body = {.limit = MOST_BYTES};
    hsy_bytes_add(&body, text);
    return hsy_answer_create(status, type, &body);
}

static hsy_answer *make_document(rendering *r, hsy_page *page, hsy_page_function *function) {
    hsy_buffer inner = hsy_buffer_in(r->arena, 0), document = hsy_buffer_in(r->arena, 0);
    page->out = &inner;
    function(page);
    hsy_layout(&document, page);
    return copied(page->status, hsy_form_type(HSY_FORM_PAGE), hsy_buffer_text(&document));
}

/* ---- what went wrong ---- */

/* {"error":{"status":404,"message":"there is no story 77"}} */
static hsy_answer *json_failure(unsigned status, hsy_slice problem) {
    yyjson_mut_doc *document = yyjson_mut_doc_new(NULL);
    yyjson_mut_val *root = yyjson_mut_obj(document), *error = yyjson_mut_obj(document);
    yyjson_mut_doc_set_root(document, root);
    yyjson_mut_obj_add_val(document, root, "error", error);
    yyjson_mut_obj_add_uint(document, error, "status", status);
    yyjson_mut_obj_add_strn(document, error, "message", problem.at ? problem.at : "", problem.length);
    size_t length = 0;
    char *json = yyjson_mut_write(document, YYJSON_WRITE_ALLOW_INVALID_UNICODE, &length);
    yyjson_mut_doc_free(document);
    hsy_answer *answer = json ? copied(status, hsy_form_type(HSY_FORM_JSON), (hsy_slice){json, length}) : NULL;
    free(json);
    return answer;
}

static hsy_answer *failure(rendering *r, unsigned status, hsy_slice problem) {
    if (r->request->target.form != HSY_FORM_PAGE) return json_failure(status, problem);
    hsy_page page = {
        .arena = r->arena, .request = r->request, .database = r->database, .status = status, .problem = problem};
    return make_document(r, &page, hsy_page_failed);
}

/* ---- what is asked for ---- */

static void free_document(void *document) { yyjson_doc_free(document); }

/* A story that has become part of another leads to that. */
static hsy_answer *moved(rendering *r, yyjson_val *json) {
    long long number = r->request->target.number, id = hsy_value_number(json, "id");
    if (r->request->target.route->what != HSY_STORY || id == number || id == 0) return NULL;
    return hsy_answer_redirect(hsy_arena_print(r->arena, "/story/%lld", id));
}

static hsy_answer *make_page(rendering *r) {
    yyjson_doc *document = yyjson_read(r->given.at, r->given.length, 0);
    hsy_bytes_free(&r->given);
    if (!document) return failure(r, BROKEN, HSY_S(""));
    hsy_arena_defer(r->arena, free_document, document);
    hsy_page page = {.arena = r->arena,
                     .request = r->request,
                     .database = r->database,
                     .json = yyjson_doc_get_root(document),
                     .status = OK};
    hsy_answer *elsewhere = moved(r, page.json);
    return elsewhere ? elsewhere : make_document(r, &page, r->request->target.route->page);
}

static hsy_answer *make_picture(rendering *r) {
    hsy_bytes png = {.limit = MOST_BYTES};
    if (hsy_picture_png((hsy_slice){r->given.at, r->given.length}, &png))
        return hsy_answer_create(OK, hsy_form_type(HSY_FORM_PNG), &png);
    hsy_bytes_free(&png);
    return failure(r, BROKEN, HSY_S(""));
}

static hsy_answer *make(rendering *r) {
    hsy_making making = {.database = r->database, .request = r->request, .sink = hsy_bytes_sink, .context = &r->given};
    hsy_form form = r->request->target.form;
    hsy_make(&making);
    unsigned status = r->given.failed ? TOO_LARGE : hsy_make_status(&making);
    if (status != OK) return failure(r, status, hsy_slice_from_c(making.problem));
    if (form == HSY_FORM_PAGE) return make_page(r);
    if (form == HSY_FORM_PNG) return make_picture(r);
    return hsy_answer_create(OK, hsy_form_type(form), &r->given);
}

/* ---- under the arena's guard ---- */

typedef struct wanted {
    unsigned status; /* 0: what the request asks for; else a failure of that status */
    hsy_slice problem;
} wanted;

static hsy_answer *guarded(rendering *r, const wanted *what) {
    if (setjmp(*hsy_arena_guard(r->arena)) != 0) return NULL;
    return what->status ? failure(r, what->status, what->problem) : make(r);
}

static hsy_answer *render(const char *database, const hsy_request *request, wanted what) {
    hsy_request own = *request; /* its arena has another owner, and another guard */
    own.arena = hsy_arena_create(MOST_MEMORY);
    rendering r = {.arena = own.arena, .database = database, .request = &own, .given = {.limit = MOST_BYTES}};
    hsy_answer *answer = r.arena ? guarded(&r, &what) : NULL;
    hsy_bytes_free(&r.given);
    hsy_arena_free(r.arena);
    return answer;
}

hsy_answer *hsy_render(const char *database, const hsy_request *request) {
    return render(database, request, (wanted){0});
}

hsy_answer *hsy_render_failure(const hsy_request *request, unsigned status, hsy_slice problem) {
    return render(NULL, request, (wanted){status, problem});
}
