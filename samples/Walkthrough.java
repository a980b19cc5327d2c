import static tigerbeetle.panama.CreateTransferStatus.ACCOUNTS_MUST_BE_DIFFERENT;
import static tigerbeetle.panama.CreateTransferStatus.CODE_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS;
import static tigerbeetle.panama.CreateTransferStatus.ID_ALREADY_FAILED;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;
import static tigerbeetle.panama.CreateTransferStatus.OVERFLOWS_DEBITS_POSTED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_ALREADY_POSTED;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.ChangeEvent;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientState;
import tigerbeetle.panama.CreateAccountResult;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.NotSentException;
import tigerbeetle.panama.OutcomeUnknownException;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/** All that a client can do, one thing after the other. */
public class Walkthrough {

    static final int LEDGER = 700; // accounts of one ledger can transact with each other
    static final int CODE = 10; // what kind of account or transfer it is: ours to say

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, client -> new Walkthrough(client).run());
    }

    private final Client client;
    private final UInt128 alice = Id.next();
    private final UInt128 bob = Id.next();
    private final UInt128 mark = Id.next(); // user data that only this run has

    Walkthrough(Client client) {
        this.client = client;
    }

    void run() {
        clientAndIds();
        createAccounts();
        accountFlags();
        accountResults();
        lookupAccounts();
        createTransfers();
        transferResults();
        batches();
        twoPhases();
        balancing();
        closing();
        accountTransfersAndBalances();
        queries();
        changeEvents();
        linked();
        imported();
        timeouts();
        System.out.println("ok: all that a client can do");
    }

    void clientAndIds() {
        System.out.println("-- client and ids");
        // Opened in Sample.java. One for all threads, to be shared and kept.
        Sample.expect("state", client.state().phase(), ClientState.Phase.REGISTERED);
        // Chosen, and kept, before the request: then it can be sent again, and happens once.
        UInt128 first = Id.next();
        Sample.expect("each greater than the last", Id.next().compareTo(first) > 0, true);
        UUID uuid = UUID.fromString("a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6");
        UInt128 id = UInt128.of(uuid); // ids of another database do as well
        Sample.expect("of a UUID", id, UInt128.parse("214850178493633095719753766415838275046"));
        Sample.expect("and back", id.toUuid(), uuid);
    }

    void createAccounts() {
        System.out.println("-- accounts");
        Account account =
                Account.builder()
                        .id(alice)
                        .userData128(mark) // who it belongs to, in another database, for example
                        .userData64(2024) // anything; what is 0 is no data
                        .userData32(49)
                        .ledger(LEDGER)
                        .code(CODE)
                        .flags(AccountFlags.HISTORY)
                        .build();
        Sample.check(client.createAccounts(List.of(account, Account.of(bob, LEDGER, CODE))));
    }

    void accountFlags() {
        System.out.println("-- flags of accounts");
        List<Account> accounts =
                List.of(
                        // Both of these or none.
                        account(AccountFlags.LINKED, AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS),
                        account(AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS),
                        account(AccountFlags.HISTORY), // balances can be looked up by time
                        account(AccountFlags.CLOSED)); // closed from the start, and for ever
        Sample.check(client.createAccounts(accounts));
        List<UInt128> ids = accounts.stream().map(Account::id).toList();
        Sample.expect(
                "flags",
                client.lookupAccounts(ids).stream().map(Account::flags).toList(),
                accounts.stream().map(Account::flags).toList());
    }

    void accountResults() {
        System.out.println("-- results of accounts");
        CreateResults<CreateAccountResult> results =
                client.createAccounts(
                        List.of(
                                account(),
                                Account.of(bob, LEDGER, CODE),
                                Account.of(bob, LEDGER, CODE + 1),
                                Account.of(Id.next(), LEDGER, 0),
                                Account.of(Id.next(), 0, CODE)));
        // One for each, in order. They are no exceptions: the other accounts are created.
        for (CreateAccountResult result : results) {
            String meaning =
                    switch (result.status().kind()) {
                        case CREATED -> "now";
                        case EXISTS -> "by an earlier attempt: the same thing";
                        case EXISTS_WITH_DIFFERENT -> "the id belongs to another account";
                        case CHAIN -> "another one of the chain is to blame";
                        case TRANSIENT -> "try again with a new id";
                        case PERMANENT -> "correct it; the id is still free";
                    };
            System.out.println(result.index() + ": " + result.status() + ", " + meaning);
        }
        Sample.expect("not created", results.failures().size(), 4);

        // What does not fit its field is an exception instead, and is never sent.
        try {
            Account.of(Id.next(), LEDGER, 65_536);
            throw new IllegalStateException("such a code is possible");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    void lookupAccounts() {
        System.out.println("-- look-up of accounts");
        List<Account> found = client.lookupAccounts(List.of(bob, Id.next(), alice));
        // Who does not exist is left out, so go by the ids, not by the places.
        Sample.expect("found", found.size(), 2);
        Sample.expect("the second is alice", found.get(1).userData64(), 2024L);
    }

    void createTransfers() {
        System.out.println("-- transfers and their look-up");
        Transfer transfer =
                Transfer.builder()
                        .id(Id.next())
                        .debitAccountId(alice)
                        .creditAccountId(bob)
                        .amount(10) // in the smallest unit of the ledger
                        .userData128(mark)
                        .userData64(7)
                        .userData32(1)
                        .ledger(LEDGER)
                        .code(CODE)
                        .build();
        Sample.expect("10 to bob", client.createTransfer(transfer).status(), CREATED);
        Sample.expect("once more", client.createTransfer(transfer).status(), EXISTS);
        Sample.expect("bob", Sample.balances(client, bob), "debits 0, credits 10");
        Transfer found = client.lookupTransfer(transfer.id()).orElseThrow();
        Sample.expect("looked up", found.amount(), UInt128.of(10));
    }

    void transferResults() {
        System.out.println("-- results of transfers");
        UInt128 nobody = Id.next();
        Transfer early = Transfer.of(Id.next(), alice, nobody, 1, LEDGER, CODE);
        CreateResults<CreateTransferResult> results =
                client.createTransfers(
                        List.of(
                                transfer(alice, bob, 1),
                                transfer(alice, alice, 1),
                                Transfer.of(Id.next(), alice, bob, 1, LEDGER, 0),
                                early));
        Sample.expect(
                "statuses",
                Sample.statuses(results),
                List.of(
                        CREATED,
                        ACCOUNTS_MUST_BE_DIFFERENT,
                        CODE_MUST_NOT_BE_ZERO,
                        CREDIT_ACCOUNT_NOT_FOUND));
        Sample.expect("its kind", results.get(3).status().kind(), CreateStatus.Kind.TRANSIENT);

        // After a transient status the id is used up, even when the reason has gone.
        Sample.check(client.createAccounts(List.of(Account.of(nobody, LEDGER, CODE))));
        Sample.expect("the same id", client.createTransfer(early).status(), ID_ALREADY_FAILED);
        Transfer again = early.toBuilder().id(Id.next()).build();
        Sample.expect("a new id", client.createTransfer(again).status(), CREATED);
    }

    void batches() {
        System.out.println("-- batches");
        // Up to 8,189 in a request, 253 on a server that was started with --development. One
        // request with 1,000 is many times faster than 1,000 requests with one; Pipeline.java
        // gathers those of many callers.
        int countMax = 250;
        List<Transfer> transfers =
                IntStream.range(0, 1_000).mapToObj(i -> transfer(alice, bob, 1)).toList();
        for (int from = 0; from < transfers.size(); from += countMax) {
            int to = Math.min(from + countMax, transfers.size());
            Sample.check(client.createTransfers(transfers.subList(from, to)));
        }
        Sample.expect("bob", Sample.balances(client, bob), "debits 0, credits 1011");
    }

    void twoPhases() {
        System.out.println("-- two phases");
        Transfer first = transfer(alice, bob, 100, TransferFlags.PENDING);
        Transfer second =
                transfer(alice, bob, 50, TransferFlags.PENDING).toBuilder()
                        .timeout(Duration.ofHours(1)) // then it expires by itself
                        .build();
        Sample.check(client.createTransfers(List.of(first, second)));
        Sample.expect(
                "reserved", Sample.balances(client, bob), "debits 0, credits 1011 + 150 pending");
        Sample.check(
                client.createTransfers(
                        List.of(
                                Transfer.postPending(Id.next(), first.id(), 60), // 40 go back
                                Transfer.voidPending(Id.next(), second.id()))));
        Sample.expect("posted, voided", Sample.balances(client, bob), "debits 0, credits 1071");
        CreateTransferStatus twice =
                client.createTransfer(Transfer.postPending(Id.next(), first.id())).status();
        Sample.expect("posted twice", twice, PENDING_TRANSFER_ALREADY_POSTED);
    }

    void balancing() {
        System.out.println("-- balancing, and AMOUNT_MAX");
        // As much as there is, up to the amount: of the debit account's credits, or of the credit
        // account's debits. AMOUNT_MAX, which is 2^128 - 1, sets no bound.
        Transfer some = transfer(bob, alice, 71, TransferFlags.BALANCING_DEBIT);
        Transfer all =
                transfer(bob, alice, 0, TransferFlags.BALANCING_CREDIT).toBuilder()
                        .amount(Transfer.AMOUNT_MAX)
                        .build();
        Sample.check(client.createTransfers(List.of(some, all)));
        Sample.expect("moved, up to 71", amount(some), UInt128.of(71));
        Sample.expect("moved, up to AMOUNT_MAX", amount(all), UInt128.of(1_001));
        // Where nothing sets a bound, it is just a number, and too large.
        Transfer plain = all.toBuilder().id(Id.next()).flags(TransferFlags.NONE).build();
        Sample.expect(
                "without the flag", client.createTransfer(plain).status(), OVERFLOWS_DEBITS_POSTED);
    }

    void closing() {
        System.out.println("-- closing");
        Account debtor = account();
        Account creditor = account();
        Sample.check(client.createAccounts(List.of(debtor, creditor)));
        Transfer close =
                transfer(
                        debtor.id(),
                        creditor.id(),
                        0,
                        TransferFlags.PENDING,
                        TransferFlags.CLOSING_DEBIT,
                        TransferFlags.CLOSING_CREDIT);
        Sample.expect("close both", client.createTransfer(close).status(), CREATED);
        Transfer refused = transfer(debtor.id(), bob, 1);
        Sample.expect(
                "closed", client.createTransfer(refused).status(), DEBIT_ACCOUNT_ALREADY_CLOSED);
        Transfer open = Transfer.voidPending(Id.next(), close.id());
        Sample.expect("open both", client.createTransfer(open).status(), CREATED);
    }

    void accountTransfersAndBalances() {
        System.out.println("-- transfers and balances of an account");
        AccountFilter latest =
                AccountFilter.builder()
                        .accountId(alice)
                        .debits(true) // either, or both
                        .credits(true)
                        .code(CODE) // what is not set, or 0, holds for all; so with the user data
                        .limit(2)
                        .reversed(true) // the latest first
                        .build();
        Sample.expect(
                "amounts",
                client.getAccountTransfers(latest).stream().map(Transfer::amount).toList(),
                List.of(UInt128.of(1_001), UInt128.of(71)));
        List<AccountBalance> page = client.getAccountBalances(latest);
        Sample.expect(
                "credits after each",
                page.stream().map(AccountBalance::creditsPosted).toList(),
                List.of(UInt128.of(1_072), UInt128.of(71)));
        // The next page begins where this one ended.
        long last = page.getLast().timestamp();
        AccountFilter earlier = latest.toBuilder().timestampMax(last - 1).build();
        Sample.expect(
                "credits a page earlier",
                client.getAccountBalances(earlier).getFirst().creditsPosted(),
                UInt128.ZERO);
        Sample.expect(
                "balances of bob, who has no HISTORY",
                client.getAccountBalances(AccountFilter.of(bob)),
                List.of());
    }

    void queries() {
        System.out.println("-- queries");
        QueryFilter marked =
                QueryFilter.builder().userData128(mark).ledger(LEDGER).code(CODE).limit(10).build();
        Sample.expect("accounts with the mark", client.queryAccounts(marked).size(), 1);
        Sample.expect("transfers with the mark", client.queryTransfers(marked).size(), 1);
    }

    void changeEvents() {
        System.out.println("-- change events");
        Transfer first = transfer(alice, bob, 1);
        Transfer second = transfer(bob, alice, 2);
        Sample.check(client.createTransfers(List.of(first, second)));
        Account now = client.lookupAccount(bob).orElseThrow();
        // Both accounts as they were right after a transfer, whatever has happened since.
        first = client.lookupTransfer(first.id()).orElseThrow();
        Account then = client.balancesAfter(first).orElseThrow().creditAccount();
        Sample.expect("debits since", now.debitsPosted().minus(then.debitsPosted()), UInt128.of(2));
        // All that has happened after a timestamp. ChangeFeed.java goes on after a crash.
        ChangeEvent next = client.changeEvents(first.timestamp()).findFirst().orElseThrow();
        Sample.expect("the next one", next.transfer().id().equals(second.id()), true);
    }

    void linked() {
        System.out.println("-- linked");
        CreateResults<CreateTransferResult> results =
                client.createTransfers(
                        List.of(
                                transfer(alice, bob, 1), // by itself
                                transfer(alice, bob, 1, TransferFlags.LINKED), // with the next
                                transfer(alice, Id.next(), 1, TransferFlags.LINKED),
                                transfer(alice, bob, 1))); // the end of the chain
        Sample.expect(
                "statuses",
                Sample.statuses(results),
                List.of(
                        CREATED,
                        LINKED_EVENT_FAILED,
                        CREDIT_ACCOUNT_NOT_FOUND,
                        LINKED_EVENT_FAILED));
    }

    void imported() {
        System.out.println("-- imported");
        // With timestamps from elsewhere: past, and later than all in the cluster so far. More of
        // it in ImportHistory.java.
        long last = client.createTransfer(transfer(alice, bob, 1)).timestamp();
        Account account = account(AccountFlags.IMPORTED).toBuilder().timestamp(last + 1).build();
        Transfer transfer =
                transfer(account.id(), bob, 4, TransferFlags.IMPORTED).toBuilder()
                        .timestamp(last + 2)
                        .build();
        Sample.check(client.createAccounts(List.of(account)));
        Sample.check(client.createTransfers(List.of(transfer)));
        Sample.expect(
                "its own timestamp",
                client.lookupTransfer(transfer.id()).orElseThrow().timestamp() == last + 2,
                true);
        Transfer older = transfer.toBuilder().id(Id.next()).timestamp(last).build();
        Sample.expect(
                "an older one",
                client.createTransfer(older).status(),
                IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS);
    }

    void timeouts() {
        System.out.println("-- time-outs");
        // Without one, a request waits until there is a reply. When the time is up it may have been
        // executed, or still be: nobody can call it back. To send it again, with the same ids,
        // finds that out, and does whatever has not been done.
        UInt128 before = client.lookupAccount(bob).orElseThrow().creditsPosted();
        Transfer transfer = transfer(alice, bob, 5);
        CreateTransferStatus status;
        try {
            status = client.withTimeout(Duration.ofNanos(1)).createTransfer(transfer).status();
        } catch (OutcomeUnknownException | NotSentException e) {
            status = client.createTransfer(transfer).status();
        }
        Sample.expect("done", status.isCreated() || status.isExists(), true);
        UInt128 after = client.lookupAccount(bob).orElseThrow().creditsPosted();
        Sample.expect("done once", after.minus(before), UInt128.of(5));
    }

    UInt128 amount(Transfer transfer) {
        return client.lookupTransfer(transfer.id()).orElseThrow().amount();
    }

    static Account account(AccountFlags... flags) {
        return Account.of(Id.next(), LEDGER, CODE).toBuilder().flags(flags).build();
    }

    static Transfer transfer(UInt128 from, UInt128 to, long amount, TransferFlags... flags) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, CODE).toBuilder()
                .flags(flags)
                .build();
    }
}
