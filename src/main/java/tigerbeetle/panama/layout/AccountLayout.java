package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.tb_account_t;

/** Where the fields of {@code tb_account_t} are, an account: 128 bytes. */
public final class AccountLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = Math.toIntExact(tb_account_t.sizeof());

    public static final Uint128Field ID = Uint128Field.at(tb_account_t.id$offset());
    public static final Uint128Field DEBITS_PENDING =
            Uint128Field.at(tb_account_t.debits_pending$offset());
    public static final Uint128Field DEBITS_POSTED =
            Uint128Field.at(tb_account_t.debits_posted$offset());
    public static final Uint128Field CREDITS_PENDING =
            Uint128Field.at(tb_account_t.credits_pending$offset());
    public static final Uint128Field CREDITS_POSTED =
            Uint128Field.at(tb_account_t.credits_posted$offset());
    public static final Uint128Field USER_DATA_128 =
            Uint128Field.at(tb_account_t.user_data_128$offset());
    public static final Uint64Field USER_DATA_64 =
            Uint64Field.at(tb_account_t.user_data_64$offset());
    public static final Uint32Field USER_DATA_32 =
            Uint32Field.at(tb_account_t.user_data_32$offset());
    public static final Uint32Field RESERVED = Uint32Field.at(tb_account_t.reserved$offset());
    public static final Uint32Field LEDGER = Uint32Field.at(tb_account_t.ledger$offset());
    public static final Uint16Field CODE = Uint16Field.at(tb_account_t.code$offset());
    public static final Uint16Field FLAGS = Uint16Field.at(tb_account_t.flags$offset());
    public static final Uint64Field TIMESTAMP = Uint64Field.at(tb_account_t.timestamp$offset());

    private AccountLayout() {}
}
