package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How lists are split, on a stand-in for a server with any limit. */
class ChunksTest {

    /** Executes what is within its limit, and notes it. */
    private static final class Limited extends ClientView {

        private final int limit;
        private final List<List<Transfer>> chunks = new ArrayList<>();
        private int refusedCount;
        private @Nullable Throwable failure;
        private int failAtChunk = Integer.MAX_VALUE;

        /** When a future completes. */
        private CompletableFuture<Void> reply = CompletableFuture.completedFuture(null);

        Limited(int limit) {
            super(nobody());
            this.limit = limit;
        }

        private static Client nobody() {
            return (Client)
                    Proxy.newProxyInstance(
                            Client.class.getClassLoader(),
                            new Class<?>[] {Client.class},
                            (proxy, method, arguments) -> {
                                throw new AssertionError(method);
                            });
        }

        Limited failAt(int chunk, Throwable failure) {
            this.failAtChunk = chunk;
            this.failure = failure;
            return this;
        }

        private void check(int count) {
            if (count > limit) {
                refusedCount++;
                throw new TooMuchDataException("too much: " + count);
            }
            if (chunks.size() == failAtChunk && failure != null) {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (TigerBeetleException) failure;
            }
        }

        @Override
        public CreateResults<CreateTransferResult> createTransfers(List<Transfer> transfers) {
            check(transfers.size());
            chunks.add(List.copyOf(transfers));
            List<CreateTransferResult> results = new ArrayList<>();
            for (Transfer transfer : transfers) {
                results.add(
                        new CreateTransferResult(
                                results.size(),
                                CreateTransferStatus.CREATED,
                                transfer.id().longValueExact()));
            }
            return new CreateResults<>(results);
        }

        @Override
        public CompletableFuture<CreateResults<CreateTransferResult>> createTransfersAsync(
                List<Transfer> transfers) {
            try {
                var results = createTransfers(transfers);
                return reply.thenApply(none -> results);
            } catch (TigerBeetleException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        List<Transfer> executed() {
            return chunks.stream().flatMap(List::stream).toList();
        }

        @Override
        String purpose() {
            return "is limited";
        }

        @Override
        Client over(Client client) {
            throw new UnsupportedOperationException();
        }
    }

    /** The two ways to call. */
    enum Form {
        BLOCKING,
        ASYNC;

        CreateResults<CreateTransferResult> create(Client client, List<Transfer> transfers) {
            if (this == BLOCKING) {
                return client.createTransfers(transfers);
            }
            try {
                return client.createTransfersAsync(transfers).join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }

    private static ChunkLimits limits(int size, int developmentSize) {
        return new ChunkLimits(
                new ChunkLimit(size, developmentSize), new ChunkLimit(size, developmentSize));
    }

    private static Client chunked(Client client, ChunkLimits limits) {
        return new ChunkedClient(client, limits, ForkJoinPool.commonPool());
    }

    /** Transfers with the ids 1, 2 and so on, in chains of the given lengths. */
    private static List<Transfer> transfers(int... chainLengths) {
        List<Transfer> transfers = new ArrayList<>();
        for (int length : chainLengths) {
            for (int i = 1; i <= length; i++) {
                TransferFlags flags = i < length ? TransferFlags.LINKED : TransferFlags.NONE;
                transfers.add(
                        Transfer.of(transfers.size() + 1, 1, 2, 5, 1, 1).toBuilder()
                                .flags(flags)
                                .build());
            }
        }
        return transfers;
    }

    private static int[] alone(int count) {
        return IntStream.generate(() -> 1).limit(count).toArray();
    }

    private static void assertResultsOf(
            CreateResults<CreateTransferResult> results, List<Transfer> transfers) {
        assertThat(results)
                .extracting(CreateTransferResult::timestamp)
                .isEqualTo(transfers.stream().map(t -> t.id().longValueExact()).toList());
    }

    @Provide
    Arbitrary<List<Integer>> chainLengths() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.just(1)),
                        Tuple.of(3, Arbitraries.integers().between(2, 6)),
                        Tuple.of(1, Arbitraries.integers().between(7, 24)))
                .list()
                .ofMaxSize(30);
    }

    /**
     * Whatever the server's limit is, and wherever the chains are: what fits is executed, in order,
     * in chunks that fit and end where a chain does; what cannot fit is refused, and nothing of it
     * or after it is executed.
     */
    @Property
    void everyListIsSplitWhereItMayBe(
            @ForAll("chainLengths") List<Integer> chainLengths,
            @ForAll @IntRange(min = 1, max = 24) int limit,
            @ForAll @IntRange(min = 1, max = 24) int developmentSize,
            @ForAll Form form,
            @ForAll boolean open) {
        List<Transfer> transfers =
                transfers(chainLengths.stream().mapToInt(length -> length).toArray());
        if (open && !transfers.isEmpty()) {
            transfers.add(transfers.removeLast().toBuilder().flags(TransferFlags.LINKED).build());
        }
        int longest = chainLengths.stream().mapToInt(length -> length).max().orElse(0);
        Limited server = new Limited(limit);
        ChunkLimits limits = limits(16, developmentSize);
        Client client = chunked(server, limits);
        // A chain that is known not to fit is refused, as the real limit is never more than this.
        boolean fits = longest <= limit && longest <= 16;
        if (fits) {
            CreateResults<CreateTransferResult> results = form.create(client, transfers);
            assertResultsOf(results, transfers);
            assertThat(server.executed()).isEqualTo(transfers);
            int refusedCount = server.refusedCount;
            assertResultsOf(form.create(client, transfers), transfers);
            assertThat(server.refusedCount).as("learnt").isEqualTo(refusedCount);
        } else {
            assertThatThrownBy(() -> form.create(client, transfers))
                    .satisfies(e -> assertStopped(e, server, chainLengths, Math.min(limit, 16)));
        }
        for (List<Transfer> chunk : server.chunks) {
            assertThat(chunk).hasSizeLessThanOrEqualTo(limit);
            assertThat(
                            chunk.isEmpty()
                                    || chunk.getLast().equals(transfers.getLast())
                                    || chunk.getLast().flags().isEmpty())
                    .isTrue();
        }
    }

    private static void assertStopped(
            Throwable thrown, Limited server, List<Integer> chainLengths, int limit) {
        int executedCount = server.executed().size();
        if (executedCount == 0) {
            assertThat(thrown).isInstanceOf(TooMuchDataException.class);
        } else {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            PartlyExecutedException.class,
                            e -> {
                                assertThat(e.stoppedAt()).isEqualTo(executedCount);
                                assertThat(e.results()).hasSize(executedCount);
                                assertThat(e.getCause()).isInstanceOf(TooMuchDataException.class);
                            });
        }
        int before = 0; // where the first chain begins that does not fit
        for (int length : chainLengths) {
            if (length > limit) {
                break;
            }
            before += length;
        }
        assertThat(executedCount).isLessThanOrEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aLearntLimitIsKept(Form form) {
        Limited server = new Limited(253);
        ChunkLimits limits = new ChunkLimits();
        List<Transfer> transfers = transfers(alone(10_000));
        assertResultsOf(form.create(chunked(server, limits), transfers), transfers);
        assertThat(server.refusedCount).as("8189, 4094, 2047, 1023, 511 and 255").isEqualTo(6);
        assertThat(server.chunks.stream().map(List::size).distinct()).containsExactly(253, 133);
        assertThat(limits.creates().size()).isEqualTo(253);
        assertThat(limits.lookups().size()).as("learnt separately").isEqualTo(8_189);
    }

    @Test
    void aChainThatIsTooLongIsRefusedBeforeAnythingIsSent() {
        Limited server = new Limited(9_000);
        for (Form form : Form.values()) {
            assertThatThrownBy(() ->
                            form.create(
                                    chunked(server, new ChunkLimits()), transfers(1, 2, 8_190, 1)))
                    .isInstanceOf(TooMuchDataException.class)
                    .hasMessage(
                            "transfers[3..8192]: a linked chain of 8190 cannot be split, and 8190"
                                    + " do not fit into a request of this server");
        }
        assertThat(server.chunks).isEmpty();
        assertThat(server.refusedCount).isZero();
    }

    /** The small request before has told nothing of the limit. */
    @ParameterizedTest
    @EnumSource
    void aChainThatIsFoundToBeTooLongTellsWhatWasExecuted(Form form) {
        Limited server = new Limited(253);
        ChunkLimits limits = new ChunkLimits();
        List<Transfer> transfers = transfers(1, 8_189, 1);
        assertThatThrownBy(() -> form.create(chunked(server, limits), transfers))
                .isInstanceOfSatisfying(
                        PartlyExecutedException.class,
                        e -> {
                            assertThat(e.stoppedAt()).isEqualTo(1);
                            assertThat(e.eventCount()).isEqualTo(8_191);
                            assertThat(e.results().allCreated()).isTrue();
                            assertThat(e.mayHaveExecuted()).isTrue();
                            assertThat(e.getCause().mayHaveExecuted()).isFalse();
                        })
                .hasMessage(
                        "Stopped at transfers[1] of 8191: the results of those before are known; of"
                                + " those after, nothing was executed. The whole list may be sent"
                                + " again with the same ids. The failure: transfers[1..8189]: a"
                                + " linked chain of 8189 cannot be split, and 8189 do not fit into"
                                + " a request of this server");
        assertThat(server.executed()).isEqualTo(transfers.subList(0, 1));
        assertThatThrownBy(() -> form.create(chunked(server, limits), transfers))
                .isInstanceOf(TooMuchDataException.class);
        assertThat(server.executed()).as("now it is known before").hasSize(1);
    }

    /** Half of what was refused is a guess; a chain that is longer may still fit. */
    @Test
    void aChainLongerThanTheGuessIsTried() {
        Limited server = new Limited(6_000);
        ChunkLimits limits = new ChunkLimits();
        List<Transfer> transfers =
                transfers(
                        IntStream.concat(IntStream.of(alone(8_000)), IntStream.of(5_000, 1, 6_000))
                                .toArray());
        assertResultsOf(chunked(server, limits).createTransfers(transfers), transfers);
        assertThat(server.chunks.stream().map(List::size))
                .containsExactly(4_000, 4_000, 5_000, 1, 6_000);
        assertThat(limits.creates().size()).as("learnt from its success").isEqualTo(6_000);
    }

    @ParameterizedTest
    @EnumSource
    void afterAFailureNothingMoreIsSent(Form form) {
        List<Transfer> transfers = transfers(alone(10));
        OutcomeUnknownException lost = new OutcomeUnknownException("lost", null);
        Limited server = new Limited(4).failAt(1, lost);
        assertThatThrownBy(() -> form.create(chunked(server, limits(4, 2)), transfers))
                .isInstanceOfSatisfying(
                        PartlyExecutedException.class,
                        e -> {
                            assertThat(e.getCause()).isSameAs(lost);
                            assertThat(e.results())
                                    .extracting(CreateResult::index)
                                    .containsExactly(0, 1, 2, 3);
                        })
                .hasMessage(
                        "Stopped at transfers[4] of 10: the results of those before are known; of"
                                + " those after, one chunk may have been executed. The whole list"
                                + " may be sent again with the same ids. The failure: lost");
        assertThat(server.chunks).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstChunkFailsAsARequestDoes(Form form) {
        NotSentException full = new NotSentException("full");
        Limited server = new Limited(4).failAt(0, full);
        assertThatThrownBy(() -> form.create(chunked(server, limits(4, 2)), transfers(alone(10))))
                .isSameAs(full);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatTakesNothingIsNotAskedForEver(Form form) {
        Limited server = new Limited(0);
        assertThatThrownBy(() -> form.create(chunked(server, limits(16, 3)), transfers(alone(20))))
                .isInstanceOf(TooMuchDataException.class)
                .hasMessage("too much: 1");
        assertThat(server.refusedCount).as("16, 8, 4, 3 and 1").isEqualTo(5);
    }

    /** By itself, an error means that nothing was sent. */
    @Test
    void wantOfMemoryDoesNotHideWhatWasExecuted() {
        StackOverflowError overflow = new StackOverflowError("of the test's own");
        Client late = chunked(new Limited(4).failAt(1, overflow), limits(4, 2));
        assertThatThrownBy(() -> late.createTransfers(transfers(alone(10))))
                .isInstanceOf(PartlyExecutedException.class)
                .hasRootCause(overflow);
        Client early = chunked(new Limited(4).failAt(0, overflow), limits(4, 2));
        assertThatThrownBy(() -> early.createTransfers(transfers(alone(10)))).isSameAs(overflow);
    }

    @Test
    void aFutureThatWasCancelledSendsNothingMore() {
        CompletableFuture<Void> reply = new CompletableFuture<>();
        Limited server = new Limited(4);
        server.reply = reply;
        var future = chunked(server, limits(4, 2)).createTransfersAsync(transfers(alone(10)));
        assertThat(server.chunks).as("sent by the thread that called").hasSize(1);
        future.cancel(true);
        reply.complete(null); // what depends on it has happened when this returns
        assertThat(server.chunks).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyListIsSent(Form form) {
        Limited server = new Limited(4);
        assertThat(form.create(chunked(server, limits(4, 2)), List.of())).isEmpty();
        assertThat(server.chunks).containsExactly(List.of());
    }
}
