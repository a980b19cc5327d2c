package tigerbeetle.panama.conformance;

/** A request could not be sent, or has no answer that a recording knows. */
public final class RequestFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public RequestFailedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What there was instead of an answer. */
    public String reason() {
        return reason;
    }
}
