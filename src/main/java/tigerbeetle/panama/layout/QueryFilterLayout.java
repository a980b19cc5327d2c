package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_query_filter_t;

/** Where the fields of {@code tb_query_filter_t} are, the filter of queries: 64 bytes. */
public final class QueryFilterLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = tb_query_filter_t.sizeof;

    public static final Uint128Field USER_DATA_128 =
            Uint128Field.at(tb_query_filter_t.user_data_128);
    public static final Uint64Field USER_DATA_64 = Uint64Field.at(tb_query_filter_t.user_data_64);
    public static final Uint32Field USER_DATA_32 = Uint32Field.at(tb_query_filter_t.user_data_32);
    public static final Uint32Field LEDGER = Uint32Field.at(tb_query_filter_t.ledger);
    public static final Uint16Field CODE = Uint16Field.at(tb_query_filter_t.code);
    public static final BytesField RESERVED =
            BytesField.between(tb_query_filter_t.reserved, tb_query_filter_t.timestamp_min);
    public static final Uint64Field TIMESTAMP_MIN = Uint64Field.at(tb_query_filter_t.timestamp_min);
    public static final Uint64Field TIMESTAMP_MAX = Uint64Field.at(tb_query_filter_t.timestamp_max);
    public static final Uint32Field LIMIT = Uint32Field.at(tb_query_filter_t.limit);
    public static final Uint32Field FLAGS = Uint32Field.at(tb_query_filter_t.flags);

    private QueryFilterLayout() {}
}
