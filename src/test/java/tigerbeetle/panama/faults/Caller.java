package tigerbeetle.panama.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateAccountResult;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * One of the callers of a client: does one thing after the other with accounts of its own, and so
 * knows at each moment, to the cent, what every answer has to be. For one thread.
 */
final class Caller {

    private static final int ACCOUNTS = 4;
    private static final int LEDGER = 700;
    private static final int CODE = 10;
    private static final int BATCH_MAX = 20;
    private static final int LARGE_BATCH_MAX = 2_000;
    private static final int CHAIN_MAX = 5;
    private static final int PAGE_MAX = 200;
    private static final long AMOUNT_MAX = 1_000_000;

    private final SplittableRandom random;
    private final Patience patience;
    private final Sender sender;
    private Journal journal;

    /**
     * Makes one, and its accounts.
     *
     * @param clients the client to call; it is another one when the one before was closed
     */
    Caller(Supplier<Client> clients, SplittableRandom random, Tally tally) {
        this.random = random;
        this.patience = new Patience(clients, random, tally);
        this.sender = new Sender(patience, tally);
        this.journal = begin();
    }

    private Journal begin() {
        List<UInt128> ids = Stream.generate(Id::next).limit(ACCOUNTS).toList();
        List<Account> accounts =
                ids.stream()
                        .map(id -> Account.builder().id(id).ledger(LEDGER).code(CODE).build())
                        .toList();
        var answer = patience.ask(client -> client.createAccounts(accounts));
        for (CreateAccountResult result : answer.value()) {
            CreateStatus status = result.status();
            if (!(status.isCreated() || (answer.mayBeRepeated() && status.isExists()))) {
                throw new InvariantBroken("an account that nobody else can have: " + result);
            }
        }
        return new Journal(ids);
    }

    /** Does one thing to its end. */
    void step() {
        int what = random.nextInt(1_000);
        if (what < 300) {
            sender.create(journal, transfers(random.nextInt(1, BATCH_MAX), TransferFlags.NONE));
        } else if (what < 303) {
            int count = random.nextInt(BATCH_MAX, LARGE_BATCH_MAX);
            sender.create(journal, transfers(count, TransferFlags.NONE));
        } else if (what < 400) {
            sender.createByBatch(
                    journal, transfers(random.nextInt(1, BATCH_MAX), TransferFlags.NONE));
        } else if (what < 500) {
            sender.createAtTheSameTime(
                    journal,
                    IntStream.range(0, random.nextInt(2, BATCH_MAX))
                            .mapToObj(i -> transfers(1, TransferFlags.NONE))
                            .toList());
        } else if (what < 600) {
            sender.createChain(journal, chain());
        } else if (what < 640) {
            List<Transfer> chain = chain();
            Transfer last = chain.removeLast();
            Transfer bad = last.toBuilder().creditAccountId(last.debitAccountId()).build();
            sender.failChain(chain, bad);
        } else if (what < 800) {
            twoPhases();
        } else {
            look(what);
        }
    }

    private void look(int what) {
        Journal current = journal;
        if (what < 880) {
            List<UInt128> ids = current.accounts();
            current.checkAccounts(patience.ask(c -> c.lookupAccounts(ids)).value());
        } else if (what < 960) {
            lookUpTransfers();
        } else {
            QueryFilter filter = current.filter(random.nextInt(PAGE_MAX / 4, PAGE_MAX));
            current.checkTransfers(
                    patience.ask(client -> client.streamTransfers(filter).toList()).value());
        }
    }

    /** Known ones, and one that does not exist. */
    private void lookUpTransfers() {
        List<Transfer> all = journal.transfers();
        List<Transfer> known =
                random.ints(Math.min(all.size(), BATCH_MAX), 0, Math.max(1, all.size()))
                        .mapToObj(all::get)
                        .toList();
        List<UInt128> ids = new ArrayList<>(known.stream().map(Transfer::id).toList());
        ids.add(random.nextInt(ids.size() + 1), Id.next());
        List<Transfer> found = patience.ask(client -> client.lookupTransfers(ids)).value();
        if (!found.equals(known)) {
            throw new InvariantBroken("acknowledged: " + known + ", found: " + found);
        }
    }

    private void twoPhases() {
        List<Transfer> pending = transfers(random.nextInt(1, BATCH_MAX), TransferFlags.PENDING);
        sender.create(journal, pending);
        List<Transfer> seconds = new ArrayList<>();
        for (Transfer first : pending) {
            boolean isPost = random.nextBoolean();
            long amount = first.amount().longValueExact();
            seconds.add(
                    first.toBuilder()
                            .id(Id.next())
                            .pendingId(first.id())
                            .amount(isPost ? random.nextLong(1, amount + 1) : amount)
                            .flags(
                                    isPost
                                            ? TransferFlags.POST_PENDING_TRANSFER
                                            : TransferFlags.VOID_PENDING_TRANSFER)
                            .build());
        }
        sender.create(journal, seconds);
    }

    private List<Transfer> chain() {
        List<Transfer> chain = transfers(random.nextInt(2, CHAIN_MAX + 1), TransferFlags.LINKED);
        Transfer last = chain.removeLast();
        chain.add(last.toBuilder().flags(TransferFlags.NONE).build());
        return chain;
    }

    private List<Transfer> transfers(int count, TransferFlags flags) {
        List<Transfer> transfers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int debit = random.nextInt(ACCOUNTS);
            int credit = (debit + random.nextInt(1, ACCOUNTS)) % ACCOUNTS;
            transfers.add(
                    Transfer.builder()
                            .id(Id.next())
                            .debitAccountId(journal.accounts().get(debit))
                            .creditAccountId(journal.accounts().get(credit))
                            .amount(random.nextLong(1, AMOUNT_MAX))
                            .userData128(journal.tag())
                            .ledger(LEDGER)
                            .code(CODE)
                            .flags(flags)
                            .build());
        }
        return transfers;
    }

    /** Reads everything back through another client. */
    void check(Client direct) {
        journal.check(direct);
    }

    /** Begins anew with other accounts, so that what it remembers does not grow for ever. */
    void renew() {
        journal = begin();
    }
}
