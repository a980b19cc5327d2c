package tigerbeetle.panama.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A driver for the embedded server's ledger alone: no client, no socket, one thread. */
final class LedgerMain {

    private LedgerMain() {}

    public static void main(String... arguments) throws IOException {
        LedgerBenchmark benchmark = new LedgerBenchmark();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                benchmark.transferCount = LedgerBenchmark.BATCH_COUNT;
                benchmark.fill();
                int batches = Integer.parseInt(line);
                long ns = 0;
                for (int i = 0; i < batches; i++) {
                    benchmark.nextBatch();
                    long startNs = System.nanoTime();
                    benchmark.createTransfers();
                    ns += System.nanoTime() - startNs;
                }
                System.out.printf(
                        "{\"seconds\":%s,\"rows\":%d}%n",
                        ns / 1e9, (long) batches * LedgerBenchmark.BATCH_COUNT);
            }
        }
    }
}
