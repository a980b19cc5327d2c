package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_create_transfer_result_t;

/**
 * Where the fields of {@code tb_create_account_result_t} and {@code tb_create_transfer_result_t}
 * are, the result of one created event: 16 bytes. The two structs are the same.
 */
public final class CreateResultLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = tb_create_transfer_result_t.sizeof;

    public static final Uint64Field TIMESTAMP =
            Uint64Field.at(tb_create_transfer_result_t.timestamp);
    public static final Uint32Field STATUS = Uint32Field.at(tb_create_transfer_result_t.status);
    public static final Uint32Field RESERVED = Uint32Field.at(tb_create_transfer_result_t.reserved);

    private CreateResultLayout() {}
}
