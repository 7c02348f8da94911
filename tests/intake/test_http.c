/* Pages from a real server: a thread of this program that answers on a loopback port. */
#include <arpa/inet.h>
#include <libdeflate.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "intake/intake.h"
#include "tests/test.h"

typedef struct server {
    pthread_t thread;
    int listener;
    unsigned port;
} server;

static void send_all(int connection, const void *bytes, size_t length) {
    if (send(connection, bytes, length, MSG_NOSIGNAL) < 0) return;
}

static void answer(int connection, const char *status, const char *headers, const void *body, size_t length) {
    char head[512];
    int size = snprintf(head, sizeof head, "HTTP/1.1 %s\r\nConnection: close\r\n%sContent-Length: %zu\r\n\r\n", status,
                        headers, length);
    send_all(connection, head, (size_t)size);
    send_all(connection, body, length);
}

static void answer_page(int connection) {
    static const char body[] = "<p>The ferry runs, Lena Brandt said.</p>";
    answer(connection, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", body, sizeof body - 1);
}

static void answer_gzip(int connection, size_t length) {
    static char page[1 << 20], packed[1 << 13];
    memset(page, 'x', sizeof page);
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(9);
    size_t size = libdeflate_gzip_compress(c, page, length, packed, sizeof packed);
    libdeflate_free_compressor(c);
    answer(connection, "200 OK", "Content-Encoding: gzip\r\n", packed, size);
}

/* Sends without end, and without saying how much, until nobody takes it. */
static void answer_endlessly(int connection) {
    static const char head[] = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", page[4096] = "x";
    send_all(connection, head, sizeof head - 1);
    while (send(connection, page, sizeof page, MSG_NOSIGNAL) > 0) {
    }
}

static bool serve_one(int connection) {
    char request[4096] = "";
    ssize_t got = recv(connection, request, sizeof request - 1, 0);
    request[got > 0 ? got : 0] = '\0';
    const char *path = request + strlen("GET ");
    if (strncmp(path, "/page ", 6) == 0)
        answer_page(connection);
    else if (strncmp(path, "/moved ", 7) == 0)
        answer(connection, "302 Found", "Location: /page\r\n", "", 0);
    else if (strncmp(path, "/circle ", 8) == 0)
        answer(connection, "302 Found", "Location: /circle\r\n", "", 0);
    else if (strncmp(path, "/file ", 6) == 0)
        answer(connection, "302 Found", "Location: file:///etc/hostname\r\n", "", 0);
    else if (strncmp(path, "/gzip ", 6) == 0)
        answer_gzip(connection, 5000);
    else if (strncmp(path, "/bomb ", 6) == 0)
        answer_gzip(connection, 1 << 20);
    else if (strncmp(path, "/endless ", 9) == 0)
        answer_endlessly(connection);
    else if (strncmp(path, "/slow ", 6) == 0)
        recv(connection, request, sizeof request, 0); /* until the other end goes */
    else
        answer(connection, "404 Not Found", "", "", 0);
    return strncmp(path, "/stop ", 6) != 0;
}

static void *serve(void *context) {
    server *s = context;
    for (bool more = true; more;) {
        int connection = accept(s->listener, NULL, NULL);
        if (connection < 0) break;
        more = serve_one(connection);
        close(connection);
    }
    return NULL;
}

static int start_server(void **state) {
    static server s;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    s.listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(s.listener, (struct sockaddr *)&address, length) != 0 || listen(s.listener, 8) != 0) return 1;
    getsockname(s.listener, (struct sockaddr *)&address, &length);
    s.port = ntohs(address.sin_port);
    *state = &s;
    return pthread_create(&s.thread, NULL, serve, &s);
}

static const hsy_intake_limits open_limits = {.most_bytes = 1 << 16, .seconds = 20, .allow_private = true};

/* Fetches a path of the server; the code of the error, or HSY_OK. */
static hsy_code fetch(hsy_arena *arena, const server *s, const char *path, hsy_intake_limits limits,
                      hsy_fetched *page) {
    hsy_errors errors = {0};
    hsy_slice address = hsy_arena_print(arena, "http://127.0.0.1:%u%s", s->port, path);
    if (hsy_intake_read(arena, address, &limits, page, &errors)) return HSY_OK;
    assert_int_equal(errors.count, 1);
    assert_true(hsy_slice_equal(errors.items[0].input, address));
    return errors.items[0].code;
}

static int stop_server(void **state) {
    server *s = *state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_fetched page;
    fetch(arena, s, "/stop", open_limits, &page);
    hsy_arena_free(arena);
    pthread_join(s->thread, NULL);
    return close(s->listener);
}

static void test_page(void **state) {
    const server *s = *state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_fetched page;
    for (int moved = 0; moved < 2; moved++) {
        assert_int_equal(fetch(arena, s, moved ? "/moved" : "/page", open_limits, &page), HSY_OK);
        assert_slice(page.bytes, "<p>The ferry runs, Lena Brandt said.</p>");
        assert_slice(page.content_type, "text/html; charset=utf-8");
        assert_true(hsy_slice_ends(page.url, HSY_S("/page")));
        assert_int_equal(page.retrieved.length, strlen("2031-03-02T08:30:00Z"));
    }
    assert_int_equal(fetch(arena, s, "/gzip", open_limits, &page), HSY_OK);
    assert_int_equal(page.bytes.length, 5000);
    hsy_arena_free(arena);
}

static void test_what_cannot_be_had(void **state) {
    const server *s = *state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_fetched page;
    hsy_intake_limits hasty = open_limits, closed = open_limits;
    hasty.seconds = 1;
    closed.allow_private = false;
    assert_int_equal(fetch(arena, s, "/none", open_limits, &page), HSY_ERROR_MISSING);
    assert_int_equal(fetch(arena, s, "/page", closed, &page), HSY_ERROR_MISSING);
    assert_int_equal(fetch(arena, s, "/file", open_limits, &page), HSY_ERROR_MISSING);
    assert_int_equal(fetch(arena, s, "/circle", open_limits, &page), HSY_ERROR_LIMIT);
    assert_int_equal(fetch(arena, s, "/bomb", open_limits, &page), HSY_ERROR_LIMIT);
    assert_int_equal(fetch(arena, s, "/endless", open_limits, &page), HSY_ERROR_LIMIT);
    assert_int_equal(fetch(arena, s, "/slow", hasty, &page), HSY_ERROR_LIMIT);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_page), cmocka_unit_test(test_what_cannot_be_had)};
    return cmocka_run_group_tests(tests, start_server, stop_server);
}
