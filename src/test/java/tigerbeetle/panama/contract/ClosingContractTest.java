package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientClosedException;
import tigerbeetle.panama.ClientEvictedException;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Skip;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** How clients end. */
class ClosingContractTest extends ClientContract {

    private static final int TASKS = 256;

    /** As many as a cluster has sessions. */
    private static final int CLIENTS = 64;

    private static void assertClosed(Throwable failure, boolean mayHaveExecuted) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ClientClosedException.class,
                        e -> assertThat(e.mayHaveExecuted()).isEqualTo(mayHaveExecuted));
    }

    @Test
    void aClosedClientRefusesEveryCall() {
        Client other = Client.open(address);
        assertThat(other.lookupAccounts(List.of(UInt128.ONE))).isNotNull();
        other.close();
        other.close();
        List<UInt128> ids = List.of(UInt128.ONE);
        for (Callable<?> call :
                List.<Callable<?>>of(
                        () -> other.createAccounts(List.of(Account.of(1, 1, 1))),
                        () -> other.createTransfers(List.of(transfer(UInt128.ONE, UInt128.MAX, 1))),
                        () -> other.lookupAccounts(ids),
                        () -> other.lookupTransfers(ids),
                        () -> other.queryAccounts(QueryFilter.all()),
                        () -> other.queryTransfers(QueryFilter.all()))) {
            assertThatThrownBy(call::call).satisfies(e -> assertClosed(e, false));
        }
        assertThat(other.lookupAccountsAsync(ids))
                .failsWithin(LONG)
                .withThrowableThat()
                .havingCause()
                .satisfies(e -> assertClosed(e, false));
        other.close();
    }

    /** Some before the request, some inside the call, some in flight, some with the reply. */
    @Test
    void closingEndsWhatManyThreadsAreDoing() throws Exception {
        UInt128 a = account();
        UInt128 b = account();
        Client other = Client.open(address);
        CountDownLatch first = new CountDownLatch(1);
        List<Transfer> transfers = new ArrayList<>();
        List<Future<CreateTransferStatus>> calls = new ArrayList<>();
        try (ExecutorService tasks = Executors.newFixedThreadPool(TASKS)) {
            for (int i = 0; i < TASKS; i++) {
                Transfer transfer = transfer(a, b, 1);
                transfers.add(transfer);
                calls.add(
                        tasks.submit(() -> {
                            try {
                                return other.createTransfer(transfer).status();
                            } finally {
                                first.countDown();
                            }
                        }));
            }
            first.await();
            other.close();
        }
        int succeeded = 0;
        for (int i = 0; i < TASKS; i++) {
            boolean isThere = client.lookupTransfer(transfers.get(i).id()).isPresent();
            try {
                assertThat(calls.get(i).get()).isEqualTo(CreateTransferStatus.CREATED);
                assertThat(isThere).isTrue();
                succeeded++;
            } catch (ExecutionException e) {
                assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                ClientClosedException.class,
                                closed -> {
                                    if (!closed.mayHaveExecuted()) {
                                        assertThat(isThere).isFalse();
                                    }
                                });
            }
        }
        assertThat(succeeded).isPositive();
    }

    @Test
    void sixteenThreadsCloseSixteenClientsAtTheSameTime() throws Exception {
        List<Client> clients = IntStream.range(0, 16).mapToObj(i -> Client.open(address)).toList();
        List<CompletableFuture<List<Account>>> requests =
                clients.stream()
                        .flatMap(c ->
                                IntStream.range(0, 4)
                                        .mapToObj(i -> c.lookupAccountsAsync(List.of(Id.next()))))
                        .toList();
        CyclicBarrier together = new CyclicBarrier(clients.size());
        List<Future<?>> closings = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            for (int i = 0; i < clients.size(); i++) {
                int own = i;
                closings.add(
                        threads.submit(() -> {
                            together.await();
                            for (int k = 0; k < clients.size(); k++) { // all, its own first
                                clients.get((own + k) % clients.size()).close();
                            }
                            return null;
                        }));
            }
        }
        for (Future<?> closing : closings) {
            closing.get();
        }
        for (CompletableFuture<List<Account>> request : requests) {
            assertThat(request).isDone();
            assertThat(request.handle((found, failure) -> failure).join())
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isNull(),
                            failure ->
                                    assertThat(failure).isInstanceOf(ClientClosedException.class));
        }
    }

    @Test
    void closingRacesCreatesAndLookups() throws Exception {
        UInt128 a = account();
        UInt128 b = account();
        for (int round = 0; round < 4; round++) {
            Client other = Client.open(address);
            other.awaitReady(LONG);
            CyclicBarrier together = new CyclicBarrier(9);
            List<Future<?>> calls = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(9)) {
                for (int i = 0; i < 8; i++) {
                    boolean creates = i % 2 == 0;
                    calls.add(
                            threads.submit(() -> {
                                together.await();
                                while (true) { // until it is closed
                                    if (creates) {
                                        other.createTransfer(transfer(a, b, 1));
                                    } else {
                                        other.lookupAccounts(List.of(a, b));
                                    }
                                }
                            }));
                }
                together.await();
                other.close();
            }
            for (Future<?> call : calls) {
                assertThatThrownBy(call::get).hasCauseInstanceOf(ClientClosedException.class);
            }
        }
        assertThat(look(a).debitsPosted()).isEqualTo(look(b).creditsPosted());
    }

    /** Its session goes to the 65th client. Then it is as good as closed. */
    @Test
    void theClientThatWasQuietLongestIsEvicted() throws Exception {
        Skip.unless(server.canStartAnother(), "clients of others would be evicted at " + address);
        try (TestServer.Running own = server.start();
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            Client first = Client.open(own.address());
            assertThat(first.lookupAccount(1)).isEmpty();
            List<Future<?>> others = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                others.add(
                        threads.submit(() -> {
                            try (Client other = Client.open(own.address())) {
                                assertThat(other.lookupAccount(1)).isEmpty();
                            }
                        }));
            }
            for (Future<?> other : others) {
                other.get();
            }
            // It is told when it asks, or by its next ping, in which case nothing is sent any more.
            assertThatThrownBy(() -> first.lookupAccount(1))
                    .isInstanceOf(ClientEvictedException.class);
            assertThatThrownBy(() -> first.lookupAccount(1))
                    .isInstanceOfSatisfying(
                            ClientEvictedException.class,
                            e -> assertThat(e.mayHaveExecuted()).isFalse());
            first.close();
            assertThatThrownBy(() -> first.lookupAccount(1)).satisfies(e -> assertClosed(e, false));
        }
    }
}
