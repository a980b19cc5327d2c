package tigerbeetle.panama.layout;

import tigerbeetle.panama.bindings.Offsets.tb_change_event_t;

/** Where the fields of {@code tb_change_event_t} are, a change event: 384 bytes. */
public final class ChangeEventLayout {

    /** The size of the struct in bytes. */
    public static final int SIZE = tb_change_event_t.sizeof;

    public static final Uint128Field TRANSFER_ID = Uint128Field.at(tb_change_event_t.transfer_id);
    public static final Uint128Field TRANSFER_AMOUNT =
            Uint128Field.at(tb_change_event_t.transfer_amount);
    public static final Uint128Field TRANSFER_PENDING_ID =
            Uint128Field.at(tb_change_event_t.transfer_pending_id);
    public static final Uint128Field TRANSFER_USER_DATA_128 =
            Uint128Field.at(tb_change_event_t.transfer_user_data_128);
    public static final Uint64Field TRANSFER_USER_DATA_64 =
            Uint64Field.at(tb_change_event_t.transfer_user_data_64);
    public static final Uint32Field TRANSFER_USER_DATA_32 =
            Uint32Field.at(tb_change_event_t.transfer_user_data_32);
    public static final Uint32Field TRANSFER_TIMEOUT =
            Uint32Field.at(tb_change_event_t.transfer_timeout);
    public static final Uint16Field TRANSFER_CODE = Uint16Field.at(tb_change_event_t.transfer_code);
    public static final Uint16Field TRANSFER_FLAGS =
            Uint16Field.at(tb_change_event_t.transfer_flags);
    public static final Uint32Field LEDGER = Uint32Field.at(tb_change_event_t.ledger);
    public static final Uint8Field TYPE = Uint8Field.at(tb_change_event_t.type);
    public static final BytesField RESERVED =
            BytesField.between(tb_change_event_t.reserved, tb_change_event_t.debit_account_id);
    public static final Uint128Field DEBIT_ACCOUNT_ID =
            Uint128Field.at(tb_change_event_t.debit_account_id);
    public static final Uint128Field DEBIT_ACCOUNT_DEBITS_PENDING =
            Uint128Field.at(tb_change_event_t.debit_account_debits_pending);
    public static final Uint128Field DEBIT_ACCOUNT_DEBITS_POSTED =
            Uint128Field.at(tb_change_event_t.debit_account_debits_posted);
    public static final Uint128Field DEBIT_ACCOUNT_CREDITS_PENDING =
            Uint128Field.at(tb_change_event_t.debit_account_credits_pending);
    public static final Uint128Field DEBIT_ACCOUNT_CREDITS_POSTED =
            Uint128Field.at(tb_change_event_t.debit_account_credits_posted);
    public static final Uint128Field DEBIT_ACCOUNT_USER_DATA_128 =
            Uint128Field.at(tb_change_event_t.debit_account_user_data_128);
    public static final Uint64Field DEBIT_ACCOUNT_USER_DATA_64 =
            Uint64Field.at(tb_change_event_t.debit_account_user_data_64);
    public static final Uint32Field DEBIT_ACCOUNT_USER_DATA_32 =
            Uint32Field.at(tb_change_event_t.debit_account_user_data_32);
    public static final Uint16Field DEBIT_ACCOUNT_CODE =
            Uint16Field.at(tb_change_event_t.debit_account_code);
    public static final Uint16Field DEBIT_ACCOUNT_FLAGS =
            Uint16Field.at(tb_change_event_t.debit_account_flags);
    public static final Uint128Field CREDIT_ACCOUNT_ID =
            Uint128Field.at(tb_change_event_t.credit_account_id);
    public static final Uint128Field CREDIT_ACCOUNT_DEBITS_PENDING =
            Uint128Field.at(tb_change_event_t.credit_account_debits_pending);
    public static final Uint128Field CREDIT_ACCOUNT_DEBITS_POSTED =
            Uint128Field.at(tb_change_event_t.credit_account_debits_posted);
    public static final Uint128Field CREDIT_ACCOUNT_CREDITS_PENDING =
            Uint128Field.at(tb_change_event_t.credit_account_credits_pending);
    public static final Uint128Field CREDIT_ACCOUNT_CREDITS_POSTED =
            Uint128Field.at(tb_change_event_t.credit_account_credits_posted);
    public static final Uint128Field CREDIT_ACCOUNT_USER_DATA_128 =
            Uint128Field.at(tb_change_event_t.credit_account_user_data_128);
    public static final Uint64Field CREDIT_ACCOUNT_USER_DATA_64 =
            Uint64Field.at(tb_change_event_t.credit_account_user_data_64);
    public static final Uint32Field CREDIT_ACCOUNT_USER_DATA_32 =
            Uint32Field.at(tb_change_event_t.credit_account_user_data_32);
    public static final Uint16Field CREDIT_ACCOUNT_CODE =
            Uint16Field.at(tb_change_event_t.credit_account_code);
    public static final Uint16Field CREDIT_ACCOUNT_FLAGS =
            Uint16Field.at(tb_change_event_t.credit_account_flags);
    public static final Uint64Field TIMESTAMP = Uint64Field.at(tb_change_event_t.timestamp);
    public static final Uint64Field TRANSFER_TIMESTAMP =
            Uint64Field.at(tb_change_event_t.transfer_timestamp);
    public static final Uint64Field DEBIT_ACCOUNT_TIMESTAMP =
            Uint64Field.at(tb_change_event_t.debit_account_timestamp);
    public static final Uint64Field CREDIT_ACCOUNT_TIMESTAMP =
            Uint64Field.at(tb_change_event_t.credit_account_timestamp);

    private ChangeEventLayout() {}
}
