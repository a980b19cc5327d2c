package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.ChangeEventsFilter;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** Every operation, in both forms; what they do in detail is the other classes' subject. */
class OperationsContractTest extends ClientContract {

    private UInt128 a;
    private UInt128 b;
    private Transfer transfer;
    private QueryFilter marked;

    @BeforeEach
    void open() {
        UInt128 mark = Id.next();
        a = Id.next();
        b = account();
        Account account = Account.of(a, LEDGER, CODE).toBuilder().userData128(mark).build();
        client.createAccount(account.toBuilder().flags(AccountFlags.HISTORY).build());
        transfer = transfer(a, b, 3).toBuilder().userData128(mark).build();
        marked = QueryFilter.builder().userData128(mark).build();
    }

    @Test
    void everyOperationWaitsForItsReply() {
        assertThat(client.createTransfers(List.of(transfer)).allCreated()).isTrue();
        assertThat(statuses(client.createAccounts(List.of(Account.of(a, LEDGER, CODE)))))
                .isEqualTo(List.of(CreateAccountStatus.EXISTS_WITH_DIFFERENT_FLAGS));
        assertThat(client.lookupTransfers(List.of(transfer.id()))).hasSize(1);
        assertThat(client.lookupAccounts(List.of(a, b))).hasSize(2);
        assertThat(client.getAccountTransfers(AccountFilter.of(a))).hasSize(1);
        assertThat(client.getAccountBalances(AccountFilter.of(a))).hasSize(1);
        assertThat(client.queryAccounts(marked)).hasSize(1);
        assertThat(client.queryTransfers(marked)).hasSize(1);
        assertThat(client.getChangeEvents(first())).hasSize(1);
    }

    private static ChangeEventsFilter first() {
        return ChangeEventsFilter.builder().limit(1).build();
    }

    @Test
    void everyOperationCompletesAFuture() {
        assertThat(client.createTransfersAsync(List.of(transfer)).join().allCreated()).isTrue();
        var again = client.createAccountsAsync(List.of(Account.of(a, LEDGER, CODE)));
        assertThat(statuses(again.join()))
                .isEqualTo(List.of(CreateAccountStatus.EXISTS_WITH_DIFFERENT_FLAGS));
        List<CompletableFuture<? extends List<?>>> answers = new ArrayList<>();
        answers.add(client.lookupTransfersAsync(List.of(transfer.id())));
        answers.add(client.lookupAccountsAsync(List.of(a)));
        answers.add(client.getAccountTransfersAsync(AccountFilter.of(a)));
        answers.add(client.getAccountBalancesAsync(AccountFilter.of(a)));
        answers.add(client.queryAccountsAsync(marked));
        answers.add(client.queryTransfersAsync(marked));
        answers.add(client.getChangeEventsAsync(first()));
        for (CompletableFuture<? extends List<?>> answer : answers) {
            assertThat(answer.join()).hasSize(1);
        }
    }

    @Test
    void futuresAreCompletedNeitherByTheCallerNorByTheLibrary() {
        AtomicReference<Thread> there = new AtomicReference<>();
        List<CompletableFuture<Void>> done = new ArrayList<>();
        do {
            done.add(
                    client.lookupAccountsAsync(List.of(a))
                            .thenAccept(found -> there.set(Thread.currentThread())));
            done.getLast().join();
            // The caller runs what depends on a future that is done already.
        } while (there.get() == Thread.currentThread());
        assertThat(there.get().getName()).startsWith("ForkJoinPool.commonPool-worker");
    }

    @Test
    void refusesNullsByName() {
        List<Account> withNull = new ArrayList<>(List.of(Account.of(1, 1, 1)));
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
}
