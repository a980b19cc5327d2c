package tigerbeetle.panama.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * What was acknowledged of all that was done with some accounts, and so what the server must have:
 * every transfer of that, once and as it was acknowledged, no other one, and the balances that
 * follow. For one thread.
 */
final class Journal {

    private static final int PAGE = 8_189;
    private static final int SHOWN_MAX = 5;

    private final UInt128 tag = Id.next();
    private final List<UInt128> accounts;
    private final Map<UInt128, Transfer> transfers = new LinkedHashMap<>();
    private final Map<UInt128, Balances> balances = new HashMap<>();

    /** In the order of the record's fields. */
    private static final class Balances {
        private long debitsPending;
        private long debitsPosted;
        private long creditsPending;
        private long creditsPosted;
    }

    Journal(List<UInt128> accounts) {
        this.accounts = List.copyOf(accounts);
        accounts.forEach(id -> balances.put(id, new Balances()));
    }

    List<UInt128> accounts() {
        return accounts;
    }

    /** What all transfers that belong to this have as their user data. */
    UInt128 tag() {
        return tag;
    }

    /** The acknowledged transfers, as they were acknowledged. */
    List<Transfer> transfers() {
        return List.copyOf(transfers.values());
    }

    /** A transfer was acknowledged with that timestamp. */
    void acknowledged(Transfer transfer, long timestamp) {
        Transfer created = transfer.toBuilder().timestamp(timestamp).build();
        if (transfers.put(transfer.id(), created) != null) {
            throw new InvariantBroken("acknowledged twice: " + created);
        }
        Balances debit = balances(transfer.debitAccountId());
        Balances credit = balances(transfer.creditAccountId());
        long amount = transfer.amount().longValueExact();
        boolean isPost = transfer.flags().contains(TransferFlags.POST_PENDING_TRANSFER);
        if (transfer.flags().contains(TransferFlags.PENDING)) {
            debit.debitsPending += amount;
            credit.creditsPending += amount;
        } else if (isPost || transfer.flags().contains(TransferFlags.VOID_PENDING_TRANSFER)) {
            Transfer pending = Objects.requireNonNull(transfers.get(transfer.pendingId()));
            long reserved = pending.amount().longValueExact();
            debit.debitsPending -= reserved;
            credit.creditsPending -= reserved;
        }
        if (isPost || transfer.flags().isEmpty() || transfer.flags().equals(TransferFlags.LINKED)) {
            debit.debitsPosted += amount;
            credit.creditsPosted += amount;
        }
    }

    private Balances balances(UInt128 accountId) {
        return Objects.requireNonNull(balances.get(accountId));
    }

    /** Reads everything back, and compares. */
    void check(Client client) {
        checkTransfers(read(client.streamTransfers(filter(PAGE))));
        checkAccounts(client.lookupAccounts(accounts));
    }

    /** What selects the transfers that belong to this. */
    QueryFilter filter(int page) {
        return QueryFilter.builder().userData128(tag).limit(page).build();
    }

    private static List<Transfer> read(Stream<Transfer> stream) {
        try (stream) {
            return stream.toList();
        }
    }

    /** These are all transfers that the server has, by timestamp. */
    void checkTransfers(List<Transfer> found) {
        List<Transfer> expected = new ArrayList<>(transfers.values());
        expected.sort(Comparator.comparingLong(Transfer::timestamp));
        if (expected.equals(found)) {
            return;
        }
        List<String> problems = new ArrayList<>();
        Map<UInt128, Transfer> rest = new LinkedHashMap<>(transfers);
        for (Transfer transfer : found) {
            Transfer acknowledged = rest.remove(transfer.id());
            if (acknowledged == null) {
                boolean isTwice = transfers.containsKey(transfer.id());
                problems.add((isTwice ? "applied twice: " : "not acknowledged: ") + transfer);
            } else if (!acknowledged.equals(transfer)) {
                problems.add("acknowledged as " + acknowledged + ", but is " + transfer);
            }
        }
        rest.values().forEach(lost -> problems.add("lost: " + lost));
        if (problems.isEmpty()) {
            problems.add("not in the order of their timestamps");
        }
        throw broken("transfers", problems);
    }

    /** These are the accounts as the server has them, in the order of the ids. */
    void checkAccounts(List<Account> found) {
        List<UInt128> ids = found.stream().map(Account::id).toList();
        if (!ids.equals(accounts)) {
            throw new InvariantBroken("accounts: asked for " + accounts + ", got " + ids);
        }
        List<String> problems = new ArrayList<>();
        for (Account account : found) {
            Balances b = balances(account.id());
            long[] expected = {b.debitsPending, b.debitsPosted, b.creditsPending, b.creditsPosted};
            long[] actual =
                    Stream.of(
                                    account.debitsPending(),
                                    account.debitsPosted(),
                                    account.creditsPending(),
                                    account.creditsPosted())
                            .mapToLong(UInt128::longValueExact)
                            .toArray();
            if (!Arrays.equals(expected, actual)) {
                problems.add(account + " should have " + Arrays.toString(expected));
            }
        }
        if (!problems.isEmpty()) {
            throw broken("accounts", problems);
        }
    }

    private static InvariantBroken broken(String what, List<String> problems) {
        List<String> shown = problems.subList(0, Math.min(SHOWN_MAX, problems.size()));
        return new InvariantBroken(
                what + ": " + problems.size() + " wrong: " + String.join("; ", shown));
    }
}
