package tigerbeetle.panama;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the server for an event as part of a request, before those for accounts and those
 * for transfers: imports and timestamps (execute_create in src/state_machine.zig, 0.17.9).
 *
 * @param ownRules those that come after these
 */
record BatchRules<E>(
        EventType<E> type,
        Predicate<E> isImported,
        ToLongFunction<E> timestamp,
        Function<E, @Nullable Fault> ownRules,
        CreateStatus linkedEventFailed,
        CreateStatus linkedEventChainOpen,
        CreateStatus importedEventNotExpected,
        CreateStatus importedEventExpected,
        CreateStatus importedEventTimestampOutOfRange,
        CreateStatus timestampMustBeZero) {

    static final BatchRules<Account> ACCOUNTS =
            new BatchRules<>(
                    EventType.ACCOUNTS,
                    account -> account.flags().contains(AccountFlags.IMPORTED),
                    Account::timestamp,
                    AccountChecks::check,
                    CreateAccountStatus.LINKED_EVENT_FAILED,
                    CreateAccountStatus.LINKED_EVENT_CHAIN_OPEN,
                    CreateAccountStatus.IMPORTED_EVENT_NOT_EXPECTED,
                    CreateAccountStatus.IMPORTED_EVENT_EXPECTED,
                    CreateAccountStatus.IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE,
                    CreateAccountStatus.TIMESTAMP_MUST_BE_ZERO);

    static final BatchRules<Transfer> TRANSFERS =
            new BatchRules<>(
                    EventType.TRANSFERS,
                    transfer -> transfer.flags().contains(TransferFlags.IMPORTED),
                    Transfer::timestamp,
                    TransferChecks::check,
                    CreateTransferStatus.LINKED_EVENT_FAILED,
                    CreateTransferStatus.LINKED_EVENT_CHAIN_OPEN,
                    CreateTransferStatus.IMPORTED_EVENT_NOT_EXPECTED,
                    CreateTransferStatus.IMPORTED_EVENT_EXPECTED,
                    CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE,
                    CreateTransferStatus.TIMESTAMP_MUST_BE_ZERO);

    /** What is wrong with an event by itself, its chain aside. */
    @Nullable Fault check(List<E> events, int index) {
        E event = events.get(index);
        boolean imported = isImported.test(event);
        boolean batchImported = isImported.test(events.getFirst());
        if (imported && !batchImported) {
            return new Fault(
                    importedEventNotExpected, ".flags: IMPORTED, and " + name(0) + " is not");
        }
        if (!imported && batchImported) {
            return new Fault(importedEventExpected, ".flags: not IMPORTED, and " + name(0) + " is");
        }
        long timestampBits = timestamp.applyAsLong(event);
        if (imported && timestampBits <= 0) { // 2^63 and more are negative
            return Fault.of(
                    importedEventTimestampOutOfRange,
                    "timestamp",
                    Long.toUnsignedString(timestampBits),
                    " is outside 1..2^63-1");
        }
        if (!imported && timestampBits != 0) {
            return Fault.of(
                    timestampMustBeZero,
                    "timestamp",
                    Long.toUnsignedString(timestampBits),
                    " is not 0, and the event is not imported");
        }
        return ownRules.apply(event);
    }

    /** The last event of the request is linked. */
    Fault chainOpen() {
        return new Fault(linkedEventChainOpen, ".flags: LINKED, and it is the last one");
    }

    /** Another event of the chain fails. */
    Fault chainFailed(int culprit) {
        return new Fault(linkedEventFailed, ": in a chain with " + name(culprit) + ", which fails");
    }

    /** What an event is called. */
    String name(int index) {
        return type.list() + "[" + index + "]";
    }
}
