package tigerbeetle.panama;

import java.nio.ByteBuffer;
import tigerbeetle.panama.layout.AccountFilterLayout;

/**
 * Which transfers of one account to return, or which of its balances: the argument of
 * getAccountTransfers and getAccountBalances. Immutable.
 *
 * <pre>{@code
 * AccountFilter.of(accountId)
 * AccountFilter.builder().accountId(accountId).debits(false).reversed(true).limit(10).build()
 * }</pre>
 *
 * <p>All conditions must hold; a condition that is 0 always does. A filter that the server deems
 * invalid would get an empty result, as if there were nothing to find: it is refused here instead.
 *
 * @param accountId the account, not 0 or 2<sup>128</sup> − 1
 * @param userData128 that of the transfers, or 0 for any
 * @param userData64 that of the transfers, 64 unsigned bits, or 0 for any
 * @param userData32 that of the transfers, 0 to 2<sup>32</sup> − 1, or 0 for any
 * @param code that of the transfers, 0 to 65,535, or 0 for any
 * @param timestampMin the earliest timestamp, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
 * @param timestampMax the latest timestamp, inclusive, 0 to 2<sup>63</sup> − 1; 0 for no bound
 * @param limit the most rows to return, 1 to 8,189
 * @param debits whether to return transfers that debit the account; these, credits or both
 * @param credits whether to return transfers that credit the account; these, debits or both
 * @param reversed the latest first, instead of the earliest
 */
public record AccountFilter(
        UInt128 accountId,
        UInt128 userData128,
        long userData64,
        long userData32,
        int code,
        long timestampMin,
        long timestampMax,
        int limit,
        boolean debits,
        boolean credits,
        boolean reversed) {

    /** The size of this filter in the protocol, in bytes: 128. */
    public static final int SIZE = AccountFilterLayout.SIZE;

    /** The most rows that one request can return: 8,189. */
    public static final int LIMIT_MAX = FilterChecks.LIMIT_MAX;

    private static final int DEBITS = 1;
    private static final int CREDITS = 1 << 1;
    private static final int REVERSED = 1 << 2;

    /**
     * A filter with all its fields; {@link #builder()} reads better.
     *
     * @throws IllegalArgumentException if a value is null or out of its range, if timestampMin is
     *     more than timestampMax and that is not 0, or if neither debits nor credits are asked for
     */
    public AccountFilter {
        Check.notNull("AccountFilter.accountId", accountId);
        if (accountId.isZero() || accountId.equals(UInt128.MAX)) {
            throw Check.outside("AccountFilter.accountId", accountId, "1..2^128-2");
        }
        Check.notNull("AccountFilter.userData128", userData128);
        Check.uint32("AccountFilter.userData32", userData32);
        Check.uint16("AccountFilter.code", code);
        FilterChecks.timestamps("AccountFilter", timestampMin, timestampMax);
        FilterChecks.limit("AccountFilter", limit);
        if (!debits && !credits) {
            throw new IllegalArgumentException(
                    "AccountFilter.debits, AccountFilter.credits: false, false; one must be true");
        }
    }

    /**
     * All transfers of an account, the earliest first.
     *
     * @param accountId the account, not 0 or 2<sup>128</sup> − 1
     * @return the filter, with the greatest limit
     */
    public static AccountFilter of(UInt128 accountId) {
        return builder().accountId(accountId).build();
    }

    /**
     * All transfers of an account, the earliest first.
     *
     * @param accountId the account, 1 to 2<sup>63</sup> − 1
     * @return the filter, with the greatest limit
     */
    public static AccountFilter of(long accountId) {
        return builder().accountId(accountId).build();
    }

    /** {@return a builder: no account yet, no condition, debits and credits, the greatest limit} */
    public static AccountFilterBuilder builder() {
        return new AccountFilterBuilder();
    }

    /** {@return a builder with the values of this filter} */
    public AccountFilterBuilder toBuilder() {
        return new AccountFilterBuilder(this);
    }

    /**
     * Writes this filter as the protocol has it, {@code tb_account_filter_t}. The buffer's position
     * and limit stay.
     *
     * @param buffer little-endian, with 128 bytes from {@code at} on; all of them are written
     * @param at the index of the first byte
     * @throws IllegalArgumentException if the buffer is not little-endian
     * @throws IndexOutOfBoundsException if the filter is not within the buffer's limit
     */
    public void writeTo(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        Structs.clear(buffer, at, SIZE);
        Structs.set(AccountFilterLayout.ACCOUNT_ID, buffer, at, accountId);
        Structs.set(AccountFilterLayout.USER_DATA_128, buffer, at, userData128);
        AccountFilterLayout.USER_DATA_64.set(buffer, at, userData64);
        AccountFilterLayout.USER_DATA_32.set(buffer, at, userData32);
        AccountFilterLayout.CODE.set(buffer, at, code);
        AccountFilterLayout.TIMESTAMP_MIN.set(buffer, at, timestampMin);
        AccountFilterLayout.TIMESTAMP_MAX.set(buffer, at, timestampMax);
        AccountFilterLayout.LIMIT.set(buffer, at, limit);
        AccountFilterLayout.FLAGS.set(buffer, at, flagBits());
    }

    private int flagBits() {
        return (debits ? DEBITS : 0) | (credits ? CREDITS : 0) | (reversed ? REVERSED : 0);
    }

    /**
     * Reads a filter as the protocol has it, {@code tb_account_filter_t}. The buffer's position and
     * limit stay; reserved bytes are passed over.
     *
     * @param buffer little-endian, with 128 bytes from {@code at} on
     * @param at the index of the first byte
     * @return the filter
     * @throws IllegalArgumentException if the buffer is not little-endian, a flag is set that is
     *     not defined, or the filter is invalid
     * @throws IndexOutOfBoundsException if the filter is not within the buffer's limit
     */
    public static AccountFilter readFrom(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        int flags =
                Flags.requireDefined(
                        "AccountFilter.flags",
                        (int) AccountFilterLayout.FLAGS.get(buffer, at),
                        DEBITS | CREDITS | REVERSED);
        return new AccountFilter(
                Structs.get(AccountFilterLayout.ACCOUNT_ID, buffer, at),
                Structs.get(AccountFilterLayout.USER_DATA_128, buffer, at),
                AccountFilterLayout.USER_DATA_64.get(buffer, at),
                AccountFilterLayout.USER_DATA_32.get(buffer, at),
                AccountFilterLayout.CODE.get(buffer, at),
                AccountFilterLayout.TIMESTAMP_MIN.get(buffer, at),
                AccountFilterLayout.TIMESTAMP_MAX.get(buffer, at),
                FilterChecks.limit("AccountFilter", AccountFilterLayout.LIMIT.get(buffer, at)),
                (flags & DEBITS) != 0,
                (flags & CREDITS) != 0,
                (flags & REVERSED) != 0);
    }

    /** {@return the fields that are not zero or false; numbers are decimal} */
    @Override
    public String toString() {
        return new Fields("AccountFilter")
                .always("accountId", accountId)
                .add("userData128", userData128)
                .add("userData64", userData64)
                .add("userData32", userData32)
                .add("code", code)
                .add("timestampMin", timestampMin)
                .add("timestampMax", timestampMax)
                .always("limit", limit)
                .add("debits", debits)
                .add("credits", credits)
                .add("reversed", reversed)
                .toString();
    }
}
