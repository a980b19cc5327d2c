package tigerbeetle.panama;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.BatchMemory;
import tigerbeetle.panama.ffm.Handles;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.PacketStatus;
import tigerbeetle.panama.ffm.Request;
import tigerbeetle.panama.jfr.Recording;
import tigerbeetle.panama.jfr.RequestEvent;
import tigerbeetle.panama.meters.RequestMeter;
import tigerbeetle.panama.metrics.RequestOutcome;

/**
 * A request that somebody looks at: what was noted of it, from the call until it ends for whoever
 * made it. It ends once: with the answer, with the exception, or with the deadline that lets it go
 * on alone, whatever comes first. A failure to tell of it fails no request.
 *
 * <p>Used by the threads that the request itself passes through, one after the other, but for a
 * deadline that comes at any time: {@link #end} decides.
 */
final class Observation {

    private static final VarHandle ENDED =
            Handles.field(MethodHandles.lookup(), "ended", boolean.class);

    private final Sight sight;

    // Written by the caller before the request is submitted.
    private @Nullable Operation operation;
    private int eventCount;
    private @Nullable RequestEvent event;
    private long startNs;
    private long placeNs;
    private @Nullable RequestOutcome noted;

    // Written by whoever finds the completion.
    private boolean replied;
    private long submittedNs;
    private long completedNs;
    private long timestamp;
    private int replySize;

    private volatile boolean ended = true;

    Observation(Sight sight) {
        this.sight = sight;
    }

    boolean isOf(Sight sight) {
        return this.sight == sight;
    }

    /** Looks at a request, after another one that has ended. */
    void begin(Operation operation, int eventCount, Sight.CallForm form) {
        assert ended;
        this.operation = operation;
        this.eventCount = eventCount;
        this.event = Recording.ofRequests() ? newEvent(operation, eventCount, form) : null;
        startNs = System.nanoTime();
        placeNs = 0;
        noted = null;
        replied = false;
        ended = false;
    }

    private RequestEvent newEvent(Operation operation, int eventCount, Sight.CallForm form) {
        RequestEvent begun = new RequestEvent();
        begun.begin();
        begun.client = sight.clientId();
        begun.operation = operation.toString();
        begun.call = form.text;
        begun.events = eventCount;
        begun.requestBytes = (long) eventCount * operation.eventSize();
        return begun;
    }

    /** There is a place in flight for it. */
    void placed(Request slot) {
        slot.observe();
        RequestEvent begun = event;
        if (begun != null) {
            placeNs = System.nanoTime();
            begun.queueTime = placeNs - startNs;
            begun.inFlight = sight.inFlight();
        }
    }

    /** Notes how it will end, for what its exception does not tell. */
    void note(RequestOutcome outcome) {
        noted = outcome;
    }

    /** The library has completed it; its slot is still its own. */
    void completed(Request slot) {
        submittedNs = slot.submittedAtNs();
        completedNs = slot.completedAtNs();
        boolean ok = slot.status() == PacketStatus.OK;
        timestamp = ok ? slot.timestamp() : 0;
        replySize = ok ? slot.replySize() : 0;
        replied = true;
    }

    /** The library has completed it, and given the batch for its results back. */
    void completed(BatchMemory results) {
        submittedNs = results.submittedAtNs();
        completedNs = results.completedAtNs();
        timestamp = results.timestamp();
        replySize = results.replySize();
        replied = true;
    }

    /** It ends with an answer. */
    void ok() {
        end(RequestOutcome.OK, true);
    }

    /** It ends with an exception. */
    void failed(Throwable failure) {
        RequestOutcome outcome = noted;
        boolean sent = failure instanceof TigerBeetleException e && e.mayHaveExecuted();
        end(outcome != null ? outcome : outcome(failure), sent);
    }

    /** It was sent, and ends without an answer. */
    void failed(PacketStatus status) {
        RequestOutcome outcome =
                switch (status) {
                    case TOO_MUCH_DATA -> RequestOutcome.TOO_MUCH_DATA;
                    case CLIENT_SHUTDOWN -> RequestOutcome.CLOSED;
                    case CLIENT_EVICTED -> RequestOutcome.EVICTED;
                    case CLIENT_RELEASE_TOO_LOW, CLIENT_RELEASE_TOO_HIGH ->
                            RequestOutcome.RELEASE_REFUSED;
                    case OK, INVALID_OPERATION, INVALID_DATA_SIZE, UNKNOWN ->
                            RequestOutcome.UNKNOWN;
                };
        end(outcome, !nothingDone(outcome));
    }

    /** As the exceptions for these say. */
    private static boolean nothingDone(RequestOutcome outcome) {
        return outcome == RequestOutcome.TOO_MUCH_DATA || outcome == RequestOutcome.RELEASE_REFUSED;
    }

    /** Why there is no answer, where the exception tells. */
    private static RequestOutcome outcome(Throwable failure) {
        return switch (failure) {
            case ClientClosedException _ -> RequestOutcome.CLOSED;
            case ClientEvictedException _ -> RequestOutcome.EVICTED;
            case ClientReleaseException _ -> RequestOutcome.RELEASE_REFUSED;
            case TooMuchDataException _ -> RequestOutcome.TOO_MUCH_DATA;
            case IllegalArgumentException _ -> RequestOutcome.REFUSED;
            case IllegalStateException _ -> RequestOutcome.REFUSED;
            default -> RequestOutcome.UNKNOWN;
        };
    }

    /** It ends so, unless it has ended before. */
    void end(RequestOutcome outcome, boolean mayHaveExecuted) {
        Operation begun = operation;
        if (begun == null || ended || !ENDED.compareAndSet(this, false, true)) {
            return;
        }
        try {
            long endNs = System.nanoTime();
            count(begun, outcome, endNs);
            commit(outcome, mayHaveExecuted, endNs);
        } catch (VirtualMachineError | LinkageError e) {
            // no memory to tell of it, or no stack; the request is not concerned
        }
    }

    private void count(Operation begun, RequestOutcome outcome, long endNs) {
        RequestMeter meter = sight.meter(begun);
        if (meter == null) {
            return;
        }
        if (outcome == RequestOutcome.OK) {
            meter.replied(eventCount, replySize, endNs - startNs);
        } else {
            meter.failed(outcome);
        }
    }

    private void commit(RequestOutcome outcome, boolean mayHaveExecuted, long endNs) {
        RequestEvent begun = event;
        event = null;
        if (begun == null) {
            return;
        }
        begun.end();
        if (!begun.shouldCommit()) {
            return;
        }
        begun.outcome = outcome.name();
        begun.mayHaveExecuted = mayHaveExecuted;
        if (replied) {
            begun.preparationTime = submittedNs - placeNs;
            begun.inFlightTime = completedNs - submittedNs;
            begun.deliveryTime = endNs - completedNs;
            begun.timestamp = timestamp;
            begun.replyBytes = replySize;
        } else if (placeNs != 0 && mayHaveExecuted) { // when it was submitted is its slot's to know
            begun.inFlightTime = endNs - placeNs;
        } else if (placeNs == 0) {
            begun.queueTime = endNs - startNs;
        }
        begun.commit();
    }
}
