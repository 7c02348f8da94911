/* What one asks a collection for; a part of store.h.
 *
 * What is handed out lives in the arena that the call is given. Calls that return false have added an error.
 *
 * Outlets and speakers are asked for by their keys; what somebody calls them is first made into keys, or into names
 * that it may have been meant to be.
 */
#ifndef HEARSAY_STORE_ASK_H
#define HEARSAY_STORE_ASK_H

#include "store/query.h"
#include "trace/trace.h"

typedef struct hsy_store hsy_store;

HSY_VECTOR_TYPE(hsy_ids, int64_t);

/* In which order a list comes. */
typedef enum hsy_list_order {
    HSY_ORDER_NEWEST,  /* by the last time */
    HSY_ORDER_LARGEST, /* most articles first */
    HSY_ORDER_ORIGINS, /* most independent origins first */
    HSY_ORDER_SPREAD,  /* most articles for each origin first */
} hsy_list_order;

/* What of a list is wanted; what a list knows nothing of is passed over. hsy_everything is where to begin. */
typedef struct hsy_narrowing {
    int64_t since, until;    /* seconds since 1970; INT64_MIN and INT64_MAX: open */
    hsy_slice language;      /* two letters; empty: any */
    hsy_slice outlet_key;    /* empty: any */
    hsy_slices speaker_keys; /* any of them; none: whoever */
    uint32_t flags;          /* of a story: 1 << hsy_finding_kind, any of them; 0: whatever it has */
    uint32_t statuses;       /* of a claim, or of some claim of a story: 1 << hsy_status, any of them; 0: whatever */
    int64_t story;           /* 0: any */
    int64_t least_articles;  /* of a story */
    hsy_list_order order;
    int64_t limit, offset;
} hsy_narrowing;

/* All of a list, newest first. */
static inline hsy_narrowing hsy_everything(void) {
    return (hsy_narrowing){.since = INT64_MIN, .until = INT64_MAX, .limit = INT64_MAX};
}

/* ---- names ---- */

/* The key of an outlet or agency by name or domain; letter case, accents and spelling do not count. When nobody of that
 * name has published here or is relayed, the key is empty and `near` are names that it may have been meant to be, the
 * likeliest first. */
bool hsy_store_outlet_key(hsy_arena *arena, hsy_store *store, hsy_slice name, hsy_slice *key, hsy_slices *near,
                          hsy_errors *errors);

typedef struct hsy_speaker_row {
    hsy_slice key, name;
    int64_t statements, articles;
} hsy_speaker_row;

HSY_VECTOR_TYPE(hsy_speaker_rows, hsy_speaker_row);

/* The named speakers whose names have all words of `name`, most statements first, at most 32; "Weber" is a name of its
 * own beside "Anna Weber", since there may be two. When there are none, `near` is as above. */
bool hsy_store_speakers(hsy_arena *arena, hsy_store *store, hsy_slice name, hsy_speaker_rows *rows, hsy_slices *near,
                        hsy_errors *errors);

/* The key of an agency or outlet that claims go back to, which need be no speaker; empty when there is none. */
bool hsy_store_origin_key(hsy_arena *arena, hsy_store *store, hsy_slice name, hsy_slice *key, hsy_errors *errors);

/* ---- stories ---- */

/* Whose reporting articles of a story carry before all: "own", "agency:NAME", "outlet:NAME", "source:NAME". */
typedef struct hsy_main_origin {
    hsy_slice origin;
    int64_t articles;
} hsy_main_origin;

HSY_VECTOR_TYPE(hsy_main_origins, hsy_main_origin);

typedef struct hsy_story_row {
    int64_t id;
    hsy_slice title, languages; /* parted by blanks */
    int64_t first, last;        /* seconds since 1970; INT64_MIN: not known */
    int64_t articles, texts, origins, outlets, claims;
    uint32_t flags, statuses;
    hsy_slices outlet_names;       /* the first eight to publish */
    hsy_main_origins main_origins; /* the six origins that most articles carry */
} hsy_story_row;

HSY_VECTOR_TYPE(hsy_story_rows, hsy_story_row);

bool hsy_store_stories(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing, hsy_story_rows *rows,
                       hsy_errors *errors);

/* The articles of a story, ascending. */
bool hsy_store_story_articles(hsy_arena *arena, hsy_store *store, int64_t story, hsy_ids *articles, hsy_errors *errors);

/* The packed JSON of a story's trace. `*id` becomes the number of the story that it is part of now. `packed` is empty
 * when there is none of that number. */
bool hsy_store_get_story(hsy_arena *arena, hsy_store *store, int64_t *id, hsy_slice *packed, hsy_errors *errors);

/* Hands out every story that is wanted, by number, until `take` returns false; `packed` is valid during the call. */
typedef bool hsy_store_take_story(void *context, int64_t id, hsy_slice packed);
bool hsy_store_each_story(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing,
                          hsy_store_take_story *take, void *context, hsy_errors *errors);

/* ---- claims ---- */

typedef struct hsy_claim_row {
    int64_t id, story;
    hsy_slice text;
    hsy_status status;
    int64_t independent_origins, carriers; /* carriers: places where it is told */
    int64_t last;                          /* of its story; INT64_MIN: not known */
    hsy_origins origins;                   /* without their chains */
} hsy_claim_row;

HSY_VECTOR_TYPE(hsy_claim_rows, hsy_claim_row);

bool hsy_store_claims(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing, hsy_claim_rows *rows,
                      hsy_errors *errors);
/* The story of a claim; 0 when there is none of that number. */
bool hsy_store_claim_story(hsy_store *store, int64_t claim, int64_t *story, hsy_errors *errors);

/* ---- outlets ---- */

typedef struct hsy_outlet_row {
    hsy_slice key, name, domain;
    int64_t articles, own; /* own: whose reporting is its own, at least in part */
    int64_t first, last;
} hsy_outlet_row;

HSY_VECTOR_TYPE(hsy_outlet_rows, hsy_outlet_row);

bool hsy_store_outlets(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing, hsy_outlet_rows *rows,
                       hsy_errors *errors);

/* Another outlet, agency or source that one relays, or that relays it. */
typedef struct hsy_partner {
    hsy_slice key, name;
    hsy_party_kind kind;   /* HSY_PARTY_ARTICLE: an outlet of which an article is meant */
    size_t articles;       /* that relay */
    size_t texts, reports; /* of them: text taken over (copies, translates, credits), report told (cites, links) */
    int64_t delay;         /* the median, in seconds; INT64_MIN: not known */
} hsy_partner;

HSY_VECTOR_TYPE(hsy_partners, hsy_partner);

typedef struct hsy_month {
    hsy_slice name; /* "2031-05" */
    int64_t articles, own;
} hsy_month;

HSY_VECTOR_TYPE(hsy_months, hsy_month);

typedef struct hsy_outlet_page {
    hsy_outlet_row row;
    hsy_partners relays, relayed_by;        /* most articles first */
    int64_t relays_delay, relayed_by_delay; /* medians over all of them; INT64_MIN: not known */
    hsy_months months;
} hsy_outlet_page;

/* An agency that publishes nothing here has a page too, by the relays from it. Partners of equal weight are in the
 * order of their keys. */
bool hsy_store_outlet(hsy_arena *arena, hsy_store *store, hsy_slice key, hsy_outlet_page *page, hsy_errors *errors);

/* ---- what speakers said ---- */

typedef struct hsy_said_row {
    int64_t article, story;
    hsy_slice outlet, published, speaker, content;
    hsy_slices via;
    hsy_kind kind;
    hsy_certainty certainty;
} hsy_said_row;

HSY_VECTOR_TYPE(hsy_said_rows, hsy_said_row);

typedef struct hsy_speaker_page {
    hsy_speaker_rows names;
    hsy_said_rows said;
} hsy_speaker_page;

/* What the speakers of the narrowing said, newest first. */
bool hsy_store_said(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing, hsy_said_rows *rows,
                    hsy_errors *errors);

/* ---- search ---- */

typedef struct hsy_found_row {
    int64_t id, story;
    hsy_slice title, outlet, published, language;
    hsy_slice snippet; /* matches stand between U+0002 and U+0003; empty when no words were looked for */
} hsy_found_row;

HSY_VECTOR_TYPE(hsy_found_rows, hsy_found_row);

/* The articles that match a query whose names are resolved, best first (of more than 2,000 those are ranked that were
 * added last). */
bool hsy_store_find(hsy_arena *arena, hsy_store *store, const hsy_query *query, const hsy_narrowing *narrowing,
                    hsy_found_rows *rows, hsy_errors *errors);

/* ---- the versions of an article ---- */

typedef struct hsy_stored_version {
    int64_t number;  /* from 1 */
    hsy_slice added; /* when it was stored, RFC 3339; empty when that is not known */
    hsy_slice packed;
} hsy_stored_version;

HSY_VECTOR_TYPE(hsy_stored_versions, hsy_stored_version);

/* All of them, the first first; none when there is no such article. */
bool hsy_store_versions(hsy_arena *arena, hsy_store *store, int64_t article, hsy_stored_versions *versions,
                        hsy_errors *errors);

#endif
