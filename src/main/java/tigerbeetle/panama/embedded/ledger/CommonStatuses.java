package tigerbeetle.panama.embedded.ledger;

import tigerbeetle.panama.CreateStatus;

/**
 * The statuses that accounts and transfers both have, under other numbers.
 *
 * @param <S> the statuses of one of them
 */
record CommonStatuses<S extends CreateStatus>(
        S created,
        S exists,
        S linkedEventFailed,
        S linkedEventChainOpen,
        S importedEventExpected,
        S importedEventNotExpected,
        S importedEventTimestampOutOfRange,
        S importedEventTimestampMustNotAdvance,
        S timestampMustBeZero) {}
