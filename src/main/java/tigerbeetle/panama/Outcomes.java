package tigerbeetle.panama;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import tigerbeetle.panama.ffm.Health;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.PacketStatus;

/** From what the library says of a request to the exception that says it to the user. */
final class Outcomes {

    private Outcomes() {}

    /** Refuses more events than any server takes, before they are copied anywhere. */
    static void checkEventCount(Operation operation, int eventCount) {
        if (eventCount > operation.eventCountMax()) {
            throw new TooMuchDataException(
                    operation
                            + ": "
                            + eventCount
                            + " events do not fit into a request, "
                            + operation.eventCountMax()
                            + " do");
        }
    }

    /** The caller was interrupted. */
    static OutcomeUnknownException interrupted(Operation operation) {
        return new OutcomeUnknownException(
                "The thread was interrupted while it waited for "
                        + operation
                        + "; "
                        + goesOn(operation),
                null);
    }

    /** The caller's deadline has passed. */
    static OutcomeUnknownException expired(Operation operation, Duration timeout, String reason) {
        return new OutcomeUnknownException(
                "No reply to "
                        + operation
                        + " within "
                        + timeout
                        + "; "
                        + goesOn(operation)
                        + ". The client: "
                        + reason,
                null);
    }

    /** The caller could not wait, or could not take the reply, for want of memory or stack. */
    static Throwable broken(Operation operation, Error cause) {
        try {
            return new OutcomeUnknownException(
                    operation
                            + ": no memory or stack left to wait for the reply; "
                            + goesOn(operation),
                    cause);
        } catch (Throwable again) {
            return cause; // there is not even room to say more
        }
    }

    /** All of the client's requests are in flight. */
    static NotSentException noSlot(Operation operation, Duration waited, Health health) {
        return new NotSentException(
                operation
                        + " was not sent: all "
                        + health.inFlight()
                        + " requests that the client may have were in flight"
                        + (waited.isZero() ? "" : " for " + waited)
                        + ". The client: "
                        + health.reason());
    }

    /** The cluster has not registered the client, and perhaps never will. */
    static TigerBeetleException notReady(String what, Health health) {
        return switch (health.phase()) {
            case CLOSED -> refused(PacketStatus.CLIENT_SHUTDOWN);
            case EVICTED ->
                    refused(requireNonNullElse(health.eviction(), PacketStatus.CLIENT_EVICTED));
            case CONNECTING, REGISTERED ->
                    new NotReadyException(what + ". The client: " + health.reason());
        };
    }

    private static String goesOn(Operation operation) {
        return "the request goes on and may be executed" + retry(operation);
    }

    private static String retry(Operation operation) {
        return operation.isCreate()
                ? ". To be sure, send it again with the same ids"
                : ". It changes nothing and can be repeated";
    }

    /** Why a request that was not taken was not. */
    static TigerBeetleException refused(PacketStatus reason) {
        return switch (reason) {
            case CLIENT_SHUTDOWN ->
                    new ClientClosedException("The client is closed; nothing was sent", false);
            case CLIENT_EVICTED ->
                    new ClientEvictedException(
                            "The cluster has ended this client's session; nothing was sent. Open"
                                    + " another client",
                            false);
            case CLIENT_RELEASE_TOO_LOW, CLIENT_RELEASE_TOO_HIGH -> release(reason);
            case OK, TOO_MUCH_DATA, INVALID_OPERATION, INVALID_DATA_SIZE, UNKNOWN ->
                    throw new AssertionError(reason);
        };
    }

    /** Why a request that was taken has no reply. */
    static TigerBeetleException failed(PacketStatus status, Operation operation, int eventCount) {
        return switch (status) {
            case TOO_MUCH_DATA -> tooMuchData(operation, eventCount);
            case CLIENT_SHUTDOWN ->
                    new ClientClosedException(
                            "The client was closed while "
                                    + operation
                                    + " was in flight; it may have been executed"
                                    + retry(operation),
                            true);
            case CLIENT_EVICTED ->
                    new ClientEvictedException(
                            "The cluster has ended this client's session while "
                                    + operation
                                    + " was in flight; it may have been executed"
                                    + retry(operation)
                                    + ", through another client",
                            true);
            case CLIENT_RELEASE_TOO_LOW, CLIENT_RELEASE_TOO_HIGH -> release(status);
            case UNKNOWN ->
                    new OutcomeUnknownException(
                            "The native library ended "
                                    + operation
                                    + " with a status that is not known here; it may have been"
                                    + " executed"
                                    + retry(operation),
                            null);
            case OK, INVALID_OPERATION, INVALID_DATA_SIZE ->
                    throw new AssertionError(operation + ": " + status); // checked before the call
        };
    }

    private static TooMuchDataException tooMuchData(Operation operation, int eventCount) {
        return new TooMuchDataException(
                operation
                        + ": "
                        + eventCount
                        + " events are more than this server takes at once. With default limits it"
                        + " takes "
                        + operation.eventCountMax()
                        + "; one started with --development takes 253 accounts or transfers, or"
                        + " 2,031 ids");
    }

    private static ClientReleaseException release(PacketStatus status) {
        boolean low = status == PacketStatus.CLIENT_RELEASE_TOO_LOW;
        return new ClientReleaseException(
                "The cluster refuses tb_client "
                        + NativeClient.libraryVersion()
                        + ": "
                        + (low
                                ? "it is older than the oldest client that the cluster accepts."
                                        + " Upgrade this library"
                                : "it is newer than the cluster. Upgrade the cluster first, then"
                                        + " its clients"));
    }
}
