package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.EvictionReason;

/** Clients that lose their sessions while many threads call them: each call ends, and says why. */
@Timeout(120)
class EvictionRaceTest {

    private static final int CLIENTS = 4;
    private static final int CALLERS = 6;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<UInt128> IDS = List.of(UInt128.ONE);

    @Test
    void evictedOneByOne() throws Exception {
        everyCallEndsAndSaysWhy((server, clients) ->
                clients.forEach(c -> server.faults().evict(c.id(), EvictionReason.NO_SESSION)));
    }

    @Test
    void forgottenByARestartedServer() throws Exception {
        everyCallEndsAndSaysWhy((server, clients) -> server.restart(false));
    }

    private void everyCallEndsAndSaysWhy(BiConsumer<EmbeddedServer, List<Client>> end)
            throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start();
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS * CALLERS)) {
            List<Client> clients =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(i -> Client.open(server.address()))
                            .toList();
            clients.forEach(client -> client.awaitReady(LONG));
            AtomicInteger replies = new AtomicInteger();
            List<Future<?>> callers = new ArrayList<>();
            for (Client client : clients) {
                for (int i = 0; i < CALLERS; i++) {
                    Consumer<Client> call = i % 2 == 0 ? c -> c.lookupAccounts(IDS) : this::many;
                    callers.add(
                            threads.submit(() -> {
                                while (true) {
                                    call.accept(client);
                                    replies.incrementAndGet();
                                }
                            }));
                }
            }
            while (replies.get() < 10 * CLIENTS * CALLERS) {
                Thread.onSpinWait();
            }
            end.accept(server, clients);
            for (Future<?> caller : callers) {
                assertThatThrownBy(caller::get)
                        .hasRootCauseInstanceOf(ClientEvictedException.class);
            }
            for (Client client : clients) {
                assertThat(client.state().phase()).isEqualTo(ClientState.Phase.EVICTED);
                // A caller that has joined one of its futures did not wait for the others.
                long deadlineNs = System.nanoTime() + LONG.toNanos();
                while (client.state().requestsInFlight() > 0) {
                    assertThat(System.nanoTime()).as("slots lost").isLessThan(deadlineNs);
                    Thread.onSpinWait();
                }
                client.close();
            }
        }
    }

    private void many(Client client) {
        List<CompletableFuture<List<Account>>> futures =
                IntStream.range(0, 20).mapToObj(i -> client.lookupAccountsAsync(IDS)).toList();
        for (CompletableFuture<List<Account>> future : futures) {
            future.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        futures.forEach(CompletableFuture::join);
    }
}
