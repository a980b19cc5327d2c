package tigerbeetle.panama.property;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A program does not go as it should. */
final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Trace trace;
    private final boolean isOfOracle;

    private Mismatch(
            String difference, Trace trace, boolean isOfOracle, @Nullable Throwable cause) {
        super(difference, cause);
        this.trace = trace;
        this.isOfOracle = isOfOracle;
    }

    /** The last step of the trace is not as the oracle says. */
    static Mismatch withOracle(String difference, Trace trace, @Nullable Throwable cause) {
        return new Mismatch(difference, trace, true, cause);
    }

    /** The answers in the trace are not those of another server. */
    static Mismatch withServer(String difference, Trace trace) {
        return new Mismatch(difference, trace, false, null);
    }

    /** All that is needed to see why; writes the recording that it names. */
    String report() {
        Path recording =
                isOfOracle
                        ? TraceRecording.writeExpected(trace, "mismatch")
                        : TraceRecording.writeActual(trace, "difference");
        return "%s%nThe steps:%n%n%s%nSee it again:%n    scripts/conformance %s%n"
                .formatted(getMessage(), TraceText.of(trace), recording);
    }
}
