#include "serve/request.h"

#include "serve/markup.h"

enum { MOST_ROWS = 1000, LONGEST_NUMBER = 9 };

static const hsy_slice NAMES[HSY_PARAMETERS] = {
    [HSY_PARAMETER_QUERY] = HSY_SLICE("q"),       [HSY_PARAMETER_SINCE] = HSY_SLICE("since"),
    [HSY_PARAMETER_UNTIL] = HSY_SLICE("until"),   [HSY_PARAMETER_LANGUAGE] = HSY_SLICE("language"),
    [HSY_PARAMETER_OUTLET] = HSY_SLICE("outlet"), [HSY_PARAMETER_SPEAKER] = HSY_SLICE("speaker"),
    [HSY_PARAMETER_STATUS] = HSY_SLICE("status"), [HSY_PARAMETER_FLAG] = HSY_SLICE("flag"),
    [HSY_PARAMETER_STORY] = HSY_SLICE("story"),   [HSY_PARAMETER_ARTICLES] = HSY_SLICE("articles"),
    [HSY_PARAMETER_SORT] = HSY_SLICE("sort"),     [HSY_PARAMETER_LIMIT] = HSY_SLICE("limit"),
    [HSY_PARAMETER_OFFSET] = HSY_SLICE("offset"), [HSY_PARAMETER_A] = HSY_SLICE("a"),
    [HSY_PARAMETER_B] = HSY_SLICE("b"),           [HSY_PARAMETER_SHOW] = HSY_SLICE("show"),
    [HSY_PARAMETER_TONGUE] = HSY_SLICE("lang"),
};

hsy_slice hsy_parameter_name(hsy_parameter parameter) { return NAMES[parameter]; }

bool hsy_parameter_find(hsy_slice name, hsy_parameter *parameter) {
    for (int i = 0; i < HSY_PARAMETERS; i++) {
        if (!hsy_slice_equal(NAMES[i], name)) continue;
        *parameter = (hsy_parameter)i;
        return true;
    }
    return false;
}

static void add_parameters(hsy_buffer *out, const hsy_slice *parameters) {
    char before = '?';
    for (int i = 0; i < HSY_PARAMETERS; i++) {
        if (parameters[i].length == 0) continue;
        hsy_buffer_add_byte(out, before);
        hsy_buffer_add(out, NAMES[i]);
        hsy_buffer_add_byte(out, '=');
        hsy_markup_address(out, parameters[i]);
        before = '&';
    }
}

hsy_slice hsy_request_key(const hsy_request *request) {
    hsy_buffer key = hsy_buffer_in(request->arena, 0);
    hsy_buffer_add(&key, hsy_words_tongue_code(request->tongue));
    hsy_buffer_add_byte(&key, ' ');
    hsy_buffer_add(&key, request->path);
    add_parameters(&key, request->parameters);
    return hsy_buffer_text(&key);
}

void hsy_request_address(hsy_buffer *out, const hsy_request *request, hsy_parameter parameter, hsy_slice value) {
    hsy_slice parameters[HSY_PARAMETERS];
    memcpy(parameters, request->parameters, sizeof parameters);
    parameters[HSY_PARAMETER_OFFSET] = HSY_S("");
    parameters[HSY_PARAMETER_TONGUE] = HSY_S("");
    parameters[parameter] = value;
    for (size_t start = 0, end; start < request->path.length; start = end + 1) {
        end = hsy_slice_find_byte(request->path, '/', start);
        if (end == HSY_NOT_FOUND) end = request->path.length;
        hsy_markup_address(out, hsy_slice_sub(request->path, start, end));
        if (end < request->path.length) hsy_buffer_add_byte(out, '/');
    }
    add_parameters(out, parameters);
}

/* ---- what is asked ---- */

static const char *text_of(const hsy_request *request, hsy_parameter parameter) {
    hsy_slice value = request->parameters[parameter];
    return value.length ? hsy_arena_c_string(request->arena, value) : NULL;
}

static bool number_of(const hsy_request *request, hsy_parameter parameter, long long most, long long *number) {
    hsy_slice digits = request->parameters[parameter];
    *number = 0;
    if (digits.length > LONGEST_NUMBER) return false;
    for (size_t i = 0; i < digits.length; i++) {
        if (!hsy_is_digit(digits.at[i])) return false;
        *number = *number * 10 + (digits.at[i] - '0');
    }
    return *number <= most;
}

static bool order_of(hsy_slice name, hearsay_order *order) {
    static const hsy_slice orders[] = {HSY_SLICE("best"), HSY_SLICE("new"), HSY_SLICE("size"), HSY_SLICE("origins"),
                                       HSY_SLICE("spread")}; /* as hearsay_order */
    *order = HEARSAY_BEST;
    if (name.length == 0) return true;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (!hsy_slice_equal(name, orders[i])) continue;
        *order = (hearsay_order)i;
        return true;
    }
    return false;
}

static bool read_numbers(const hsy_request *request, hearsay_question *question, hsy_slice *problem) {
    long long story, articles, limit, offset;
    hsy_parameter wrong = HSY_PARAMETERS;
    if (!number_of(request, HSY_PARAMETER_STORY, 999999999, &story)) wrong = HSY_PARAMETER_STORY;
    if (!number_of(request, HSY_PARAMETER_ARTICLES, 999999999, &articles)) wrong = HSY_PARAMETER_ARTICLES;
    if (!number_of(request, HSY_PARAMETER_LIMIT, MOST_ROWS, &limit)) wrong = HSY_PARAMETER_LIMIT;
    if (!number_of(request, HSY_PARAMETER_OFFSET, 999999999, &offset)) wrong = HSY_PARAMETER_OFFSET;
    if (!order_of(request->parameters[HSY_PARAMETER_SORT], &question->order)) wrong = HSY_PARAMETER_SORT;
    if (wrong != HSY_PARAMETERS) {
        *problem = hsy_arena_print(request->arena, "%.*s: \"%.*s\"", HSY_PRINT(NAMES[wrong]),
                                   HSY_PRINT(request->parameters[wrong]));
        return false;
    }
    question->story = story;
    question->least_articles = (size_t)articles;
    question->limit = (size_t)limit;
    question->offset = (size_t)offset;
    return true;
}

bool hsy_request_asked(const hsy_request *request, hsy_asked *asked, hsy_slice *problem) {
    *asked = (hsy_asked){.what = request->target.route->what, .number = request->target.number};
    asked->name = hsy_arena_c_string(request->arena, request->target.name);
    asked->query = text_of(request, HSY_PARAMETER_QUERY);
    asked->first = text_of(request, HSY_PARAMETER_A);
    asked->second = text_of(request, HSY_PARAMETER_B);
    asked->question = (hearsay_question){
        .since = text_of(request, HSY_PARAMETER_SINCE),
        .until = text_of(request, HSY_PARAMETER_UNTIL),
        .language = text_of(request, HSY_PARAMETER_LANGUAGE),
        .outlet = text_of(request, HSY_PARAMETER_OUTLET),
        .speaker = text_of(request, HSY_PARAMETER_SPEAKER),
        .status = text_of(request, HSY_PARAMETER_STATUS),
        .flag = text_of(request, HSY_PARAMETER_FLAG),
    };
    return read_numbers(request, &asked->question, problem);
}
