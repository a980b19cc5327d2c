package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lists of random sizes with random fields, a hundred times in each form, come back as they went.
 */
@Timeout(120)
class EchoClientTest {

    private static final int REPETITIONS = 100;
    private static final int MOST = 8_189;
    private static final long SEED = System.nanoTime();

    private static EchoClient echo;

    @BeforeAll
    static void open() {
        System.out.println("EchoClientTest: seed " + SEED);
        echo = EchoClient.open();
    }

    @AfterAll
    static void close() {
        echo.close();
    }

    /** Mostly small, now and then the largest. */
    private static int size(Random random) {
        return random.nextInt(10) == 0 ? random.nextInt(MOST + 1) : random.nextInt(100);
    }

    private static UInt128 number(Random random) {
        return UInt128.ofHighLow(random.nextLong(), random.nextLong());
    }

    private static List<Account> accounts(Random random) {
        return Stream.generate(() ->
                        new Account(
                                number(random),
                                number(random),
                                number(random),
                                number(random),
                                number(random),
                                number(random),
                                random.nextLong(),
                                random.nextLong(1L << 32),
                                random.nextLong(1L << 32),
                                random.nextInt(1 << 16),
                                new AccountFlags(random.nextInt(1 << 6)),
                                random.nextLong(Long.MAX_VALUE)))
                .limit(size(random))
                .toList();
    }

    private static List<Transfer> transfers(Random random) {
        return Stream.generate(() ->
                        new Transfer(
                                number(random),
                                number(random),
                                number(random),
                                number(random),
                                number(random),
                                number(random),
                                random.nextLong(),
                                random.nextLong(1L << 32),
                                random.nextLong(1L << 32),
                                random.nextLong(1L << 32),
                                random.nextInt(1 << 16),
                                new TransferFlags(random.nextInt(1 << 9)),
                                random.nextLong(Long.MAX_VALUE)))
                .limit(size(random))
                .toList();
    }

    @Test
    void accountsComeBackToTheirCaller() {
        Random random = new Random(SEED);
        for (int i = 0; i < REPETITIONS; i++) {
            List<Account> accounts = accounts(random);
            assertThat(echo.accounts(accounts)).isEqualTo(accounts);
        }
    }

    @Test
    void transfersComeBackToTheirCaller() {
        Random random = new Random(SEED);
        for (int i = 0; i < REPETITIONS; i++) {
            List<Transfer> transfers = transfers(random);
            assertThat(echo.transfers(transfers)).isEqualTo(transfers);
        }
    }

    @Test
    void manyFuturesGetTheirOwn() {
        Random random = new Random(SEED);
        List<List<Account>> asked = new ArrayList<>();
        List<CompletableFuture<List<Account>>> answers = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            asked.add(accounts(random));
            answers.add(echo.accountsAsync(asked.getLast()));
        }
        for (int i = 0; i < REPETITIONS; i++) {
            assertThat(answers.get(i).join()).isEqualTo(asked.get(i));
        }
    }

    @Test
    void manyThreadsGetTheirOwn() throws Exception {
        List<Future<?>> callers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < REPETITIONS; i++) {
                Random random = new Random(SEED + i);
                callers.add(
                        threads.submit(() -> {
                            List<Transfer> transfers = transfers(random);
                            assertThat(echo.transfers(transfers)).isEqualTo(transfers);
                        }));
            }
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
    }
}
