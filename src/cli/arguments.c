#include "cli/arguments.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_OPTIONS = 64, /* of one command; the pages are ours */
    LONGEST_CONTACT = 200,
    LONGEST_PAUSE = 3600, /* seconds */
    MOST_MINUTES = 7 * 24 * 60,
    MOST_HOURS = 365 * 24,
};

/* What an option does. The setter returns false when it cannot use the value; `wants` says what it can use. */
typedef struct option_rule {
    const char *name, *wants;
    bool (*set)(hsy_arguments *arguments, const char *value);
} option_rule;

static bool number_of(const char *value, unsigned most, unsigned *number) {
    char *end;
    errno = 0;
    unsigned long read = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || errno || read < 1 || read > most) return false;
    *number = (unsigned)read;
    return true;
}

/* The place of `value` among the words, or -1. */
static int place_of(const char *value, const char *const *words, int count) {
    for (int i = 0; i < count; i++)
        if (strcmp(value, words[i]) == 0) return i;
    return -1;
}

static bool set_plain(hsy_arguments *arguments, const char *value) {
    (void)value;
    return arguments->options.plain = true;
}

static bool set_meta(hsy_arguments *arguments, const char *value) {
    arguments->options.meta = value;
    return *value;
}

static bool set_format(hsy_arguments *arguments, const char *value) {
    static const char *const names[] = {"jsonl",       "json", "text",    "md",   "html",
                                        "annotations", /* as hearsay_format */
                                        "svg",         "dot",  "graphml", "prov", "csv"};
    int place = place_of(value, names, sizeof names / sizeof *names);
    arguments->options.format = place < 0 ? HEARSAY_JSON_LINES : (hearsay_format)place;
    arguments->has_format = true;
    return place >= 0;
}

static bool set_show(hsy_arguments *arguments, const char *value) {
    arguments->options.whole_blocks = strcmp(value, "blocks") == 0;
    return arguments->options.show_roles = arguments->options.whole_blocks || strcmp(value, "roles") == 0;
}

static bool set_width(hsy_arguments *arguments, const char *value) {
    return number_of(value, 1000, &arguments->options.width);
}

static bool set_color(hsy_arguments *arguments, const char *value) {
    static const char *const names[] = {"auto", "always", "never"}; /* in the order of hsy_color */
    int place = place_of(value, names, 3);
    arguments->color = place < 0 ? HSY_COLOR_AUTO : (hsy_color)place;
    return place >= 0;
}

static bool set_threads(hsy_arguments *arguments, const char *value) {
    return number_of(value, 256, &arguments->options.threads);
}

static bool set_timeout(hsy_arguments *arguments, const char *value) {
    return number_of(value, INT_MAX / 1000, &arguments->options.most_seconds);
}

static bool set_allow_private(hsy_arguments *arguments, const char *value) {
    (void)value;
    return arguments->options.allow_private = true;
}

static bool set_contact(hsy_arguments *arguments, const char *value) {
    arguments->options.contact = value;
    size_t length = strlen(value);
    for (size_t i = 0; i < length; i++)
        if (value[i] <= ' ' || value[i] > '~' || value[i] == '(' || value[i] == ')') return false;
    return length > 0 && length <= LONGEST_CONTACT;
}

/* "0.5": more than 0. */
static bool fraction_of(const char *value, double most, double *number) {
    char *end;
    *number = strtod(value, &end);
    return strspn(value, "0123456789.") == strlen(value) && end != value && !*end && *number > 0 && *number <= most;
}

static bool set_pause(hsy_arguments *arguments, const char *value) {
    return fraction_of(value, LONGEST_PAUSE, &arguments->options.pause);
}

static bool set_every(hsy_arguments *arguments, const char *value) {
    return fraction_of(value, MOST_MINUTES, &arguments->minutes);
}

static bool set_once(hsy_arguments *arguments, const char *value) {
    (void)value;
    return arguments->once = true;
}

static bool set_recheck(hsy_arguments *arguments, const char *value) {
    double hours = 0;
    if (!fraction_of(value, MOST_HOURS, &hours)) return false;
    arguments->options.recheck_seconds = hours * 3600 < 1 ? 1 : (unsigned)(hours * 3600);
    return true;
}

static bool set_database(hsy_arguments *arguments, const char *value) {
    arguments->database = value;
    return *value;
}

static bool set_log(hsy_arguments *arguments, const char *value) {
    arguments->log = value;
    return *value;
}

static bool set_since(hsy_arguments *arguments, const char *value) {
    arguments->question.since = value;
    return *value;
}

static bool set_until(hsy_arguments *arguments, const char *value) {
    arguments->question.until = value;
    return *value;
}

static bool set_language(hsy_arguments *arguments, const char *value) {
    arguments->question.language = value;
    return strlen(value) == 2;
}

static bool set_outlet(hsy_arguments *arguments, const char *value) {
    arguments->question.outlet = value;
    return *value;
}

static bool set_speaker(hsy_arguments *arguments, const char *value) {
    arguments->question.speaker = value;
    return *value;
}

static bool set_status(hsy_arguments *arguments, const char *value) {
    arguments->question.status = value;
    return *value;
}

static bool set_flag(hsy_arguments *arguments, const char *value) {
    arguments->question.flag = value;
    return *value;
}

static bool set_story(hsy_arguments *arguments, const char *value) {
    unsigned number = 0;
    bool is_number = number_of(value, INT_MAX, &number);
    arguments->question.story = number;
    return is_number;
}

static bool set_least_articles(hsy_arguments *arguments, const char *value) {
    unsigned number = 0;
    bool is_number = number_of(value, INT_MAX, &number);
    arguments->question.least_articles = number;
    return is_number;
}

static bool set_sort(hsy_arguments *arguments, const char *value) {
    static const char *const names[] = {"best", "new", "size", "origins", "spread"}; /* as hearsay_order */
    int place = place_of(value, names, sizeof names / sizeof *names);
    arguments->question.order = place < 0 ? HEARSAY_BEST : (hearsay_order)place;
    return place >= 0;
}

static bool set_limit(hsy_arguments *arguments, const char *value) {
    unsigned number = 0;
    bool is_number = number_of(value, INT_MAX, &number);
    arguments->question.limit = number;
    return is_number;
}

static bool set_offset(hsy_arguments *arguments, const char *value) {
    unsigned number = 0;
    bool is_number = number_of(value, INT_MAX, &number);
    arguments->question.offset = number;
    return is_number || strcmp(value, "0") == 0;
}

static bool set_versions(hsy_arguments *arguments, const char *value) {
    (void)value;
    return arguments->versions = true;
}

static bool set_host(hsy_arguments *arguments, const char *value) {
    arguments->host = value;
    return *value;
}

static bool set_port(hsy_arguments *arguments, const char *value) { return number_of(value, 65535, &arguments->port); }

static bool set_write(hsy_arguments *arguments, const char *value) {
    (void)value;
    return arguments->write = true;
}

static bool set_help(hsy_arguments *arguments, const char *value) {
    (void)value;
    return arguments->wants_help = true;
}

static const option_rule rules[] = {
    {"--plain", "", set_plain},
    {"--meta", "the name of a file", set_meta},
    {"--format", "", set_format},
    {"--show", "", set_show},
    {"--width", "a number of columns from 1 to 1000", set_width},
    {"--color", "", set_color},
    {"--threads", "a number from 1 to 256", set_threads},
    {"--timeout", "a number of seconds, 1 or more", set_timeout},
    {"--allow-private", "", set_allow_private},
    {"--contact", "a mail or web address in plain letters", set_contact},
    {"--pause", "seconds, more than 0 and at most 3600", set_pause},
    {"--every", "minutes, more than 0 and at most a week of them", set_every},
    {"--once", "", set_once},
    {"--recheck", "hours, more than 0", set_recheck},
    {"--db", "the name of a file", set_database},
    {"--log", "the name of a file", set_log},
    {"--since", "a time: 2031, 2031-05, 2031-05-01, 2031-05-01T18:00:00Z", set_since},
    {"--until", "a time: 2031, 2031-05, 2031-05-01, 2031-05-01T18:00:00Z", set_until},
    {"--language", "a language of two letters", set_language},
    {"--outlet", "a name or a domain", set_outlet},
    {"--speaker", "a name", set_speaker},
    {"--status", "", set_status},
    {"--flag", "", set_flag},
    {"--story", "the number of a story", set_story},
    {"--min-articles", "a number from 1", set_least_articles},
    {"--sort", "", set_sort},
    {"--limit", "a number from 1", set_limit},
    {"--offset", "a number", set_offset},
    {"--versions", "", set_versions},
    {"--host", "an address of this machine", set_host},
    {"--port", "a number from 1 to 65535", set_port},
    {"--write", "", set_write},
    {"--help", "", set_help},
};

static const option_rule *rule_of(const char *name) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rules[i].name, name) == 0) return &rules[i];
    return NULL;
}

static const hsy_manual_option *option_of(const hsy_manual *manual, const char *name) {
    for (const hsy_manual_option *o = manual->options; o->name; o++)
        if (strcmp(o->name, name) == 0) return o;
    return NULL;
}

static bool refuse_unknown(const hsy_manual *manual, const char *name) {
    const char *names[MOST_OPTIONS];
    size_t count = 0;
    for (const hsy_manual_option *o = manual->options; o->name && count < MOST_OPTIONS; o++) names[count++] = o->name;
    const char *nearest = hsy_nearest(name, names, count);
    fprintf(stderr, "hearsay %s: ", manual->command);
    if (rule_of(name))
        fprintf(stderr, "takes no option %s", name);
    else
        fprintf(stderr, "unknown option %s", name);
    if (nearest)
        fprintf(stderr, "; did you mean %s?\n", nearest);
    else
        fprintf(stderr, "; `hearsay %s --help` lists what there is\n", manual->command);
    return false;
}

/* "json|text|md" stands for a choice, whose words the page lists. */
static bool is_allowed(const hsy_manual_option *option, const char *value) {
    if (!strchr(option->value, '|')) return true;
    size_t length = strlen(value);
    for (const char *at = option->value; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (strncmp(at, value, length) == 0 && (at[length] == '|' || !at[length])) return length > 0;
    }
    return false;
}

static bool refuse_value(const hsy_manual *manual, const hsy_manual_option *option, const option_rule *rule,
                         const char *value) {
    fprintf(stderr, "hearsay %s: %s takes %s, not \"%s\"\n", manual->command, option->name,
            *rule->wants ? rule->wants : option->value, value);
    return false;
}

/* Reads the option at `strings[*at]`, and its value, which may be the string behind it. */
static bool read_option(const hsy_manual *manual, int count, char **strings, int *at, hsy_arguments *arguments) {
    char *value = strchr(strings[*at], '=');
    if (value) *value++ = '\0';
    const char *name = strcmp(strings[*at], "-h") == 0 ? "--help" : strings[*at];
    const hsy_manual_option *option = option_of(manual, name);
    const option_rule *rule = option ? rule_of(name) : NULL;
    if (!rule) return refuse_unknown(manual, name);
    if (!*option->value && value) {
        fprintf(stderr, "hearsay %s: %s takes no value\n", manual->command, name);
        return false;
    }
    if (*option->value && !value) {
        if (*at + 1 == count) {
            fprintf(stderr, "hearsay %s: %s needs a value: %s %s\n", manual->command, name, name, option->value);
            return false;
        }
        value = strings[++*at];
    }
    if (!is_allowed(option, value ? value : "") || !rule->set(arguments, value))
        return refuse_value(manual, option, rule, value);
    return true;
}

/* In a search "-castle" is a word that is not wanted; no option but -h begins with one hyphen. */
static bool is_word(const hsy_manual *manual, const char *string) {
    return strcmp(manual->command, "search") == 0 && string[0] == '-' && string[1] != '-' && strcmp(string, "-h") != 0;
}

bool hsy_arguments_read(const hsy_manual *manual, int count, char **strings, hsy_arguments *arguments) {
    *arguments = (hsy_arguments){.manual = manual, .inputs = (const char **)strings};
    bool options_ended = false;
    for (int at = 0; at < count; at++) {
        if (options_ended || strings[at][0] != '-' || !strings[at][1] || is_word(manual, strings[at]))
            arguments->inputs[arguments->count++] = strings[at];
        else if (strcmp(strings[at], "--") == 0)
            options_ended = true;
        else if (!read_option(manual, count, strings, &at, arguments))
            return false;
    }
    return true;
}

const char *hsy_database_of(const hsy_arguments *arguments) {
    return arguments->database ? arguments->database : "hearsay.db";
}

bool hsy_number_argument(const hsy_arguments *arguments, long long *number) {
    unsigned read = 0;
    bool is_number = arguments->count == 1 && number_of(arguments->inputs[0], INT_MAX, &read);
    *number = read;
    if (!is_number)
        fprintf(stderr, "hearsay %s: one number, please: hearsay %s 12\n", arguments->manual->command,
                arguments->manual->command);
    return is_number;
}
