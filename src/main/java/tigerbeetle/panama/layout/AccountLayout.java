package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_account_t;

/** Where the fields of {@code tb_account_t} are, an account: 128 bytes. */
public final class AccountLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = tb_account_t.sizeof;

    public static final Uint128Field ID = Uint128Field.at(tb_account_t.id);
    public static final Uint128Field DEBITS_PENDING = Uint128Field.at(tb_account_t.debits_pending);
    public static final Uint128Field DEBITS_POSTED = Uint128Field.at(tb_account_t.debits_posted);
    public static final Uint128Field CREDITS_PENDING =
            Uint128Field.at(tb_account_t.credits_pending);
    public static final Uint128Field CREDITS_POSTED = Uint128Field.at(tb_account_t.credits_posted);
    public static final Uint128Field USER_DATA_128 = Uint128Field.at(tb_account_t.user_data_128);
    public static final Uint64Field USER_DATA_64 = Uint64Field.at(tb_account_t.user_data_64);
    public static final Uint32Field USER_DATA_32 = Uint32Field.at(tb_account_t.user_data_32);
    public static final Uint32Field RESERVED = Uint32Field.at(tb_account_t.reserved);
    public static final Uint32Field LEDGER = Uint32Field.at(tb_account_t.ledger);
    public static final Uint16Field CODE = Uint16Field.at(tb_account_t.code);
    public static final Uint16Field FLAGS = Uint16Field.at(tb_account_t.flags);
    public static final Uint64Field TIMESTAMP = Uint64Field.at(tb_account_t.timestamp);

    private AccountLayout() {}
}
