package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.tb_transfer_t;

/** Where the fields of {@code tb_transfer_t} are, a transfer: 128 bytes. */
public final class TransferLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = Math.toIntExact(tb_transfer_t.sizeof());

    public static final Uint128Field ID = Uint128Field.at(tb_transfer_t.id$offset());
    public static final Uint128Field DEBIT_ACCOUNT_ID =
            Uint128Field.at(tb_transfer_t.debit_account_id$offset());
    public static final Uint128Field CREDIT_ACCOUNT_ID =
            Uint128Field.at(tb_transfer_t.credit_account_id$offset());
    public static final Uint128Field AMOUNT = Uint128Field.at(tb_transfer_t.amount$offset());
    public static final Uint128Field PENDING_ID =
            Uint128Field.at(tb_transfer_t.pending_id$offset());
    public static final Uint128Field USER_DATA_128 =
            Uint128Field.at(tb_transfer_t.user_data_128$offset());
    public static final Uint64Field USER_DATA_64 =
            Uint64Field.at(tb_transfer_t.user_data_64$offset());
    public static final Uint32Field USER_DATA_32 =
            Uint32Field.at(tb_transfer_t.user_data_32$offset());
    public static final Uint32Field TIMEOUT = Uint32Field.at(tb_transfer_t.timeout$offset());
    public static final Uint32Field LEDGER = Uint32Field.at(tb_transfer_t.ledger$offset());
    public static final Uint16Field CODE = Uint16Field.at(tb_transfer_t.code$offset());
    public static final Uint16Field FLAGS = Uint16Field.at(tb_transfer_t.flags$offset());
    public static final Uint64Field TIMESTAMP = Uint64Field.at(tb_transfer_t.timestamp$offset());

    private TransferLayout() {}
}
