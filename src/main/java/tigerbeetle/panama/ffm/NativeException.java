package tigerbeetle.panama.ffm;

/** Why there is no native client; the public API turns it into its own exception. */
public final class NativeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NativeException(String message) {
        super(message);
    }

    NativeException(String message, Throwable cause) {
        super(message, cause);
    }
}
