package tigerbeetle.panama.embedded.ledger;

/** What has become of a pending transfer. The record of the transfer itself never tells. */
enum PendingStatus {
    /** Not a pending transfer. */
    NONE(0),
    PENDING(1),
    POSTED(2),
    VOIDED(3),
    EXPIRED(4);

    private static final PendingStatus[] BY_CODE = {NONE, PENDING, POSTED, VOIDED, EXPIRED};

    private final byte code;

    PendingStatus(int code) {
        this.code = (byte) code;
    }

    /** As it is kept in a column. */
    byte code() {
        return code;
    }

    static PendingStatus of(int code) {
        return BY_CODE[code];
    }
}
