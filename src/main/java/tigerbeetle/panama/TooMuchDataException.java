package tigerbeetle.panama;

/**
 * A request has more events, or asks for more results, than fit into one message. Nothing of it was
 * executed.
 *
 * <p>The limit is the server's: 8,189 accounts, transfers or ids by default, but 253 accounts or
 * transfers and 2,031 ids on one that was started with {@code --development}. Split the request,
 * but not inside a linked chain.
 */
public final class TooMuchDataException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    TooMuchDataException(String message) {
        super(message, null, false);
    }
}
