package tigerbeetle.panama.bench;

import java.util.Locale;

/**
 * What the embedded server's ledger takes of the heap: bytes a transfer, with all indexes and its
 * change event, and bytes an account. After {@code mvn process-test-classes}:
 *
 * <pre>{@code
 * java -Xmx5g -cp "$(cat target/test-classpath.txt)" tigerbeetle.panama.bench.LedgerFootprint
 * }</pre>
 */
public final class LedgerFootprint {

    private static final int TRANSFER_COUNT = 10_000_000;
    private static final int ACCOUNT_COUNT = 1_000_000;

    private LedgerFootprint() {}

    /** Measures and prints. */
    public static void main(String... arguments) {
        accounts();
        for (LedgerData.Kind kind : LedgerData.Kind.values()) {
            transfers(kind);
        }
    }

    private static void accounts() {
        LedgerData data = new LedgerData(LedgerData.Kind.SIMPLE, 0);
        long before = usedBytes();
        data.createAccounts(ACCOUNT_COUNT);
        print("%,d accounts".formatted(ACCOUNT_COUNT), usedBytes() - before, ACCOUNT_COUNT);
        data.nextBatch(); // it is in use to the end
    }

    private static void transfers(LedgerData.Kind kind) {
        LedgerData data = new LedgerData(kind, 0);
        long before = usedBytes();
        while (data.transferCount() < TRANSFER_COUNT) {
            data.nextBatch();
            data.createTransfers();
        }
        long bytes = usedBytes() - before;
        print(
                "%,d transfers, %s".formatted(data.transferCount(), kind),
                bytes,
                data.transferCount());
    }

    private static void print(String what, long bytes, int count) {
        System.out.printf(
                Locale.ROOT,
                "%-32s %,8d MB in all %,6.0f B each%n",
                what,
                bytes >> 20,
                (double) bytes / count);
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
