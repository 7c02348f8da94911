/* Lists of a crawl: their items become entries of the row, and their end is remembered. */
#include "base/hash.h"
#include "intake/crawl.h"

enum {
    MOST_ADDRESSES = 1000000, /* of one run; the next goes on where it ended, for what was read is known */
    LEAST_CONTENT = 800,      /* bytes of HTML in a list that may stand for a page */
};

hsy_crawl_list *hsy_crawl_list_take(hsy_crawl *c, hsy_slice path) {
    hsy_crawl_list *list = c->free_lists;
    if (list)
        c->free_lists = list->next_free;
    else
        list = HSY_NEW(c->arena, hsy_crawl_list);
    hsy_arena *arena = list->arena ? list->arena : hsy_arena_scratch(c->arena);
    *list = (hsy_crawl_list){.arena = arena};
    list->path = hsy_arena_copy(arena, path);
    return list;
}

void hsy_crawl_list_give_back(hsy_crawl *c, hsy_crawl_list *list) {
    hsy_arena_clear(list->arena);
    list->next_free = c->free_lists;
    c->free_lists = list;
}

/* Whether an address is new in this run. An item without one has its list's and its title for a name. */
static bool is_new(hsy_crawl *c, hsy_slice address) {
    uint32_t *seen = hsy_number_table_put(c->arena, &c->asked, hsy_hash(address));
    bool is_first = *seen == HSY_TABLE_NEW;
    *seen = 0;
    return is_first;
}

static hsy_slice address_of(hsy_crawl_list *list, const hsy_feed_item *item) {
    if (item->address.length) return item->address;
    return hsy_arena_print(list->arena, "%.*s#%016llx", HSY_PRINT(list->path),
                           (unsigned long long)hsy_hash(item->title.length ? item->title : item->content));
}

static void add_items(hsy_crawl *c, hsy_crawl_list *list, hsy_crawl_entry ***link) {
    for (size_t i = 0; i < list->feed.items.count; i++) {
        const hsy_feed_item *item = &list->feed.items.items[i];
        hsy_slice address = address_of(list, item);
        if (!is_new(c, address)) continue;
        if (c->asked.count > MOST_ADDRESSES) {
            hsy_errors_add(list->arena, &list->errors, HSY_ERROR_LIMIT, list->path, HSY_NOT_FOUND,
                           "more than %d addresses in one run: the rest comes when it is run again", MOST_ADDRESSES);
            list->has_failed = true;
            return;
        }
        hsy_crawl_entry *entry = HSY_NEW(list->arena, hsy_crawl_entry);
        *entry = (hsy_crawl_entry){.list = list, .item = item, .address = address};
        **link = entry;
        *link = &entry->next;
        c->entries++;
    }
}

void hsy_crawl_expand(hsy_crawl *c, hsy_crawl_list *list, hsy_crawl_entry *at) {
    hsy_crawl_entry **link = at ? &at->next : &c->first, *behind = *link;
    add_items(c, list, &link);
    hsy_crawl_entry *end = HSY_NEW(list->arena, hsy_crawl_entry);
    *end = (hsy_crawl_entry){.next = behind, .list = list, .is_end = true};
    *link = end;
    c->entries++;
}

bool hsy_crawl_has_content(const hsy_feed_item *item) { return item && item->content.length >= LEAST_CONTENT; }

hsy_slice hsy_crawl_content(hsy_arena *arena, const hsy_feed_item *item) {
    return hsy_arena_print(arena,
                           "<!DOCTYPE html><html><head><meta charset=utf-8><title>%.*s</title></head><body><article>"
                           "<h1>%.*s</h1>\n%.*s\n</article></body></html>",
                           HSY_PRINT(item->title), HSY_PRINT(item->title), HSY_PRINT(item->content));
}

const hsy_visit *hsy_visit_keep(hsy_arena *arena, const hsy_visit *visit) {
    hsy_visit *kept = HSY_NEW(arena, hsy_visit);
    *kept = *visit;
    kept->address = hsy_arena_copy(arena, visit->address);
    kept->url = hsy_arena_copy(arena, visit->url);
    kept->etag = hsy_arena_copy(arena, visit->etag);
    kept->last_modified = hsy_arena_copy(arena, visit->last_modified);
    return kept;
}

/* A list that is damaged is a failure, whatever could be read of it; a sound one is told to nobody. */
static bool fill_end(void *context, hsy_incoming *incoming) {
    const hsy_crawl_list *list = context;
    incoming->kind = HSY_INCOMING_NOTE;
    for (size_t i = 0; i < list->errors.count; i++) {
        const hsy_error *e = &list->errors.items[i];
        hsy_errors_add(incoming->arena, &incoming->errors, e->code, e->input, e->offset, "%.*s", HSY_PRINT(e->message));
    }
    if (list->visit.address.length) incoming->visit = hsy_visit_keep(incoming->arena, &list->visit);
    return list->errors.count == 0;
}

void hsy_crawl_end_list(hsy_crawl *c, hsy_crawl_list *list) {
    if (list->has_failed || list->errors.count) list->visit.etag = list->visit.last_modified = HSY_S("");
    if (list->errors.count || list->visit.address.length) {
        hsy_incoming *incoming = hsy_incoming_begin(c->run, list->path);
        hsy_incoming_hand_out(c->run, incoming ? hsy_incoming_fill(c->run, incoming, fill_end, list) : NULL);
    }
    hsy_crawl_list_give_back(c, list);
}
