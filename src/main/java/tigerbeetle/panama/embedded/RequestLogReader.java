package tigerbeetle.panama.embedded;

import java.time.Instant;
import java.util.Locale;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.session.LoggedRequest;
import tigerbeetle.panama.embedded.wire.ControlOperation;
import tigerbeetle.panama.embedded.wire.Operation;

/** Makes public entries out of what the session layer notes. */
final class RequestLogReader {

    private RequestLogReader() {}

    static RequestLogEntry entry(LoggedRequest request) {
        Operation operation = Operation.of(request.operation());
        boolean isCreate = operation != null && operation.kind().isCreate();
        return new RequestLogEntry(
                request.sequence(),
                Instant.ofEpochSecond(0, request.nowNs()),
                UInt128.ofHighLow(request.client().high(), request.client().low()),
                name(request.operation()),
                request.eventCount(),
                outcome(request.result(), isCreate ? request.eventCount() : 0));
    }

    private static String name(int number) {
        Operation operation = Operation.of(number);
        if (operation != null) {
            return operation.kind().name().toLowerCase(Locale.ROOT);
        }
        return switch (number) {
            case ControlOperation.REGISTER -> "register";
            case ControlOperation.RECONFIGURE -> "reconfigure";
            case ControlOperation.NOOP -> "noop";
            default -> "operation_" + number;
        };
    }

    private static RequestLogEntry.Outcome outcome(LoggedRequest.Result result, int createCount) {
        return switch (result) {
            case LoggedRequest.Replied replied ->
                    new RequestLogEntry.Replied(
                            replied.replySize(),
                            replied.createdCount(),
                            createCount - replied.createdCount(),
                            replied.isRepeated());
            case LoggedRequest.Dropped dropped ->
                    new RequestLogEntry.Dropped(dropped.reason().name());
            case LoggedRequest.Evicted evicted ->
                    new RequestLogEntry.Evicted(EvictionReason.valueOf(evicted.reason().name()));
        };
    }
}
