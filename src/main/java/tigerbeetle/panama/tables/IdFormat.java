package tigerbeetle.panama.tables;

import tigerbeetle.panama.UInt128;

/** How ids, and user data of 128 bits, are written in tables. */
public enum IdFormat {

    /** As in {@code 214850178493633095719753766415838275046}. */
    DECIMAL,

    /** As in {@code 0xa1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6}. */
    HEX,

    /** As in {@code a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6}. */
    UUID;

    String format(UInt128 id) {
        return switch (this) {
            case DECIMAL -> id.toString();
            case HEX -> id.toHexString();
            case UUID -> id.toUuid().toString();
        };
    }
}
