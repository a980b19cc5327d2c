/*
 * The measure for all bindings: a plain C program on the same library, which does the work that the
 * orchestrator asks for on its standard input (see Driver.java for the commands and the answers).
 *
 * Usage: driver LIBRARY
 *
 * Each thread keeps its own requests in flight. The callback copies the reply into the request's
 * own memory and wakes the thread, which checks the reply and sends the next one.
 */
#include "tb_client.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LEDGER = 700, CODE = 1, ACCOUNTS = 1000 };

typedef struct load {
    TB_OPERATION operation;
    unsigned events, requests, threads, inflight;
    tb_u64_t high;         /* of all ids of this load */
    tb_u64_t *latency_ns;  /* of each request */
} load;

struct worker;

typedef struct slot {
    tb_packet_t packet;
    tb_u8_t *body;
    tb_u8_t *reply;
    tb_u32_t reply_size;
    unsigned request;
    tb_u64_t start_ns;
    struct worker *worker;
    struct slot *next;
} slot;

typedef struct worker {
    const load *load;
    unsigned next_request; /* every threads-th one */
    tb_u64_t rows;
    tb_u64_t timestamp_min;
    slot *slots;
    slot *done;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
} worker;

static TB_INIT_STATUS (*client_init)(tb_client_t *, const tb_u8_t *, const char *, tb_u32_t,
                                     tb_uintptr_t, tb_completion_t);
static TB_CLIENT_STATUS (*client_submit)(tb_client_t *, tb_packet_t *);
static TB_CLIENT_STATUS (*client_deinit)(tb_client_t *);

static tb_client_t client;
static int is_open;

static void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    printf("{\"error\":\"");
    vprintf(format, arguments);
    printf("\"}\n");
    va_end(arguments);
    fflush(stdout);
    exit(1);
}

static void *allocate(size_t count, size_t size) {
    void *memory = aligned_alloc(64, (count * size + 63) / 64 * 64);
    if (memory == NULL) fail("out of memory");
    memset(memory, 0, count * size);
    return memory;
}

static tb_u64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (tb_u64_t)now.tv_sec * 1000000000 + (tb_u64_t)now.tv_nsec;
}

/* The accounts are 1 to 1,000; a transfer's are told by the lower half of its id. */
static void fill_transfers(tb_transfer_t *transfers, unsigned count, tb_u64_t high, tb_u64_t low) {
    for (unsigned i = 0; i < count; i++, low++) {
        tb_transfer_t *transfer = &transfers[i];
        memset(transfer, 0, sizeof *transfer);
        transfer->id.high = high;
        transfer->id.low = low;
        transfer->debit_account_id.low = low % ACCOUNTS + 1;
        transfer->credit_account_id.low = (low + 1) % ACCOUNTS + 1;
        transfer->amount.low = 1;
        transfer->ledger = LEDGER;
        transfer->code = CODE;
    }
}

static void fill_ids(tb_uint128_t *ids, unsigned count, tb_u64_t first) {
    for (unsigned i = 0; i < count; i++) {
        ids[i].high = 0;
        ids[i].low = (first + i) % ACCOUNTS + 1;
    }
}

static tb_u32_t fill(slot *s, const load *l, tb_u64_t timestamp_min) {
    tb_u64_t first = (tb_u64_t)s->request * l->events;
    switch (l->operation) {
        case TB_OPERATION_CREATE_TRANSFERS:
            fill_transfers((tb_transfer_t *)s->body, l->events, l->high, first + 1);
            return l->events * (tb_u32_t)sizeof(tb_transfer_t);
        case TB_OPERATION_LOOKUP_ACCOUNTS:
            fill_ids((tb_uint128_t *)s->body, l->events, first);
            return l->events * (tb_u32_t)sizeof(tb_uint128_t);
        default: {
            tb_query_filter_t *filter = (tb_query_filter_t *)s->body;
            memset(filter, 0, sizeof *filter);
            filter->ledger = LEDGER;
            filter->code = CODE;
            filter->timestamp_min = timestamp_min;
            filter->limit = l->events;
            return sizeof *filter;
        }
    }
}

static void check_created(const slot *s, const load *l) {
    const tb_create_transfer_result_t *results = (const tb_create_transfer_result_t *)s->reply;
    if (s->reply_size != l->events * sizeof *results) fail("%u bytes of results", s->reply_size);
    for (unsigned i = 0; i < l->events; i++) {
        if (results[i].status != (tb_u32_t)TB_CREATE_TRANSFER_CREATED) {
            fail("transfer %u of request %u: status %u", i, s->request, results[i].status);
        }
    }
}

static void check_accounts(const slot *s, const load *l) {
    const tb_account_t *accounts = (const tb_account_t *)s->reply;
    const tb_uint128_t *ids = (const tb_uint128_t *)s->body;
    if (s->reply_size != l->events * sizeof *accounts) fail("%u bytes of accounts", s->reply_size);
    for (unsigned i = 0; i < l->events; i++) {
        if (accounts[i].id.low != ids[i].low || accounts[i].ledger != LEDGER) {
            fail("account %u of request %u is another one", i, s->request);
        }
    }
}

static void check_page(const slot *s, worker *w) {
    const tb_transfer_t *transfers = (const tb_transfer_t *)s->reply;
    unsigned count = s->reply_size / (unsigned)sizeof *transfers;
    for (unsigned i = 0; i < count; i++) {
        if (transfers[i].timestamp < w->timestamp_min) fail("row %u is out of order", i);
        w->timestamp_min = transfers[i].timestamp + 1;
    }
    w->rows += count;
}

static void check(const slot *s, worker *w) {
    const load *l = w->load;
    if (s->packet.status != TB_PACKET_OK) fail("packet status %u", s->packet.status);
    switch (l->operation) {
        case TB_OPERATION_CREATE_TRANSFERS: check_created(s, l); break;
        case TB_OPERATION_LOOKUP_ACCOUNTS: check_accounts(s, l); break;
        default: check_page(s, w); return;
    }
    w->rows += l->events;
}

static void completed(tb_uintptr_t context, tb_packet_t *packet, tb_u64_t timestamp,
                      const tb_u8_t *result, tb_u32_t result_size) {
    (void)context;
    (void)timestamp;
    slot *s = packet->user_data;
    worker *w = s->worker;
    if (result_size > 0) memcpy(s->reply, result, result_size);
    s->reply_size = result_size;
    pthread_mutex_lock(&w->mutex);
    s->next = w->done;
    w->done = s;
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&w->mutex);
}

static void submit(slot *s) {
    worker *w = s->worker;
    const load *l = w->load;
    s->request = w->next_request;
    w->next_request += l->threads;
    s->start_ns = now_ns();
    s->packet.user_data = s;
    s->packet.data = s->body;
    s->packet.data_size = fill(s, l, w->timestamp_min);
    s->packet.operation = (tb_u8_t)l->operation;
    s->packet.status = TB_PACKET_OK;
    if (client_submit(&client, &s->packet) != TB_CLIENT_OK) fail("the client is closed or evicted");
}

static void *work(void *argument) {
    worker *w = argument;
    const load *l = w->load;
    unsigned outstanding = 0;
    for (unsigned i = 0; i < l->inflight && w->next_request < l->requests; i++, outstanding++) {
        submit(&w->slots[i]);
    }
    while (outstanding > 0) {
        pthread_mutex_lock(&w->mutex);
        while (w->done == NULL) pthread_cond_wait(&w->wake, &w->mutex);
        slot *s = w->done;
        w->done = NULL;
        pthread_mutex_unlock(&w->mutex);
        while (s != NULL) {
            slot *next = s->next;
            check(s, w);
            l->latency_ns[s->request] = now_ns() - s->start_ns;
            if (w->next_request < l->requests) {
                submit(s);
            } else {
                outstanding--;
            }
            s = next;
        }
    }
    return NULL;
}

static size_t reply_size_max(const load *l) {
    return l->operation == TB_OPERATION_CREATE_TRANSFERS
               ? l->events * sizeof(tb_create_transfer_result_t)
               : l->events * sizeof(tb_transfer_t); /* an account's, too */
}

static worker *new_workers(const load *l) {
    worker *workers = allocate(l->threads, sizeof *workers);
    for (unsigned t = 0; t < l->threads; t++) {
        worker *w = &workers[t];
        w->load = l;
        w->next_request = t;
        w->slots = allocate(l->inflight, sizeof *w->slots);
        pthread_mutex_init(&w->mutex, NULL);
        pthread_cond_init(&w->wake, NULL);
        for (unsigned i = 0; i < l->inflight; i++) {
            w->slots[i].worker = w;
            w->slots[i].body = allocate(l->events, sizeof(tb_transfer_t));
            w->slots[i].reply = allocate(1, reply_size_max(l));
        }
    }
    return workers;
}

static void free_workers(worker *workers, const load *l) {
    for (unsigned t = 0; t < l->threads; t++) {
        for (unsigned i = 0; i < l->inflight; i++) {
            free(workers[t].slots[i].body);
            free(workers[t].slots[i].reply);
        }
        free(workers[t].slots);
    }
    free(workers);
}

static int compare(const void *a, const void *b) {
    tb_u64_t x = *(const tb_u64_t *)a, y = *(const tb_u64_t *)b;
    return (x > y) - (x < y);
}

/* Returns the rows that were created or read. */
static tb_u64_t run(load *l, double *seconds) {
    worker *workers = new_workers(l);
    tb_u64_t rows = 0;
    tb_u64_t start_ns = now_ns();
    for (unsigned t = 0; t < l->threads; t++) {
        if (pthread_create(&workers[t].thread, NULL, work, &workers[t]) != 0) fail("no thread");
    }
    for (unsigned t = 0; t < l->threads; t++) pthread_join(workers[t].thread, NULL);
    *seconds = (double)(now_ns() - start_ns) / 1e9;
    for (unsigned t = 0; t < l->threads; t++) rows += workers[t].rows;
    free_workers(workers, l);
    return rows;
}

/* The number after NAME= in the command; 0 if it is not there. */
static tb_u64_t number(const char *command, const char *name) {
    const char *at = command;
    size_t length = strlen(name);
    while ((at = strchr(at, ' ')) != NULL) {
        at++;
        if (strncmp(at, name, length) == 0 && at[length] == '=') {
            return strtoull(at + length + 1, NULL, 10);
        }
    }
    return 0;
}

static void load_command(const char *command) {
    load l = {
        .operation = strstr(command, " op=lookups")  ? TB_OPERATION_LOOKUP_ACCOUNTS
                     : strstr(command, " op=pages ") ? TB_OPERATION_QUERY_TRANSFERS
                                                     : TB_OPERATION_CREATE_TRANSFERS,
        .events = (unsigned)number(command, "events"),
        .requests = (unsigned)number(command, "requests"),
        .threads = (unsigned)number(command, "threads"),
        .inflight = (unsigned)number(command, "inflight"),
        .high = number(command, "high"),
    };
    l.latency_ns = allocate(l.requests, sizeof *l.latency_ns);
    double seconds;
    tb_u64_t rows = run(&l, &seconds);
    qsort(l.latency_ns, l.requests, sizeof *l.latency_ns, compare);
    printf("{\"seconds\":%.9f,\"requests\":%u,\"rows\":%llu,\"p50_us\":%.3f,\"p99_us\":%.3f}\n",
           seconds, l.requests, rows, (double)l.latency_ns[l.requests / 2] / 1e3,
           (double)l.latency_ns[(tb_u64_t)l.requests * 99 / 100] / 1e3);
    free(l.latency_ns);
}

static void fill_command(const char *command) {
    unsigned events = (unsigned)number(command, "events");
    unsigned repeat = (unsigned)number(command, "repeat");
    tb_u64_t sum = 0;
    tb_u64_t start_ns = now_ns();
    tb_transfer_t *transfers = allocate(events, sizeof *transfers);
    for (unsigned i = 0; i < repeat; i++) {
        fill_transfers(transfers, events, i, 1);
        sum += transfers[i % events].id.high; /* or the compiler would leave all of it out */
    }
    double ns = (double)(now_ns() - start_ns) / ((double)events * repeat);
    if (sum != (tb_u64_t)repeat * (repeat - 1) / 2) fail("the transfers are not as filled");
    printf("{\"fill_ns\":%.3f}\n", ns);
    free(transfers);
}

static void open_command(const char *address) {
    static const tb_u8_t cluster[16];
    if (is_open) client_deinit(&client);
    TB_INIT_STATUS status =
        client_init(&client, cluster, address, (tb_u32_t)strlen(address), 0, completed);
    if (status != TB_INIT_SUCCESS) fail("tb_client_init: status %d", (int)status);
    is_open = 1;
    tb_u64_t latency_ns;
    load first = {TB_OPERATION_LOOKUP_ACCOUNTS, 1, 1, 1, 1, 0, &latency_ns};
    double seconds;
    run(&first, &seconds);
    printf("{\"ready\":1}\n");
}

static void *symbol(void *library, const char *name) {
    void *address = dlsym(library, name);
    if (address == NULL) fail("the library lacks %s", name);
    return address;
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage: driver LIBRARY");
    void *library = dlopen(arguments[1], RTLD_NOW);
    if (library == NULL) fail("the library does not load: %s", arguments[1]);
    *(void **)&client_init = symbol(library, "tb_client_init");
    *(void **)&client_submit = symbol(library, "tb_client_submit");
    *(void **)&client_deinit = symbol(library, "tb_client_deinit");
    char command[512];
    while (fgets(command, sizeof command, stdin) != NULL) {
        command[strcspn(command, "\n")] = '\0';
        if (strncmp(command, "open ", 5) == 0) {
            open_command(command + 5);
        } else if (strncmp(command, "load ", 5) == 0) {
            load_command(command);
        } else if (strncmp(command, "fill ", 5) == 0) {
            fill_command(command);
        } else {
            fail("unknown command");
        }
        fflush(stdout);
    }
    if (is_open) client_deinit(&client);
    return 0;
}
