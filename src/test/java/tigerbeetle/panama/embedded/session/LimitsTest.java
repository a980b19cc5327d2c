package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.EvictionHeader;
import tigerbeetle.panama.embedded.wire.EvictionReason;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.MultiBatch;
import tigerbeetle.panama.embedded.wire.MultiBatchEncoder;
import tigerbeetle.panama.embedded.wire.Operation;

class LimitsTest {

    @Test
    void areThoseOfARealServer() {
        assertThat(Limits.PRODUCTION.batchSizeLimit()).isEqualTo(1_048_320);
        assertThat(Limits.DEVELOPMENT.batchSizeLimit()).isEqualTo(32_512);
        assertThat(Limits.PRODUCTION.expiryCountMax()).isEqualTo(8190);
        assertThat(Limits.DEVELOPMENT.expiryCountMax()).isEqualTo(254);
        assertThat(Limits.PRODUCTION.resultCountMax(Operation.GET_CHANGE_EVENTS)).isEqualTo(2730);
        assertThat(Limits.DEVELOPMENT.resultCountMax(Operation.GET_CHANGE_EVENTS)).isEqualTo(1016);
        assertThat(Limits.DEVELOPMENT.resultCountMax(Operation.QUERY_TRANSFERS)).isEqualTo(8189);
    }

    @Test
    void haveARange() {
        for (int size : new int[] {-1, 0, 3839, 1_048_321}) {
            assertThatThrownBy(() -> new Limits(size, 64))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not in 3840 to 1048320");
        }
        assertThatThrownBy(() -> new Limits(3840, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ByteBuffer ask(Limits limits, Operation operation, byte[] body) {
        Exchange.Link link = new Exchange(limits).connect();
        TestClient client = new TestClient(1).register(link);
        return link.ask(client.next(operation, body));
    }

    private static byte[] zeroes(Operation operation, int... counts) {
        int payloadSize = Arrays.stream(counts).sum() * operation.eventSize();
        int trailerSize = MultiBatch.trailerSize(operation.eventSize(), counts.length);
        ByteBuffer body =
                ByteBuffer.allocate(payloadSize + trailerSize).order(ByteOrder.LITTLE_ENDIAN);
        MultiBatchEncoder encoder = new MultiBatchEncoder();
        encoder.begin(body, operation.eventSize());
        for (int count : counts) {
            body.position(body.position() + count * operation.eventSize());
            encoder.endBatch();
        }
        encoder.finish();
        return body.array();
    }

    private static void expectReply(ByteBuffer answer, int bodySize) {
        assertThat(Header.command(answer)).isEqualTo(Command.REPLY.number());
        assertThat(Header.size(answer)).isEqualTo(Header.SIZE + bodySize);
    }

    private static void expectEviction(ByteBuffer answer, EvictionReason reason) {
        assertThat(Header.command(answer)).isEqualTo(Command.EVICTION.number());
        assertThat(EvictionHeader.reason(answer)).isEqualTo(reason.number());
    }

    @Test
    void theLargestBatchesFit() {
        byte[] transfers = zeroes(Operation.CREATE_TRANSFERS, 8189);
        assertThat(transfers).hasSize(1_048_320);
        expectReply(ask(Limits.PRODUCTION, Operation.CREATE_TRANSFERS, transfers), 8190 * 16);
        expectReply(
                ask(Limits.PRODUCTION, Operation.CREATE_TRANSFERS_UNBATCHED, new byte[8190 * 128]),
                8190 * 8);
        expectReply(
                ask(
                        Limits.PRODUCTION,
                        Operation.CREATE_TRANSFERS_SPARSE,
                        zeroes(Operation.CREATE_TRANSFERS_SPARSE, 8189)),
                8189 * 8 + 8);
        expectReply(
                ask(
                        Limits.DEVELOPMENT,
                        Operation.CREATE_ACCOUNTS,
                        zeroes(Operation.CREATE_ACCOUNTS, 253)),
                254 * 16);
    }

    @Test
    void moreThanTheLargestBatchIsEvicted() {
        expectEviction(
                ask(
                        Limits.DEVELOPMENT,
                        Operation.CREATE_ACCOUNTS,
                        zeroes(Operation.CREATE_ACCOUNTS, 254)),
                EvictionReason.INVALID_REQUEST_BODY_SIZE);
        expectEviction(
                ask(
                        Limits.PRODUCTION,
                        Operation.LOOKUP_ACCOUNTS,
                        zeroes(Operation.LOOKUP_ACCOUNTS, 8190)),
                EvictionReason.INVALID_REQUEST_BODY);
        expectEviction(
                ask(
                        Limits.PRODUCTION,
                        Operation.LOOKUP_ACCOUNTS,
                        zeroes(Operation.LOOKUP_ACCOUNTS, 8000, 190)),
                EvictionReason.INVALID_REQUEST_BODY);
    }

    @Test
    void manyEmptyBatchesAreAnsweredWithAsMany() {
        int[] counts = new int[MultiBatch.BATCH_COUNT_MAX];
        byte[] body = zeroes(Operation.CREATE_TRANSFERS, counts);
        int replySize = MultiBatch.trailerSize(16, counts.length);
        expectReply(ask(Limits.PRODUCTION, Operation.CREATE_TRANSFERS, body), replySize);
    }

    /** Also where the counts add up, and where there would be room for the replies of all. */
    @Test
    void aBatchOfAQueryIsOneFilter() {
        expectReply(askQueries(1, 1, 1), 128);
        for (int[] counts : new int[][] {{0}, {2}, {1, 0}, {0, 2}, {1, 1, 2}}) {
            expectEviction(askQueries(counts), EvictionReason.INVALID_REQUEST_BODY);
        }
    }

    private static ByteBuffer askQueries(int... counts) {
        Operation operation = Operation.QUERY_TRANSFERS;
        return ask(Limits.PRODUCTION, operation, zeroes(operation, counts));
    }

    @Test
    void limitsOfFiltersAddUp() {
        expectReply(ask(Limits.PRODUCTION, Operation.QUERY_ACCOUNTS, filters(1, 0xffff_ffff)), 128);
        expectReply(ask(Limits.PRODUCTION, Operation.QUERY_ACCOUNTS, filters(2, 4094)), 128);
        expectEviction(
                ask(Limits.PRODUCTION, Operation.QUERY_ACCOUNTS, filters(2, 4095)),
                EvictionReason.INVALID_REQUEST_BODY);
        // The real server's sum overflows 32 bits here.
        expectEviction(
                ask(Limits.PRODUCTION, Operation.QUERY_ACCOUNTS, filters(15_000, -1)),
                EvictionReason.INVALID_REQUEST_BODY);
    }

    private static byte[] filters(int count, int limit) {
        int[] counts = new int[count];
        Arrays.fill(counts, 1);
        byte[] body = zeroes(Operation.QUERY_ACCOUNTS, counts);
        ByteBuffer buffer = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        for (int filter = 0; filter < count; filter++) {
            buffer.putInt(filter * 64 + 56, limit);
        }
        return body;
    }
}
