package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_change_events_filter_t;

/**
 * Where the fields of {@code tb_change_events_filter_t} are, the filter of change events: 64 bytes.
 */
public final class ChangeEventsFilterLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = tb_change_events_filter_t.sizeof;

    public static final Uint64Field TIMESTAMP_MIN =
            Uint64Field.at(tb_change_events_filter_t.timestamp_min);
    public static final Uint64Field TIMESTAMP_MAX =
            Uint64Field.at(tb_change_events_filter_t.timestamp_max);
    public static final Uint32Field LIMIT = Uint32Field.at(tb_change_events_filter_t.limit);
    public static final BytesField RESERVED =
            BytesField.between(
                    tb_change_events_filter_t.reserved, tb_change_events_filter_t.sizeof);

    private ChangeEventsFilterLayout() {}
}
