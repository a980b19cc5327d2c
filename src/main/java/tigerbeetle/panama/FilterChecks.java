package tigerbeetle.panama;

/**
 * What the filters check alike: the server answers an invalid filter with an empty result instead
 * of an error, so it is refused before it is sent (src/state_machine.zig, 0.17.9).
 */
final class FilterChecks {

    /** The most rows in a reply, but for change events (src/state_machine.zig, 0.17.9). */
    static final int LIMIT_MAX = 8189;

    private FilterChecks() {}

    static int limit(String filter, long limit) {
        return limit(filter, limit, LIMIT_MAX);
    }

    static int limit(String filter, long limit, int limitMax) {
        if (limit < 1 || limit > limitMax) {
            throw Check.outside(filter + ".limit", limit, "1.." + limitMax);
        }
        return (int) limit;
    }

    static void timestamps(String filter, long timestampMin, long timestampMax) {
        Check.notNegative(filter + ".timestampMin", timestampMin);
        Check.notNegative(filter + ".timestampMax", timestampMax);
        if (timestampMax != 0 && timestampMin > timestampMax) {
            throw new IllegalArgumentException(
                    "%s.timestampMin: %d is more than timestampMax, %d"
                            .formatted(filter, timestampMin, timestampMax));
        }
    }
}
