package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.TooMuchDataException;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** Requests with nothing in them, with as much as fits, and with more. */
class SizesContractTest extends ClientContract {

    private static final int MOST = 8_189;

    @Test
    void nothingIsAskedAndAnswered() {
        assertThat(client.createAccounts(List.of())).isEmpty();
        assertThat(client.createTransfers(List.of())).isEmpty();
        assertThat(client.createTransfers(List.of()).allCreated()).isTrue();
        assertThat(client.lookupAccounts(List.of())).isEmpty();
        assertThat(client.lookupTransfers(List.of())).isEmpty();
    }

    @Test
    void nothingIsAskedAndAnsweredAsynchronously() {
        for (CompletableFuture<? extends List<?>> answer :
                List.of(
                        client.createAccountsAsync(List.of()),
                        client.createTransfersAsync(List.of()),
                        client.lookupAccountsAsync(List.of()),
                        client.lookupTransfersAsync(List.of()))) {
            assertThat(answer).succeedsWithin(LONG);
            assertThat(answer.join()).isEmpty();
        }
    }

    /** One that is empty may travel in one message with others. */
    @Test
    void emptyRequestsAmongOthersAreTheirOwn() {
        UInt128 a = account();
        List<CompletableFuture<List<Account>>> answers =
                IntStream.range(0, 200)
                        .mapToObj(i ->
                                client.lookupAccountsAsync(i % 2 == 0 ? List.of() : List.of(a)))
                        .toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join()).hasSize(i % 2);
        }
    }

    @Test
    void theLargestRequestsFit() {
        List<Account> accounts =
                IntStream.range(0, MOST)
                        .mapToObj(i -> Account.of(Id.next(), LEDGER, CODE))
                        .toList();
        assertThat(client.createAccounts(accounts).allCreated()).isTrue();
        assertThat(client.lookupAccounts(accounts.stream().map(Account::id).toList()))
                .extracting(Account::id)
                .containsExactlyElementsOf(accounts.stream().map(Account::id).toList());

        UInt128 a = account();
        UInt128 b = account();
        List<Transfer> transfers =
                IntStream.range(0, MOST).mapToObj(i -> transfer(a, b, 1)).toList();
        assertThat(client.createTransfers(transfers).allCreated()).isTrue();
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.of(MOST));
        assertThat(client.lookupTransfers(transfers.stream().map(Transfer::id).toList()))
                .hasSize(MOST);
        assertThat(client.getAccountTransfers(AccountFilter.of(a))).hasSize(MOST);
    }

    private static void assertTooMuch(ThrowingCallable call, String operation) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TooMuchDataException.class, e -> assertThat(e.mayHaveExecuted()).isFalse())
                .hasMessage(operation + ": 8190 events do not fit into a request, 8189 do");
    }

    private static void assertTooMuch(CompletableFuture<?> answer, String operation) {
        assertTooMuch(
                () -> {
                    try {
                        answer.join();
                    } catch (CompletionException e) {
                        throw e.getCause();
                    }
                },
                operation);
    }

    @Test
    void tooManyAccountsAreRefused() {
        List<Account> accounts =
                IntStream.range(0, MOST + 1)
                        .mapToObj(i -> Account.of(Id.next(), LEDGER, CODE))
                        .toList();
        assertTooMuch(() -> client.createAccounts(accounts), "CREATE_ACCOUNTS");
        assertTooMuch(client.createAccountsAsync(accounts), "CREATE_ACCOUNTS");
        assertThat(client.lookupAccount(accounts.getFirst().id())).isEmpty();
    }

    @Test
    void tooManyTransfersAreRefused() {
        UInt128 a = account();
        UInt128 b = account();
        List<Transfer> transfers =
                IntStream.range(0, MOST + 1).mapToObj(i -> transfer(a, b, 1)).toList();
        assertTooMuch(() -> client.createTransfers(transfers), "CREATE_TRANSFERS");
        assertTooMuch(client.createTransfersAsync(transfers), "CREATE_TRANSFERS");
        assertThat(balances(look(a))).containsOnly(0L);
    }

    @Test
    void tooManyIdsAreRefused() {
        List<UInt128> ids = Collections.nCopies(MOST + 1, UInt128.ONE);
        assertTooMuch(() -> client.lookupAccounts(ids), "LOOKUP_ACCOUNTS");
        assertTooMuch(client.lookupAccountsAsync(ids), "LOOKUP_ACCOUNTS");
        assertTooMuch(() -> client.lookupTransfers(ids), "LOOKUP_TRANSFERS");
        assertTooMuch(client.lookupTransfersAsync(ids), "LOOKUP_TRANSFERS");
    }
}
