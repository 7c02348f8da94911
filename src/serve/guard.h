/* Private to serve: who may ask.
 *
 * A page of another site that is open in the same browser must neither read the collection nor change it:
 *
 * - it could point its own name at this address (DNS rebinding): so Host must name this machine;
 * - it could send forms or load things from here (CSRF): so Origin and Sec-Fetch-Site must say that this site asks, and
 *   a form must bring the key that only a page of this server has;
 * - when the server listens to other machines, whoever asks must bring the token that was printed at the start.
 *
 *     hsy_guard guard = {.host = HSY_S("127.0.0.1"), .is_loopback = true};
 *     if (!hsy_guard_host(&guard, HSY_S("localhost:8080"))) ... 403 ...
 */
#ifndef HEARSAY_SERVE_GUARD_H
#define HEARSAY_SERVE_GUARD_H

#include "base/slice.h"

enum { HSY_TOKEN_LENGTH = 32 }; /* hexadecimal digits: 128 bits */

typedef struct hsy_guard {
    hsy_slice host;                   /* the address that the server listens on, as given */
    hsy_slice machine;                /* this machine's name, for a server that others reach; empty: not known */
    bool is_loopback;                 /* it listens on this machine only: then no token is demanded */
    char token[HSY_TOKEN_LENGTH + 1]; /* of visitors */
    char key[HSY_TOKEN_LENGTH + 1];   /* of forms */
    char cookie[32];                  /* name of the cookie that keeps the token: another for each server, since
                                         cookies know no ports */
} hsy_guard;

/* What of a request's headers it looks at; empty: not there. */
typedef struct hsy_visitor {
    hsy_slice host, origin, fetch_site, fetch_mode, cookies;
    hsy_slice token;  /* the parameter of that name */
    bool is_changing; /* the method is none of GET and HEAD */
} hsy_visitor;

/* Draws token, key and the cookie's name; false when the machine gives no random bytes. */
bool hsy_guard_draw(hsy_guard *guard);
/* Whether a Host header names this machine: as a loopback address, or, when others reach it, by its name or by any
 * address that consists of numbers (a name of another site is none). */
bool hsy_guard_host(const hsy_guard *guard, hsy_slice host);
/* Whether the request comes from a page of this server, or from no page at all; links from elsewhere lead here too. */
bool hsy_guard_origin(const hsy_visitor *visitor);
/* Whether the visitor has the token, if one is demanded. `*is_new`: as a parameter, to be kept in a cookie. */
bool hsy_guard_token(const hsy_guard *guard, const hsy_visitor *visitor, bool *is_new);
/* Whether a form's key is right. */
bool hsy_guard_key(const hsy_guard *guard, hsy_slice key);
/* The value of a cookie; empty when there is none of that name. */
hsy_slice hsy_guard_cookie(hsy_slice cookies, hsy_slice name);

#endif
