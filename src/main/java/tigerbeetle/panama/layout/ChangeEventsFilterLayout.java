package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.tb_change_events_filter_t;

/**
 * Where the fields of {@code tb_change_events_filter_t} are, the filter of change events: 64 bytes.
 */
public final class ChangeEventsFilterLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = Math.toIntExact(tb_change_events_filter_t.sizeof());

    public static final Uint64Field TIMESTAMP_MIN =
            Uint64Field.at(tb_change_events_filter_t.timestamp_min$offset());
    public static final Uint64Field TIMESTAMP_MAX =
            Uint64Field.at(tb_change_events_filter_t.timestamp_max$offset());
    public static final Uint32Field LIMIT =
            Uint32Field.at(tb_change_events_filter_t.limit$offset());
    public static final BytesField RESERVED =
            BytesField.at(
                    tb_change_events_filter_t.reserved$offset(),
                    tb_change_events_filter_t.reserved$layout().byteSize());

    private ChangeEventsFilterLayout() {}
}
