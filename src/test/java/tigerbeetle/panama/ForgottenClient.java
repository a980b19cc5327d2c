package tigerbeetle.panama;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** Forgets clients and looks for the warning. Run in a JVM of its own, whose log is read here. */
final class ForgottenClient {

    static final String OK = "kept while it was needed, then closed";

    private static final List<UInt128> IDS = List.of(UInt128.ONE);
    private static final String WARNING = "garbage-collected without having been closed";
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();

    private ForgottenClient() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream errors = System.err;
        System.setErr(new PrintStream(LOG, true, UTF_8)); // before the logging takes hold of it
        try (EmbeddedServer server = EmbeddedServer.start()) {
            Client.open(server.address()).close(); // not worth a word
            server.faults().pause();
            CompletableFuture<List<Account>> future =
                    Client.open(server.address()).lookupAccountsAsync(IDS);
            CompletableFuture<List<Account>> called = new CompletableFuture<>();
            Thread.ofPlatform()
                    .daemon()
                    .start(() ->
                            called.complete(Client.open(server.address()).lookupAccounts(IDS)));
            for (int i = 0; i < 10; i++) {
                System.gc();
            }
            check(warnings() == 0, "collected while somebody waits for a reply");
            server.faults().resume();
            check(future.get(30, TimeUnit.SECONDS).isEmpty(), "another reply");
            check(called.get(30, TimeUnit.SECONDS).isEmpty(), "another reply");
            long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (warnings() < 2 && System.nanoTime() < deadlineNs) {
                System.gc();
            }
            check(warnings() == 2, warnings() + " warnings");
            System.out.println(OK);
        } finally {
            errors.print(LOG.toString(UTF_8));
        }
    }

    private static int warnings() {
        return LOG.toString(UTF_8).split(WARNING, -1).length - 1;
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
