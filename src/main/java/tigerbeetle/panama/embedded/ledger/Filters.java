package tigerbeetle.panama.embedded.ledger;

import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.ChangeEventsFilterLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;

/**
 * When a filter is valid. The answer to one that is not is empty (get_scan_from_account_filter,
 * get_scan_from_query_filter and get_scan_from_change_events_filter in src/state_machine.zig,
 * 0.17.9).
 */
final class Filters {

    static final int DEBITS = 1;
    static final int CREDITS = 2;
    static final int ACCOUNT_FILTER_REVERSED = 4;
    static final int QUERY_FILTER_REVERSED = 1;

    private static final long ACCOUNT_FILTER_FLAGS = DEBITS | CREDITS | ACCOUNT_FILTER_REVERSED;
    private static final long QUERY_FILTER_FLAGS = QUERY_FILTER_REVERSED;

    private Filters() {}

    static boolean isValidAccountFilter(Struct f) {
        long flags = f.get(AccountFilterLayout.FLAGS);
        return !f.isZero(AccountFilterLayout.ACCOUNT_ID)
                && !f.isMax(AccountFilterLayout.ACCOUNT_ID)
                && isValidRange(
                        f.get(AccountFilterLayout.TIMESTAMP_MIN),
                        f.get(AccountFilterLayout.TIMESTAMP_MAX))
                && !f.isZero(AccountFilterLayout.LIMIT)
                && (flags & (DEBITS | CREDITS)) != 0
                && (flags & ~ACCOUNT_FILTER_FLAGS) == 0
                && f.isZero(AccountFilterLayout.RESERVED);
    }

    static boolean isValidQueryFilter(Struct f) {
        return isValidRange(
                        f.get(QueryFilterLayout.TIMESTAMP_MIN),
                        f.get(QueryFilterLayout.TIMESTAMP_MAX))
                && !f.isZero(QueryFilterLayout.LIMIT)
                && (f.get(QueryFilterLayout.FLAGS) & ~QUERY_FILTER_FLAGS) == 0
                && f.isZero(QueryFilterLayout.RESERVED);
    }

    static boolean isValidChangeEventsFilter(Struct f) {
        return isValidRange(
                        f.get(ChangeEventsFilterLayout.TIMESTAMP_MIN),
                        f.get(ChangeEventsFilterLayout.TIMESTAMP_MAX))
                && !f.isZero(ChangeEventsFilterLayout.LIMIT)
                && f.isZero(ChangeEventsFilterLayout.RESERVED);
    }

    /** Zero is "no limit" on either side. */
    private static boolean isValidRange(long min, long max) {
        return (min == 0 || Timestamps.isValid(min))
                && (max == 0 || Timestamps.isValid(max))
                && (max == 0 || min <= max);
    }
}
