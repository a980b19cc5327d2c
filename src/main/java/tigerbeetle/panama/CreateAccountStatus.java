package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;

/**
 * What became of one event of createAccounts. The server checks in a fixed order, so an event with
 * several faults has the status of the first one found (src/state_machine.zig, 0.17.9).
 *
 * <p>No status of an account is {@linkplain #isTransient() transient}: a failure leaves the id
 * free.
 */
public enum CreateAccountStatus implements CreateStatus {

    /** The account was created. */
    CREATED(-1, Kind.CREATED),

    /** Another event of its linked chain failed, so this one was undone. */
    LINKED_EVENT_FAILED(1, Kind.CHAIN),

    /** The last event of the batch is linked: its chain has no end. */
    LINKED_EVENT_CHAIN_OPEN(2, Kind.CHAIN),

    /** The timestamp is set, and the event is not an imported one. */
    TIMESTAMP_MUST_BE_ZERO(3),

    /** The reserved field is not zero; a record always writes zero. */
    RESERVED_FIELD(4),

    /** A flag is set that is not defined; {@link AccountFlags} has none of that kind. */
    RESERVED_FLAG(5),

    /** The id is 0. */
    ID_MUST_NOT_BE_ZERO(6),

    /** The id is 2<sup>128</sup> − 1. */
    ID_MUST_NOT_BE_INT_MAX(7),

    /** Either debits must not exceed credits or credits debits, not both. */
    FLAGS_ARE_MUTUALLY_EXCLUSIVE(8),

    /** A new account has no pending debits. */
    DEBITS_PENDING_MUST_BE_ZERO(9),

    /** A new account has no posted debits. */
    DEBITS_POSTED_MUST_BE_ZERO(10),

    /** A new account has no pending credits. */
    CREDITS_PENDING_MUST_BE_ZERO(11),

    /** A new account has no posted credits. */
    CREDITS_POSTED_MUST_BE_ZERO(12),

    /** The ledger is 0. */
    LEDGER_MUST_NOT_BE_ZERO(13),

    /** The code is 0. */
    CODE_MUST_NOT_BE_ZERO(14),

    /** The id exists with other flags; the closing of an account changes them, too. */
    EXISTS_WITH_DIFFERENT_FLAGS(15, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another userData128. */
    EXISTS_WITH_DIFFERENT_USER_DATA_128(16, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another userData64. */
    EXISTS_WITH_DIFFERENT_USER_DATA_64(17, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another userData32. */
    EXISTS_WITH_DIFFERENT_USER_DATA_32(18, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists on another ledger. */
    EXISTS_WITH_DIFFERENT_LEDGER(19, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another code. */
    EXISTS_WITH_DIFFERENT_CODE(20, Kind.EXISTS_WITH_DIFFERENT),

    /** The same account exists; its balances and its timestamp are not compared. */
    EXISTS(21, Kind.EXISTS),

    /** The batch began with an imported event, and this one is none. */
    IMPORTED_EVENT_EXPECTED(22),

    /** The batch began with an event that is not imported, and this one is. */
    IMPORTED_EVENT_NOT_EXPECTED(23),

    /** The imported timestamp is outside 1 to 2<sup>63</sup> − 1. */
    IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE(24),

    /** The imported timestamp is not in the past of the cluster. */
    IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE(25),

    /** The imported timestamp is not after every account's, or a transfer has it. */
    IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS(26);

    private static final @Nullable CreateAccountStatus[] BY_CODE_PLUS_1 = byCodePlus1();

    private final int code;
    private final Kind kind;

    CreateAccountStatus(int code) {
        this(code, Kind.PERMANENT);
    }

    CreateAccountStatus(int code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /**
     * The status with the given number.
     *
     * @param code as in the protocol; −1 is {@link #CREATED}
     * @return the status
     * @throws IllegalArgumentException if no status has that number
     */
    public static CreateAccountStatus fromCode(int code) {
        boolean inTable = code >= -1 && code < BY_CODE_PLUS_1.length - 1;
        CreateAccountStatus status = inTable ? BY_CODE_PLUS_1[code + 1] : null;
        if (status == null) {
            throw new IllegalArgumentException(
                    "CreateAccountStatus: no status has the code " + code);
        }
        return status;
    }

    /** Null where no status is. The last constant has the greatest code. */
    private static @Nullable CreateAccountStatus[] byCodePlus1() {
        CreateAccountStatus[] statuses = values();
        int codeMax = statuses[statuses.length - 1].code;
        @Nullable CreateAccountStatus[] table = new CreateAccountStatus[codeMax + 2];
        for (CreateAccountStatus status : statuses) {
            table[status.code + 1] = status;
        }
        return table;
    }
}
