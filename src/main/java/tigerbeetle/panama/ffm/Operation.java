package tigerbeetle.panama.ffm;

import tigerbeetle.panama.bindings.tb_client;
import tigerbeetle.panama.layout.AccountBalanceLayout;
import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.ChangeEventLayout;
import tigerbeetle.panama.layout.ChangeEventsFilterLayout;
import tigerbeetle.panama.layout.CreateResultLayout;
import tigerbeetle.panama.layout.IdLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;
import tigerbeetle.panama.layout.TransferLayout;

/**
 * What can be asked of the library, with the sizes that its checks depend on: the library aborts
 * the process for a query whose data is not exactly one filter.
 */
public enum Operation {
    CREATE_ACCOUNTS(
            tb_client.TB_OPERATION_CREATE_ACCOUNTS(),
            AccountLayout.SIZE,
            CreateResultLayout.SIZE,
            false),
    CREATE_TRANSFERS(
            tb_client.TB_OPERATION_CREATE_TRANSFERS(),
            TransferLayout.SIZE,
            CreateResultLayout.SIZE,
            false),
    LOOKUP_ACCOUNTS(
            tb_client.TB_OPERATION_LOOKUP_ACCOUNTS(), IdLayout.SIZE, AccountLayout.SIZE, false),
    LOOKUP_TRANSFERS(
            tb_client.TB_OPERATION_LOOKUP_TRANSFERS(), IdLayout.SIZE, TransferLayout.SIZE, false),
    GET_ACCOUNT_TRANSFERS(
            tb_client.TB_OPERATION_GET_ACCOUNT_TRANSFERS(),
            AccountFilterLayout.SIZE,
            TransferLayout.SIZE,
            true),
    GET_ACCOUNT_BALANCES(
            tb_client.TB_OPERATION_GET_ACCOUNT_BALANCES(),
            AccountFilterLayout.SIZE,
            AccountBalanceLayout.SIZE,
            true),
    QUERY_ACCOUNTS(
            tb_client.TB_OPERATION_QUERY_ACCOUNTS(),
            QueryFilterLayout.SIZE,
            AccountLayout.SIZE,
            true),
    QUERY_TRANSFERS(
            tb_client.TB_OPERATION_QUERY_TRANSFERS(),
            QueryFilterLayout.SIZE,
            TransferLayout.SIZE,
            true),
    GET_CHANGE_EVENTS(
            tb_client.TB_OPERATION_GET_CHANGE_EVENTS(),
            ChangeEventsFilterLayout.SIZE,
            ChangeEventLayout.SIZE,
            true);

    /** The largest body of a message, in bytes: 1 MiB less the header (src/constants.zig). */
    public static final int BODY_SIZE_MAX = 1_048_576 - 256;

    private final int code;
    private final int eventSize;
    private final int resultSize;
    private final boolean singleEvent;

    Operation(int code, int eventSize, int resultSize, boolean singleEvent) {
        this.code = code;
        this.eventSize = eventSize;
        this.resultSize = resultSize;
        this.singleEvent = singleEvent;
    }

    /** The number of this operation in the protocol. */
    public int code() {
        return code;
    }

    /** The size of an event in bytes. */
    public int eventSize() {
        return eventSize;
    }

    /** The size of a result in bytes. */
    public int resultSize() {
        return resultSize;
    }

    /** Whether it changes the ledger, so that it matters whether it was executed. */
    public boolean isCreate() {
        return this == CREATE_ACCOUNTS || this == CREATE_TRANSFERS;
    }

    /** Whether the data of a request is exactly one event, a filter. */
    public boolean isSingleEvent() {
        return singleEvent;
    }

    /**
     * The most events that fit into a request of this operation on a server with default limits,
     * and into its reply: the message less the trailer of one batch, which takes an event's room.
     */
    public int eventCountMax() {
        return singleEvent ? 1 : Math.min(fitting(eventSize), fitting(resultSize));
    }

    /** The most results that fit into a reply of this operation. */
    public int resultCountMax() {
        // Change events are not sent as a multi-batch, so there is no trailer.
        return this == GET_CHANGE_EVENTS ? BODY_SIZE_MAX / resultSize : fitting(resultSize);
    }

    private static int fitting(int elementSize) {
        int trailerSize = Math.max(elementSize, 4);
        return (BODY_SIZE_MAX - trailerSize) / elementSize;
    }

    /** Refuses data that the library would abort on. */
    void checkDataSize(int dataSize) {
        boolean valid =
                singleEvent
                        ? dataSize == eventSize
                        : dataSize >= 0 && dataSize <= BODY_SIZE_MAX && dataSize % eventSize == 0;
        if (!valid) {
            throw new IllegalArgumentException(
                    this
                            + ": "
                            + dataSize
                            + " bytes of data are not "
                            + (singleEvent ? "one event" : "a number of events")
                            + " of "
                            + eventSize
                            + " bytes");
        }
    }
}
