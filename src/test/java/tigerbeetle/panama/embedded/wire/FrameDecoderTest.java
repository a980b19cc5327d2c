package tigerbeetle.panama.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tigerbeetle.panama.embedded.wire.FrameDecoder.Result.BODY_CHECKSUM;
import static tigerbeetle.panama.embedded.wire.FrameDecoder.Result.HEADER_CHECKSUM;
import static tigerbeetle.panama.embedded.wire.FrameDecoder.Result.INCOMPLETE;
import static tigerbeetle.panama.embedded.wire.FrameDecoder.Result.MESSAGE;
import static tigerbeetle.panama.embedded.wire.FrameDecoder.Result.SIZE_OUT_OF_RANGE;
import static tigerbeetle.panama.embedded.wire.FrameDecoder.Result.UNKNOWN_COMMAND;
import static tigerbeetle.panama.embedded.wire.FrameDecoder.Result.WRONG_CLUSTER;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {

    private static final U128 CLIENT = new U128(1, 2);

    private final FrameDecoder decoder = new FrameDecoder(TestMessages.CLUSTER);

    /** Feeds bytes in pieces of at most the given size and collects the messages. */
    private static List<ByteBuffer> feed(FrameDecoder decoder, ByteBuffer bytes, int pieceSize) {
        List<ByteBuffer> messages = new ArrayList<>();
        ByteBuffer source = bytes.duplicate().clear();
        while (source.hasRemaining()) {
            ByteBuffer window = decoder.window();
            int size = Math.min(pieceSize, Math.min(window.remaining(), source.remaining()));
            assertThat(size).isPositive();
            window.put(source.slice(source.position(), size));
            source.position(source.position() + size);
            while (decoder.next() == MESSAGE) {
                messages.add(copy(decoder.message()));
            }
            assertThat(decoder.next()).isEqualTo(INCOMPLETE);
        }
        return messages;
    }

    private static ByteBuffer copy(ByteBuffer message) {
        return ByteBuffer.allocate(message.limit()).put(0, message, 0, message.limit());
    }

    private static ByteBuffer join(List<ByteBuffer> messages) {
        ByteBuffer bytes =
                ByteBuffer.allocate(messages.stream().mapToInt(ByteBuffer::capacity).sum());
        messages.forEach(message -> bytes.put(message.duplicate().clear()));
        return bytes.flip();
    }

    private static ByteBuffer withBody(int bodySize) {
        byte[] body = new byte[bodySize];
        for (int i = 0; i < bodySize; i++) {
            body[i] = (byte) (i * 31);
        }
        return TestMessages.request(CLIENT, 2, 1, U128.ZERO, 146, body);
    }

    @Property(tries = 200)
    void findsTheMessagesHoweverTheyArriveInPieces(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 6000) Integer> bodySizes,
            @ForAll @IntRange(min = 1, max = 20_000) int pieceSize) {
        List<ByteBuffer> sent = bodySizes.stream().map(FrameDecoderTest::withBody).toList();
        assertThat(feed(new FrameDecoder(TestMessages.CLUSTER), join(sent), pieceSize))
                .isEqualTo(sent);
    }

    /** Headers of any content, sealed so that they are looked at, and noise after them. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyBytesGiveAResultAndKeepLittleMemory(
            @ForAll @Size(256) byte[] header,
            @ForAll @IntRange(max = 3) int sealed,
            @ForAll @IntRange(min = 256, max = 2000) int size,
            @ForAll @Size(max = 2000) byte[] noise,
            @ForAll @IntRange(min = 1, max = 700) int pieceSize) {
        ByteBuffer message = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        if (sealed > 0) {
            message.put(Header.COMMAND, (byte) (header[Header.COMMAND] & 0x1F));
            message.putInt(Header.MESSAGE_SIZE, sealed > 1 ? size : message.getInt(0));
            sealHeader(message);
        }
        ByteBuffer bytes = ByteBuffer.allocate(header.length + noise.length);
        bytes.put(header).put(noise).flip();
        FrameDecoder decoder = new FrameDecoder(TestMessages.CLUSTER);
        FrameDecoder.Result result = INCOMPLETE;
        while (bytes.hasRemaining() && result == INCOMPLETE) {
            ByteBuffer window = decoder.window();
            int count = Math.min(pieceSize, Math.min(window.remaining(), bytes.remaining()));
            window.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            assertThat(window.capacity()).isLessThanOrEqualTo(FrameDecoder.CAPACITY_MIN);
            while ((result = decoder.next()) == MESSAGE) {
                assertThat(decoder.message().limit()).isGreaterThanOrEqualTo(Header.SIZE);
            }
        }
    }

    @Test
    void findsMessagesInSingleBytes() {
        List<ByteBuffer> sent =
                List.of(withBody(0), withBody(1), withBody(300), TestMessages.ping(CLIENT, 0, 7));
        assertThat(feed(decoder, join(sent), 1)).isEqualTo(sent);
    }

    @Test
    void findsTheLargestMessageBetweenSmallOnes() {
        List<ByteBuffer> sent = List.of(withBody(5), withBody(Header.BODY_SIZE_MAX), withBody(0));
        assertThat(feed(decoder, join(sent), 100_000)).isEqualTo(sent);
    }

    @Test
    void keepsNoMoreMemoryThanArrives() {
        ByteBuffer message = withBody(Header.BODY_SIZE_MAX);
        decoder.window().put(message.slice(0, Header.SIZE));
        assertThat(decoder.next()).isEqualTo(INCOMPLETE);
        assertThat(decoder.window().capacity()).isEqualTo(FrameDecoder.CAPACITY_MIN);
        assertThat(decoder.isLarge()).isFalse();
    }

    @Test
    void trimsOnlyWhenEmpty() {
        ByteBuffer message = withBody(50_000);
        assertThat(feed(decoder, message, 1 << 20)).hasSize(1);
        assertThat(decoder.isLarge()).isTrue();
        decoder.window().put((byte) 1);
        decoder.trim();
        assertThat(decoder.isLarge()).isTrue();

        FrameDecoder other = new FrameDecoder(TestMessages.CLUSTER);
        feed(other, message, 1 << 20);
        other.trim();
        assertThat(other.isLarge()).isFalse();
        assertThat(feed(other, message, 1 << 20)).hasSize(1);
    }

    @Test
    void looksForDefectsInOrder() {
        // Everything is wrong; one defect after the other is mended.
        ByteBuffer message = withBody(10);
        message.put(Header.COMMAND, (byte) 25);
        message.putInt(Header.MESSAGE_SIZE, 255);
        new U128(9, 9).write(message, Header.CLUSTER);
        message.put(Header.SIZE, (byte) 0xee);
        expect(message, HEADER_CHECKSUM);
        sealHeader(message);
        expect(message, UNKNOWN_COMMAND);
        message.put(Header.COMMAND, (byte) 5);
        sealHeader(message);
        expect(message, SIZE_OUT_OF_RANGE);
        message.putInt(Header.MESSAGE_SIZE, message.capacity());
        sealHeader(message);
        expect(message, BODY_CHECKSUM);
        TestMessages.seal(message);
        expect(message, WRONG_CLUSTER);
        U128.ZERO.write(message, Header.CLUSTER);
        TestMessages.seal(message);
        expect(message, MESSAGE);
    }

    @Test
    void knowsTheBoundsOfSizesAndCommands() {
        ByteBuffer message = withBody(0);
        for (int size : new int[] {0, 255, Header.MESSAGE_SIZE_MAX + 1, -1, Integer.MIN_VALUE}) {
            message.putInt(Header.MESSAGE_SIZE, size);
            sealHeader(message);
            expect(message, SIZE_OUT_OF_RANGE);
        }
        message.putInt(Header.MESSAGE_SIZE, 256).put(Header.COMMAND, (byte) 24);
        sealHeader(message);
        expect(message, MESSAGE);
        message.put(Header.COMMAND, (byte) 255);
        sealHeader(message);
        expect(message, UNKNOWN_COMMAND);
    }

    @Test
    void acceptsNothingAfterADefect() {
        decoder.window().put(new byte[Header.SIZE]);
        assertThat(decoder.next()).isEqualTo(HEADER_CHECKSUM);
        assertThat(decoder.next()).isEqualTo(HEADER_CHECKSUM);
        assertThatThrownBy(decoder::window).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(decoder::message).isInstanceOf(IllegalStateException.class);
    }

    private static void sealHeader(ByteBuffer message) {
        new Checksum()
                .of(message, Header.COVERED, Header.SIZE - Header.COVERED)
                .write(message, Header.CHECKSUM);
    }

    private static void expect(ByteBuffer message, FrameDecoder.Result expected) {
        FrameDecoder decoder = new FrameDecoder(TestMessages.CLUSTER);
        decoder.window().put(message.duplicate().clear());
        assertThat(decoder.next()).isEqualTo(expected);
    }
}
