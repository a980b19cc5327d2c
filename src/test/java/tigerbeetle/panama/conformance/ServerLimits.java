package tigerbeetle.panama.conformance;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * What a request may ask for, on a server with the limits of production or of development.
 *
 * @param development whether it was started with {@code --development}
 */
public record ServerLimits(boolean development) {

    private static final int RESULTS_MAX = 8189;
    private static final int DEVELOPMENT_LOOKUPS_MAX = 2031;
    private static final int DEVELOPMENT_CREATES_MAX = 253;
    private static final BigInteger LIMIT_MAX = BigInteger.valueOf(RESULTS_MAX);

    /** Whether the request as a whole is refused with TOO_MUCH_DATA. */
    public boolean areExceeded(Operation operation, ByteBuffer request) {
        if (operation.isQuery()) {
            BigInteger limit = operation.event().field("limit").get(request, request.position());
            return limit.compareTo(LIMIT_MAX) > 0;
        }
        int count = request.remaining() / operation.event().size();
        if (!development) {
            return count > RESULTS_MAX;
        }
        return count > (operation.isCreate() ? DEVELOPMENT_CREATES_MAX : DEVELOPMENT_LOOKUPS_MAX);
    }
}
