package tigerbeetle.panama;

/** What has happened, in a {@link ChangeEvent}. Source: src/tigerbeetle.zig, 0.17.9. */
public enum ChangeEventType {
    /** A transfer in one phase was created. */
    SINGLE_PHASE(0),

    /** A pending transfer was created: its amount is reserved. */
    TWO_PHASE_PENDING(1),

    /** A transfer was created that has posted a pending one, all of it or a part. */
    TWO_PHASE_POSTED(2),

    /** A transfer was created that has voided a pending one. */
    TWO_PHASE_VOIDED(3),

    /** A pending transfer has expired: no transfer was created, its amount is free again. */
    TWO_PHASE_EXPIRED(4);

    /** The codes count from 0. */
    private static final ChangeEventType[] BY_CODE = values();

    private final int code;

    ChangeEventType(int code) {
        this.code = code;
    }

    /** {@return the number of this type in the protocol} */
    public int code() {
        return code;
    }

    /**
     * The type with the given number.
     *
     * @param code as in the protocol
     * @return the type
     * @throws IllegalArgumentException if no type has that number
     */
    public static ChangeEventType fromCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("ChangeEventType: no type has the code " + code);
        }
        return BY_CODE[code];
    }
}
