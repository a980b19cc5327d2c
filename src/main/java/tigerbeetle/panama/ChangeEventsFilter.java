package tigerbeetle.panama;

import java.nio.ByteBuffer;
import tigerbeetle.panama.layout.ChangeEventsFilterLayout;

/**
 * Which change events to return: the argument of getChangeEvents. Immutable.
 *
 * <pre>{@code
 * ChangeEventsFilter.all()
 * ChangeEventsFilter.builder().timestampMin(lastTimestamp + 1).limit(100).build()
 * }</pre>
 *
 * <p>Events are returned from the earliest to the latest. A server may return fewer than the limit
 * though there are more: one started with {@code --development} returns no more than 1,016. Only an
 * empty result means that there are no more.
 *
 * <p>A filter that the server deems invalid would get an empty result, as if there were nothing to
 * find: it is refused here instead.
 *
 * @param timestampMin the earliest timestamp, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
 * @param timestampMax the latest timestamp, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
 * @param limit the most events to return, 1 to 2,730
 */
public record ChangeEventsFilter(long timestampMin, long timestampMax, int limit) {

    /** The size of this filter in the protocol, in bytes: 64. */
    public static final int SIZE = ChangeEventsFilterLayout.SIZE;

    /** The most events that one request can return: 2,730. */
    public static final int LIMIT_MAX = 2_730;

    /**
     * A filter with all its fields; {@link #builder()} reads better.
     *
     * @throws IllegalArgumentException if a value is out of its range, or if timestampMin is more
     *     than timestampMax and that is not 0
     */
    public ChangeEventsFilter {
        FilterChecks.timestamps("ChangeEventsFilter", timestampMin, timestampMax);
        FilterChecks.limit("ChangeEventsFilter", limit, LIMIT_MAX);
    }

    /** {@return a filter without bounds and with the greatest limit} */
    public static ChangeEventsFilter all() {
        return builder().build();
    }

    /** {@return a builder: no bounds, the greatest limit} */
    public static ChangeEventsFilterBuilder builder() {
        return new ChangeEventsFilterBuilder();
    }

    /** {@return a builder with the values of this filter} */
    public ChangeEventsFilterBuilder toBuilder() {
        return new ChangeEventsFilterBuilder(this);
    }

    /**
     * Writes this filter as the protocol has it. The buffer's position and limit stay.
     *
     * @param buffer little-endian, with 64 bytes from {@code at} on; all of them are written
     * @param at the index of the first byte
     * @throws IllegalArgumentException if the buffer is not little-endian
     * @throws IndexOutOfBoundsException if the filter is not within the buffer's limit
     */
    public void writeTo(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        Structs.clear(buffer, at, SIZE);
        ChangeEventsFilterLayout.TIMESTAMP_MIN.set(buffer, at, timestampMin);
        ChangeEventsFilterLayout.TIMESTAMP_MAX.set(buffer, at, timestampMax);
        ChangeEventsFilterLayout.LIMIT.set(buffer, at, limit);
    }

    /**
     * Reads a filter as the protocol has it. The buffer's position and limit stay; reserved bytes
     * are passed over.
     *
     * @param buffer little-endian, with 64 bytes from {@code at} on
     * @param at the index of the first byte
     * @return the filter
     * @throws IllegalArgumentException if the buffer is not little-endian, or the filter is invalid
     * @throws IndexOutOfBoundsException if the filter is not within the buffer's limit
     */
    public static ChangeEventsFilter readFrom(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        return new ChangeEventsFilter(
                ChangeEventsFilterLayout.TIMESTAMP_MIN.get(buffer, at),
                ChangeEventsFilterLayout.TIMESTAMP_MAX.get(buffer, at),
                FilterChecks.limit(
                        "ChangeEventsFilter",
                        ChangeEventsFilterLayout.LIMIT.get(buffer, at),
                        LIMIT_MAX));
    }

    /** {@return the limit, and the bounds that there are; numbers are decimal} */
    @Override
    public String toString() {
        return new Fields("ChangeEventsFilter")
                .add("timestampMin", timestampMin)
                .add("timestampMax", timestampMax)
                .always("limit", limit)
                .toString();
    }
}
