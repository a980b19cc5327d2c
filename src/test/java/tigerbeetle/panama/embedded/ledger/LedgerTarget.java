package tigerbeetle.panama.embedded.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import tigerbeetle.panama.conformance.Operation;
import tigerbeetle.panama.conformance.ServerLimits;
import tigerbeetle.panama.conformance.Target;

/**
 * A ledger with a clock of its own that moves 1 ms with each request, and timestamps as a replica
 * chooses them.
 */
final class LedgerTarget implements Target {

    private static final long CLOCK_START_NS = 1_700_000_000_000_000_000L;
    private static final long STEP_NS = 1_000_000;
    private static final int EXPIRE_MAX = 8190;
    private static final int RESULTS_SIZE = 1 << 20;

    final Ledger ledger = new Ledger();
    private final ServerLimits limits;
    private final ByteBuffer results =
            ByteBuffer.allocate(RESULTS_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private long clockNs = CLOCK_START_NS;
    private long last;

    LedgerTarget(boolean development) {
        this.limits = new ServerLimits(development);
    }

    @Override
    public Optional<ByteBuffer> execute(Operation operation, ByteBuffer request) {
        int count = request.remaining() / operation.event().size();
        if (limits.areExceeded(operation, request)) {
            return Optional.empty();
        }
        expire();
        last = Math.max(last + 1, clockNs) + (operation.isCreate() ? count : 0);
        results.clear();
        int limitMax = 8189;
        switch (operation) {
            case CREATE_ACCOUNTS -> ledger.createAccounts(last, request, results);
            case CREATE_TRANSFERS -> ledger.createTransfers(last, request, results);
            case LOOKUP_ACCOUNTS -> ledger.lookupAccounts(request, results);
            case LOOKUP_TRANSFERS -> ledger.lookupTransfers(request, results);
            case GET_ACCOUNT_TRANSFERS -> ledger.getAccountTransfers(request, limitMax, results);
            case GET_ACCOUNT_BALANCES -> ledger.getAccountBalances(request, limitMax, results);
            case QUERY_ACCOUNTS -> ledger.queryAccounts(request, limitMax, results);
            case QUERY_TRANSFERS -> ledger.queryTransfers(request, limitMax, results);
        }
        clockNs += STEP_NS;
        return Optional.of(results.flip());
    }

    @Override
    public void sleep(Duration wait, Duration advance) {
        clockNs += advance.toNanos();
        expire();
    }

    private void expire() {
        while (ledger.nextExpiry() <= clockNs) {
            long timestamp = Math.max(last + 1, clockNs) + EXPIRE_MAX;
            ledger.expire(timestamp, EXPIRE_MAX);
            last = timestamp;
        }
    }
}
