/*
 * The C interface of the native client library of TigerBeetle, tb_client 0.17.9, as seen here.
 *
 * The text is our own. It describes the same ABI as the header that is published with the library:
 * the same sizes, alignments, offsets, numbers and symbols. It differs where that header would lose
 * something on the way to Java:
 *
 *   - A 128-bit integer is a 16-byte-aligned pair of 64-bit halves, least significant half first,
 *     because jextract leaves out every field of a compiler-specific 128-bit type.
 *   - 64-bit integers are `long long`, because `long` (and with it a Linux uint64_t) would become a
 *     C long in the generated code, which has 32 bits on Windows.
 *   - The change-event structs are here too. The library carries them, its own header does not.
 *   - No system header is included, so no system type leaks into the generated code.
 *
 * Only 64-bit platforms are supported, as by the library itself.
 * `scripts/jextract` turns this file into bindings/java; the assertions at the end hold the sizes.
 */
#ifndef TIGERBEETLE_PANAMA_TB_CLIENT_H
#define TIGERBEETLE_PANAMA_TB_CLIENT_H

typedef unsigned char tb_u8_t;
typedef unsigned short tb_u16_t;
typedef unsigned int tb_u32_t;
typedef unsigned long long tb_u64_t;
/* An address-sized integer that is opaque to the library (the completion context). */
typedef unsigned long long tb_uintptr_t;

typedef struct tb_uint128_t {
    _Alignas(16) tb_u64_t low;
    tb_u64_t high;
} tb_uint128_t;

/* ---- Accounts ------------------------------------------------------------------------------ */

/* Bits of tb_account_t.flags. */
typedef enum TB_ACCOUNT_FLAGS {
    TB_ACCOUNT_LINKED = 1 << 0,
    TB_ACCOUNT_DEBITS_MUST_NOT_EXCEED_CREDITS = 1 << 1,
    TB_ACCOUNT_CREDITS_MUST_NOT_EXCEED_DEBITS = 1 << 2,
    TB_ACCOUNT_HISTORY = 1 << 3,
    TB_ACCOUNT_IMPORTED = 1 << 4,
    TB_ACCOUNT_CLOSED = 1 << 5,
} TB_ACCOUNT_FLAGS;

/* An account: the event of create_accounts, the result of look-ups and queries. */
typedef struct tb_account_t {
    tb_uint128_t id;
    tb_uint128_t debits_pending;
    tb_uint128_t debits_posted;
    tb_uint128_t credits_pending;
    tb_uint128_t credits_posted;
    tb_uint128_t user_data_128;
    tb_u64_t user_data_64;
    tb_u32_t user_data_32;
    tb_u32_t reserved;
    tb_u32_t ledger;
    tb_u16_t code;
    tb_u16_t flags;
    tb_u64_t timestamp;
} tb_account_t;

/* tb_create_account_result_t.status, in numeric order. */
typedef enum TB_CREATE_ACCOUNT_STATUS {
    TB_CREATE_ACCOUNT_CREATED = 0xFFFFFFFF,
    TB_CREATE_ACCOUNT_LINKED_EVENT_FAILED = 1,
    TB_CREATE_ACCOUNT_LINKED_EVENT_CHAIN_OPEN = 2,
    TB_CREATE_ACCOUNT_TIMESTAMP_MUST_BE_ZERO = 3,
    TB_CREATE_ACCOUNT_RESERVED_FIELD = 4,
    TB_CREATE_ACCOUNT_RESERVED_FLAG = 5,
    TB_CREATE_ACCOUNT_ID_MUST_NOT_BE_ZERO = 6,
    TB_CREATE_ACCOUNT_ID_MUST_NOT_BE_INT_MAX = 7,
    TB_CREATE_ACCOUNT_FLAGS_ARE_MUTUALLY_EXCLUSIVE = 8,
    TB_CREATE_ACCOUNT_DEBITS_PENDING_MUST_BE_ZERO = 9,
    TB_CREATE_ACCOUNT_DEBITS_POSTED_MUST_BE_ZERO = 10,
    TB_CREATE_ACCOUNT_CREDITS_PENDING_MUST_BE_ZERO = 11,
    TB_CREATE_ACCOUNT_CREDITS_POSTED_MUST_BE_ZERO = 12,
    TB_CREATE_ACCOUNT_LEDGER_MUST_NOT_BE_ZERO = 13,
    TB_CREATE_ACCOUNT_CODE_MUST_NOT_BE_ZERO = 14,
    TB_CREATE_ACCOUNT_EXISTS_WITH_DIFFERENT_FLAGS = 15,
    TB_CREATE_ACCOUNT_EXISTS_WITH_DIFFERENT_USER_DATA_128 = 16,
    TB_CREATE_ACCOUNT_EXISTS_WITH_DIFFERENT_USER_DATA_64 = 17,
    TB_CREATE_ACCOUNT_EXISTS_WITH_DIFFERENT_USER_DATA_32 = 18,
    TB_CREATE_ACCOUNT_EXISTS_WITH_DIFFERENT_LEDGER = 19,
    TB_CREATE_ACCOUNT_EXISTS_WITH_DIFFERENT_CODE = 20,
    TB_CREATE_ACCOUNT_EXISTS = 21,
    TB_CREATE_ACCOUNT_IMPORTED_EVENT_EXPECTED = 22,
    TB_CREATE_ACCOUNT_IMPORTED_EVENT_NOT_EXPECTED = 23,
    TB_CREATE_ACCOUNT_IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE = 24,
    TB_CREATE_ACCOUNT_IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE = 25,
    TB_CREATE_ACCOUNT_IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS = 26,
} TB_CREATE_ACCOUNT_STATUS;

/* One result per event of create_accounts, in the order of the events. */
typedef struct tb_create_account_result_t {
    tb_u64_t timestamp;
    tb_u32_t status;
    tb_u32_t reserved;
} tb_create_account_result_t;

/* ---- Transfers ----------------------------------------------------------------------------- */

/* Bits of tb_transfer_t.flags. */
typedef enum TB_TRANSFER_FLAGS {
    TB_TRANSFER_LINKED = 1 << 0,
    TB_TRANSFER_PENDING = 1 << 1,
    TB_TRANSFER_POST_PENDING_TRANSFER = 1 << 2,
    TB_TRANSFER_VOID_PENDING_TRANSFER = 1 << 3,
    TB_TRANSFER_BALANCING_DEBIT = 1 << 4,
    TB_TRANSFER_BALANCING_CREDIT = 1 << 5,
    TB_TRANSFER_CLOSING_DEBIT = 1 << 6,
    TB_TRANSFER_CLOSING_CREDIT = 1 << 7,
    TB_TRANSFER_IMPORTED = 1 << 8,
} TB_TRANSFER_FLAGS;

/* A transfer: event of create_transfers, result of look-ups and queries. timeout: seconds. */
typedef struct tb_transfer_t {
    tb_uint128_t id;
    tb_uint128_t debit_account_id;
    tb_uint128_t credit_account_id;
    tb_uint128_t amount;
    tb_uint128_t pending_id;
    tb_uint128_t user_data_128;
    tb_u64_t user_data_64;
    tb_u32_t user_data_32;
    tb_u32_t timeout;
    tb_u32_t ledger;
    tb_u16_t code;
    tb_u16_t flags;
    tb_u64_t timestamp;
} tb_transfer_t;

/* tb_create_transfer_result_t.status, in numeric order. */
typedef enum TB_CREATE_TRANSFER_STATUS {
    TB_CREATE_TRANSFER_CREATED = 0xFFFFFFFF,
    TB_CREATE_TRANSFER_LINKED_EVENT_FAILED = 1,
    TB_CREATE_TRANSFER_LINKED_EVENT_CHAIN_OPEN = 2,
    TB_CREATE_TRANSFER_TIMESTAMP_MUST_BE_ZERO = 3,
    TB_CREATE_TRANSFER_RESERVED_FLAG = 4,
    TB_CREATE_TRANSFER_ID_MUST_NOT_BE_ZERO = 5,
    TB_CREATE_TRANSFER_ID_MUST_NOT_BE_INT_MAX = 6,
    TB_CREATE_TRANSFER_FLAGS_ARE_MUTUALLY_EXCLUSIVE = 7,
    TB_CREATE_TRANSFER_DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO = 8,
    TB_CREATE_TRANSFER_DEBIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX = 9,
    TB_CREATE_TRANSFER_CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO = 10,
    TB_CREATE_TRANSFER_CREDIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX = 11,
    TB_CREATE_TRANSFER_ACCOUNTS_MUST_BE_DIFFERENT = 12,
    TB_CREATE_TRANSFER_PENDING_ID_MUST_BE_ZERO = 13,
    TB_CREATE_TRANSFER_PENDING_ID_MUST_NOT_BE_ZERO = 14,
    TB_CREATE_TRANSFER_PENDING_ID_MUST_NOT_BE_INT_MAX = 15,
    TB_CREATE_TRANSFER_PENDING_ID_MUST_BE_DIFFERENT = 16,
    TB_CREATE_TRANSFER_TIMEOUT_RESERVED_FOR_PENDING_TRANSFER = 17,
    TB_CREATE_TRANSFER_LEDGER_MUST_NOT_BE_ZERO = 19,
    TB_CREATE_TRANSFER_CODE_MUST_NOT_BE_ZERO = 20,
    TB_CREATE_TRANSFER_DEBIT_ACCOUNT_NOT_FOUND = 21,
    TB_CREATE_TRANSFER_CREDIT_ACCOUNT_NOT_FOUND = 22,
    TB_CREATE_TRANSFER_ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER = 23,
    TB_CREATE_TRANSFER_TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS = 24,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_NOT_FOUND = 25,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_NOT_PENDING = 26,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_HAS_DIFFERENT_DEBIT_ACCOUNT_ID = 27,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_HAS_DIFFERENT_CREDIT_ACCOUNT_ID = 28,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_HAS_DIFFERENT_LEDGER = 29,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_HAS_DIFFERENT_CODE = 30,
    TB_CREATE_TRANSFER_EXCEEDS_PENDING_TRANSFER_AMOUNT = 31,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_HAS_DIFFERENT_AMOUNT = 32,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_ALREADY_POSTED = 33,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_ALREADY_VOIDED = 34,
    TB_CREATE_TRANSFER_PENDING_TRANSFER_EXPIRED = 35,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_FLAGS = 36,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT_ID = 37,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT_ID = 38,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_AMOUNT = 39,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_PENDING_ID = 40,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_USER_DATA_128 = 41,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_USER_DATA_64 = 42,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_USER_DATA_32 = 43,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_TIMEOUT = 44,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_CODE = 45,
    TB_CREATE_TRANSFER_EXISTS = 46,
    TB_CREATE_TRANSFER_OVERFLOWS_DEBITS_PENDING = 47,
    TB_CREATE_TRANSFER_OVERFLOWS_CREDITS_PENDING = 48,
    TB_CREATE_TRANSFER_OVERFLOWS_DEBITS_POSTED = 49,
    TB_CREATE_TRANSFER_OVERFLOWS_CREDITS_POSTED = 50,
    TB_CREATE_TRANSFER_OVERFLOWS_DEBITS = 51,
    TB_CREATE_TRANSFER_OVERFLOWS_CREDITS = 52,
    TB_CREATE_TRANSFER_OVERFLOWS_TIMEOUT = 53,
    TB_CREATE_TRANSFER_EXCEEDS_CREDITS = 54,
    TB_CREATE_TRANSFER_EXCEEDS_DEBITS = 55,
    TB_CREATE_TRANSFER_IMPORTED_EVENT_EXPECTED = 56,
    TB_CREATE_TRANSFER_IMPORTED_EVENT_NOT_EXPECTED = 57,
    TB_CREATE_TRANSFER_IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE = 58,
    TB_CREATE_TRANSFER_IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE = 59,
    TB_CREATE_TRANSFER_IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS = 60,
    TB_CREATE_TRANSFER_IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_DEBIT_ACCOUNT = 61,
    TB_CREATE_TRANSFER_IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_CREDIT_ACCOUNT = 62,
    TB_CREATE_TRANSFER_IMPORTED_EVENT_TIMEOUT_MUST_BE_ZERO = 63,
    TB_CREATE_TRANSFER_CLOSING_TRANSFER_MUST_BE_PENDING = 64,
    TB_CREATE_TRANSFER_DEBIT_ACCOUNT_ALREADY_CLOSED = 65,
    TB_CREATE_TRANSFER_CREDIT_ACCOUNT_ALREADY_CLOSED = 66,
    TB_CREATE_TRANSFER_EXISTS_WITH_DIFFERENT_LEDGER = 67,
    TB_CREATE_TRANSFER_ID_ALREADY_FAILED = 68,
} TB_CREATE_TRANSFER_STATUS;

/* One result per event of create_transfers, in the order of the events. */
typedef struct tb_create_transfer_result_t {
    tb_u64_t timestamp;
    tb_u32_t status;
    tb_u32_t reserved;
} tb_create_transfer_result_t;

/* ---- Queries ------------------------------------------------------------------------------- */

/* Bits of tb_account_filter_t.flags. */
typedef enum TB_ACCOUNT_FILTER_FLAGS {
    TB_ACCOUNT_FILTER_DEBITS = 1 << 0,
    TB_ACCOUNT_FILTER_CREDITS = 1 << 1,
    TB_ACCOUNT_FILTER_REVERSED = 1 << 2,
} TB_ACCOUNT_FILTER_FLAGS;

/* The one event of get_account_transfers and get_account_balances. */
typedef struct tb_account_filter_t {
    tb_uint128_t account_id;
    tb_uint128_t user_data_128;
    tb_u64_t user_data_64;
    tb_u32_t user_data_32;
    tb_u16_t code;
    tb_u8_t reserved[58];
    tb_u64_t timestamp_min;
    tb_u64_t timestamp_max;
    tb_u32_t limit;
    tb_u32_t flags;
} tb_account_filter_t;

/* The result of get_account_balances. */
typedef struct tb_account_balance_t {
    tb_uint128_t debits_pending;
    tb_uint128_t debits_posted;
    tb_uint128_t credits_pending;
    tb_uint128_t credits_posted;
    tb_u64_t timestamp;
    tb_u8_t reserved[56];
} tb_account_balance_t;

/* Bits of tb_query_filter_t.flags. */
typedef enum TB_QUERY_FILTER_FLAGS {
    TB_QUERY_FILTER_REVERSED = 1 << 0,
} TB_QUERY_FILTER_FLAGS;

/* The one event of query_accounts and query_transfers. */
typedef struct tb_query_filter_t {
    tb_uint128_t user_data_128;
    tb_u64_t user_data_64;
    tb_u32_t user_data_32;
    tb_u32_t ledger;
    tb_u16_t code;
    tb_u8_t reserved[6];
    tb_u64_t timestamp_min;
    tb_u64_t timestamp_max;
    tb_u32_t limit;
    tb_u32_t flags;
} tb_query_filter_t;

/* ---- Change events (absent from the published header) --------------------------------------- */

/* tb_change_event_t.type. */
typedef enum TB_CHANGE_EVENT_TYPE {
    TB_CHANGE_EVENT_SINGLE_PHASE = 0,
    TB_CHANGE_EVENT_TWO_PHASE_PENDING = 1,
    TB_CHANGE_EVENT_TWO_PHASE_POSTED = 2,
    TB_CHANGE_EVENT_TWO_PHASE_VOIDED = 3,
    TB_CHANGE_EVENT_TWO_PHASE_EXPIRED = 4,
} TB_CHANGE_EVENT_TYPE;

/* The one event of get_change_events. */
typedef struct tb_change_events_filter_t {
    tb_u64_t timestamp_min;
    tb_u64_t timestamp_max;
    tb_u32_t limit;
    tb_u8_t reserved[44];
} tb_change_events_filter_t;

/* The result of get_change_events: a transfer or an expiry, with both accounts as of that event. */
typedef struct tb_change_event_t {
    tb_uint128_t transfer_id;
    tb_uint128_t transfer_amount;
    tb_uint128_t transfer_pending_id;
    tb_uint128_t transfer_user_data_128;
    tb_u64_t transfer_user_data_64;
    tb_u32_t transfer_user_data_32;
    tb_u32_t transfer_timeout;
    tb_u16_t transfer_code;
    tb_u16_t transfer_flags;
    tb_u32_t ledger;
    tb_u8_t type;
    tb_u8_t reserved[39];
    tb_uint128_t debit_account_id;
    tb_uint128_t debit_account_debits_pending;
    tb_uint128_t debit_account_debits_posted;
    tb_uint128_t debit_account_credits_pending;
    tb_uint128_t debit_account_credits_posted;
    tb_uint128_t debit_account_user_data_128;
    tb_u64_t debit_account_user_data_64;
    tb_u32_t debit_account_user_data_32;
    tb_u16_t debit_account_code;
    tb_u16_t debit_account_flags;
    tb_uint128_t credit_account_id;
    tb_uint128_t credit_account_debits_pending;
    tb_uint128_t credit_account_debits_posted;
    tb_uint128_t credit_account_credits_pending;
    tb_uint128_t credit_account_credits_posted;
    tb_uint128_t credit_account_user_data_128;
    tb_u64_t credit_account_user_data_64;
    tb_u32_t credit_account_user_data_32;
    tb_u16_t credit_account_code;
    tb_u16_t credit_account_flags;
    tb_u64_t timestamp;
    tb_u64_t transfer_timestamp;
    tb_u64_t debit_account_timestamp;
    tb_u64_t credit_account_timestamp;
} tb_change_event_t;

/* ---- Client --------------------------------------------------------------------------------- */

/* The handle. Pinned: its address must not change from init until the client is gone. */
typedef struct tb_client_t {
    tb_u64_t opaque[4];
} tb_client_t;

/*
 * A request. Pinned, and with its data owned by the library from a successful submit until the
 * completion callback is entered for it.
 */
typedef struct tb_packet_t {
    void *user_data;
    void *data;
    tb_u32_t data_size;
    tb_u16_t user_tag;
    tb_u8_t operation;
    tb_u8_t status;
    tb_u8_t opaque[64];
} tb_packet_t;

/* addresses_ptr points into the library's memory and dies with the client. */
typedef struct tb_init_parameters_t {
    tb_uint128_t cluster_id;
    tb_uint128_t client_id;
    const tb_u8_t *addresses_ptr;
    tb_u64_t addresses_len;
} tb_init_parameters_t;

/* tb_packet_t.operation. */
typedef enum TB_OPERATION {
    TB_OPERATION_PULSE = 128,
    TB_OPERATION_GET_CHANGE_EVENTS = 137,
    TB_OPERATION_LOOKUP_ACCOUNTS = 140,
    TB_OPERATION_LOOKUP_TRANSFERS = 141,
    TB_OPERATION_GET_ACCOUNT_TRANSFERS = 142,
    TB_OPERATION_GET_ACCOUNT_BALANCES = 143,
    TB_OPERATION_QUERY_ACCOUNTS = 144,
    TB_OPERATION_QUERY_TRANSFERS = 145,
    TB_OPERATION_CREATE_ACCOUNTS = 146,
    TB_OPERATION_CREATE_TRANSFERS = 147,
} TB_OPERATION;

/* tb_packet_t.status after completion. */
typedef enum TB_PACKET_STATUS {
    TB_PACKET_OK = 0,
    TB_PACKET_TOO_MUCH_DATA = 1,
    TB_PACKET_CLIENT_EVICTED = 2,
    TB_PACKET_CLIENT_RELEASE_TOO_LOW = 3,
    TB_PACKET_CLIENT_RELEASE_TOO_HIGH = 4,
    TB_PACKET_CLIENT_SHUTDOWN = 5,
    TB_PACKET_INVALID_OPERATION = 6,
    TB_PACKET_INVALID_DATA_SIZE = 7,
} TB_PACKET_STATUS;

/* What tb_client_init and tb_client_init_echo return. */
typedef enum TB_INIT_STATUS {
    TB_INIT_SUCCESS = 0,
    TB_INIT_UNEXPECTED = 1,
    TB_INIT_OUT_OF_MEMORY = 2,
    TB_INIT_ADDRESS_INVALID = 3,
    TB_INIT_ADDRESS_LIMIT_EXCEEDED = 4,
    TB_INIT_SYSTEM_RESOURCES = 5,
    TB_INIT_NETWORK_SUBSYSTEM = 6,
} TB_INIT_STATUS;

/* What the calls on a handle return; INVALID: never initialised, closed or evicted. */
typedef enum TB_CLIENT_STATUS {
    TB_CLIENT_OK = 0,
    TB_CLIENT_INVALID = 1,
} TB_CLIENT_STATUS;

/* What tb_client_register_log_callback returns. */
typedef enum TB_REGISTER_LOG_CALLBACK_STATUS {
    TB_REGISTER_LOG_CALLBACK_SUCCESS = 0,
    TB_REGISTER_LOG_CALLBACK_ALREADY_REGISTERED = 1,
    TB_REGISTER_LOG_CALLBACK_NOT_REGISTERED = 2,
} TB_REGISTER_LOG_CALLBACK_STATUS;

/* The level of a log line. */
typedef enum TB_LOG_LEVEL {
    TB_LOG_ERR = 0,
    TB_LOG_WARN = 1,
    TB_LOG_INFO = 2,
    TB_LOG_DEBUG = 3,
} TB_LOG_LEVEL;

/*
 * Called on the library's IO thread once for each submitted packet, completed or cancelled.
 * result is NULL unless packet->status is TB_PACKET_OK, and is valid during the call only.
 */
typedef void (*tb_completion_t)(tb_uintptr_t context, tb_packet_t *packet, tb_u64_t timestamp,
                                const tb_u8_t *result, tb_u32_t result_size);

/* Called under a process-wide lock. text is not NUL-terminated and has at most 8,192 bytes. */
typedef void (*tb_log_callback_t)(TB_LOG_LEVEL level, const tb_u8_t *text, tb_u32_t text_size);

/* cluster_id: 16 bytes, little-endian. address: comma-separated, not NUL-terminated. */
TB_INIT_STATUS tb_client_init(tb_client_t *client_out, const tb_u8_t cluster_id[16],
                              const char *address, tb_u32_t address_size, tb_uintptr_t context,
                              tb_completion_t completion);

/* A client without a cluster that answers every request with its own data. For tests. */
TB_INIT_STATUS tb_client_init_echo(tb_client_t *client_out, const tb_u8_t cluster_id[16],
                                   const char *address, tb_u32_t address_size,
                                   tb_uintptr_t context, tb_completion_t completion);

TB_CLIENT_STATUS tb_client_init_parameters(tb_client_t *client, tb_init_parameters_t *out);

TB_CLIENT_STATUS tb_client_completion_context(tb_client_t *client, tb_uintptr_t *out);

/* Queues the packet and returns at once. */
TB_CLIENT_STATUS tb_client_submit(tb_client_t *client, tb_packet_t *packet);

/* Completes what is pending with TB_PACKET_CLIENT_SHUTDOWN, then joins the IO thread. */
TB_CLIENT_STATUS tb_client_deinit(tb_client_t *client);

/* One callback per process; NULL takes it away. */
TB_REGISTER_LOG_CALLBACK_STATUS tb_client_register_log_callback(tb_log_callback_t callback,
                                                                _Bool debug);

_Static_assert(sizeof(tb_uint128_t) == 16, "tb_uint128_t");
_Static_assert(sizeof(tb_account_t) == 128, "tb_account_t");
_Static_assert(sizeof(tb_transfer_t) == 128, "tb_transfer_t");
_Static_assert(sizeof(tb_create_account_result_t) == 16, "tb_create_account_result_t");
_Static_assert(sizeof(tb_create_transfer_result_t) == 16, "tb_create_transfer_result_t");
_Static_assert(sizeof(tb_account_filter_t) == 128, "tb_account_filter_t");
_Static_assert(sizeof(tb_account_balance_t) == 128, "tb_account_balance_t");
_Static_assert(sizeof(tb_query_filter_t) == 64, "tb_query_filter_t");
_Static_assert(sizeof(tb_change_events_filter_t) == 64, "tb_change_events_filter_t");
_Static_assert(sizeof(tb_change_event_t) == 384, "tb_change_event_t");
_Static_assert(sizeof(tb_client_t) == 32, "tb_client_t");
_Static_assert(sizeof(tb_packet_t) == 88, "tb_packet_t");
_Static_assert(sizeof(tb_init_parameters_t) == 48, "tb_init_parameters_t");

#endif
