import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * What the samples share: where they run, and how they check what they claim. Not a program itself:
 * {@code java} compiles it along with the sample beside it.
 *
 * <p>A sample runs against an embedded server of its own, or against a cluster: {@code --address
 * HOST:PORT[,...]} or the environment variable {@code TB_ADDRESS}, and {@code --cluster ID} if its
 * id is not 0. It makes its own accounts, so the cluster may hold other data, and the sample may
 * run again.
 */
final class Sample {

    /** What a sample does with a client. */
    interface Program {
        void run(Client client) throws Exception;
    }

    private Sample() {}

    /** Runs a sample. Whatever is not as it claims ends it with an exception. */
    static void run(String[] arguments, Program program) throws Exception {
        String address = System.getenv("TB_ADDRESS");
        UInt128 cluster = UInt128.ZERO;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--address" -> address = value;
                case "--cluster" -> cluster = UInt128.parse(value);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        if (address != null) {
            run(cluster, address, program);
            return;
        }
        try (EmbeddedServer server = EmbeddedServer.start()) {
            System.out.println("An embedded server listens on " + server.address());
            run(server.clusterId(), server.address(), program);
        }
    }

    private static void run(UInt128 cluster, String address, Program program) throws Exception {
        try (Client client = Client.builder().clusterId(cluster).addresses(address).open()) {
            client.awaitReady(Duration.ofSeconds(10)); // or an exception that says why not
            program.run(client);
        }
    }

    /** Prints what is the case, and fails if that is not what was expected. */
    static <T> void expect(String what, T actual, T expected) {
        if (!actual.equals(expected)) {
            throw new IllegalStateException(what + ": " + actual + " instead of " + expected);
        }
        System.out.println(what + ": " + actual);
    }

    /** Fails unless everything was created. After a retry, "exists" would be as good. */
    static void check(CreateResults<? extends CreateResult> results) {
        if (!results.allCreated()) {
            throw new IllegalStateException("not all was created: " + results);
        }
    }

    /** What became of each event, in order. */
    static List<CreateStatus> statuses(CreateResults<? extends CreateResult> results) {
        return results.stream().<CreateStatus>map(CreateResult::status).toList();
    }

    /**
     * Links transfers, so that all are created or none: every one but the last has the flag. Where
     * no reply comes, this list is what to send again, as its ids make sure that nothing happens
     * twice.
     */
    static List<Transfer> chain(Transfer... transfers) {
        List<Transfer> chain = new ArrayList<>(List.of(transfers));
        for (int i = 0; i < chain.size() - 1; i++) {
            Transfer transfer = chain.get(i);
            TransferFlags flags = transfer.flags().with(TransferFlags.LINKED);
            chain.set(i, transfer.toBuilder().flags(flags).build());
        }
        return chain;
    }

    /** The balances of an account, in words. */
    static String balances(Client client, UInt128 accountId) {
        Account account = client.lookupAccount(accountId).orElseThrow();
        return side("debits", account.debitsPosted(), account.debitsPending())
                + ", "
                + side("credits", account.creditsPosted(), account.creditsPending());
    }

    private static String side(String name, UInt128 posted, UInt128 pending) {
        return name + " " + posted + (pending.isZero() ? "" : " + " + pending + " pending");
    }

    /**
     * Looks again and again until something is so, for ten seconds at most. A cluster's clock is
     * not ours: what it does in time, we can only wait for.
     */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadlineNs = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new TimeoutException("waited in vain until " + what);
            }
            Thread.sleep(20);
        }
    }
}
