package tigerbeetle.panama;

/**
 * Makes a {@link QueryFilter}. For use by one thread.
 *
 * <p>What a field cannot hold is refused by {@link #build()}, a negative id or amount at once.
 */
public final class QueryFilterBuilder {

    private UInt128 userData128 = UInt128.ZERO;
    private long userData64;
    private long userData32;
    private long ledger;
    private int code;
    private long timestampMin;
    private long timestampMax;
    private int limit = QueryFilter.LIMIT_MAX;
    private boolean reversed;

    QueryFilterBuilder() {}

    QueryFilterBuilder(QueryFilter from) {
        userData128 = from.userData128();
        userData64 = from.userData64();
        userData32 = from.userData32();
        ledger = from.ledger();
        code = from.code();
        timestampMin = from.timestampMin();
        timestampMax = from.timestampMax();
        limit = from.limit();
        reversed = from.reversed();
    }

    /**
     * Sets {@link QueryFilter#userData128()}.
     *
     * @param userData128 that of the rows, or 0 for any
     * @return this builder
     */
    public QueryFilterBuilder userData128(UInt128 userData128) {
        this.userData128 = userData128;
        return this;
    }

    /**
     * Sets {@link QueryFilter#userData128()}.
     *
     * @param userData128 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public QueryFilterBuilder userData128(long userData128) {
        this.userData128 = Check.uint128("QueryFilter.userData128", userData128);
        return this;
    }

    /**
     * Sets {@link QueryFilter#userData64()}.
     *
     * @param userData64 that of the rows, 64 unsigned bits, or 0 for any
     * @return this builder
     */
    public QueryFilterBuilder userData64(long userData64) {
        this.userData64 = userData64;
        return this;
    }

    /**
     * Sets {@link QueryFilter#userData32()}.
     *
     * @param userData32 0 to 2<sup>32</sup> − 1; 0 for any
     * @return this builder
     */
    public QueryFilterBuilder userData32(long userData32) {
        this.userData32 = userData32;
        return this;
    }

    /**
     * Sets {@link QueryFilter#ledger()}.
     *
     * @param ledger 0 to 2<sup>32</sup> − 1; 0 for any
     * @return this builder
     */
    public QueryFilterBuilder ledger(long ledger) {
        this.ledger = ledger;
        return this;
    }

    /**
     * Sets {@link QueryFilter#code()}.
     *
     * @param code 0 to 65,535; 0 for any
     * @return this builder
     */
    public QueryFilterBuilder code(int code) {
        this.code = code;
        return this;
    }

    /**
     * Sets {@link QueryFilter#timestampMin()}.
     *
     * @param timestampMin the earliest, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
     * @return this builder
     */
    public QueryFilterBuilder timestampMin(long timestampMin) {
        this.timestampMin = timestampMin;
        return this;
    }

    /**
     * Sets {@link QueryFilter#timestampMax()}.
     *
     * @param timestampMax the latest, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
     * @return this builder
     */
    public QueryFilterBuilder timestampMax(long timestampMax) {
        this.timestampMax = timestampMax;
        return this;
    }

    /**
     * Sets {@link QueryFilter#limit()}.
     *
     * @param limit 1 to 8,189
     * @return this builder
     */
    public QueryFilterBuilder limit(int limit) {
        this.limit = limit;
        return this;
    }

    /**
     * Sets {@link QueryFilter#reversed()}.
     *
     * @param reversed whether the latest come first
     * @return this builder
     */
    public QueryFilterBuilder reversed(boolean reversed) {
        this.reversed = reversed;
        return this;
    }

    /**
     * Makes a {@link QueryFilter} of the values set so far. The builder can be used further.
     *
     * @return a new one
     * @throws IllegalArgumentException if a value is null or out of its range
     */
    public QueryFilter build() {
        return new QueryFilter(
                userData128,
                userData64,
                userData32,
                ledger,
                code,
                timestampMin,
                timestampMax,
                limit,
                reversed);
    }
}
