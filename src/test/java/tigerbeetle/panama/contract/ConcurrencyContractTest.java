package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.UInt128;

class ConcurrencyContractTest extends ClientContract {

    private static final int TASKS = 100;

    /** All of them: {@code -Dcontract.requests=1000000}. */
    private static final int REQUESTS = Integer.getInteger("contract.requests", 20_000);

    private UInt128 a;
    private UInt128 b;

    @BeforeEach
    void open() {
        a = account();
        b = account();
    }

    private void assertMoved(long amount) {
        assertThat(balances(look(a))).containsExactly(0L, amount, 0L, 0L);
        assertThat(balances(look(b))).containsExactly(0L, 0L, 0L, amount);
    }

    @Test
    void aHundredThreadsShareAClient() throws Exception {
        run(Executors.newFixedThreadPool(TASKS), TASKS, 20);
    }

    @Test
    void thousandsOfVirtualThreadsShareAClient() throws Exception {
        run(Executors.newVirtualThreadPerTaskExecutor(), 50 * TASKS, 1);
    }

    private void run(ExecutorService tasks, int callers, int each) throws Exception {
        List<Future<?>> calls = new ArrayList<>();
        try (tasks) {
            for (int i = 0; i < callers; i++) {
                calls.add(
                        tasks.submit(() -> {
                            for (int k = 0; k < each; k++) {
                                created(transfer(a, b, 1));
                            }
                        }));
            }
        }
        for (Future<?> call : calls) {
            call.get();
        }
        assertMoved((long) callers * each);
    }

    @Test
    void moreRequestsThanMayBeInFlightWaitTheirTurn() {
        try (Client narrow = Client.builder().addresses(address).maxInFlight(2).open()) {
            List<CompletableFuture<List<Account>>> futures =
                    IntStream.range(0, TASKS)
                            .mapToObj(i -> narrow.lookupAccountsAsync(List.of(a)))
                            .toList();
            futures.forEach(future -> assertThat(future.join()).hasSize(1));
        }
    }

    /** Two operations in turn, so that the library cannot put all into few messages. */
    @Test
    @Timeout(1_200)
    void aMillionRequestsGetTheirOwnReplies() {
        List<CompletableFuture<CreateResults<CreateTransferResult>>> moves =
                new ArrayList<>(REQUESTS / 2);
        List<CompletableFuture<List<Account>>> looks = new ArrayList<>(REQUESTS / 2);
        for (int i = 0; i < REQUESTS / 2; i++) {
            moves.add(client.createTransfersAsync(List.of(transfer(a, b, 1))));
            looks.add(client.lookupAccountsAsync(List.of(i % 2 == 0 ? a : b)));
        }
        for (int i = 0; i < REQUESTS / 2; i++) {
            assertThat(statuses(moves.get(i).join()))
                    .isEqualTo(List.of(CreateTransferStatus.CREATED));
            assertThat(looks.get(i).join())
                    .extracting(Account::id)
                    .containsExactly(i % 2 == 0 ? a : b);
        }
        assertMoved(REQUESTS / 2);
    }
}
