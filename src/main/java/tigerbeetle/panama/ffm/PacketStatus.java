package tigerbeetle.panama.ffm;

import tigerbeetle.panama.bindings.tb_client;

/** How the library completed a packet. */
public enum PacketStatus {
    OK(tb_client.TB_PACKET_OK()),
    TOO_MUCH_DATA(tb_client.TB_PACKET_TOO_MUCH_DATA()),
    CLIENT_EVICTED(tb_client.TB_PACKET_CLIENT_EVICTED()),
    CLIENT_RELEASE_TOO_LOW(tb_client.TB_PACKET_CLIENT_RELEASE_TOO_LOW()),
    CLIENT_RELEASE_TOO_HIGH(tb_client.TB_PACKET_CLIENT_RELEASE_TOO_HIGH()),
    CLIENT_SHUTDOWN(tb_client.TB_PACKET_CLIENT_SHUTDOWN()),
    INVALID_OPERATION(tb_client.TB_PACKET_INVALID_OPERATION()),
    INVALID_DATA_SIZE(tb_client.TB_PACKET_INVALID_DATA_SIZE()),

    /** One that is not known here: a library of another release. */
    UNKNOWN(INVALID_DATA_SIZE.code + 1);

    private static final PacketStatus[] BY_CODE = values();

    private final int code;

    PacketStatus(int code) {
        this.code = code;
    }

    static PacketStatus fromCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : UNKNOWN;
    }

    /** Whether the session is gone for good, so that no later request can succeed. */
    public boolean isEviction() {
        return switch (this) {
            case CLIENT_EVICTED, CLIENT_RELEASE_TOO_LOW, CLIENT_RELEASE_TOO_HIGH -> true;
            case OK,
                    TOO_MUCH_DATA,
                    CLIENT_SHUTDOWN,
                    INVALID_OPERATION,
                    INVALID_DATA_SIZE,
                    UNKNOWN ->
                    false;
        };
    }
}
