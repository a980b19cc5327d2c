import java.time.Duration;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * Two accounts, one transfer, and a look at the balances.
 *
 * <p>Runs against an embedded server, or against a cluster: {@code --address HOST:PORT[,...]} or
 * the environment variable {@code TB_ADDRESS}, and {@code --cluster ID} if its id is not 0.
 */
public class Basic {

    public static void main(String[] arguments) {
        String address = option(arguments, "--address", System.getenv("TB_ADDRESS"));
        UInt128 cluster = UInt128.parse(option(arguments, "--cluster", "0"));
        if (address != null) {
            run(cluster, address);
            return;
        }
        try (EmbeddedServer server = EmbeddedServer.start()) {
            System.out.println("An embedded server listens on " + server.address());
            run(server.clusterId(), server.address());
        }
    }

    static void run(UInt128 cluster, String address) {
        try (Client client = Client.builder().clusterId(cluster).addresses(address).open()) {
            client.awaitReady(Duration.ofSeconds(10)); // or an exception that says why not

            // Ids of our own choice make every request safe to repeat: nothing happens twice.
            UInt128 alice = Id.next();
            UInt128 bob = Id.next();
            UInt128 payment = Id.next();
            int ledger = 700; // accounts of one ledger can transact with each other
            int code = 10; // what kind of account or transfer this is: ours to say

            check(
                    client.createAccounts(
                            List.of(
                                    Account.of(alice, ledger, code),
                                    Account.of(bob, ledger, code))));
            check(
                    client.createTransfers(
                            List.of(
                                    Transfer.of(
                                            payment, alice, bob, UInt128.of(100), ledger, code))));

            List<Account> accounts = client.lookupAccounts(List.of(alice, bob));
            Transfer transfer = client.lookupTransfer(payment).orElseThrow();

            String row = "%-8s %14s %14s%n";
            System.out.printf(row, "account", "debits posted", "credits posted");
            System.out.printf(
                    row, "alice", accounts.get(0).debitsPosted(), accounts.get(0).creditsPosted());
            System.out.printf(
                    row, "bob", accounts.get(1).debitsPosted(), accounts.get(1).creditsPosted());

            expect("alice's debits", accounts.get(0).debitsPosted(), UInt128.of(100));
            expect("alice's credits", accounts.get(0).creditsPosted(), UInt128.ZERO);
            expect("bob's debits", accounts.get(1).debitsPosted(), UInt128.ZERO);
            expect("bob's credits", accounts.get(1).creditsPosted(), UInt128.of(100));
            expect("the transfer's amount", transfer.amount(), UInt128.of(100));
            System.out.println("ok: 100 moved from alice to bob");
        }
    }

    static void check(CreateResults<? extends CreateResult> results) {
        if (!results.allCreated()) {
            throw new IllegalStateException("not created: " + results);
        }
    }

    static void expect(String what, UInt128 actual, UInt128 expected) {
        if (!actual.equals(expected)) {
            throw new IllegalStateException(what + ": " + actual + " instead of " + expected);
        }
    }

    /** The value of an option; every argument has to be one of the two, or its value. */
    static String option(String[] arguments, String name, String otherwise) {
        String value = otherwise;
        for (int i = 0; i < arguments.length; i += 2) {
            if (!List.of("--address", "--cluster").contains(arguments[i])) {
                throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            value = arguments[i].equals(name) ? arguments[i + 1] : value;
        }
        return value;
    }
}
