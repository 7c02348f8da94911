/* Outlets and agencies as parties of a relay: which one a name means, and whether it is the article's own. */
#ifndef HEARSAY_TRACE_PARTY_H
#define HEARSAY_TRACE_PARTY_H

#include "trace/trace.h"

typedef struct hsy_party {
    hsy_party_kind kind; /* HSY_PARTY_OUTLET or HSY_PARTY_AGENCY */
    hsy_slice name;      /* the lexicon's form, else as written; empty when the words name no outlet */
} hsy_party;

/* "AP" -> agency "Associated Press"; "Harbour Post" -> outlet "Harbour Post"; "dsc", a lower-case code -> none. */
hsy_party hsy_party_of(hsy_slice words);
/* "Wire", "NewSource": a word that an outlet's name is followed by when its texts are handed on. */
bool hsy_party_is_service(hsy_slice word);
/* "bloomberg.com" is a domain, not a name in lower case. */
bool hsy_party_is_domain(hsy_slice words);
/* Whether two names mean one party: equal but for "The" and case, or one is a domain and the other its name. */
bool hsy_party_is_same(hsy_arena *scratch, hsy_slice name, hsy_slice other);
/* Whether the name is that of the outlet which printed the article: "Harbour Post" on harbourpost.example. */
bool hsy_party_is_own(hsy_arena *scratch, const hsy_article *article, hsy_party party);
/* The same for names that are asked about again and again: hashes of keys (hsy_party_key). */
typedef struct hsy_own_keys {
    uint64_t known[2], written[2]; /* of the outlet's name and domain, as party and as written; 0: none */
} hsy_own_keys;

typedef struct hsy_name_hashes {
    uint64_t name;
    uint64_t served[2]; /* of the outlets whose service it may be by its name: "CNN" for "CNN Wire"; 0: none */
} hsy_name_hashes;

hsy_own_keys hsy_party_own_keys(hsy_arena *scratch, const hsy_article *article);
hsy_name_hashes hsy_party_hashes(hsy_arena *scratch, hsy_slice name);
bool hsy_is_own_name(const hsy_own_keys *own, const hsy_name_hashes *hashes);
/* Folded words without "the", "la", "die" before them. */
hsy_slice hsy_party_without_article(hsy_slice folded);
/* Whether the words are short for that outlet: "the Gazette" on gazette-portmenil.example, in "Tannwick Gazette". */
bool hsy_party_is_own_short(hsy_arena *scratch, const hsy_article *article, hsy_slice words);
/* Whether a sign that no lexicon knows is that outlet's: "PAN" on pan-nachrichten.example, "NIP" on northislespress. */
bool hsy_party_is_own_sign(hsy_arena *scratch, const hsy_article *article, hsy_slice sign);
/* The outlet that printed the article, as a party; no name when nothing is known. */
hsy_party hsy_party_of_article(const hsy_article *article);

#endif
