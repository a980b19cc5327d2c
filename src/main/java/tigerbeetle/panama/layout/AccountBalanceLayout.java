package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_account_balance_t;

/**
 * Where the fields of {@code tb_account_balance_t} are, a row of the balance history: 128 bytes.
 */
public final class AccountBalanceLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = tb_account_balance_t.sizeof;

    public static final Uint128Field DEBITS_PENDING =
            Uint128Field.at(tb_account_balance_t.debits_pending);
    public static final Uint128Field DEBITS_POSTED =
            Uint128Field.at(tb_account_balance_t.debits_posted);
    public static final Uint128Field CREDITS_PENDING =
            Uint128Field.at(tb_account_balance_t.credits_pending);
    public static final Uint128Field CREDITS_POSTED =
            Uint128Field.at(tb_account_balance_t.credits_posted);
    public static final Uint64Field TIMESTAMP = Uint64Field.at(tb_account_balance_t.timestamp);
    public static final BytesField RESERVED =
            BytesField.between(tb_account_balance_t.reserved, tb_account_balance_t.sizeof);

    private AccountBalanceLayout() {}
}
