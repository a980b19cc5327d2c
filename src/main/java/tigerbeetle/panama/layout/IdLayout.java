package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_uint128_t;

/** An id alone, the event of a look-up: 16 bytes. */
public final class IdLayout {

    /** The size of an id in bytes. */
    public static final int SIZE = tb_uint128_t.sizeof;

    public static final Uint128Field ID = Uint128Field.at(tb_uint128_t.low);

    private IdLayout() {}
}
