package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Cuts the bytes that a peer sends into messages and checks them, in the order of TigerBeetle's
 * receive side (0.17.9, {@code src/message_buffer.zig}): checksum of the header, number of the
 * command, size, checksum of the body, then the cluster. Messages may arrive in any pieces, one or
 * many at a time.
 *
 * <p>A peer decides about at most {@link Header#MESSAGE_SIZE_MAX} bytes of memory: the buffer
 * starts small and grows only while bytes arrive, so that a header which promises much costs
 * nothing. After a defect the decoder accepts nothing more.
 *
 * <p>Use: read into {@link #window}, then call {@link #next} until it says {@link
 * Result#INCOMPLETE}. Not thread-safe.
 */
public final class FrameDecoder {

    /** What {@link #next} found. */
    public enum Result {
        /** No whole message is there yet. */
        INCOMPLETE,
        /** A message, see {@link #message}. */
        MESSAGE,
        /** The header's checksum is wrong: close the connection. */
        HEADER_CHECKSUM,
        /** The command's number is undefined: close the connection. */
        UNKNOWN_COMMAND,
        /** The size is below a header's or above the maximum: close the connection. */
        SIZE_OUT_OF_RANGE,
        /** The body's checksum is wrong: close the connection. */
        BODY_CHECKSUM,
        /** The message is meant for another cluster: close the connection. */
        WRONG_CLUSTER
    }

    /** The buffer's size as long as messages are small. */
    static final int CAPACITY_MIN = 4096;

    private static final int GROWTH = 4;

    private final U128 cluster;
    private final Checksum checksum = new Checksum();

    /** Bytes from {@link #begin} to its position are received and not consumed. */
    private ByteBuffer buffer = allocate(CAPACITY_MIN);

    private int begin;
    private boolean headerChecked;
    private int messageSize;
    private Result result = Result.INCOMPLETE;

    /**
     * Makes a decoder for one connection.
     *
     * @param cluster the cluster that messages must be meant for
     */
    public FrameDecoder(U128 cluster) {
        this.cluster = cluster;
    }

    /**
     * The place for received bytes. Valid until the next call of any method; a message returned
     * before is no longer valid.
     *
     * @return a buffer with space remaining, whose position the caller moves by what it received
     * @throws IllegalStateException if {@link #next} has not been called until it was incomplete
     */
    public ByteBuffer window() {
        if (result != Result.INCOMPLETE) {
            throw new IllegalStateException("window in state " + result);
        }
        int received = buffer.position() - begin;
        int wanted = headerChecked ? Header.size(frame(Header.SIZE)) : Header.SIZE;
        if (received == 0) {
            rewind();
        } else if (begin > 0 && begin + wanted > buffer.capacity()) {
            buffer.flip().position(begin).compact();
            begin = 0;
        }
        if (!buffer.hasRemaining()) {
            resize(Math.min(GROWTH * buffer.capacity(), Header.MESSAGE_SIZE_MAX));
        }
        return buffer;
    }

    /**
     * Moves on to the next message. The one before is consumed by this.
     *
     * @return what was found; anything but {@link Result#INCOMPLETE} and {@link Result#MESSAGE} is
     *     final
     */
    public Result next() {
        if (result == Result.MESSAGE) {
            begin += messageSize;
            headerChecked = false;
            result = Result.INCOMPLETE;
        }
        if (result == Result.INCOMPLETE) {
            result = examine();
        }
        return result;
    }

    private Result examine() {
        int received = buffer.position() - begin;
        if (received < Header.SIZE) {
            return Result.INCOMPLETE;
        }
        ByteBuffer header = frame(Header.SIZE);
        if (!headerChecked) {
            Result defect = examineHeader(header);
            if (defect != Result.MESSAGE) {
                return defect;
            }
            headerChecked = true;
        }
        int size = Header.size(header);
        if (received < size) {
            return Result.INCOMPLETE;
        }
        U128 bodyChecksum =
                size == Header.SIZE
                        ? Checksum.OF_NOTHING
                        : checksum.of(buffer, begin + Header.SIZE, size - Header.SIZE);
        if (!bodyChecksum.equals(U128.read(header, Header.CHECKSUM_BODY))) {
            return Result.BODY_CHECKSUM;
        }
        if (!cluster.equals(Header.cluster(header))) {
            return Result.WRONG_CLUSTER;
        }
        messageSize = size;
        return Result.MESSAGE;
    }

    private Result examineHeader(ByteBuffer header) {
        U128 computed = checksum.of(header, Header.COVERED, Header.SIZE - Header.COVERED);
        if (!computed.equals(Header.checksum(header))) {
            return Result.HEADER_CHECKSUM;
        }
        // A real replica terminates its process here; nobody may do that to us.
        if (Header.command(header) > Command.NUMBER_MAX) {
            return Result.UNKNOWN_COMMAND;
        }
        int size = Header.size(header);
        return size < Header.SIZE || size > Header.MESSAGE_SIZE_MAX
                ? Result.SIZE_OUT_OF_RANGE
                : Result.MESSAGE;
    }

    /**
     * The message that {@link #next} found, without a copy: valid until the next call of {@link
     * #next} or {@link #window}.
     *
     * @return the message, as the package describes messages
     * @throws IllegalStateException if there is none
     */
    public ByteBuffer message() {
        if (result != Result.MESSAGE) {
            throw new IllegalStateException("message in state " + result);
        }
        return frame(messageSize);
    }

    /**
     * Says whether a large message has left a large buffer behind, which {@link #trim} would free.
     *
     * @return true if the buffer is larger than at first
     */
    public boolean isLarge() {
        return buffer.capacity() > CAPACITY_MIN;
    }

    /** Frees a large buffer if nothing is in it. */
    public void trim() {
        if (isLarge() && buffer.position() == begin && result == Result.INCOMPLETE) {
            rewind();
            buffer = allocate(CAPACITY_MIN);
        }
    }

    private void rewind() {
        begin = 0;
        buffer.clear();
    }

    private void resize(int capacity) {
        ByteBuffer larger = allocate(capacity);
        larger.put(buffer.flip());
        buffer = larger;
    }

    private ByteBuffer frame(int size) {
        return buffer.slice(begin, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer allocate(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
