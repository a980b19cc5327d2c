package tigerbeetle.panama.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static tigerbeetle.panama.junit.Runs.EMBEDDED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Skip;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.junit.real.RealServer;
import tigerbeetle.panama.testing.TestClock;

/** The same tests on a server that is not the extension's own: told by one property. */
class RealServerRunTest {

    /** For the extension, a server that has an address is a real one. */
    @Test
    void thePropertyNamesTheServer() {
        try (EmbeddedServer server = EmbeddedServer.builder().clusterId(UInt128.of(7)).start()) {
            Map<String, String> there =
                    Map.of("tigerbeetle.address", server.address(), "tigerbeetle.cluster", "7");

            Runs.Run run = Runs.run(there, Anywhere.class);

            run.hasPassed(3);
            assertThat(run.out())
                    .isEqualTo(
                            "@TigerBeetleTest runs on a real server at "
                                    + server.address()
                                    + System.lineSeparator());
            assertThat(server.accounts()).hasSize(6);
            assertThat(server.sessionCount()).isEqualTo(1);
        }
    }

    @Test
    void theEmbeddedServerIsNamedOnce() {
        Runs.Run run = Runs.run(EMBEDDED, Anywhere.class, Anywhere.class);

        run.hasPassed(3);
        assertThat(run.out())
                .isEqualTo("@TigerBeetleTest runs on the embedded server" + System.lineSeparator());
    }

    /** TIGERBEETLE_BIN or an address, as configured for the whole build. */
    @Test
    void theRealOne() {
        Skip.unless(RealServer.isConfigured(), "RealServerRunTest: " + RealServer.HOW);

        Runs.Run run = Runs.run(Map.of(), Anywhere.class);

        run.hasPassed(3);
        assertThat(run.out()).startsWith("@TigerBeetleTest runs on a real server at ");
    }

    @TigerBeetleTest
    static class Anywhere {
        @RepeatedTest(3)
        void pays(Client client) {
            UInt128 shop = Id.next();
            UInt128 buyer = Id.next();
            client.createAccounts(List.of(Account.of(shop, 7, 1), Account.of(buyer, 7, 1)));
            client.createTransfer(Transfer.of(Id.next(), buyer, shop, 25, 7, 1));
            assertThat(client.lookupAccount(shop).orElseThrow().creditsPosted())
                    .isEqualTo(UInt128.of(25));
        }
    }

    @Test
    void whatOnlyTheEmbeddedServerHasIsSkippedWithTheReason() {
        // Nobody is there: nothing may try to connect.
        Map<String, String> nowhere = Map.of("tigerbeetle.address", "127.0.0.1:1");

        assertSkipped(Runs.run(nowhere, WithClock.class), "moves asks for TestClock");
        assertSkipped(Runs.run(nowhere, WithServer.class), "look asks for EmbeddedServer");
        assertSkipped(Runs.run(nowhere, WithLimits.class), "wants the limits of development");
    }

    private static void assertSkipped(Runs.Run run, String reason) {
        assertThat(run.results().allEvents().skipped().count()).isEqualTo(1);
        assertThat(run.tests().started().count()).isZero();
        assertThat(run.skipReason()).hasValueSatisfying(text -> assertThat(text).contains(reason));
        assertThat(run.out()).startsWith("skipped: ").contains(reason);
    }

    @TigerBeetleTest
    static class WithClock {
        @Test
        void moves(TestClock clock) {
            fail("runs on " + clock);
        }
    }

    @TigerBeetleTest
    static class WithServer {
        @BeforeEach
        void look(EmbeddedServer server) {
            fail("runs on " + server);
        }

        @Test
        void test() {}
    }

    @TigerBeetleTest(developmentLimits = true)
    static class WithLimits {
        @Test
        void test() {}
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        Map<String, String> clusterless =
                Map.of("tigerbeetle.address", "127.0.0.1:1", "tigerbeetle.cluster", "one");
        Map<String, String> portless = Map.of("tigerbeetle.address", "127.0.0.1:port");

        assertThat(Runs.run(clusterless, Fails.class).failure())
                .contains("tigerbeetle.cluster: ", "\"one\"");
        assertThat(Runs.run(portless, Fails.class).failure()).contains("address", "port");
    }

    @Test
    void aFailureThereSaysThatThereIsNothingToShow() {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            Runs.Run run = Runs.run(Map.of("tigerbeetle.address", server.address()), Fails.class);

            assertThat(run.tests().failed().count()).isEqualTo(1);
            assertThat(run.err()).contains("failed on a real server at " + server.address());
        }
    }

    @TigerBeetleTest
    static class Fails {
        @Test
        void test(Client client) {
            fail("with " + client);
        }
    }
}
