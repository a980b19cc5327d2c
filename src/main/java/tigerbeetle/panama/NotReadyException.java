package tigerbeetle.panama;

/**
 * The cluster has not registered the client yet. Nothing was sent; the client goes on trying.
 *
 * <p>The message says for how long, which addresses do not answer, and what the native library last
 * complained of. It cannot say whether nobody listens there, whether the cluster has another id, or
 * whether it has no room for a client: then nothing answers, either.
 */
public final class NotReadyException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    NotReadyException(String message) {
        super(message, null, false);
    }
}
