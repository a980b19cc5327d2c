package tigerbeetle.panama;

/**
 * The cluster does not speak with this release of the native library: it is older than the oldest
 * that the cluster accepts, or newer than the cluster. Nothing was executed, and no later request
 * of this client will be.
 */
public final class ClientReleaseException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    ClientReleaseException(String message) {
        super(message, null, false);
    }
}
