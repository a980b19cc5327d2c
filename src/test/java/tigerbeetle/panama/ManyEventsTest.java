package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.RequestLogEntry;

/** Long lists, and many short ones, as they get to a server. */
@Timeout(120)
class ManyEventsTest {

    private static List<Transfer> transfers(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> Transfer.of(id, 1, 2, 1, 1, 1))
                .toList();
    }

    private static void createAccounts(Client client) {
        client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
    }

    private static List<Integer> eventCounts(EmbeddedServer server, String operation) {
        return server.requestLog().stream()
                .filter(entry -> entry.operation().equals(operation))
                .map(RequestLogEntry::eventCount)
                .toList();
    }

    /** What is too much for the server never gets there: the native library knows its limit. */
    @Test
    void theLimitOfAServerIsLearntOnceForAllViews() {
        try (EmbeddedServer server = EmbeddedServer.builder().developmentLimits().start();
                Client client = Client.open(server.address())) {
            createAccounts(client);
            List<Transfer> transfers = transfers(1_000);
            assertThat(client.chunked().createTransfers(transfers).allCreated()).isTrue();
            assertThat(eventCounts(server, "create_transfers")).containsExactly(253, 253, 253, 241);
            List<UInt128> ids = IntStream.range(0, 5_000).mapToObj(UInt128::of).toList();
            assertThat(client.chunked().lookupTransfers(ids)).hasSize(1_000);
            assertThat(eventCounts(server, "lookup_transfers")).containsExactly(2_031, 2_031, 938);

            server.clearRequestLog();
            assertThat(client.chunked().createTransfersAsync(transfers).join())
                    .allMatch(result -> result.status().isExists());
            assertThat(eventCounts(server, "create_transfers")).containsExactly(253, 253, 253, 241);
            assertThat(server.requestLog())
                    .allMatch(entry -> entry.outcome() instanceof RequestLogEntry.Replied);
        }
    }

    @Test
    void manySmallCallsTravelTogether() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client = Client.open(server.address())) {
            createAccounts(client);
            server.faults().pause(); // so that they are all made before the first has its reply
            List<CompletableFuture<CreateResults<CreateTransferResult>>> calls =
                    transfers(500).stream()
                            .map(transfer -> client.createTransfersAsync(List.of(transfer)))
                            .toList();
            server.faults().resume();
            assertThat(calls).allMatch(call -> call.join().allCreated());
            List<Integer> eventCounts = eventCounts(server, "create_transfers");
            assertThat(eventCounts.stream().mapToInt(count -> count).sum()).isEqualTo(500);
            assertThat(eventCounts).as("the first, and all others").hasSizeLessThan(5);
        }
    }

    /** Neither the thread that delivers all replies nor the only place in flight is held. */
    @Test
    void chunksNeedNoThreadOfTheExecutor() {
        try (EmbeddedServer server = EmbeddedServer.builder().developmentLimits().start();
                Client client =
                        Client.builder()
                                .addresses(server.address())
                                .executor(Runnable::run)
                                .maxInFlight(1)
                                .open()) {
            createAccounts(client);
            List<CompletableFuture<CreateResults<CreateTransferResult>>> calls =
                    IntStream.range(0, 3)
                            .mapToObj(i -> client.chunked().createTransfersAsync(transfers(2_000)))
                            .toList();
            assertThat(calls)
                    .allMatch(call ->
                            call.join().stream().allMatch(result -> result.status().isDone()));
            assertThat(server.transfers()).hasSize(2_000);
        }
    }

    /** As with any future of the client: it would wait for itself. */
    @Test
    void theThreadThatCompletesFuturesCannotWaitForOne() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client =
                        Client.builder()
                                .addresses(server.address())
                                .executor(Runnable::run)
                                .open()) {
            List<UInt128> ids = List.of(UInt128.ONE);
            for (Client view :
                    List.of(client.chunked(), client.withRetry(RetryPolicy.standard()))) {
                server.faults().pause(); // until there is something that depends on the reply
                var waiting =
                        view.lookupAccountsAsync(ids)
                                .thenApply(found -> view.lookupAccountsAsync(ids).join());
                server.faults().resume();
                assertThatThrownBy(waiting::join).hasCauseInstanceOf(IllegalStateException.class);
                assertThat(view.lookupAccounts(ids)).isEmpty();
            }
        }
    }

    /** A reply is lost in the middle: nothing is lost of the rest, and nothing is done twice. */
    @Test
    void theWholeListMayBeSentAgain() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client = Client.open(server.address())) {
            createAccounts(client);
            List<Transfer> transfers = transfers(1_000);
            ChunkLimits limits = new ChunkLimits(new ChunkLimit(300, 100), new ChunkLimit(9, 9));
            Client loses = new ChunkedClient(losing(client), limits, ForkJoinPool.commonPool());
            assertThatThrownBy(() -> loses.createTransfers(transfers))
                    .isInstanceOfSatisfying(
                            PartlyExecutedException.class,
                            e -> {
                                assertThat(e.stoppedAt()).isEqualTo(600);
                                assertThat(e.getCause().mayHaveExecuted()).isTrue();
                            });
            assertThat(server.transfers()).hasSize(900);
            CreateResults<CreateTransferResult> results = loses.createTransfers(transfers);
            assertThat(results.count(CreateStatus.Kind.EXISTS)).isEqualTo(900);
            assertThat(results.count(CreateStatus.Kind.CREATED)).isEqualTo(100);
            assertThat(server.accounts().getFirst().debitsPosted()).isEqualTo(UInt128.of(1_000));
        }
    }

    @Test
    void aChunkIsTriedAgainByItself() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client = Client.open(server.address())) {
            createAccounts(client);
            List<Transfer> transfers = transfers(1_000);
            Waits none = new Waits(System::nanoTime, ns -> {}, () -> 0);
            Client retrying =
                    new RetryingClient(losing(client), RetryPolicy.standard(), Runnable::run, none);
            ChunkLimits limits = new ChunkLimits(new ChunkLimit(300, 100), new ChunkLimit(9, 9));
            Client chunked = new ChunkedClient(retrying, limits, ForkJoinPool.commonPool());
            CreateResults<CreateTransferResult> results = chunked.createTransfers(transfers);
            assertThat(results.count(CreateStatus.Kind.CREATED)).isEqualTo(700);
            assertThat(results.subList(600, 900)).allMatch(result -> result.status().isExists());
            assertThat(eventCounts(server, "create_transfers"))
                    .containsExactly(300, 300, 300, 300, 100);
        }
    }

    /** Its third reply is lost. */
    private static Client losing(Client client) {
        return new FlakyClient(client).pass().pass().loseReply(true);
    }
}
