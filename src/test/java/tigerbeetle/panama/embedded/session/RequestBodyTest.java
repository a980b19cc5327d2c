package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.MultiBatch;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.TestMessages;

/** Whatever a client sends as a body: it is refused, or every byte of it is in one batch. */
class RequestBodyTest {

    private static final int REQUEST = 5;

    @Provide
    Arbitrary<Limits> limits() {
        return Arbitraries.of(Limits.PRODUCTION, Limits.DEVELOPMENT);
    }

    @Property
    void anyBytesAreBatchesOrRefused(
            @ForAll("limits") Limits limits,
            @ForAll Operation operation,
            @ForAll @Size(max = 1024) byte[] bytes) {
        check(limits, operation, bytes);
    }

    /** Bodies whose trailer adds up, or nearly: few random bytes have one. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyTrailerIsOneOrRefused(
            @ForAll("limits") Limits limits,
            @ForAll Operation operation,
            @ForAll @Size(max = 20) List<@IntRange(max = 9) Integer> counts,
            @ForAll @IntRange(max = 40) int extra,
            @ForAll byte fill) {
        int elements = counts.stream().mapToInt(Integer::intValue).sum();
        int trailerSize = MultiBatch.trailerSize(operation.eventSize(), counts.size());
        byte[] bytes = new byte[elements * operation.eventSize() + trailerSize + extra / 39];
        Arrays.fill(bytes, fill);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = bytes.length - Short.BYTES * (counts.size() + 1);
        Arrays.fill(bytes, bytes.length - trailerSize, at, (byte) 0xFF);
        for (int i = counts.size() - 1; i >= 0; i--, at += Short.BYTES) {
            buffer.putShort(at, counts.get(i).shortValue());
        }
        buffer.putShort(at, (short) (counts.size() + extra / 38));
        check(limits, operation, bytes);
    }

    private static void check(Limits limits, Operation operation, byte[] bytes) {
        ByteBuffer message = TestMessages.message(REQUEST, bytes);
        RequestBody body = new RequestBody(limits);
        if (!body.decode(operation, message)) {
            return;
        }
        int index = 0;
        for (int batch = 0; batch < body.batchCount(); batch++) {
            int count = body.eventCount(batch);
            ByteBuffer events = body.events(index, count);
            assertThat(events.position()).isEqualTo(Header.SIZE + index * operation.eventSize());
            assertThat(events.remaining()).isEqualTo(count * operation.eventSize());
            index += count;
        }
        assertThat(index).isEqualTo(body.eventCount());
        int trailerSize =
                operation.isMultiBatch()
                        ? MultiBatch.trailerSize(operation.eventSize(), body.batchCount())
                        : 0;
        assertThat(index * operation.eventSize() + trailerSize).isEqualTo(bytes.length);
    }
}
