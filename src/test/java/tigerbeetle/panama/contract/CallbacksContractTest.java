package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientClosedException;
import tigerbeetle.panama.NotSentException;
import tigerbeetle.panama.UInt128;

/** Calls from where futures are completed, closing included, and interrupts. */
class CallbacksContractTest extends ClientContract {

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
        closeInDependents(Client.builder().addresses(address).executor(Runnable::run).open());
    }

    @Test
    void mayBeClosedInTheCommonPoolWithOthersInFlight() {
        closeInDependents(Client.open(address));
    }

    @Test
    void mayBeClosedOnTheOnlyThreadOfAnExecutorWithOthersInFlight() {
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            closeInDependents(Client.builder().addresses(address).executor(one).open());
        }
    }

    @Test
    void mayBeClosedOnVirtualThreadsWithOthersInFlight() {
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            closeInDependents(Client.builder().addresses(address).executor(virtual).open());
        }
    }

    private void closeInDependents(Client other) {
        UInt128 a = account();
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
        assertThatThrownBy(() -> client.lookupAccount(a)).isInstanceOf(NotSentException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(look(a).id()).isEqualTo(a);
    }
}
