package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;

/**
 * What became of one event of createTransfers. The server checks in a fixed order, so an event with
 * several faults has the status of the first one found (src/state_machine.zig, 0.17.9).
 *
 * <p>Seven statuses are {@linkplain #isTransient() transient}: the transfer may succeed later, but
 * with a new id, as the failed one is used up. Every other failure leaves the id free.
 */
public enum CreateTransferStatus implements CreateStatus {

    /** The transfer was created. */
    CREATED(-1, Kind.CREATED),

    /** Another event of its linked chain failed, so this one was undone. */
    LINKED_EVENT_FAILED(1, Kind.CHAIN),

    /** The last event of the batch is linked: its chain has no end. */
    LINKED_EVENT_CHAIN_OPEN(2, Kind.CHAIN),

    /** The timestamp is set, and the event is not an imported one. */
    TIMESTAMP_MUST_BE_ZERO(3),

    /** A flag is set that is not defined; {@link TransferFlags} has none of that kind. */
    RESERVED_FLAG(4),

    /** The id is 0. */
    ID_MUST_NOT_BE_ZERO(5),

    /** The id is 2<sup>128</sup> − 1. */
    ID_MUST_NOT_BE_INT_MAX(6),

    /** Posting and voiding exclude each other, pending, balancing and closing. */
    FLAGS_ARE_MUTUALLY_EXCLUSIVE(7),

    /** The debit account's id is 0. */
    DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO(8),

    /** The debit account's id is 2<sup>128</sup> − 1. */
    DEBIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX(9),

    /** The credit account's id is 0. */
    CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO(10),

    /** The credit account's id is 2<sup>128</sup> − 1. */
    CREDIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX(11),

    /** The debit account is the credit account. */
    ACCOUNTS_MUST_BE_DIFFERENT(12),

    /** The pending id is set, and the transfer neither posts nor voids. */
    PENDING_ID_MUST_BE_ZERO(13),

    /** The transfer posts or voids, and the pending id is 0. */
    PENDING_ID_MUST_NOT_BE_ZERO(14),

    /** The pending id is 2<sup>128</sup> − 1. */
    PENDING_ID_MUST_NOT_BE_INT_MAX(15),

    /** The pending id is the transfer's own id. */
    PENDING_ID_MUST_BE_DIFFERENT(16),

    /** The timeout is set, and the transfer is not a pending one. */
    TIMEOUT_RESERVED_FOR_PENDING_TRANSFER(17),

    /** The ledger is 0. */
    LEDGER_MUST_NOT_BE_ZERO(19),

    /** The code is 0. */
    CODE_MUST_NOT_BE_ZERO(20),

    /** There is no such debit account. Transient. */
    DEBIT_ACCOUNT_NOT_FOUND(21, Kind.TRANSIENT),

    /** There is no such credit account. Transient. */
    CREDIT_ACCOUNT_NOT_FOUND(22, Kind.TRANSIENT),

    /** The two accounts are on different ledgers. */
    ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER(23),

    /** The transfer is on another ledger than its accounts. */
    TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS(24),

    /** There is no transfer with the pending id. Transient. */
    PENDING_TRANSFER_NOT_FOUND(25, Kind.TRANSIENT),

    /** The transfer with the pending id is not a pending one. */
    PENDING_TRANSFER_NOT_PENDING(26),

    /** The pending transfer debits another account; 0 would take its. */
    PENDING_TRANSFER_HAS_DIFFERENT_DEBIT_ACCOUNT_ID(27),

    /** The pending transfer credits another account; 0 would take its. */
    PENDING_TRANSFER_HAS_DIFFERENT_CREDIT_ACCOUNT_ID(28),

    /** The pending transfer is on another ledger; 0 would take its. */
    PENDING_TRANSFER_HAS_DIFFERENT_LEDGER(29),

    /** The pending transfer has another code; 0 would take its. */
    PENDING_TRANSFER_HAS_DIFFERENT_CODE(30),

    /** The amount is more than that of the pending transfer. */
    EXCEEDS_PENDING_TRANSFER_AMOUNT(31),

    /** A part cannot be voided: the amount is 0 or that of the pending transfer. */
    PENDING_TRANSFER_HAS_DIFFERENT_AMOUNT(32),

    /** The pending transfer has been posted. */
    PENDING_TRANSFER_ALREADY_POSTED(33),

    /** The pending transfer has been voided. */
    PENDING_TRANSFER_ALREADY_VOIDED(34),

    /** The timeout of the pending transfer is over. */
    PENDING_TRANSFER_EXPIRED(35),

    /** The id exists with other flags. */
    EXISTS_WITH_DIFFERENT_FLAGS(36, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists, and debits another account. */
    EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT_ID(37, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists, and credits another account. */
    EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT_ID(38, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another amount. */
    EXISTS_WITH_DIFFERENT_AMOUNT(39, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another pending id. */
    EXISTS_WITH_DIFFERENT_PENDING_ID(40, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another userData128. */
    EXISTS_WITH_DIFFERENT_USER_DATA_128(41, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another userData64. */
    EXISTS_WITH_DIFFERENT_USER_DATA_64(42, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another userData32. */
    EXISTS_WITH_DIFFERENT_USER_DATA_32(43, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another timeout. */
    EXISTS_WITH_DIFFERENT_TIMEOUT(44, Kind.EXISTS_WITH_DIFFERENT),

    /** The id exists with another code. */
    EXISTS_WITH_DIFFERENT_CODE(45, Kind.EXISTS_WITH_DIFFERENT),

    /** The same transfer exists; its timestamp is not compared. */
    EXISTS(46, Kind.EXISTS),

    /** The debit account's pending debits would pass 2<sup>128</sup> − 1. */
    OVERFLOWS_DEBITS_PENDING(47),

    /** The credit account's pending credits would pass 2<sup>128</sup> − 1. */
    OVERFLOWS_CREDITS_PENDING(48),

    /** The debit account's posted debits would pass 2<sup>128</sup> − 1. */
    OVERFLOWS_DEBITS_POSTED(49),

    /** The credit account's posted credits would pass 2<sup>128</sup> − 1. */
    OVERFLOWS_CREDITS_POSTED(50),

    /** The debit account's debits, pending and posted, would pass 2<sup>128</sup> − 1. */
    OVERFLOWS_DEBITS(51),

    /** The credit account's credits, pending and posted, would pass 2<sup>128</sup> − 1. */
    OVERFLOWS_CREDITS(52),

    /** The transfer would expire after the last timestamp, 2<sup>63</sup> − 1. */
    OVERFLOWS_TIMEOUT(53),

    /** The debit account's debits must not exceed its credits, and would. Transient. */
    EXCEEDS_CREDITS(54, Kind.TRANSIENT),

    /** The credit account's credits must not exceed its debits, and would. Transient. */
    EXCEEDS_DEBITS(55, Kind.TRANSIENT),

    /** The batch began with an imported event, and this one is none. */
    IMPORTED_EVENT_EXPECTED(56),

    /** The batch began with an event that is not imported, and this one is. */
    IMPORTED_EVENT_NOT_EXPECTED(57),

    /** The imported timestamp is outside 1 to 2<sup>63</sup> − 1. */
    IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE(58),

    /** The imported timestamp is not in the past of the cluster. */
    IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE(59),

    /** The imported timestamp is not after every transfer's, or an account has it. */
    IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS(60),

    /** The imported timestamp is not after that of the debit account. */
    IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_DEBIT_ACCOUNT(61),

    /** The imported timestamp is not after that of the credit account. */
    IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_CREDIT_ACCOUNT(62),

    /** An imported transfer has no timeout. */
    IMPORTED_EVENT_TIMEOUT_MUST_BE_ZERO(63),

    /** A transfer that closes an account is a pending one. */
    CLOSING_TRANSFER_MUST_BE_PENDING(64),

    /** The debit account is closed. Transient. */
    DEBIT_ACCOUNT_ALREADY_CLOSED(65, Kind.TRANSIENT),

    /** The credit account is closed. Transient. */
    CREDIT_ACCOUNT_ALREADY_CLOSED(66, Kind.TRANSIENT),

    /** The id exists on another ledger. */
    EXISTS_WITH_DIFFERENT_LEDGER(67, Kind.EXISTS_WITH_DIFFERENT),

    /** An earlier transfer with this id had a transient failure; take a new id. */
    ID_ALREADY_FAILED(68);

    private static final @Nullable CreateTransferStatus[] BY_CODE_PLUS_1 = byCodePlus1();

    private final int code;
    private final Kind kind;

    CreateTransferStatus(int code) {
        this(code, Kind.PERMANENT);
    }

    CreateTransferStatus(int code, Kind kind) {
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
    public static CreateTransferStatus fromCode(int code) {
        boolean inTable = code >= -1 && code < BY_CODE_PLUS_1.length - 1;
        CreateTransferStatus status = inTable ? BY_CODE_PLUS_1[code + 1] : null;
        if (status == null) {
            throw new IllegalArgumentException(
                    "CreateTransferStatus: no status has the code " + code);
        }
        return status;
    }

    /** Null where no status is. The last constant has the greatest code. */
    private static @Nullable CreateTransferStatus[] byCodePlus1() {
        CreateTransferStatus[] statuses = values();
        int codeMax = statuses[statuses.length - 1].code;
        @Nullable CreateTransferStatus[] table = new CreateTransferStatus[codeMax + 2];
        for (CreateTransferStatus status : statuses) {
            table[status.code + 1] = status;
        }
        return table;
    }
}
