package tigerbeetle.panama;

/**
 * Makes a {@link ChangeEventsFilter}. For use by one thread.
 *
 * <p>What a field cannot hold is refused by {@link #build()}.
 */
public final class ChangeEventsFilterBuilder {

    private long timestampMin;
    private long timestampMax;
    private int limit = ChangeEventsFilter.LIMIT_MAX;

    ChangeEventsFilterBuilder() {}

    ChangeEventsFilterBuilder(ChangeEventsFilter from) {
        timestampMin = from.timestampMin();
        timestampMax = from.timestampMax();
        limit = from.limit();
    }

    /**
     * Sets {@link ChangeEventsFilter#timestampMin()}.
     *
     * @param timestampMin the earliest, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
     * @return this builder
     */
    public ChangeEventsFilterBuilder timestampMin(long timestampMin) {
        this.timestampMin = timestampMin;
        return this;
    }

    /**
     * Sets {@link ChangeEventsFilter#timestampMax()}.
     *
     * @param timestampMax the latest, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
     * @return this builder
     */
    public ChangeEventsFilterBuilder timestampMax(long timestampMax) {
        this.timestampMax = timestampMax;
        return this;
    }

    /**
     * Sets {@link ChangeEventsFilter#limit()}.
     *
     * @param limit 1 to 2,730
     * @return this builder
     */
    public ChangeEventsFilterBuilder limit(int limit) {
        this.limit = limit;
        return this;
    }

    /**
     * Makes a {@link ChangeEventsFilter} of the values set so far. The builder can be used further.
     *
     * @return a new one
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ChangeEventsFilter build() {
        return new ChangeEventsFilter(timestampMin, timestampMax, limit);
    }
}
