import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.ChangeEvent;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/**
 * An outbox: tells another system of everything that happens to an account, although the one who
 * tells it crashes. Each event arrives at least once, and the receiver knows by its timestamp what
 * it has.
 *
 * <p>There is nothing to write to the ledger for that, and nothing to lose between two systems: the
 * ledger keeps its change events, and the relay no more than how far it has come.
 *
 * <p>A relay that never ends follows, with the library's class that has the name of this one:
 * {@code ChangeFeed.of(client).after(position()).following().stream()}.
 */
public class ChangeFeed {

    static final int LEDGER = 700;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, ChangeFeed::run);
    }

    static void run(Client client) throws Exception {
        UInt128 shop = Id.next();
        UInt128 buyer = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(Account.of(shop, LEDGER, CODE), Account.of(buyer, LEDGER, CODE))));
        long start = client.lookupAccount(buyer).orElseThrow().timestamp();
        Path directory = Files.createTempDirectory("outbox");
        try {
            Receiver receiver = new Receiver(directory.resolve("received"));
            Relay relay = new Relay(client, shop, directory.resolve("cursor"), start);

            pay(client, buyer, shop, 1, 2, 3, 4);
            try {
                relay.run(receiver, 3); // crashes when it has delivered three
                throw new IllegalStateException("it has not crashed");
            } catch (Crash e) {
                System.out.println(e.getMessage());
            }
            Sample.expect("received", receiver.amounts(), List.of("1", "2", "3"));

            // Nothing but the two files is left, one with half a line. The shop sells on.
            Files.writeString(directory.resolve("received"), "17", APPEND);
            pay(client, buyer, shop, 5, 6);
            receiver = new Receiver(directory.resolve("received"));
            Sample.expect("half a line, dropped", receiver.halfLine, "17");
            relay = new Relay(client, shop, directory.resolve("cursor"), start);
            relay.run(receiver, Integer.MAX_VALUE);
            Sample.expect("delivered again", receiver.doubled, 1);
            Sample.expect("received", receiver.amounts(), List.of("1", "2", "3", "4", "5", "6"));

            relay.run(receiver, Integer.MAX_VALUE);
            Sample.expect("delivered again, later", receiver.doubled, 1);
            Sample.expect("the shop has", Sample.balances(client, shop), "debits 0, credits 21");
        } finally {
            delete(directory);
        }
        System.out.println("ok: nothing lost, nothing doubled");
    }

    static void pay(Client client, UInt128 buyer, UInt128 shop, long... amounts) {
        List<Transfer> payments = new ArrayList<>();
        for (long amount : amounts) {
            payments.add(Transfer.of(Id.next(), buyer, shop, amount, LEDGER, CODE));
        }
        Sample.check(client.createTransfers(payments));
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    static class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash(String message) {
            super(message);
        }
    }

    /** Delivers the events of one account; the timestamp of the last one is in a file. */
    record Relay(Client client, UInt128 account, Path cursor, long start) {

        void run(Receiver receiver, int crashAfter) throws IOException {
            int delivered = 0;
            try (Stream<ChangeEvent> events = client.changeEvents(position())) {
                for (ChangeEvent event : (Iterable<ChangeEvent>) events::iterator) {
                    if (event.creditAccount().id().equals(account)) {
                        receiver.receive(event);
                        if (++delivered == crashAfter) {
                            throw new Crash("crash: delivered, but the cursor is not yet written");
                        }
                    }
                    commit(event.timestamp()); // or once for many: more is delivered again, then
                }
            }
        }

        long position() throws IOException {
            return Files.exists(cursor) ? Long.parseLong(Files.readString(cursor)) : start;
        }

        /** The old cursor or the new one, never half of it; on the disk, not on its way there. */
        void commit(long timestamp) throws IOException {
            Path next = cursor.resolveSibling("cursor.next");
            Files.deleteIfExists(next); // of a crash right here
            Files.writeString(next, Long.toString(timestamp), CREATE, WRITE, DSYNC);
            Files.move(next, cursor, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Stands for the other system: a file with a line for each event. */
    static class Receiver {
        final Path file;
        String halfLine = "";
        long lastTimestamp;
        int doubled;

        Receiver(Path file) throws IOException {
            this.file = file;
            if (Files.exists(file)) {
                dropHalfLine(Files.readString(file));
                List<String> lines = Files.readAllLines(file);
                String last = lines.isEmpty() ? "0 none" : lines.getLast();
                lastTimestamp = Long.parseLong(last.substring(0, last.indexOf(' ')));
            }
        }

        /** What was being written at a crash: its event comes again, as there was no commit. */
        void dropHalfLine(String text) throws IOException {
            int end = text.lastIndexOf('\n') + 1;
            halfLine = text.substring(end);
            try (FileChannel channel = FileChannel.open(file, WRITE)) {
                channel.truncate(end);
            }
        }

        void receive(ChangeEvent event) throws IOException {
            if (event.timestamp() <= lastTimestamp) { // they come in this order
                doubled++;
                return;
            }
            String line = event.timestamp() + " " + event.transfer().amount() + "\n";
            Files.writeString(file, line, CREATE, APPEND, DSYNC);
            lastTimestamp = event.timestamp();
        }

        List<String> amounts() throws IOException {
            return Files.readAllLines(file).stream()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .toList();
        }
    }
}
