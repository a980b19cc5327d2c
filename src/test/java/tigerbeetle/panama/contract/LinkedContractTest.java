package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_DEBITS;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_CHAIN_OPEN;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

class LinkedContractTest extends ClientContract {

    private static final int CALLS = 2_000;
    private static final int EVERY = 10;

    @Test
    void aChainSucceedsAsAWhole() {
        UInt128 a = account();
        UInt128 b = account();
        Transfer first = transfer(a, b, 1, TransferFlags.LINKED);
        Transfer last = transfer(b, a, 2);
        assertThat(client.createTransfers(List.of(first, last)).allCreated()).isTrue();
        assertThat(balances(look(a))).containsExactly(0L, 1L, 0L, 2L);
        assertThat(client.lookupTransfer(first.id()).orElseThrow().flags())
                .isEqualTo(TransferFlags.LINKED);
    }

    @Test
    void aChainFailsAsAWhole() {
        UInt128 a = account();
        UInt128 b = account(AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS);
        Transfer linked = transfer(a, b, 1, TransferFlags.LINKED);
        Transfer good = transfer(b, a, 7);
        var results = client.createTransfers(List.of(linked, transfer(b, a, 3), good));
        assertThat(statuses(results))
                .isEqualTo(List.of(EXCEEDS_DEBITS, LINKED_EVENT_FAILED, CREATED));
        assertThat(look(b).debitsPosted()).isEqualTo(UInt128.of(7));
        assertThat(look(b).creditsPosted()).isEqualTo(UInt128.ZERO);
    }

    @Test
    void aChainThatIsNotEndedFails() {
        UInt128 a = account();
        UInt128 b = account();
        Transfer first = transfer(a, b, 1, TransferFlags.LINKED);
        Transfer second = transfer(a, b, 1, TransferFlags.LINKED);
        assertThat(statuses(client.createTransfers(List.of(first, second))))
                .isEqualTo(List.of(LINKED_EVENT_FAILED, LINKED_EVENT_CHAIN_OPEN));
        assertThat(balances(look(a))).containsOnly(0L);
    }

    @Test
    void accountsAreChained() {
        Account first =
                Account.of(Id.next(), LEDGER, CODE).toBuilder().flags(AccountFlags.LINKED).build();
        Account second = Account.of(Id.next(), LEDGER, 0);
        assertThat(statuses(client.createAccounts(List.of(first, second))))
                .isEqualTo(
                        List.of(
                                CreateAccountStatus.LINKED_EVENT_FAILED,
                                CreateAccountStatus.CODE_MUST_NOT_BE_ZERO));
        assertThat(client.lookupAccount(first.id())).isEmpty();
        Account mended = second.toBuilder().code(CODE).build();
        assertThat(client.createAccounts(List.of(first, mended)).allCreated()).isTrue();
    }

    /**
     * The native library sends what waits as one message: a chain that one caller leaves open must
     * not go on in another caller's events.
     */
    @Test
    void openChainsOfConcurrentFuturesDoNotReachIntoOthers() {
        UInt128 a = account();
        UInt128 b = account();
        List<CompletableFuture<CreateResults<CreateTransferResult>>> futures = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            futures.add(client.createTransfersAsync(List.of(maybeOpen(a, b, i))));
        }
        for (int i = 0; i < CALLS; i++) {
            assertOneResult(i, futures.get(i).join());
        }
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.of(CALLS - CALLS / EVERY));
    }

    @Test
    void openChainsOfConcurrentCallersDoNotReachIntoOthers() throws Exception {
        UInt128 a = account();
        UInt128 b = account();
        List<Future<CreateResults<CreateTransferResult>>> calls = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLS; i++) {
                Transfer transfer = maybeOpen(a, b, i);
                calls.add(executor.submit(() -> client.createTransfers(List.of(transfer))));
            }
        }
        for (int i = 0; i < CALLS; i++) {
            assertOneResult(i, calls.get(i).get());
        }
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.of(CALLS - CALLS / EVERY));
    }

    private static Transfer maybeOpen(UInt128 a, UInt128 b, int i) {
        return i % EVERY == 0 ? transfer(a, b, 1, TransferFlags.LINKED) : transfer(a, b, 1);
    }

    private static void assertOneResult(int i, CreateResults<CreateTransferResult> results) {
        assertThat(statuses(results))
                .isEqualTo(List.of(i % EVERY == 0 ? LINKED_EVENT_CHAIN_OPEN : CREATED));
    }
}
