package tigerbeetle.panama.property.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** All that a chain undoes when it breaks. What is in the maps is immutable. */
final class Books {

    /** The balances of an account after a transfer. */
    record HistoryRow(UInt128 accountId, AccountBalance balance) {}

    private Map<UInt128, Account> accounts = new LinkedHashMap<>();
    private Map<UInt128, Transfer> transfers = new LinkedHashMap<>();
    private Map<UInt128, Phase> phases = new HashMap<>();
    private List<HistoryRow> history = new ArrayList<>();

    Books copy() {
        Books copy = new Books();
        copy.restore(this);
        return copy;
    }

    /** Becomes what the other one is. */
    void restore(Books other) {
        accounts = new LinkedHashMap<>(other.accounts);
        transfers = new LinkedHashMap<>(other.transfers);
        phases = new HashMap<>(other.phases);
        history = new ArrayList<>(other.history);
    }

    /** By id, in the order in which they were created. */
    Map<UInt128, Account> accounts() {
        return accounts;
    }

    /** By id, in the order in which they were created. */
    Map<UInt128, Transfer> transfers() {
        return transfers;
    }

    /** Of the pending transfers, by id. */
    Map<UInt128, Phase> phases() {
        return phases;
    }

    List<HistoryRow> history() {
        return history;
    }

    void put(Account account) {
        accounts.put(account.id(), account);
    }

    boolean hasAccountOf(long timestamp) {
        return accounts.values().stream().anyMatch(it -> it.timestamp() == timestamp);
    }

    boolean hasTransferOf(long timestamp) {
        return transfers.values().stream().anyMatch(it -> it.timestamp() == timestamp);
    }

    long greatestAccountTimestamp() {
        return accounts.values().stream().mapToLong(Account::timestamp).max().orElse(0);
    }

    long greatestTransferTimestamp() {
        return transfers.values().stream().mapToLong(Transfer::timestamp).max().orElse(0);
    }

    /** Stores a transfer that has changed the balances already. */
    void add(Transfer transfer) {
        transfers.put(transfer.id(), transfer);
        remember(transfer.debitAccountId(), transfer.timestamp());
        remember(transfer.creditAccountId(), transfer.timestamp());
    }

    private void remember(UInt128 accountId, long timestamp) {
        Account account = accounts.get(accountId);
        if (account != null && account.flags().contains(AccountFlags.HISTORY)) {
            history.add(
                    new HistoryRow(
                            accountId,
                            new AccountBalance(
                                    account.debitsPending(),
                                    account.debitsPosted(),
                                    account.creditsPending(),
                                    account.creditsPosted(),
                                    timestamp)));
        }
    }
}
