package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_transfer_t;

/** Where the fields of {@code tb_transfer_t} are, a transfer: 128 bytes. */
public final class TransferLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = tb_transfer_t.sizeof;

    public static final Uint128Field ID = Uint128Field.at(tb_transfer_t.id);
    public static final Uint128Field DEBIT_ACCOUNT_ID =
            Uint128Field.at(tb_transfer_t.debit_account_id);
    public static final Uint128Field CREDIT_ACCOUNT_ID =
            Uint128Field.at(tb_transfer_t.credit_account_id);
    public static final Uint128Field AMOUNT = Uint128Field.at(tb_transfer_t.amount);
    public static final Uint128Field PENDING_ID = Uint128Field.at(tb_transfer_t.pending_id);
    public static final Uint128Field USER_DATA_128 = Uint128Field.at(tb_transfer_t.user_data_128);
    public static final Uint64Field USER_DATA_64 = Uint64Field.at(tb_transfer_t.user_data_64);
    public static final Uint32Field USER_DATA_32 = Uint32Field.at(tb_transfer_t.user_data_32);
    public static final Uint32Field TIMEOUT = Uint32Field.at(tb_transfer_t.timeout);
    public static final Uint32Field LEDGER = Uint32Field.at(tb_transfer_t.ledger);
    public static final Uint16Field CODE = Uint16Field.at(tb_transfer_t.code);
    public static final Uint16Field FLAGS = Uint16Field.at(tb_transfer_t.flags);
    public static final Uint64Field TIMESTAMP = Uint64Field.at(tb_transfer_t.timestamp);

    private TransferLayout() {}
}
