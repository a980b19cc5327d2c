package tigerbeetle.panama.bench;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.wire.Checksum;
import tigerbeetle.panama.embedded.wire.U128;

/** Ids, 128-bit numbers, and the embedded server's checksum. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValuesBenchmark {

    private static final String TEXT = "214850178493633095719753766415838275046";

    private final UInt128 value = UInt128.parse(TEXT);
    private final UInt128 other = UInt128.ofHighLow(1, 2);
    private final BigInteger big = new BigInteger(TEXT);
    private final Checksum checksum = new Checksum();
    private final ByteBuffer header = ByteBuffer.allocate(256);
    private final ByteBuffer message = ByteBuffer.allocate(1 << 20);

    /** A new id. */
    @Benchmark
    public UInt128 id() {
        return Id.next();
    }

    /** New ids by four threads at the same time. */
    @Benchmark
    @Threads(4)
    public UInt128 idOfFourThreads() {
        return Id.next();
    }

    /** A sum. */
    @Benchmark
    public UInt128 uint128Plus() {
        return value.plus(other);
    }

    /** From decimal digits. */
    @Benchmark
    public UInt128 uint128Parse() {
        return UInt128.parse(TEXT);
    }

    /** To decimal digits. */
    @Benchmark
    public String uint128ToString() {
        return value.toString();
    }

    /** From a big number. */
    @Benchmark
    public UInt128 uint128OfBigInteger() {
        return UInt128.of(big);
    }

    /** To a big number. */
    @Benchmark
    public BigInteger uint128ToBigInteger() {
        return value.toBigInteger();
    }

    /** Of a header, 256 bytes. */
    @Benchmark
    public U128 checksumOfHeader() {
        return checksum.of(header, 0, header.capacity());
    }

    /** Of the largest message, a mebibyte. */
    @Benchmark
    public U128 checksumOfMessage() {
        return checksum.of(message, 0, message.capacity());
    }
}
