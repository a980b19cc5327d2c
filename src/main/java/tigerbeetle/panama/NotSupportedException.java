package tigerbeetle.panama;

/** The native library in use is a build without what was asked for. */
public final class NotSupportedException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    NotSupportedException(String message) {
        super(message, null, false);
    }
}
