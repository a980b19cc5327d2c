package tigerbeetle.panama;

/**
 * Makes an {@link AccountFilter}. For use by one thread.
 *
 * <p>What a field cannot hold is refused by {@link #build()}, a negative id or amount at once.
 */
public final class AccountFilterBuilder {

    private UInt128 accountId = UInt128.ZERO;
    private UInt128 userData128 = UInt128.ZERO;
    private long userData64;
    private long userData32;
    private int code;
    private long timestampMin;
    private long timestampMax;
    private int limit = AccountFilter.LIMIT_MAX;
    private boolean debits = true;
    private boolean credits = true;
    private boolean reversed;

    AccountFilterBuilder() {}

    AccountFilterBuilder(AccountFilter from) {
        accountId = from.accountId();
        userData128 = from.userData128();
        userData64 = from.userData64();
        userData32 = from.userData32();
        code = from.code();
        timestampMin = from.timestampMin();
        timestampMax = from.timestampMax();
        limit = from.limit();
        debits = from.debits();
        credits = from.credits();
        reversed = from.reversed();
    }

    /**
     * Sets {@link AccountFilter#accountId()}.
     *
     * @param accountId not 0 or 2<sup>128</sup> − 1
     * @return this builder
     */
    public AccountFilterBuilder accountId(UInt128 accountId) {
        this.accountId = accountId;
        return this;
    }

    /**
     * Sets {@link AccountFilter#accountId()}.
     *
     * @param accountId 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public AccountFilterBuilder accountId(long accountId) {
        this.accountId = Check.uint128("AccountFilter.accountId", accountId);
        return this;
    }

    /**
     * Sets {@link AccountFilter#userData128()}.
     *
     * @param userData128 that of the rows, or 0 for any
     * @return this builder
     */
    public AccountFilterBuilder userData128(UInt128 userData128) {
        this.userData128 = userData128;
        return this;
    }

    /**
     * Sets {@link AccountFilter#userData128()}.
     *
     * @param userData128 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public AccountFilterBuilder userData128(long userData128) {
        this.userData128 = Check.uint128("AccountFilter.userData128", userData128);
        return this;
    }

    /**
     * Sets {@link AccountFilter#userData64()}.
     *
     * @param userData64 that of the rows, 64 unsigned bits, or 0 for any
     * @return this builder
     */
    public AccountFilterBuilder userData64(long userData64) {
        this.userData64 = userData64;
        return this;
    }

    /**
     * Sets {@link AccountFilter#userData32()}.
     *
     * @param userData32 0 to 2<sup>32</sup> − 1; 0 for any
     * @return this builder
     */
    public AccountFilterBuilder userData32(long userData32) {
        this.userData32 = userData32;
        return this;
    }

    /**
     * Sets {@link AccountFilter#code()}.
     *
     * @param code 0 to 65,535; 0 for any
     * @return this builder
     */
    public AccountFilterBuilder code(int code) {
        this.code = code;
        return this;
    }

    /**
     * Sets {@link AccountFilter#timestampMin()}.
     *
     * @param timestampMin the earliest, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
     * @return this builder
     */
    public AccountFilterBuilder timestampMin(long timestampMin) {
        this.timestampMin = timestampMin;
        return this;
    }

    /**
     * Sets {@link AccountFilter#timestampMax()}.
     *
     * @param timestampMax the latest, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
     * @return this builder
     */
    public AccountFilterBuilder timestampMax(long timestampMax) {
        this.timestampMax = timestampMax;
        return this;
    }

    /**
     * Sets {@link AccountFilter#limit()}.
     *
     * @param limit 1 to 8,189
     * @return this builder
     */
    public AccountFilterBuilder limit(int limit) {
        this.limit = limit;
        return this;
    }

    /**
     * Sets {@link AccountFilter#debits()}.
     *
     * @param debits whether to return transfers that debit the account
     * @return this builder
     */
    public AccountFilterBuilder debits(boolean debits) {
        this.debits = debits;
        return this;
    }

    /**
     * Sets {@link AccountFilter#credits()}.
     *
     * @param credits whether to return transfers that credit the account
     * @return this builder
     */
    public AccountFilterBuilder credits(boolean credits) {
        this.credits = credits;
        return this;
    }

    /**
     * Sets {@link AccountFilter#reversed()}.
     *
     * @param reversed whether the latest come first
     * @return this builder
     */
    public AccountFilterBuilder reversed(boolean reversed) {
        this.reversed = reversed;
        return this;
    }

    /**
     * Makes an {@link AccountFilter} of the values set so far. The builder can be used further.
     *
     * @return a new one
     * @throws IllegalArgumentException if a value is null or out of its range
     */
    public AccountFilter build() {
        return new AccountFilter(
                accountId,
                userData128,
                userData64,
                userData32,
                code,
                timestampMin,
                timestampMax,
                limit,
                debits,
                credits,
                reversed);
    }
}
