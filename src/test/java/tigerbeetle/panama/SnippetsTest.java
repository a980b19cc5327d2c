package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.RequestLogEntry;
import tigerbeetle.panama.metrics.RequestMetrics;
import tigerbeetle.panama.metrics.RequestOutcome;
import tigerbeetle.panama.metrics.RequestType;
import tigerbeetle.panama.money.Asset;
import tigerbeetle.panama.tables.Tables;
import tigerbeetle.panama.testing.TestClock;

/** What the overviews of the packages show: javadoc takes each region from here. */
class SnippetsTest {

    private static final Path TESTS = Path.of("src/test/java");

    /** Where each module's sources are, and its descriptor when they are compiled. */
    private static final Map<Path, Path> MODULES =
            Map.of(
                    Path.of("src/main/java"), Path.of("target/classes"),
                    Path.of("src/junit/java"), Path.of("target/junit-classes"));

    private static final Pattern SNIPPET =
            Pattern.compile("\\{@snippet file=\"(.+Test\\.java)\" region=\"(.+)\"}");

    /** What is claimed in them is an assert, which is what a reader expects there. */
    @BeforeAll
    static void requireAssertions() {
        assertThat(SnippetsTest.class.desiredAssertionStatus()).isTrue();
    }

    /** For whoever opens the API documentation at a package. */
    @Test
    void everyExportedPackageShowsOne() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Map.Entry<Path, Path> module : MODULES.entrySet()) {
            for (String exported : exports(module.getValue())) {
                Path overview =
                        module.getKey().resolve(exported.replace('.', '/') + "/package-info.java");
                Matcher snippet = SNIPPET.matcher(Files.readString(overview));
                assertThat(snippet.find()).as("%s shows a snippet of a test", overview).isTrue();
                assertThat(TESTS.resolve(snippet.group(1)))
                        .as("%s", overview)
                        .content()
                        .containsOnlyOnce("start region=\"" + snippet.group(2) + "\"")
                        .contains("@Test");
                shown.add(exported);
            }
        }
        assertThat(shown).contains("tigerbeetle.panama", "tigerbeetle.panama.junit");
    }

    private static List<String> exports(Path classes) throws IOException {
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(exported -> !exported.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .toList();
        }
    }

    @Test
    void client() {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            String address = server.address();
            // @start region="client"
            try (Client client = Client.open(address)) { // one for all threads, to be kept
                client.awaitReady(Duration.ofSeconds(10)); // or an exception that says why not

                UInt128 alice = Id.next();
                UInt128 bob = Id.next();
                client.createAccounts(
                        List.of(Account.of(alice, 700, 10), Account.of(bob, 700, 10)));

                Transfer payment = Transfer.of(Id.next(), alice, bob, 100, 700, 1);
                CreateTransferStatus status = client.createTransfer(payment).status();
                assert status.isDone(); // now, or by an earlier attempt with the same id

                Account found = client.lookupAccount(bob).orElseThrow();
                assert found.creditsPosted().equals(UInt128.of(100));
            }
            // @end
            assertThat(server.transfers()).hasSize(1);
        }
    }

    @Test
    void embedded() {
        // @start region="embedded"
        try (EmbeddedServer server = EmbeddedServer.start(); // on a free port, empty
                Client client = Client.open(server.address())) {
            client.createAccounts(List.of(Account.of(1, 700, 10), Account.of(2, 700, 10)));

            server.faults().dropReplies(1); // executed, but the client has to ask again
            client.createTransfer(Transfer.of(1, 1, 2, 100, 700, 1));
            assert server.transfers().size() == 1;

            List<RequestLogEntry> requests = server.requestLog();
            server.reset(); // for the next test; the client stays connected
            assert server.accounts().isEmpty() && !requests.isEmpty();
        }
        // @end
    }

    @Test
    void metrics() {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            String address = server.address();
            // @start region="metrics"
            try (Client client = Client.builder().addresses(address).metrics(true).open()) {
                client.lookupAccounts(List.of(UInt128.of(1), UInt128.of(2)));

                RequestMetrics lookups = client.metrics().of(RequestType.LOOKUP_ACCOUNTS);
                assert lookups.count(RequestOutcome.OK) == 1 && lookups.failures() == 0;
                assert lookups.events() == 2;
                assert lookups.latency().percentile(99.9).isPositive();
            }
            // @end
        }
    }

    @Test
    void money() {
        // @start region="money"
        Asset usd = new Asset(700, "USD", 2); // the ledger 700 counts cents
        UInt128 amount = usd.amount("12.34"); // 1234
        String text = usd.format(amount); // 12.34 USD
        // @end
        assertThat(amount).isEqualTo(UInt128.of(1234));
        assertThat(text).isEqualTo("12.34 USD");
    }

    @Test
    void tables() {
        Account account = Account.of(1, 700, 10);
        List<Transfer> transfers = List.of(Transfer.of(1, 1, 2, 100, 700, 1));
        // @start region="tables"
        Tables tables = Tables.plain().withAssets(new Asset(700, "USD", 2));
        String rows = tables.transfers(transfers); // as a table, with decimal amounts
        String ledger = tables.tAccount(account, transfers); // as a T, debits on the left
        // @end
        assertThat(rows).contains("1.00");
        assertThat(ledger).contains("USD", "1.00");
    }

    @Test
    void testing() {
        // @start region="testing"
        TestClock clock = TestClock.now(); // and there it stands still
        try (EmbeddedServer server = EmbeddedServer.builder().clock(clock).start();
                Client client = Client.open(server.address())) {
            client.createAccounts(List.of(Account.of(1, 700, 10), Account.of(2, 700, 10)));
            client.createTransfer(
                    Transfer.of(1, 1, 2, 100, 700, 1).toBuilder()
                            .flags(TransferFlags.PENDING)
                            .timeout(Duration.ofDays(1))
                            .build());

            clock.advance(Duration.ofDays(1).plusMillis(1)); // nobody sleeps

            assert server.pendingTransfers().isEmpty(); // it has expired
        }
        // @end
    }
}
