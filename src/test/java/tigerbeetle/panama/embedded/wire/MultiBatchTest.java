package tigerbeetle.panama.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiBatchTest {

    private final MultiBatchDecoder decoder = new MultiBatchDecoder();

    @Property
    void decodesWhatItEncoded(
            @ForAll("counts") List<Integer> counts, @ForAll("sizes") int elementSize) {
        ByteBuffer body = encode(counts, elementSize);
        assertThat(body.position() % elementSize).isZero();
        assertThat(decoder.decode(body, 0, body.position(), elementSize)).isTrue();
        assertThat(IntStream.range(0, decoder.batchCount()).map(decoder::elementCount))
                .containsExactlyElementsOf(counts);
    }

    @Property
    void refusesABodyWithAnyByteOfTheTrailerChanged(
            @ForAll("counts") List<Integer> counts,
            @ForAll("sizes") int elementSize,
            @ForAll int place,
            @ForAll byte change) {
        ByteBuffer body = encode(counts, elementSize);
        int trailerSize = MultiBatch.trailerSize(elementSize, counts.size());
        int end = body.position();
        int index = end - 1 - Math.floorMod(place, trailerSize);
        int mask = change == 0 ? 1 : change;
        body.put(index, (byte) (body.get(index) ^ mask));
        // One changed count cannot add up; a changed number of batches can by chance: never to a
        // sum that is wrong.
        if (decoder.decode(body, 0, end, elementSize)) {
            int sum = IntStream.range(0, decoder.batchCount()).map(decoder::elementCount).sum();
            int trailer = MultiBatch.trailerSize(elementSize, decoder.batchCount());
            assertThat(sum * elementSize + trailer).isEqualTo(end);
        } else {
            assertThat(decoder.batchCount()).isZero();
        }
    }

    @Property
    void neverTrustsRandomBytes(@ForAll byte[] bytes, @ForAll("sizes") int elementSize) {
        ByteBuffer body = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean decoded = decoder.decode(body, 0, bytes.length, elementSize);
        assertThat(decoded).isEqualTo(decoder.batchCount() > 0);
    }

    @Provide
    Arbitrary<List<Integer>> counts() {
        return Arbitraries.integers().between(0, 300).list().ofMinSize(1).ofMaxSize(100);
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(8, 16, 64, 128);
    }

    private static ByteBuffer encode(List<Integer> counts, int elementSize) {
        int payloadSize = elementSize * counts.stream().mapToInt(Integer::intValue).sum();
        int size = payloadSize + MultiBatch.trailerSize(elementSize, counts.size());
        ByteBuffer body = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        MultiBatchEncoder encoder = new MultiBatchEncoder();
        encoder.begin(body, elementSize);
        for (int count : counts) {
            body.position(body.position() + count * elementSize);
            encoder.endBatch();
        }
        encoder.finish();
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 128, ffffffffffffffffffffffff00000100, 128",
        "0, 16, ffffffffffffffffffffffff00000100, 16",
        "1 1 1 1 1, 128, ffffffff010001000100010001000500, 128",
        "1 0 2, 16, ffffffffffffffff0200000001000300, 16"
    })
    void writesTheCapturedTrailers(
            String counts, int elementSize, String last16Bytes, int trailerSize) {
        List<Integer> list = List.of(counts.split(" ")).stream().map(Integer::valueOf).toList();
        ByteBuffer body = encode(list, elementSize);
        int end = body.position();
        int payloadSize = elementSize * list.stream().mapToInt(Integer::intValue).sum();
        assertThat(end - payloadSize).isEqualTo(trailerSize);
        byte[] last = new byte[16];
        body.get(end - 16, last);
        assertThat(HexFormat.of().formatHex(last)).isEqualTo(last16Bytes);
    }

    @Test
    void refusesImpossibleNumbersOfBatches() {
        ByteBuffer body = encode(List.of(0), 16);
        body.putShort(14, (short) 0);
        assertThat(decoder.decode(body, 0, 16, 16)).isFalse();
        body.putShort(14, (short) 0xffff);
        assertThat(decoder.decode(body, 0, 16, 16)).isFalse();
        body.putShort(14, (short) 8);
        assertThat(decoder.decode(body, 0, 16, 16)).isFalse();
        assertThat(decoder.decode(body, 0, 0, 16)).isFalse();
        assertThat(decoder.decode(body, 0, 1, 16)).isFalse();
    }

    @Test
    void holdsTheMostBatches() {
        List<Integer> counts = IntStream.range(0, 65_534).mapToObj(i -> 0).toList();
        ByteBuffer body = encode(counts, 16);
        assertThat(decoder.decode(body, 0, body.position(), 16)).isTrue();
        assertThat(decoder.batchCount()).isEqualTo(MultiBatch.BATCH_COUNT_MAX);
    }

    @Test
    void refusesToWriteWhatCannotBeRead() {
        ByteBuffer body = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        MultiBatchEncoder encoder = new MultiBatchEncoder();
        encoder.begin(body, 16);
        assertThatThrownBy(encoder::finish).isInstanceOf(IllegalStateException.class);
        body.put((byte) 1);
        assertThatThrownBy(encoder::endBatch).isInstanceOf(IllegalStateException.class);
    }
}
