package tigerbeetle.panama.embedded.wire;

/**
 * The numbers of the operations that belong to the protocol and not to the ledger (TigerBeetle
 * 0.17.9, {@code src/vsr.zig}, {@code Operation}). Of these a client sends {@link #REGISTER}, and
 * may send {@link #NOOP}.
 */
public final class ControlOperation {

    /** Opens a session. */
    public static final int REGISTER = 2;

    /** Changes the members of a cluster; the embedded server has one and ignores it. */
    public static final int RECONFIGURE = 3;

    /** Does nothing but take an op number. */
    public static final int NOOP = 6;

    /** Numbers below this belong to the protocol, from here on to the ledger. */
    public static final int RESERVED_COUNT = 128;

    private ControlOperation() {}
}
