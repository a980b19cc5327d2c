package tigerbeetle.panama.conformance;

import java.io.IOException;

/** A file that is no recording, or one that breaks the rules of the format. */
public final class RecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    RecordingException(String message) {
        super(message);
    }
}
