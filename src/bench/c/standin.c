/*
 * A stand-in for tb_client, for measurements only: the same ABI, no server, no network. Its own
 * thread completes every request at once, with a reply as dense as a server's, so what is left to
 * measure is the program on this side of the ABI. Like the real library's, its thread sleeps when
 * there is nothing to do, and one that submits wakes it.
 */
#include "tb_client.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS_MAX = 8189, TRANSFER_SIZE = sizeof(tb_transfer_t), ID_SIZE = sizeof(tb_uint128_t) };

typedef struct client {
    tb_completion_t completion;
    tb_uintptr_t context;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    _Atomic(tb_packet_t *) submitted; /* the newest first */
    atomic_bool asleep;
    atomic_bool stopping;
    tb_create_transfer_result_t created[EVENTS_MAX];
    tb_transfer_t transfers[EVENTS_MAX]; /* the rows of any query */
    tb_account_t accounts[EVENTS_MAX];   /* the rows of any look-up */
} client;

static atomic_bool log_is_registered;

static client *client_of(tb_client_t *handle) { return (client *)(uintptr_t)handle->opaque[0]; }

/* The list of what was submitted is kept in the packets, in the bytes that are the library's. */
static tb_packet_t *next_of(tb_packet_t *packet) {
    tb_packet_t *next;
    memcpy(&next, packet->opaque, sizeof next);
    return next;
}

static void set_next(tb_packet_t *packet, tb_packet_t *next) {
    memcpy(packet->opaque, &next, sizeof next);
}

static void complete(client *c, tb_packet_t *packet, TB_PACKET_STATUS status, const void *result,
                     size_t result_size) {
    packet->status = (tb_u8_t)status;
    c->completion(c->context, packet, status == TB_PACKET_OK ? 1 : 0, result,
                  (tb_u32_t)result_size);
}

static size_t event_size(tb_u8_t operation) {
    switch (operation) {
        case TB_OPERATION_CREATE_ACCOUNTS:
        case TB_OPERATION_CREATE_TRANSFERS: return TRANSFER_SIZE; /* an account's, too */
        case TB_OPERATION_LOOKUP_ACCOUNTS: return ID_SIZE;
        case TB_OPERATION_QUERY_TRANSFERS: return sizeof(tb_query_filter_t);
        default: return 0;
    }
}

static void lookup(client *c, tb_packet_t *packet, size_t count) {
    const tb_u8_t *ids = packet->data; /* bytes: the caller need not have aligned them */
    for (size_t i = 0; i < count; i++) memcpy(&c->accounts[i].id, ids + i * ID_SIZE, ID_SIZE);
    complete(c, packet, TB_PACKET_OK, c->accounts, count * sizeof(tb_account_t));
}

static void query(client *c, tb_packet_t *packet) {
    tb_query_filter_t filter;
    memcpy(&filter, packet->data, sizeof filter);
    size_t count = filter.limit < EVENTS_MAX ? filter.limit : EVENTS_MAX;
    complete(c, packet, TB_PACKET_OK, c->transfers, count * TRANSFER_SIZE);
}

static void answer(client *c, tb_packet_t *packet) {
    size_t size = event_size(packet->operation);
    size_t count = size == 0 ? 0 : packet->data_size / size;
    if (size == 0) {
        complete(c, packet, TB_PACKET_INVALID_OPERATION, NULL, 0);
    } else if (packet->data_size % size != 0) {
        complete(c, packet, TB_PACKET_INVALID_DATA_SIZE, NULL, 0);
    } else if (count > EVENTS_MAX) {
        complete(c, packet, TB_PACKET_TOO_MUCH_DATA, NULL, 0);
    } else if (packet->operation == TB_OPERATION_LOOKUP_ACCOUNTS) {
        lookup(c, packet, count);
    } else if (packet->operation == TB_OPERATION_QUERY_TRANSFERS) {
        query(c, packet);
    } else {
        complete(c, packet, TB_PACKET_OK, c->created, count * sizeof c->created[0]);
    }
}

/* What was submitted, the oldest first. */
static tb_packet_t *take(client *c) {
    tb_packet_t *newest = atomic_exchange(&c->submitted, NULL);
    tb_packet_t *oldest = NULL;
    while (newest != NULL) {
        tb_packet_t *next = next_of(newest);
        set_next(newest, oldest);
        oldest = newest;
        newest = next;
    }
    return oldest;
}

static void sleep_until_woken(client *c) {
    pthread_mutex_lock(&c->mutex);
    atomic_store(&c->asleep, 1);
    while (atomic_load(&c->submitted) == NULL && !atomic_load(&c->stopping)) {
        pthread_cond_wait(&c->wake, &c->mutex);
    }
    atomic_store(&c->asleep, 0);
    pthread_mutex_unlock(&c->mutex);
}

static void *run(void *argument) {
    client *c = argument;
    while (1) {
        int stopping = atomic_load(&c->stopping); /* first: what comes later is taken below */
        tb_packet_t *packet = take(c);
        if (packet == NULL && stopping) return NULL;
        if (packet == NULL) sleep_until_woken(c);
        while (packet != NULL) {
            tb_packet_t *next = next_of(packet); /* the packet is not ours after its completion */
            if (stopping) {
                complete(c, packet, TB_PACKET_CLIENT_SHUTDOWN, NULL, 0);
            } else {
                answer(c, packet);
            }
            packet = next;
        }
    }
}

static void wake(client *c) {
    pthread_mutex_lock(&c->mutex);
    pthread_cond_signal(&c->wake);
    pthread_mutex_unlock(&c->mutex);
}

TB_INIT_STATUS tb_client_init(tb_client_t *client_out, const tb_u8_t cluster_id[16],
                              const char *address, tb_u32_t address_size, tb_uintptr_t context,
                              tb_completion_t completion) {
    (void)cluster_id;
    (void)address;
    (void)address_size;
    client *c = calloc(1, sizeof *c);
    if (c == NULL) return TB_INIT_OUT_OF_MEMORY;
    c->completion = completion;
    c->context = context;
    pthread_mutex_init(&c->mutex, NULL);
    pthread_cond_init(&c->wake, NULL);
    for (int i = 0; i < EVENTS_MAX; i++) {
        tb_u64_t row = (tb_u64_t)i + 1;
        c->created[i].timestamp = row;
        c->created[i].status = (tb_u32_t)TB_CREATE_TRANSFER_CREATED;
        memcpy(&c->transfers[i].id, &row, sizeof row);
        c->transfers[i].timestamp = row;
        c->accounts[i].ledger = 700;
        c->accounts[i].code = 1;
        c->accounts[i].timestamp = row;
    }
    memset(client_out, 0, sizeof *client_out);
    client_out->opaque[0] = (tb_u64_t)(uintptr_t)c;
    if (pthread_create(&c->thread, NULL, run, c) != 0) {
        free(c);
        return TB_INIT_SYSTEM_RESOURCES;
    }
    return TB_INIT_SUCCESS;
}

TB_CLIENT_STATUS tb_client_init_parameters(tb_client_t *handle, tb_init_parameters_t *out) {
    if (client_of(handle) == NULL) return TB_CLIENT_INVALID;
    memset(out, 0, sizeof *out);
    return TB_CLIENT_OK;
}

TB_CLIENT_STATUS tb_client_completion_context(tb_client_t *handle, tb_uintptr_t *out) {
    client *c = client_of(handle);
    if (c == NULL) return TB_CLIENT_INVALID;
    *out = c->context;
    return TB_CLIENT_OK;
}

TB_CLIENT_STATUS tb_client_submit(tb_client_t *handle, tb_packet_t *packet) {
    client *c = client_of(handle);
    if (c == NULL) return TB_CLIENT_INVALID;
    tb_packet_t *head = atomic_load(&c->submitted);
    do {
        set_next(packet, head);
    } while (!atomic_compare_exchange_weak(&c->submitted, &head, packet));
    /* Whoever submitted before, if that is still there, has woken the thread or found it awake. */
    if (head == NULL && atomic_load(&c->asleep)) wake(c);
    return TB_CLIENT_OK;
}

TB_CLIENT_STATUS tb_client_deinit(tb_client_t *handle) {
    client *c = client_of(handle);
    if (c == NULL) return TB_CLIENT_INVALID;
    handle->opaque[0] = 0;
    atomic_store(&c->stopping, 1);
    wake(c);
    pthread_join(c->thread, NULL);
    free(c);
    return TB_CLIENT_OK;
}

TB_REGISTER_LOG_CALLBACK_STATUS tb_client_register_log_callback(tb_log_callback_t callback,
                                                                _Bool debug) {
    (void)debug;
    _Bool registers = callback != NULL;
    if (atomic_exchange(&log_is_registered, registers) != registers) {
        return TB_REGISTER_LOG_CALLBACK_SUCCESS;
    }
    return registers ? TB_REGISTER_LOG_CALLBACK_ALREADY_REGISTERED
                     : TB_REGISTER_LOG_CALLBACK_NOT_REGISTERED;
}
