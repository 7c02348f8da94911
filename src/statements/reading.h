/* A text as the grammar of reporting sees it: tokens with what the lexicons say of each, sentences, quotations, names.
 *
 * Made once a text (reading.c); every other file of this stage reads it and adds drafts of statements. Ranges are of
 * tokens, end exclusive; they become bytes at the very end (statements.c).
 */
#ifndef HEARSAY_STATEMENTS_READING_H
#define HEARSAY_STATEMENTS_READING_H

#include "statements/statements.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "text/quote.h"
#include "text/sentence.h"

/* Classes of closed-class words; lexicon/<language>/word-classes.tsv. */
typedef enum hsy_word_class {
    HSY_WORD_OPEN, /* any word that the table does not have */
    HSY_WORD_AUXILIARY,
    HSY_WORD_NEGATION,
    HSY_WORD_ADVERB,
    HSY_WORD_DETERMINER,
    HSY_WORD_PREPOSITION,
    HSY_WORD_OF, /* a preposition that hangs on a noun: of, von, de */
    HSY_WORD_AND,
    HSY_WORD_BUT,
    HSY_WORD_SUBORDINATOR,
    HSY_WORD_THAT,
    HSY_WORD_RELATIVE,
    HSY_WORD_QUESTION,
    HSY_WORD_REFLEXIVE,
    HSY_WORD_TIME,
    HSY_WORD_PRONOUN,
    HSY_WORD_COMMA,
    HSY_WORD_COLON,
    HSY_WORD_SEMICOLON,
    HSY_WORD_STOP, /* . ! ? … */
    HSY_WORD_DASH,
    HSY_WORD_OPENING, /* ( [ */
    HSY_WORD_CLOSING, /* ) ] */
    HSY_WORD_MARK,    /* a quotation mark that opens or closes a quotation */
    HSY_WORD_NUMBER,
    HSY_WORD_OTHER, /* symbols */
} hsy_word_class;

/* Shapes a verb form may have; bits. */
enum { HSY_SHAPE_FINITE = 1, HSY_SHAPE_PARTICIPLE = 2, HSY_SHAPE_GERUND = 4, HSY_SHAPE_INFINITIVE = 8 };

/* Frames of a cue, what its content may be; bits. See the comment in lexicon/en/cue-verbs.tsv. */
enum {
    HSY_FRAME_QUOTATION = 1,
    HSY_FRAME_THAT = 2,
    HSY_FRAME_ZERO = 4,
    HSY_FRAME_INFINITIVE = 8,
    HSY_FRAME_NOUN = 16,
    HSY_FRAME_ADDRESSEE = 32,
    HSY_FRAME_OBJECT = 64,
    HSY_FRAME_RAISING = 128,
    HSY_FRAME_ATTITUDE = 256,
};

enum { HSY_NO_RATE = 255 };

/* One row of cue-verbs.tsv, decoded. */
typedef struct hsy_cue_entry {
    uint16_t frames;
    uint8_t shapes;
    uint8_t certainty; /* hsy_certainty */
    uint8_t rate;      /* of a hundred occurrences that report; HSY_NO_RATE when unknown */
} hsy_cue_entry;

enum { HSY_NONE = -1 };

/* A further flag of a token: the text glued it to the one before (hsy_glued of the article). */
enum { HSY_TOKEN_GLUED = 128 };

/* What the lexicons say of a token. Rows are of the longest key that starts there; HSY_NONE without. */
typedef struct hsy_mark {
    int32_t verb, noun, phrase, hedge, relay, pronoun, speaker;
    uint8_t verb_words, phrase_words, hedge_words, relay_words; /* how many tokens the key has */
    uint8_t class;                                              /* hsy_word_class */
    uint32_t quotation;                                         /* outermost quotation around it, or HSY_NO_TOKEN */
    uint32_t name;                                              /* name it belongs to, or HSY_NO_TOKEN */
    uint32_t sentence;
} hsy_mark;

typedef struct hsy_range {
    uint32_t first, end; /* tokens */
} hsy_range;

enum { HSY_MOST_PARTS = 6 }; /* spans of one role of a statement; the rest is dropped */

typedef struct hsy_parts {
    hsy_range at[HSY_MOST_PARTS];
    uint32_t count;
} hsy_parts;

#define HSY_NO_DRAFT UINT32_MAX

/* A statement that is still being made. */
typedef struct hsy_draft {
    hsy_parts content, cue, source;
    uint32_t at;          /* token of the cue's verb, or of the content's start when it has no cue */
    uint32_t parent;      /* draft it is nested in, or none */
    uint32_t follows;     /* draft whose speaker it shares ("he" is found apart; this is for cueless ones), or none */
    uint8_t certainty;    /* by cue and form, before hedges and caveats */
    bool is_quotation;    /* its content is a quotation that stands for itself */
    hsy_range antecedent; /* what a relative pronoun or a participle's subject stands for; empty without */
    hsy_slices via;
    hsy_speaker speaker;
    hsy_span doubt;
} hsy_draft;

HSY_VECTOR_TYPE(hsy_drafts, hsy_draft);

typedef enum hsy_tongue { HSY_TONGUE_OTHER, HSY_TONGUE_ENGLISH, HSY_TONGUE_GERMAN, HSY_TONGUE_FRENCH } hsy_tongue;

typedef struct hsy_reading {
    hsy_arena *arena;
    const hsy_article *article;
    hsy_slice text;
    hsy_tongue tongue;
    hsy_tokens tokens;
    const hsy_slice *folded; /* one a token, plain apostrophes */
    const uint32_t *hashes;  /* hsy_hash_lexicon of each: a token is looked up in a dozen tables */
    hsy_mark *marks;         /* one a token */
    hsy_sentence_list sentences;
    hsy_quotations quotations;
    hsy_names names;
    const hsy_lexicon *rates; /* models/en/cue-rates.tsv; NULL in other languages and when built without models */
    const hsy_lexicon *verbs, *nouns, *phrases, *hedges, *relays, *pronouns, *speakers, *words, *caveats, *silences;
    const hsy_lexicon *finite_verbs, *leading_verbs; /* French; NULL in other languages */
    const hsy_lexicon *subjunctives;                 /* German only */
    hsy_drafts drafts;
    bool *in_cue; /* one a token: it belongs to some draft's cue */
} hsy_reading;

hsy_tongue hsy_tongue_of(hsy_slice language);
/* Reads `text`, which lies in or beside the article, in the article's language. */
void hsy_reading_of(hsy_arena *arena, const hsy_article *article, hsy_slice text, hsy_reading *reading);
hsy_cue_entry hsy_reading_cue(const hsy_reading *reading, int32_t row);
hsy_certainty hsy_certainty_of(hsy_slice name);

/* Looking around. Token numbers past the ends give HSY_WORD_STOP. */
hsy_word_class hsy_class_at(const hsy_reading *reading, uint32_t token);
bool hsy_word_is(const hsy_reading *reading, uint32_t token, hsy_slice folded);
bool hsy_is_capital(const hsy_reading *reading, uint32_t token);
/* Outside every quotation. */
bool hsy_is_outside(const hsy_reading *reading, uint32_t token);
const hsy_sentence *hsy_sentence_of(const hsy_reading *reading, uint32_t token);
/* A pronoun of the kind that lexicon/<language>/pronouns.tsv names: "personal", "possessive", "demonstrative". */
bool hsy_is_pronoun(const hsy_reading *reading, uint32_t token, hsy_slice kind);
/* The cue of a draft lies in [first, end); looks back from the last draft. */
bool hsy_holds_draft(const hsy_reading *reading, uint32_t first, uint32_t end);
hsy_slice hsy_range_text(const hsy_reading *reading, hsy_range range);
bool hsy_is_line_start(const hsy_reading *reading, uint32_t token);

/* Adds a draft. */
void hsy_push_draft(hsy_reading *reading, hsy_draft draft);
/* The number of the first draft with its cue at or after token `at`, among the first `sorted` drafts, which are in
 * order of their cues. */
size_t hsy_first_draft(const hsy_reading *reading, size_t sorted, uint32_t at);
void hsy_parts_add(hsy_parts *parts, uint32_t first, uint32_t end);
bool hsy_parts_hold(const hsy_parts *parts, uint32_t token);
/* Tokens of all parts; tokens that both have. */
uint32_t hsy_parts_size(const hsy_parts *parts);
uint32_t hsy_parts_shared(const hsy_parts *a, const hsy_parts *b);

#endif
