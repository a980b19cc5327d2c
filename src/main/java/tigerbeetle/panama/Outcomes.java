package tigerbeetle.panama;

import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.PacketStatus;

/** From what the library says of a request to the exception that says it to the user. */
final class Outcomes {

    private static final String RETRY = "; to be sure, send it again with the same ids";

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
            case OK, TOO_MUCH_DATA, INVALID_OPERATION, INVALID_DATA_SIZE ->
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
                                    + RETRY,
                            true);
            case CLIENT_EVICTED ->
                    new ClientEvictedException(
                            "The cluster has ended this client's session while "
                                    + operation
                                    + " was in flight; it may have been executed"
                                    + RETRY
                                    + " through another client",
                            true);
            case CLIENT_RELEASE_TOO_LOW, CLIENT_RELEASE_TOO_HIGH -> release(status);
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
