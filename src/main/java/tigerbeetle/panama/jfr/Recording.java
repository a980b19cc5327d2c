package tigerbeetle.panama.jfr;

/**
 * Whether anybody records which event, asked before anything is done for it. With no recording the
 * answer costs a read or two; without the module {@code jdk.jfr}, which {@code java.base} alone can
 * do without, it is always no.
 */
public final class Recording {

    private static final boolean POSSIBLE = isPossible();

    private Recording() {}

    private static boolean isPossible() {
        try {
            return RequestEvent.PROBE != null && ChunksEvent.PROBE != null;
        } catch (LinkageError e) { // there is no such module, or it could not be started
            return false;
        }
    }

    /** Of {@link RequestEvent}. */
    public static boolean ofRequests() {
        return POSSIBLE && RequestEvent.PROBE.isEnabled();
    }

    /** Of {@link ChunksEvent}. */
    public static boolean ofChunks() {
        return POSSIBLE && ChunksEvent.PROBE.isEnabled();
    }

    /** Of {@link ClientStateEvent}. */
    public static boolean ofStates() {
        return POSSIBLE && ClientStateEvent.PROBE.isEnabled();
    }

    /** Of {@link EvictionEvent}. */
    public static boolean ofEvictions() {
        return POSSIBLE && EvictionEvent.PROBE.isEnabled();
    }
}
