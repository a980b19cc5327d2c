package tigerbeetle.panama;

import java.nio.ByteBuffer;
import tigerbeetle.panama.layout.QueryFilterLayout;

/**
 * Which accounts or transfers to return: the argument of queryAccounts and queryTransfers.
 * Immutable.
 *
 * <pre>{@code
 * QueryFilter.all()
 * QueryFilter.builder().ledger(700).code(10).reversed(true).limit(10).build()
 * }</pre>
 *
 * <p>All conditions must hold; a condition that is 0 always does. A filter that the server deems
 * invalid would get an empty result, as if there were nothing to find: it is refused here instead.
 *
 * @param userData128 that of the objects, or 0 for any
 * @param userData64 that of the objects, 64 unsigned bits, or 0 for any
 * @param userData32 that of the objects, 0 to 2<sup>32</sup> − 1, or 0 for any
 * @param ledger that of the objects, 0 to 2<sup>32</sup> − 1, or 0 for any
 * @param code that of the objects, 0 to 65,535, or 0 for any
 * @param timestampMin the earliest timestamp, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
 * @param timestampMax the latest timestamp, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
 * @param limit the most objects to return, 1 to 8,189
 * @param reversed the latest first, instead of the earliest
 */
public record QueryFilter(
        UInt128 userData128,
        long userData64,
        long userData32,
        long ledger,
        int code,
        long timestampMin,
        long timestampMax,
        int limit,
        boolean reversed) {

    /** The size of this filter in the protocol, in bytes: 64. */
    public static final int SIZE = QueryFilterLayout.SIZE;

    /** The most objects that one request can return: 8,189. */
    public static final int LIMIT_MAX = FilterChecks.LIMIT_MAX;

    private static final int REVERSED = 1;

    /**
     * A filter with all its fields; {@link #builder()} reads better.
     *
     * @throws IllegalArgumentException if a value is null or out of its range, or if timestampMin
     *     is more than timestampMax and that is not 0
     */
    public QueryFilter {
        Check.notNull("QueryFilter.userData128", userData128);
        Check.uint32("QueryFilter.userData32", userData32);
        Check.uint32("QueryFilter.ledger", ledger);
        Check.uint16("QueryFilter.code", code);
        FilterChecks.timestamps("QueryFilter", timestampMin, timestampMax);
        FilterChecks.limit("QueryFilter", limit);
    }

    /** {@return a filter without conditions and with the greatest limit, the earliest first} */
    public static QueryFilter all() {
        return builder().build();
    }

    /** {@return a builder: no condition, the greatest limit} */
    public static QueryFilterBuilder builder() {
        return new QueryFilterBuilder();
    }

    /** {@return a builder with the values of this filter} */
    public QueryFilterBuilder toBuilder() {
        return new QueryFilterBuilder(this);
    }

    /**
     * Writes this filter as the protocol has it, {@code tb_query_filter_t}. The buffer's position
     * and limit stay.
     *
     * @param buffer little-endian, with 64 bytes from {@code at} on; all of them are written
     * @param at the index of the first byte
     * @throws IllegalArgumentException if the buffer is not little-endian
     * @throws IndexOutOfBoundsException if the filter is not within the buffer's limit
     */
    public void writeTo(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        Structs.clear(buffer, at, SIZE);
        Structs.set(QueryFilterLayout.USER_DATA_128, buffer, at, userData128);
        QueryFilterLayout.USER_DATA_64.set(buffer, at, userData64);
        QueryFilterLayout.USER_DATA_32.set(buffer, at, userData32);
        QueryFilterLayout.LEDGER.set(buffer, at, ledger);
        QueryFilterLayout.CODE.set(buffer, at, code);
        QueryFilterLayout.TIMESTAMP_MIN.set(buffer, at, timestampMin);
        QueryFilterLayout.TIMESTAMP_MAX.set(buffer, at, timestampMax);
        QueryFilterLayout.LIMIT.set(buffer, at, limit);
        QueryFilterLayout.FLAGS.set(buffer, at, reversed ? REVERSED : 0);
    }

    /**
     * Reads a filter as the protocol has it, {@code tb_query_filter_t}. The buffer's position and
     * limit stay; reserved bytes are passed over.
     *
     * @param buffer little-endian, with 64 bytes from {@code at} on
     * @param at the index of the first byte
     * @return the filter
     * @throws IllegalArgumentException if the buffer is not little-endian, a flag is set that is
     *     not defined, or the filter is invalid
     * @throws IndexOutOfBoundsException if the filter is not within the buffer's limit
     */
    public static QueryFilter readFrom(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        int flags =
                Flags.requireDefined(
                        "QueryFilter.flags",
                        (int) QueryFilterLayout.FLAGS.get(buffer, at),
                        REVERSED);
        return new QueryFilter(
                Structs.get(QueryFilterLayout.USER_DATA_128, buffer, at),
                QueryFilterLayout.USER_DATA_64.get(buffer, at),
                QueryFilterLayout.USER_DATA_32.get(buffer, at),
                QueryFilterLayout.LEDGER.get(buffer, at),
                QueryFilterLayout.CODE.get(buffer, at),
                QueryFilterLayout.TIMESTAMP_MIN.get(buffer, at),
                QueryFilterLayout.TIMESTAMP_MAX.get(buffer, at),
                FilterChecks.limit("QueryFilter", QueryFilterLayout.LIMIT.get(buffer, at)),
                flags != 0);
    }

    /** {@return the fields that are not zero or false; numbers are decimal} */
    @Override
    public String toString() {
        return new Fields("QueryFilter")
                .add("userData128", userData128)
                .add("userData64", userData64)
                .add("userData32", userData32)
                .add("ledger", ledger)
                .add("code", code)
                .add("timestampMin", timestampMin)
                .add("timestampMax", timestampMax)
                .always("limit", limit)
                .add("reversed", reversed)
                .toString();
    }
}
