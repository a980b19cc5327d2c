package tigerbeetle.panama.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static tigerbeetle.panama.junit.Runs.EMBEDDED;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.reporting.ReportEntry;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** What is shown when a test fails. */
class FailureReportTest {

    private static final List<Account> TWO = List.of(Account.of(1, 7, 1), Account.of(2, 7, 1));

    @Test
    void showsTheRequestsOfTheTestAndTheAccounts() {
        Runs.Run run = Runs.run(EMBEDDED, Fails.class);

        assertThat(run.tests().failed().count()).isEqualTo(1);
        assertThat(run.err().lines().toList())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("Fails.pays(Client) failed on EmbeddedServer["),
                        line -> assertThat(line).contains("sequence", "operation", "outcome"),
                        line -> assertThat(line).containsPattern("create_accounts +2  replied +2 "),
                        line ->
                                assertThat(line)
                                        .containsPattern("create_transfers +1  replied +1 "),
                        line -> assertThat(line).contains("id", "credits posted", "ledger"),
                        line -> assertThat(line).matches(" +1 +0 +0 +0 +0 +7 +1 .*"),
                        line -> assertThat(line).matches(" +2 +0 +0 +0 +0 +7 +1 .*"));
        assertThat(run.results().allEvents().reportingEntryPublished().stream())
                .singleElement()
                .extracting(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .satisfies(entry -> assertThat(entry).containsEntry("tigerbeetle", run.err()));
    }

    @TigerBeetleTest
    static class Fails {
        @Test
        void pays(Client client) {
            client.createAccounts(TWO);
            client.createTransfer(Transfer.of(1, 1, 3, 5, 7, 1));
            fail("on purpose");
        }
    }

    @Test
    void leavesOutWhatEarlierTestsOfTheClassDid() {
        Runs.Run run = Runs.run(EMBEDDED, FailsLater.class);

        assertThat(run.tests().failed().count()).isEqualTo(1);
        assertThat(run.err()).contains("lookup_accounts").doesNotContain("create_accounts");
        assertThat(run.err().lines()).hasSize(6); // heading, two of requests, three of accounts
    }

    /** The failure may come from what follows the test. */
    @TigerBeetleTest(shared = true)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class FailsLater {
        private boolean isLast;

        @Test
        @Order(1)
        void passes(Client client) {
            client.createAccounts(TWO);
        }

        @Test
        @Order(2)
        void fails(Client client) {
            client.lookupAccount(1);
            isLast = true;
        }

        @AfterEach
        void check() {
            if (isLast) {
                fail("on purpose");
            }
        }
    }

    @Test
    void showsWhatWasDoneBeforeAnyTestRan() {
        assertThat(Runs.run(EMBEDDED, Unconstructed.class).err())
                .startsWith("Unconstructed.test() failed on EmbeddedServer[")
                .contains("create_accounts");
        assertThat(Runs.run(EMBEDDED, Unprepared.class).err())
                .startsWith("Unprepared failed on EmbeddedServer[")
                .contains("create_accounts");
    }

    @TigerBeetleTest
    static class Unconstructed {
        Unconstructed(Client client) {
            client.createAccounts(TWO);
            fail("on purpose");
        }

        @Test
        void test() {}
    }

    @TigerBeetleTest(shared = true)
    static class Unprepared {
        @BeforeAll
        static void open(Client client) {
            client.createAccounts(TWO);
            fail("on purpose");
        }

        @Test
        void test() {}
    }

    @Test
    void isSilentAboutTheOthers() {
        Runs.Run run = Runs.run(EMBEDDED, DoesNotFail.class);

        assertThat(run.tests().failed().count()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @TigerBeetleTest
    static class DoesNotFail {
        @Test
        void passes(Client client) {
            client.createAccounts(TWO);
        }

        @Test
        void isAborted(Client client) {
            client.createAccounts(TWO);
            abort("on purpose");
        }
    }

    @Test
    void copesWithAClosedServerAndManyAccounts() {
        Runs.Run run = Runs.run(EMBEDDED, Extremes.class);

        assertThat(run.tests().failed().count()).isEqualTo(2);
        assertThat(run.err())
                .contains("nothing to show: the test has closed the server")
                .contains("the first 100 of 101 accounts:\n");
    }

    @TigerBeetleTest
    static class Extremes {
        @Test
        void closes(EmbeddedServer server) {
            server.close();
            fail("on purpose");
        }

        @Test
        void makesMany(Client client) {
            client.createAccounts(
                    LongStream.rangeClosed(1, 101).mapToObj(id -> Account.of(id, 7, 1)).toList());
            fail("on purpose");
        }
    }
}
