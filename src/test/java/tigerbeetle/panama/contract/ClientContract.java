package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tigerbeetle.panama.UInt128.ONE;
import static tigerbeetle.panama.UInt128.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientClosedException;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.OutcomeUnknownException;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.TooMuchDataException;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * What a client does, the same on the embedded and on a real server. Each test makes its own
 * accounts, on a server that may have others; one client serves them all.
 */
abstract class ClientContract {

    private static final int LEDGER = 700;
    private static final int CODE = 10;

    private static String address;
    private static Client client;

    static void connect(String serverAddress) {
        address = serverAddress;
        client = Client.open(serverAddress);
    }

    static void disconnect() {
        client.close();
    }

    private static UInt128 account(AccountFlags flags) {
        UInt128 id = Id.next();
        Account account = Account.builder().id(id).ledger(LEDGER).code(CODE).flags(flags).build();
        assertThat(client.createAccount(account).status()).isEqualTo(CreateAccountStatus.CREATED);
        return id;
    }

    private static UInt128 account() {
        return account(AccountFlags.NONE);
    }

    private static Account look(UInt128 id) {
        return client.lookupAccount(id).orElseThrow();
    }

    private static Transfer transfer(UInt128 debit, UInt128 credit, long amount) {
        return Transfer.of(Id.next(), debit, credit, amount, LEDGER, CODE);
    }

    private static List<? extends CreateStatus> statuses(
            CreateResults<? extends CreateResult> results) {
        return results.stream().map(CreateResult::status).toList();
    }

    @Test
    void createsAndLooksUpAccounts() {
        UInt128 id = Id.next();
        Account given =
                Account.builder()
                        .id(id)
                        .userData128(UInt128.MAX)
                        .userData64(-1)
                        .userData32(0xFFFF_FFFFL)
                        .ledger(0xFFFF_FFFFL)
                        .code(0xFFFF)
                        .flags(AccountFlags.HISTORY)
                        .build();
        var created = client.createAccount(given);
        assertThat(created.status()).isEqualTo(CreateAccountStatus.CREATED);
        Account found = look(id);
        assertThat(found).isEqualTo(given.toBuilder().timestamp(created.timestamp()).build());
        assertThat(found.timestamp()).isPositive();
        assertThat(client.createAccount(given).status()).isEqualTo(CreateAccountStatus.EXISTS);
    }

    @Test
    void looksUpInTheOrderOfTheIdsAndLeavesOutWhatIsNotThere() {
        UInt128 a = account();
        UInt128 b = account();
        assertThat(client.lookupAccounts(List.of(b, Id.next(), a, b)))
                .extracting(Account::id)
                .containsExactly(b, a, b);
        assertThat(client.lookupTransfers(List.of(Id.next()))).isEmpty();
        assertThat(client.lookupAccount(Id.next())).isEmpty();
    }

    @Test
    void reportsAResultForEveryEvent() {
        var results =
                client.createAccounts(
                        List.of(
                                Account.of(Id.next(), 0, CODE),
                                Account.of(Id.next(), LEDGER, CODE),
                                Account.of(ZERO, LEDGER, CODE)));
        assertThat(statuses(results))
                .isEqualTo(
                        List.of(
                                CreateAccountStatus.LEDGER_MUST_NOT_BE_ZERO,
                                CreateAccountStatus.CREATED,
                                CreateAccountStatus.ID_MUST_NOT_BE_ZERO));
        assertThat(results.allCreated()).isFalse();
        assertThat(results.failures()).extracting(CreateResult::index).containsExactly(0, 2);
    }

    @Test
    void movesMoney() {
        UInt128 a = account();
        UInt128 b = account();
        Transfer transfer = transfer(a, b, 100);
        var result = client.createTransfer(transfer);
        assertThat(result.status()).isEqualTo(CreateTransferStatus.CREATED);
        assertThat(client.lookupTransfer(transfer.id()))
                .contains(transfer.toBuilder().timestamp(result.timestamp()).build());
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.of(100));
        assertThat(look(b).creditsPosted()).isEqualTo(UInt128.of(100));
        assertThat(client.createTransfer(transfer).status()).isEqualTo(CreateTransferStatus.EXISTS);
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.of(100));
    }

    @Test
    void movesMoneyInTwoPhases() {
        UInt128 a = account();
        UInt128 b = account();
        Transfer first = transfer(a, b, 100).toBuilder().flags(TransferFlags.PENDING).build();
        Transfer second = transfer(a, b, 50).toBuilder().flags(TransferFlags.PENDING).build();
        assertThat(client.createTransfers(List.of(first, second)).allCreated()).isTrue();
        assertThat(look(a).debitsPending()).isEqualTo(UInt128.of(150));

        var settled =
                client.createTransfers(
                        List.of(
                                Transfer.postPending(Id.next(), first.id(), UInt128.of(30)),
                                Transfer.voidPending(Id.next(), second.id())));
        assertThat(settled.allCreated()).isTrue();
        assertThat(look(a).debitsPending()).isEqualTo(ZERO);
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.of(30));
        assertThat(look(b).creditsPosted()).isEqualTo(UInt128.of(30));
        assertThat(client.createTransfer(Transfer.postPending(Id.next(), first.id())).status())
                .isEqualTo(CreateTransferStatus.PENDING_TRANSFER_ALREADY_POSTED);
    }

    @Test
    void aPendingTransferExpires() {
        UInt128 a = account();
        UInt128 b = account();
        Transfer pending =
                transfer(a, b, 5).toBuilder().flags(TransferFlags.PENDING).timeout(1).build();
        assertThat(client.createTransfer(pending).status()).isEqualTo(CreateTransferStatus.CREATED);
        assertThat(look(a).debitsPending()).isEqualTo(UInt128.of(5));
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!look(a).debitsPending().isZero()) {
            assertThat(System.nanoTime()).as("it has not expired").isLessThan(deadlineNs);
        }
        assertThat(client.createTransfer(Transfer.postPending(Id.next(), pending.id())).status())
                .isEqualTo(CreateTransferStatus.PENDING_TRANSFER_EXPIRED);
    }

    @Test
    void aLinkedChainSucceedsOrFailsAsAWhole() {
        UInt128 a = account();
        UInt128 b = account(AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS);
        Transfer linked = transfer(a, b, 1).toBuilder().flags(TransferFlags.LINKED).build();
        Transfer good = transfer(b, a, 7);
        var results = client.createTransfers(List.of(linked, transfer(b, a, 3), good));
        assertThat(statuses(results))
                .isEqualTo(
                        List.of(
                                CreateTransferStatus.EXCEEDS_DEBITS,
                                CreateTransferStatus.LINKED_EVENT_FAILED,
                                CreateTransferStatus.CREATED));
        assertThat(look(b).debitsPosted()).isEqualTo(UInt128.of(7));
        assertThat(look(b).creditsPosted()).isEqualTo(ZERO);
    }

    @Test
    void aTransientFailureUsesTheIdUp() {
        UInt128 a = account();
        UInt128 later = Id.next();
        Transfer transfer = transfer(a, later, 1);
        var failed = client.createTransfer(transfer);
        assertThat(failed.status()).isEqualTo(CreateTransferStatus.CREDIT_ACCOUNT_NOT_FOUND);
        assertThat(failed.status().isTransient()).isTrue();
        client.createAccount(Account.of(later, LEDGER, CODE));
        assertThat(client.createTransfer(transfer).status())
                .isEqualTo(CreateTransferStatus.ID_ALREADY_FAILED);
        assertThat(client.createTransfer(transfer.toBuilder().id(Id.next()).build()).status())
                .isEqualTo(CreateTransferStatus.CREATED);
    }

    @Test
    void readsAnAccountsTransfersAndBalances() {
        UInt128 a = account(AccountFlags.HISTORY);
        UInt128 b = account();
        List<Transfer> transfers =
                List.of(transfer(a, b, 10), transfer(b, a, 4), transfer(a, b, 1));
        assertThat(client.createTransfers(transfers).allCreated()).isTrue();

        AccountFilter all = AccountFilter.of(a);
        assertThat(client.getAccountTransfers(all))
                .extracting(Transfer::id)
                .containsExactlyElementsOf(transfers.stream().map(Transfer::id).toList());
        assertThat(client.getAccountTransfers(all.toBuilder().reversed(true).limit(1).build()))
                .extracting(Transfer::id)
                .containsExactly(transfers.get(2).id());
        assertThat(client.getAccountTransfers(all.toBuilder().debits(false).build()))
                .extracting(Transfer::id)
                .containsExactly(transfers.get(1).id());

        List<AccountBalance> balances = client.getAccountBalances(all);
        assertThat(balances)
                .extracting(AccountBalance::debitsPosted)
                .containsExactly(UInt128.of(10), UInt128.of(10), UInt128.of(11));
        assertThat(balances)
                .extracting(AccountBalance::creditsPosted)
                .containsExactly(ZERO, UInt128.of(4), UInt128.of(4));
        assertThat(client.getAccountBalances(AccountFilter.of(b))).isEmpty();
    }

    @Test
    void queries() {
        UInt128 mark = Id.next();
        List<Account> accounts =
                IntStream.range(0, 5)
                        .mapToObj(i ->
                                Account.builder()
                                        .id(Id.next())
                                        .userData128(mark)
                                        .userData32(i % 2)
                                        .ledger(LEDGER)
                                        .code(CODE)
                                        .build())
                        .toList();
        assertThat(client.createAccounts(accounts).allCreated()).isTrue();
        List<Account> found = client.queryAccounts(QueryFilter.builder().userData128(mark).build());
        assertThat(found)
                .extracting(Account::id)
                .containsExactlyElementsOf(accounts.stream().map(Account::id).toList());
        assertThat(
                        client.queryAccounts(
                                QueryFilter.builder().userData128(mark).userData32(1).build()))
                .hasSize(2);
        assertThat(
                        client.queryAccounts(
                                QueryFilter.builder()
                                        .userData128(mark)
                                        .timestampMin(found.get(1).timestamp())
                                        .timestampMax(found.get(3).timestamp())
                                        .reversed(true)
                                        .build()))
                .extracting(Account::id)
                .containsExactly(accounts.get(3).id(), accounts.get(2).id(), accounts.get(1).id());
        assertThat(client.queryTransfers(QueryFilter.builder().userData128(mark).build()))
                .isEmpty();
    }

    @Test
    void takesEmptyListsAndTheLargest() {
        assertThat(client.createAccounts(List.of())).isEmpty();
        assertThat(client.createTransfers(List.of()).allCreated()).isTrue();
        assertThat(client.lookupAccounts(List.of())).isEmpty();
        assertThat(client.lookupTransfers(List.of())).isEmpty();

        UInt128 a = account();
        UInt128 b = account();
        List<Transfer> most = IntStream.range(0, 8_189).mapToObj(i -> transfer(a, b, 1)).toList();
        assertThat(client.createTransfers(most).allCreated()).isTrue();
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.of(8_189));
        assertThat(client.lookupTransfers(most.stream().map(Transfer::id).toList())).hasSize(8_189);
        assertThat(client.getAccountTransfers(AccountFilter.of(a))).hasSize(8_189);
    }

    @Test
    void refusesMoreThanFits() {
        List<Account> tooMany =
                IntStream.range(0, 8_190)
                        .mapToObj(i -> Account.of(Id.next(), LEDGER, CODE))
                        .toList();
        assertThatThrownBy(() -> client.createAccounts(tooMany))
                .isInstanceOf(TooMuchDataException.class)
                .hasMessage("CREATE_ACCOUNTS: 8190 events do not fit into a request, 8189 do");
        assertThat(client.lookupAccount(tooMany.getFirst().id())).isEmpty();
        List<UInt128> tooManyIds = IntStream.range(0, 8_190).mapToObj(UInt128::of).toList();
        assertThatThrownBy(() -> client.lookupAccountsAsync(tooManyIds).join())
                .hasCauseInstanceOf(TooMuchDataException.class);
    }

    @Test
    void answersAsynchronously() throws Exception {
        UInt128 a = account(AccountFlags.HISTORY);
        UInt128 b = account();
        Transfer transfer = transfer(a, b, 3);
        Thread here = Thread.currentThread();
        AtomicReference<Thread> there = new AtomicReference<>();
        client.createTransfersAsync(List.of(transfer))
                .thenAccept(results -> {
                    there.set(Thread.currentThread());
                    assertThat(results.allCreated()).isTrue();
                })
                .get();
        assertThat(there.get()).isNotNull();
        assertThat(client.lookupTransfersAsync(List.of(transfer.id())).get()).hasSize(1);
        assertThat(client.lookupAccountsAsync(List.of(a, b)).get()).hasSize(2);
        assertThat(client.getAccountTransfersAsync(AccountFilter.of(a)).get()).hasSize(1);
        assertThat(client.getAccountBalancesAsync(AccountFilter.of(a)).get()).hasSize(1);
        QueryFilter byTime = QueryFilter.builder().timestampMin(look(a).timestamp()).build();
        assertThat(client.queryAccountsAsync(byTime).get()).isNotEmpty();
        assertThat(client.queryTransfersAsync(byTime).get()).isNotEmpty();
        assertThat(client.createAccountsAsync(List.of(Account.of(a, LEDGER, CODE))).get())
                .extracting(CreateResult::status)
                .containsExactly(CreateAccountStatus.EXISTS_WITH_DIFFERENT_FLAGS);
        assertThat(here).isSameAs(Thread.currentThread());
    }

    /** With the official Java client, this would abort the process. */
    @Test
    @SuppressWarnings("try") // closing it in there is what is tested
    void mayBeCalledFromWhatDependsOnAFuture() throws Exception {
        UInt128 a = account();
        assertThat(
                        client.lookupAccountsAsync(List.of(a))
                                .thenApply(found -> client.lookupAccounts(List.of(a, a)))
                                .thenCompose(found -> client.lookupAccountsAsync(List.of(a)))
                                .get())
                .hasSize(1);
        try (Client other = Client.builder().addresses(address).executor(Runnable::run).open()) {
            CompletableFuture<Void> closed =
                    other.lookupAccountsAsync(List.of(a))
                            .thenApply(found -> other.lookupAccounts(List.of(a, a)))
                            .thenAccept(found -> other.close());
            closed.get();
            assertThatThrownBy(() -> other.lookupAccounts(List.of(a)))
                    .isInstanceOf(ClientClosedException.class);
        }
    }

    /** What close waits for is completed by the very thread that closes here. */
    @Test
    void mayBeClosedWhereItsFuturesAreCompletedWithOthersInFlight() {
        UInt128 a = account();
        Client other = Client.builder().addresses(address).executor(Runnable::run).open();
        List<CompletableFuture<Object>> futures =
                IntStream.range(0, 500)
                        .mapToObj(i ->
                                other.lookupAccountsAsync(List.of(a))
                                        .handle((found, failure) -> {
                                            other.close();
                                            return found != null ? found : failure;
                                        }))
                        .toList();
        for (CompletableFuture<Object> future : futures) {
            assertThat(future.join()).isInstanceOfAny(List.class, ClientClosedException.class);
        }
        other.close();
    }

    @Test
    void survivesExceptionsInWhatDependsOnAFuture() throws Exception {
        UInt128 a = account();
        CompletableFuture<List<Account>> found = client.lookupAccountsAsync(List.of(a));
        CompletableFuture<Object> failing =
                found.thenApply(accounts -> {
                    throw new StackOverflowError("of the test's own");
                });
        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class);
        assertThat(found.get()).hasSize(1);
        assertThat(look(a).id()).isEqualTo(a);
    }

    @Test
    void anInterruptedCallerDoesNotWait() {
        UInt128 a = account();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> client.lookupAccount(a))
                .isInstanceOf(tigerbeetle.panama.NotSentException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(look(a).id()).isEqualTo(a);
    }

    @Test
    void anInterruptInFlightLeavesTheOutcomeUnknown() throws Exception {
        try (Client nobody = Client.open("127.0.0.1:1")) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread caller =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    nobody.lookupAccount(ONE);
                                } catch (RuntimeException e) {
                                    thrown.set(e);
                                    assertThat(Thread.interrupted()).isTrue();
                                }
                            });
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            caller.join();
            assertThat(thrown.get())
                    .isInstanceOfSatisfying(
                            OutcomeUnknownException.class,
                            e -> assertThat(e.mayHaveExecuted()).isTrue());
        }
    }

    @Test
    void manyThreadsShareAClient() throws Exception {
        UInt128 a = account();
        UInt128 b = account();
        int callers = 64;
        int each = 20;
        for (ExecutorService executor :
                List.of(
                        Executors.newFixedThreadPool(callers),
                        Executors.newVirtualThreadPerTaskExecutor())) {
            try (executor) {
                List<Future<?>> calls = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    calls.add(
                            executor.submit(() -> {
                                for (int k = 0; k < each; k++) {
                                    Transfer transfer = transfer(a, b, 1);
                                    assertThat(client.createTransfer(transfer).status())
                                            .isEqualTo(CreateTransferStatus.CREATED);
                                }
                            }));
                }
                for (Future<?> call : calls) {
                    call.get();
                }
            }
        }
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.of(2L * callers * each));
        assertThat(look(b).creditsPosted()).isEqualTo(UInt128.of(2L * callers * each));
    }

    @Test
    void moreRequestsThanMayBeInFlightWaitTheirTurn() {
        UInt128 a = account();
        try (Client narrow = Client.builder().addresses(address).maxInFlight(2).open()) {
            List<CompletableFuture<List<Account>>> futures =
                    IntStream.range(0, 100)
                            .mapToObj(i -> narrow.lookupAccountsAsync(List.of(a)))
                            .toList();
            futures.forEach(future -> assertThat(future.join()).hasSize(1));
        }
    }

    @Test
    void closingEndsWhatIsInFlight() {
        Client nobody = Client.open("127.0.0.1:1");
        List<CompletableFuture<List<Account>>> futures =
                IntStream.range(0, 256)
                        .mapToObj(i -> nobody.lookupAccountsAsync(List.of(ONE)))
                        .toList();
        nobody.close();
        nobody.close();
        for (CompletableFuture<List<Account>> future : futures) {
            assertThatThrownBy(future::join)
                    .hasCauseInstanceOf(ClientClosedException.class)
                    .cause()
                    .satisfies(e ->
                            assertThat(((ClientClosedException) e).mayHaveExecuted()).isTrue());
        }
        assertThatThrownBy(() -> nobody.lookupAccountsAsync(List.of(ONE)).join())
                .hasCauseInstanceOf(ClientClosedException.class);
        assertThatThrownBy(() -> nobody.lookupAccount(1))
                .isInstanceOfSatisfying(
                        ClientClosedException.class,
                        e -> assertThat(e.mayHaveExecuted()).isFalse());
    }

    @Test
    void refusesNullsByName() {
        List<Account> withNull = new ArrayList<>();
        withNull.add(Account.of(1, 1, 1));
        withNull.add(null);
        assertThatThrownBy(() -> client.createAccounts(withNull))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accounts[1]: null is not allowed");
        assertThatThrownBy(() -> client.lookupAccounts(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ids: null is not allowed");
        assertThatThrownBy(() -> client.queryAccounts(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("filter: null is not allowed");
    }

    @Test
    void knowsItsIds() {
        assertThat(client.clusterId()).isEqualTo(ZERO);
        assertThat(client.id()).isNotEqualTo(ZERO);
        assertThat(client.toString()).contains(client.id().toString());
    }
}
