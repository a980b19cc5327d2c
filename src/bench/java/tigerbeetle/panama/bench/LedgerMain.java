package tigerbeetle.panama.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A driver for the embedded server's ledger alone: no client, no socket, one thread. */
final class LedgerMain {

    private LedgerMain() {}

    public static void main(String... arguments) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                LedgerData ledger = new LedgerData(LedgerData.Kind.SIMPLE, 1);
                int batches = Integer.parseInt(line);
                long ns = 0;
                for (int i = 0; i < batches; i++) {
                    ledger.nextBatch();
                    long startNs = System.nanoTime();
                    ledger.createTransfers();
                    ns += System.nanoTime() - startNs;
                }
                System.out.printf(
                        "{\"seconds\":%s,\"rows\":%d}%n",
                        ns / 1e9, (long) batches * LedgerData.BATCH_COUNT);
            }
        }
    }
}
