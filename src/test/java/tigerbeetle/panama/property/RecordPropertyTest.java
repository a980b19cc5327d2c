package tigerbeetle.panama.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.UInt128;

/**
 * Records to bytes and back, in memory of any kind, and any bytes to records: a value, or the
 * exception that is documented. For long:
 *
 * <pre>{@code
 * mvn -Dtest='*PropertyTest' -Djqwik.tries.default=100000 test
 * }</pre>
 */
class RecordPropertyTest {

    private static final int BUFFER_SIZE = 512;
    private static final int AT_MAX = BUFFER_SIZE - 128;

    @Provide
    Arbitrary<RecordForm<?>> forms() {
        return Arbitraries.of(RecordForm.ALL);
    }

    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll("forms") RecordForm<?> form,
            @ForAll long seed,
            @ForAll @IntRange(max = AT_MAX) int at) {
        try (Arena arena = Arena.ofConfined()) {
            roundTrip(form, seed, at, ByteBuffer.allocate(BUFFER_SIZE));
            roundTrip(form, seed, at, ByteBuffer.allocateDirect(BUFFER_SIZE));
            roundTrip(form, seed, at, arena.allocate(BUFFER_SIZE).asByteBuffer());
        }
    }

    private static <T> void roundTrip(RecordForm<T> form, long seed, int at, ByteBuffer memory) {
        ByteBuffer buffer = memory.order(ByteOrder.LITTLE_ENDIAN);
        byte[] before = new byte[BUFFER_SIZE];
        new SplittableRandom(~seed).nextBytes(before);
        buffer.put(0, before);
        T value = form.any().apply(new RandomRecords(seed));

        form.writer().write(value, buffer, at);

        assertThat(form.reader().read(buffer, at)).isEqualTo(value);
        byte[] after = new byte[BUFFER_SIZE];
        buffer.get(0, after);
        System.arraycopy(after, at, before, at, form.size());
        assertThat(after).as("bytes around the record").isEqualTo(before);
    }

    /** Of two different records the bytes differ: none leaves a field out. */
    @Property
    void whatIsReadIsWrittenAgain(
            @ForAll("forms") RecordForm<?> form, @ForAll @Size(128) byte[] bytes) {
        readAndWrite(form, bytes);
    }

    /** Bytes most of which are a record: the same with a few of them changed. */
    @Property
    void anyBytesAreARecordOrRefused(
            @ForAll("forms") RecordForm<?> form,
            @ForAll long seed,
            @ForAll @IntRange(max = 127) int changed,
            @ForAll byte change) {
        byte[] bytes = bytes(form, seed);
        bytes[changed % form.size()] = change;
        readAndWrite(form, bytes);
    }

    private static <T> byte[] bytes(RecordForm<T> form, long seed) {
        ByteBuffer buffer = ByteBuffer.allocate(form.size()).order(ByteOrder.LITTLE_ENDIAN);
        form.writer().write(form.any().apply(new RandomRecords(seed)), buffer, 0);
        return buffer.array();
    }

    private static <T> void readAndWrite(RecordForm<T> form, byte[] bytes) {
        T value;
        try {
            value = form.reader().read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith(form.name() + ".");
            return;
        }
        byte[] written = new byte[form.size()];
        form.writer().write(value, ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN), 0);
        byte[] meant = Arrays.copyOf(bytes, form.size());
        for (int i = form.reserved().getFirst(); i < form.reserved().getLast(); i++) {
            meant[i] = 0;
        }
        assertThat(written).isEqualTo(meant);
        assertThat(value).hasToString(value.toString());
    }

    @Property
    void anyNumberIsAStatusOrRefused(@ForAll int code) {
        assertThat(codeOf(code, CreateAccountStatus::fromCode)).isIn(code, null);
        assertThat(codeOf(code, CreateTransferStatus::fromCode)).isIn(code, null);
    }

    @FunctionalInterface
    private interface FromCode {
        CreateStatus of(int code);
    }

    private static @Nullable Integer codeOf(int code, FromCode fromCode) {
        try {
            return fromCode.of(code).code();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Property
    void anyTextIsANumberOrRefused(@ForAll String text) {
        UInt128 value;
        try {
            value = UInt128.parse(text);
        } catch (NumberFormatException e) {
            return;
        }
        assertThat(UInt128.parse(value.toString())).isEqualTo(value);
    }
}
