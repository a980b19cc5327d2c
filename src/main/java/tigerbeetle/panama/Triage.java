package tigerbeetle.panama;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The events of a request, by what is left to do about them: each is in one of the three lists, in
 * their order. Whole chains stay together. Immutable.
 *
 * <pre>{@code
 * Triage<Transfer> triage =
 *         Triage.ofTransfers(transfers, client.createTransfers(transfers));
 * if (!triage.again().isEmpty()) {
 *     client.createTransfers(triage.again()); // when the accounts have the money
 * }
 * }</pre>
 *
 * @param done what is in the ledger: created now, or by an earlier attempt with the same ids. A
 *     chain whose first event {@code EXISTS} was created as a whole by an earlier attempt, although
 *     its other events are {@code LINKED_EVENT_FAILED} now
 * @param again what failed only for the state of the ledger, made ready to be sent again: an id
 *     that is used up ({@link RetryAdvice#NEW_ID}) is replaced by a new one, also where another
 *     event of these refers to it as its {@link Transfer#pendingId}; every other id stays, and all
 *     other fields
 * @param newIds the ids that were replaced, each with the new one
 * @param rejected the results of all other events, those of whole chains: their statuses say what
 *     to correct or to look into, their indexes which events they are
 * @param <E> {@link Account} or {@link Transfer}
 */
public record Triage<E>(
        List<E> done, List<E> again, Map<UInt128, UInt128> newIds, List<CreateResult> rejected) {

    /**
     * A triage.
     *
     * @throws IllegalArgumentException if something is null
     */
    public Triage {
        done = List.copyOf(Check.notNull("Triage.done", done));
        again = List.copyOf(Check.notNull("Triage.again", again));
        newIds = Map.copyOf(Check.notNull("Triage.newIds", newIds));
        rejected = List.copyOf(Check.notNull("Triage.rejected", rejected));
    }

    /** {@return whether everything is in the ledger} */
    public boolean allDone() {
        return again.isEmpty() && rejected.isEmpty();
    }

    /**
     * Sorts accounts. None is ever to be sent again, as no status of an account is transient.
     *
     * @param accounts as they were sent
     * @param results theirs
     * @return the accounts by what is left to do
     * @throws IllegalArgumentException if something is null, or there is not a result per account
     */
    public static Triage<Account> ofAccounts(
            List<Account> accounts, CreateResults<CreateAccountResult> results) {
        return of(EventType.ACCOUNTS, accounts, results, (account, newIds) -> account);
    }

    /**
     * Sorts transfers.
     *
     * @param transfers as they were sent
     * @param results theirs
     * @return the transfers by what is left to do
     * @throws IllegalArgumentException if something is null, or there is not a result per transfer
     */
    public static Triage<Transfer> ofTransfers(
            List<Transfer> transfers, CreateResults<CreateTransferResult> results) {
        return of(EventType.TRANSFERS, transfers, results, Triage::renewed);
    }

    private static Transfer renewed(Transfer transfer, Map<UInt128, UInt128> newIds) {
        return transfer.toBuilder()
                .id(newIds.getOrDefault(transfer.id(), transfer.id()))
                .pendingId(newIds.getOrDefault(transfer.pendingId(), transfer.pendingId()))
                .build();
    }

    private static <E> Triage<E> of(
            EventType<E> type,
            List<E> events,
            CreateResults<?> results,
            BiFunction<E, Map<UInt128, UInt128>, E> renewed) {
        List<E> list = type.copy(events);
        if (list.size() != Check.notNull("results", results).size()) {
            throw new IllegalArgumentException(
                    "results: %d for %d %s".formatted(results.size(), list.size(), type.list()));
        }
        List<E> done = new ArrayList<>();
        List<E> again = new ArrayList<>();
        Map<UInt128, UInt128> newIds = new HashMap<>();
        List<CreateResult> rejected = new ArrayList<>();
        Set<UInt128> seen = new HashSet<>();
        int end;
        for (int start = 0; start < list.size(); start = end) {
            end = type.chainEnd(list, start);
            List<E> chain = list.subList(start, end);
            List<? extends CreateResult> chainResults = results.subList(start, end);
            boolean firstUseOfId = !seen.contains(type.id().apply(chain.getFirst()));
            switch (whatToDo(chainResults, firstUseOfId)) {
                case DONE -> done.addAll(chain);
                case AGAIN -> {
                    again.addAll(chain);
                    addNewIds(type, chain, chainResults, newIds);
                }
                case REJECTED -> rejected.addAll(chainResults);
            }
            chain.forEach(event -> seen.add(type.id().apply(event)));
        }
        again.replaceAll(event -> renewed.apply(event, newIds));
        return new Triage<>(done, again, newIds, rejected);
    }

    private enum WhatToDo {
        DONE,
        AGAIN,
        REJECTED
    }

    /** What to do with a chain, or with a single event, which is a chain of its own. */
    private static WhatToDo whatToDo(List<? extends CreateResult> chain, boolean firstUseOfId) {
        Set<RetryAdvice> advice = EnumSet.noneOf(RetryAdvice.class);
        chain.forEach(result -> advice.add(result.status().retryAdvice()));
        boolean chainFailed = advice.remove(RetryAdvice.WITH_ITS_CHAIN);
        if (advice.equals(EnumSet.of(RetryAdvice.NEW_ID))) {
            return WhatToDo.AGAIN;
        }
        // If the id is another event's of this list, it is that one which exists.
        boolean doneBefore = chain.getFirst().status().isExists() && firstUseOfId;
        return advice.equals(EnumSet.of(RetryAdvice.NOT_NEEDED)) && (!chainFailed || doneBefore)
                ? WhatToDo.DONE
                : WhatToDo.REJECTED;
    }

    /** Events with the same id get the same new id, so that they still are one. */
    private static <E> void addNewIds(
            EventType<E> type,
            List<E> chain,
            List<? extends CreateResult> results,
            Map<UInt128, UInt128> newIds) {
        for (int i = 0; i < chain.size(); i++) {
            if (results.get(i).status().retryAdvice() == RetryAdvice.NEW_ID) {
                newIds.computeIfAbsent(type.id().apply(chain.get(i)), used -> Id.next());
            }
        }
    }
}
