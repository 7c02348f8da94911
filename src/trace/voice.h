/* Voices: the speakers of a story, each once, whatever its articles call him, and which of them are one party.
 *
 *     "Orskan chief executive Jon Aske said" (one article) · "the chief executive said" (another) · "Aske said"
 *     "Orskan Lines said in a statement" · "a spokesperson for Orskan" · "the company said"
 *     -> all one party: what two of them say rests on one origin
 *
 * Joined are: a family name and the only full name that ends in it; the short and the full name of a body; an unnamed
 * speaker with a role that one named speaker of the story has ("the mayor"), and whoever holds an office with the body
 * that he speaks for, when that body speaks in the story too or has other speakers. Roles are those of
 * lexicon/any/roles.tsv, read where a speaker is introduced, so they hold across articles and languages.
 * Cost: the statements of the story, each looked up in tables. Missed: a speaker that only a relative clause describes.
 */
#ifndef HEARSAY_TRACE_VOICE_H
#define HEARSAY_TRACE_VOICE_H

#include "base/table.h"
#include "trace/trace.h"

typedef struct hsy_voice {
    hsy_slice name; /* as written */
    hsy_slice key;  /* folded, without a leading article */
    uint64_t roles; /* a bit for each role that an article gives it */
    hsy_speaker_type type;
    bool is_named, is_definite; /* "the mayor", not "a resident" */
    uint32_t party;             /* parent in a disjoint set: a place in `list` */
} hsy_voice;

HSY_VECTOR_TYPE(hsy_voice_list, hsy_voice);

typedef struct hsy_voices {
    hsy_voice_list list;
    hsy_table by_name; /* names as written */
    hsy_table by_key;
} hsy_voices;

/* The voices of the articles named by `order` (indices into trace->readings), and of bodies that publish for
 * themselves (claim_body.h). */
hsy_voices hsy_voices_of(hsy_arena *arena, const hsy_trace *trace, const uint32_t *order, size_t count,
                         const hsy_slices *bodies);
/* The voice of this name, or HSY_NONE. */
uint32_t hsy_voice_find(const hsy_voices *voices, hsy_slice name);
/* The voice that stands for its party. */
uint32_t hsy_voice_party(const hsy_voices *voices, uint32_t voice);
/* A name in the form in which names are compared: plain letters, without a leading article. */
hsy_slice hsy_voice_key(hsy_arena *arena, hsy_slice name);

#endif
