package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_packet_t;

/**
 * Where the fields of {@code tb_packet_t} are, a request on its way through the library: 88 bytes.
 * Pointers are treated as 64-bit integers; the library exists for 64-bit platforms only.
 */
public final class PacketLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = tb_packet_t.sizeof;

    public static final Uint64Field USER_DATA = Uint64Field.at(tb_packet_t.user_data);
    public static final Uint64Field DATA = Uint64Field.at(tb_packet_t.data);
    public static final Uint32Field DATA_SIZE = Uint32Field.at(tb_packet_t.data_size);
    public static final Uint16Field USER_TAG = Uint16Field.at(tb_packet_t.user_tag);
    public static final Uint8Field OPERATION = Uint8Field.at(tb_packet_t.operation);
    public static final Uint8Field STATUS = Uint8Field.at(tb_packet_t.status);

    private PacketLayout() {}
}
