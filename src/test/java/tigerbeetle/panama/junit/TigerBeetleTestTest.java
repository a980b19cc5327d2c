package tigerbeetle.panama.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tigerbeetle.panama.junit.Runs.EMBEDDED;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.TooMuchDataException;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.EvictionReason;
import tigerbeetle.panama.testing.TestClock;

/** Injection, fresh and shared state, and parallel tests, on the embedded server. */
class TigerBeetleTestTest {

    private static final Collection<String> SEEN = new ConcurrentLinkedQueue<>();
    private static final List<Account> TWO = List.of(Account.of(1, 7, 1), Account.of(2, 7, 1));

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void injectsEverywhere() {
        Runs.run(EMBEDDED, Everywhere.class).hasPassed(2);
        // One server for both tests, one line in the output for it.
        assertThat(SEEN).hasSize(2).containsOnly(SEEN.iterator().next());
    }

    @TigerBeetleTest
    static class Everywhere {
        private final Client ofConstructor;

        Everywhere(Client client) {
            ofConstructor = client;
            client.createAccounts(TWO);
        }

        @BeforeEach
        void pay(Client client, EmbeddedServer server) {
            assertThat(client).isSameAs(ofConstructor);
            assertThat(server.accounts()).hasSize(2);
            client.createTransfer(
                    Transfer.of(1, 1, 2, 5, 7, 1).toBuilder()
                            .flags(TransferFlags.PENDING)
                            .timeout(Duration.ofHours(1))
                            .build());
        }

        @RepeatedTest(2)
        void expires(Client client, EmbeddedServer server, TestClock clock) {
            assertThat(client).isSameAs(ofConstructor);
            assertThat(server.pendingTransfers()).hasSize(1);
            clock.advance(Duration.ofHours(1).plusMillis(1));
            assertThat(server.pendingTransfers()).isEmpty();
            SEEN.add(server.address());
        }

        @AfterEach
        void look(EmbeddedServer server) {
            assertThat(server.transfers()).hasSize(1);
        }
    }

    @Test
    void eachTestFindsNothingOfTheOneBefore() {
        Runs.run(EMBEDDED, Untidy.class).hasPassed(6);
    }

    /** Leaves behind all that a test can, so that some run on what others left. */
    @TigerBeetleTest
    static class Untidy {

        @BeforeEach
        void nothingIsThere(Client client, EmbeddedServer server) {
            assertThat(server.accounts()).isEmpty();
            assertThat(server.requestLog()).isEmpty();
            assertThat(client.createAccount(TWO.getFirst()).status())
                    .isEqualTo(CreateAccountStatus.CREATED);
        }

        @RepeatedTest(6)
        void leavesATrace(Client client, EmbeddedServer server, RepetitionInfo repetition) {
            client.createAccounts(TWO);
            switch (repetition.getCurrentRepetition()) {
                case 1 -> {
                    // Executed when the pause is over, and not in the next test's state.
                    server.faults().pause();
                    for (int id = 10; id < 20; id++) {
                        var unusedCreate =
                                client.createAccountsAsync(List.of(Account.of(id, 7, 1)));
                        var unusedLookUp = client.lookupAccountsAsync(List.of(TWO.getFirst().id()));
                    }
                }
                case 2 -> server.faults().maxConnections(0);
                case 3 -> server.faults().evict(client.id(), EvictionReason.NO_SESSION);
                case 4 -> client.close();
                case 5 -> server.close();
                default -> assertThat(server.sessionCount()).isEqualTo(1);
            }
        }
    }

    @Test
    void testsOfAClassShareOnRequest() {
        Runs.run(EMBEDDED, Shared.class).hasPassed(3);
        Runs.run(EMBEDDED, OneInstance.class).hasPassed(2);
    }

    @TigerBeetleTest(shared = true)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Shared {

        @BeforeAll
        static void open(Client client) {
            client.createAccounts(TWO);
        }

        @Test
        @Order(1)
        void pays(Client client) {
            client.createTransfer(Transfer.of(1, 1, 2, 5, 7, 1));
        }

        @Test
        @Order(2)
        void findsThePayment(EmbeddedServer server) {
            assertThat(server.transfers()).hasSize(1);
        }

        @Nested
        class Within {
            @Test
            void findsItToo(EmbeddedServer server) {
                assertThat(server.transfers()).hasSize(1);
            }
        }
    }

    @TigerBeetleTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        private final Client client;

        OneInstance(Client client) {
            this.client = client;
            client.createAccounts(TWO);
        }

        @Test
        void findsTheAccounts(EmbeddedServer server) {
            assertThat(server.accounts()).hasSize(2);
        }

        @Nested
        class Within {
            @Test
            void hasTheSame(Client mine, EmbeddedServer server) {
                assertThat(mine).isSameAs(client);
                assertThat(server.accounts()).hasSize(2);
            }
        }
    }

    @Test
    void aNestedClassWithAnAnnotationGoesByThat() {
        Runs.run(EMBEDDED, Outer.class).hasPassed(2);
    }

    @TigerBeetleTest(shared = true)
    static class Outer {

        @BeforeAll
        static void open(Client client) {
            client.createAccounts(TWO);
        }

        @Nested
        @TigerBeetleTest(developmentLimits = true)
        class OnItsOwn {
            @RepeatedTest(2)
            void isFresh(Client client, EmbeddedServer server) {
                assertThat(server.accounts()).isEmpty();
                List<Account> many =
                        LongStream.rangeClosed(1, 254)
                                .mapToObj(id -> Account.of(id, 7, 1))
                                .toList();
                assertThatThrownBy(() -> client.createAccounts(many))
                        .isInstanceOf(TooMuchDataException.class);
                client.createAccounts(TWO);
            }
        }
    }

    @Test
    void aClassWhoseTestsDoNotShareHasNone() {
        Runs.Run run = Runs.run(EMBEDDED, NotShared.class);

        assertThat(run.failure()).contains("@TigerBeetleTest(shared = true)");
    }

    @TigerBeetleTest
    static class NotShared {
        @BeforeAll
        static void open(Client client) {
            client.createAccounts(TWO);
        }

        @Test
        void test() {}
    }

    @Test
    void parallelTestsDoNotMeet() {
        Map<String, String> parallel =
                Map.of(
                        "tigerbeetle.address", "embedded",
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2");

        Runs.run(parallel, Concurrent.class).hasPassed(8);

        assertThat(SEEN).hasSize(8);
        assertThat(List.copyOf(SEEN).stream().distinct()).hasSizeGreaterThanOrEqualTo(2);
    }

    @TigerBeetleTest
    static class Concurrent {
        /** Nobody goes on until another test is as far, too: at first two are. */
        private static final CountDownLatch MEETING = new CountDownLatch(2);

        @RepeatedTest(8)
        void hasItsOwn(Client client, EmbeddedServer server) throws Exception {
            assertThat(client.createAccounts(TWO).failures()).isEmpty();
            MEETING.countDown();
            assertThat(MEETING.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.accounts()).hasSize(2);
            SEEN.add(server.address());
        }
    }
}
