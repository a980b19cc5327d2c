package tigerbeetle.panama.layout;

/**
 * Where the fields of one of the two accounts are in {@code tb_change_event_t}, which has them
 * twice, by the names of {@link ChangeEventLayout}.
 */
public record ChangeEventAccountFields(
        Uint128Field id,
        Uint128Field debitsPending,
        Uint128Field debitsPosted,
        Uint128Field creditsPending,
        Uint128Field creditsPosted,
        Uint128Field userData128,
        Uint64Field userData64,
        Uint32Field userData32,
        Uint16Field code,
        Uint16Field flags,
        Uint64Field timestamp) {

    /** The account whose debits the transfer has changed. */
    public static final ChangeEventAccountFields DEBIT =
            new ChangeEventAccountFields(
                    ChangeEventLayout.DEBIT_ACCOUNT_ID,
                    ChangeEventLayout.DEBIT_ACCOUNT_DEBITS_PENDING,
                    ChangeEventLayout.DEBIT_ACCOUNT_DEBITS_POSTED,
                    ChangeEventLayout.DEBIT_ACCOUNT_CREDITS_PENDING,
                    ChangeEventLayout.DEBIT_ACCOUNT_CREDITS_POSTED,
                    ChangeEventLayout.DEBIT_ACCOUNT_USER_DATA_128,
                    ChangeEventLayout.DEBIT_ACCOUNT_USER_DATA_64,
                    ChangeEventLayout.DEBIT_ACCOUNT_USER_DATA_32,
                    ChangeEventLayout.DEBIT_ACCOUNT_CODE,
                    ChangeEventLayout.DEBIT_ACCOUNT_FLAGS,
                    ChangeEventLayout.DEBIT_ACCOUNT_TIMESTAMP);

    /** The account whose credits the transfer has changed. */
    public static final ChangeEventAccountFields CREDIT =
            new ChangeEventAccountFields(
                    ChangeEventLayout.CREDIT_ACCOUNT_ID,
                    ChangeEventLayout.CREDIT_ACCOUNT_DEBITS_PENDING,
                    ChangeEventLayout.CREDIT_ACCOUNT_DEBITS_POSTED,
                    ChangeEventLayout.CREDIT_ACCOUNT_CREDITS_PENDING,
                    ChangeEventLayout.CREDIT_ACCOUNT_CREDITS_POSTED,
                    ChangeEventLayout.CREDIT_ACCOUNT_USER_DATA_128,
                    ChangeEventLayout.CREDIT_ACCOUNT_USER_DATA_64,
                    ChangeEventLayout.CREDIT_ACCOUNT_USER_DATA_32,
                    ChangeEventLayout.CREDIT_ACCOUNT_CODE,
                    ChangeEventLayout.CREDIT_ACCOUNT_FLAGS,
                    ChangeEventLayout.CREDIT_ACCOUNT_TIMESTAMP);
}
