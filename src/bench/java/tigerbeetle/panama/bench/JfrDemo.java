package tigerbeetle.panama.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.BatchClient;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateTransferResultBatch;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.OutcomeUnknownException;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferBatch;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** Records a mixed load on an embedded server, which stands still for a moment. */
final class JfrDemo {

    private static final String SETTINGS = "/META-INF/tigerbeetle.jfc";
    private static final int LEDGER = 700;
    private static final int CODE = 10;
    private static final int BATCH = 1_000;
    private static final int FUTURES = 100;
    private static final int LIST = 20_000;

    /** For how long a caller thinks before its next request: a demo need not fill a disk. */
    private static final long PAUSE_MS = 1;

    private JfrDemo() {}

    static void record(Path file, int seconds) throws IOException, InterruptedException {
        try (Recording recording = new Recording(settings());
                EmbeddedServer server = EmbeddedServer.start();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            recording.start();
            try (Client client = Client.open(server.address())) {
                client.awaitReady(Duration.ofSeconds(30));
                client.createAccounts(
                        IntStream.rangeClosed(1, 100)
                                .mapToObj(id -> Account.of(id, LEDGER, CODE))
                                .toList());
                long endNs = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
                List<CompletableFuture<Void>> running = new ArrayList<>();
                for (Runnable work : works(client)) {
                    running.add(CompletableFuture.runAsync(() -> repeat(work, endNs), callers));
                }
                standStill(server, client, endNs - Duration.ofSeconds(seconds).toNanos() / 2);
                running.forEach(CompletableFuture::join);
            }
            recording.stop();
            recording.dump(file);
        }
    }

    private static Configuration settings() throws IOException {
        try (InputStream in = JfrDemo.class.getResourceAsStream(SETTINGS)) {
            if (in == null) {
                throw new IOException(SETTINGS + " is not on the class path");
            }
            return Configuration.create(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IOException(SETTINGS + ": " + e.getMessage(), e);
        }
    }

    private static List<Runnable> works(Client client) {
        Runnable single = () -> client.createTransfer(transfer());
        Runnable many =
                () ->
                        client.chunked()
                                .createTransfers(
                                        Stream.generate(JfrDemo::transfer).limit(LIST).toList());
        Runnable futures =
                () ->
                        Stream.generate(() -> client.lookupAccountsAsync(List.of(UInt128.ONE)))
                                .limit(FUTURES)
                                .toList()
                                .forEach(CompletableFuture::join);
        Runnable page =
                () ->
                        client.queryTransfers(
                                QueryFilter.builder().ledger(LEDGER).limit(500).build());
        return List.of(single, single, single, batches(client.batches()), many, futures, page);
    }

    private static Runnable batches(BatchClient client) {
        TransferBatch transfers = TransferBatch.allocate(BATCH);
        var results = CreateTransferResultBatch.allocate(BATCH);
        return () -> {
            transfers.clear();
            for (int i = 0; i < BATCH; i++) {
                transfers.add(transfer());
            }
            client.createTransfers(transfers, results);
        };
    }

    private static Transfer transfer() {
        return Transfer.of(Id.next(), UInt128.ONE, UInt128.of(2), 1, LEDGER, CODE);
    }

    private static void repeat(Runnable work, long endNs) {
        try {
            while (System.nanoTime() < endNs) {
                work.run();
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In the middle nothing is answered for a moment, and one caller does not wait for that. */
    private static void standStill(EmbeddedServer server, Client client, long atNs)
            throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.max(0, atNs - System.nanoTime())));
        server.faults().pause();
        try {
            client.withTimeout(Duration.ofMillis(200)).lookupAccount(1);
        } catch (OutcomeUnknownException e) {
            // which is what the recording shall have
        }
        server.faults().resume();
    }
}
