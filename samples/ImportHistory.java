import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * Accounts and transfers come over from another system, with the times at which they happened.
 *
 * <p>An imported timestamp has to be past, and later than that of every account and transfer in the
 * cluster; a transfer's has to be later than those of its accounts, too. So history is imported in
 * its order, accounts first, before anything new is written. A cluster that holds newer data takes
 * it only with later timestamps. That is why the time of the event itself is kept in the user data,
 * where it is true in either case.
 */
public class ImportHistory {

    static final int LEDGER = 700;
    static final int CODE = 10;
    static final int CHUNK = 4; // events in a request: 8,189 at most, here fewer to have several

    record OldAccount(String name, Instant opened) {}

    record OldTransfer(Instant at, String from, String to, long amount) {}

    static final List<OldAccount> ACCOUNTS =
            List.of(
                    new OldAccount("bank", Instant.parse("2023-01-02T09:00:00Z")),
                    new OldAccount("alice", Instant.parse("2023-02-14T10:30:00Z")),
                    new OldAccount("bob", Instant.parse("2023-02-14T10:31:00Z")));

    static final List<OldTransfer> TRANSFERS =
            List.of(
                    new OldTransfer(Instant.parse("2023-03-01T12:00:00Z"), "bank", "alice", 500),
                    new OldTransfer(Instant.parse("2023-03-01T12:00:00Z"), "bank", "bob", 200),
                    new OldTransfer(Instant.parse("2023-04-07T08:15:00Z"), "alice", "bob", 120),
                    new OldTransfer(Instant.parse("2023-05-22T16:45:00Z"), "bob", "alice", 20),
                    new OldTransfer(Instant.parse("2024-01-31T23:59:59Z"), "alice", "bank", 80),
                    new OldTransfer(Instant.parse("2024-02-29T00:00:00Z"), "bank", "alice", 5));

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, ImportHistory::run);
    }

    static void run(Client client) {
        UInt128 mark = Id.next(); // of this import, in the user data of all that it brings
        Map<String, UInt128> ids = new HashMap<>();
        for (OldAccount account : ACCOUNTS) {
            ids.put(account.name, Id.next()); // from the other system, if it has such ids
        }
        Timestamps timestamps = new Timestamps(latest(client));
        List<Account> accounts = accounts(ids, mark, timestamps);
        List<Transfer> transfers = transfers(ids, mark, timestamps);

        Sample.expect("accounts imported", importAccounts(client, accounts), 3);
        Sample.expect("transfers imported", importTransfers(client, transfers), 6);

        // An import that broke off can be run again, with the same ids in the same chunks.
        Sample.expect("accounts, again", importAccounts(client, accounts), 0);
        Sample.expect("transfers, again", importTransfers(client, transfers), 0);

        Sample.expect("bank", Sample.balances(client, ids.get("bank")), "debits 705, credits 80");
        Sample.expect(
                "alice", Sample.balances(client, ids.get("alice")), "debits 200, credits 525");
        Sample.expect("bob", Sample.balances(client, ids.get("bob")), "debits 20, credits 320");

        List<Transfer> stored =
                client.queryTransfers(QueryFilter.builder().userData128(mark).build());
        Sample.expect(
                "as in the other system",
                stored.stream().map(transfer -> time(transfer.userData64())).toList(),
                TRANSFERS.stream().map(OldTransfer::at).toList());
        List<AccountBalance> history =
                client.getAccountBalances(AccountFilter.of(ids.get("alice")));
        Sample.expect(
                "alice had",
                history.stream()
                        .map(balance -> balance.creditsPosted().minus(balance.debitsPosted()))
                        .map(UInt128::longValueExact)
                        .toList(),
                List.of(500L, 380L, 400L, 320L, 325L));
        System.out.println("ok: a year of history, in its order");
    }

    static List<Account> accounts(Map<String, UInt128> ids, UInt128 mark, Timestamps timestamps) {
        List<Account> accounts = new ArrayList<>();
        for (OldAccount old : ACCOUNTS) {
            accounts.add(
                    Account.builder()
                            .id(ids.get(old.name))
                            .userData128(mark)
                            .userData64(nanoseconds(old.opened))
                            .ledger(LEDGER)
                            .code(CODE)
                            .flags(AccountFlags.IMPORTED, AccountFlags.HISTORY)
                            .timestamp(timestamps.next(old.opened))
                            .build());
        }
        return accounts;
    }

    static List<Transfer> transfers(Map<String, UInt128> ids, UInt128 mark, Timestamps timestamps) {
        List<Transfer> transfers = new ArrayList<>();
        for (OldTransfer old : TRANSFERS) {
            transfers.add(
                    Transfer.builder()
                            .id(Id.next())
                            .debitAccountId(ids.get(old.from))
                            .creditAccountId(ids.get(old.to))
                            .amount(old.amount)
                            .userData128(mark)
                            .userData64(nanoseconds(old.at))
                            .ledger(LEDGER)
                            .code(CODE)
                            .flags(TransferFlags.IMPORTED)
                            .timestamp(timestamps.next(old.at))
                            .build());
        }
        return transfers;
    }

    /** Imports accounts in chunks, and returns how many were new. */
    static int importAccounts(Client client, List<Account> accounts) {
        int count = 0;
        for (int from = 0; from < accounts.size(); from += CHUNK) {
            List<Account> chunk =
                    new ArrayList<>(
                            accounts.subList(from, Math.min(from + CHUNK, accounts.size())));
            for (int i = 0; i < chunk.size() - 1; i++) {
                Account account = chunk.get(i);
                AccountFlags flags = account.flags().with(AccountFlags.LINKED);
                chunk.set(i, account.toBuilder().flags(flags).build());
            }
            count += imported(client.createAccounts(chunk));
        }
        return count;
    }

    /** Imports transfers in chunks, and returns how many were new. */
    static int importTransfers(Client client, List<Transfer> transfers) {
        int count = 0;
        for (int from = 0; from < transfers.size(); from += CHUNK) {
            List<Transfer> chunk =
                    transfers.subList(from, Math.min(from + CHUNK, transfers.size()));
            count += imported(client.createTransfers(Sample.chain(chunk.toArray(Transfer[]::new))));
        }
        return count;
    }

    /**
     * A chunk is a chain, so that an event that is refused leaves no hole in history: nothing of
     * the chunk is there, and it can be mended and sent again with the same timestamps.
     */
    static int imported(CreateResults<? extends CreateResult> results) {
        if (results.allCreated()) {
            return results.size();
        }
        if (results.getFirst().status().isExists()) {
            return 0; // it had been imported before, and as a chain: all of it
        }
        throw new IllegalStateException("not imported: " + results);
    }

    /** The timestamp of what was created last in this cluster, 0 if it is empty. */
    static long latest(Client client) {
        QueryFilter last = QueryFilter.builder().reversed(true).limit(1).build(); // one, or none
        return Math.max(
                client.queryAccounts(last).stream().mapToLong(Account::timestamp).sum(),
                client.queryTransfers(last).stream().mapToLong(Transfer::timestamp).sum());
    }

    /** Each is the time of the event, but always later than the one before. */
    static final class Timestamps {

        private long last;

        Timestamps(long last) {
            this.last = last;
        }

        long next(Instant time) {
            last = Math.max(nanoseconds(time), last + 1);
            return last;
        }
    }

    static long nanoseconds(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    static Instant time(long nanoseconds) {
        return Instant.ofEpochSecond(0, nanoseconds);
    }
}
