package tigerbeetle.panama.jfr;

import jdk.jfr.FlightRecorder;

/**
 * Whether anybody records which event, asked before anything is done for it. With no recording the
 * answer costs a read or two; without the module {@code jdk.jfr}, which {@code java.base} alone can
 * do without, it is always no.
 *
 * <p>The classes of events are not touched before Flight Recorder has been started: the JVM
 * rewrites each when it is loaded, for which it takes a tenth of a second the first time.
 */
public final class Recording {

    private static final boolean POSSIBLE = isPossible();

    private Recording() {}

    private static boolean isPossible() {
        try {
            boolean _ = FlightRecorder.isInitialized();
            return true;
        } catch (LinkageError e) { // there is no such module
            return false;
        }
    }

    private static boolean isOn() {
        return POSSIBLE && FlightRecorder.isInitialized();
    }

    /** Of {@link RequestEvent}. */
    public static boolean ofRequests() {
        try {
            return isOn() && RequestEvent.PROBE.isEnabled();
        } catch (VirtualMachineError | LinkageError e) { // no memory, or no stack, to load it
            return false;
        }
    }

    /** Of {@link ChunksEvent}. */
    public static boolean ofChunks() {
        try {
            return isOn() && ChunksEvent.PROBE.isEnabled();
        } catch (VirtualMachineError | LinkageError e) {
            return false;
        }
    }

    /** Of {@link ClientStateEvent}. */
    public static boolean ofStates() {
        try {
            return isOn() && ClientStateEvent.PROBE.isEnabled();
        } catch (VirtualMachineError | LinkageError e) {
            return false;
        }
    }

    /** Of {@link EvictionEvent}. */
    public static boolean ofEvictions() {
        try {
            return isOn() && EvictionEvent.PROBE.isEnabled();
        } catch (VirtualMachineError | LinkageError e) {
            return false;
        }
    }
}
