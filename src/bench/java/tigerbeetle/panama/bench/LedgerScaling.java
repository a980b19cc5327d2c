package tigerbeetle.panama.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What a transfer and a page cost as the ledger grows, and what of it is memory: ledgers of several
 * sizes in one JVM take turns, and each is held against the smallest of the same round. It measures
 * the CPU time of the one thread, which other programs disturb less than the clock on the wall.
 *
 * <p>Pages are read at random places, where nothing is in the processor's caches if the ledger is
 * large, and the same page again and again, where everything is. The last lines are the floor: 100
 * rows of 128 bytes copied out of a plain array of that many rows. After {@code mvn
 * process-test-classes}:
 *
 * <pre>{@code
 * java -Xms6g -Xmx6g -cp "$(cat target/test-classpath.txt)" \
 *     tigerbeetle.panama.bench.LedgerScaling [SIZES] [ROUNDS]
 * }</pre>
 *
 * <p>For example {@code LedgerScaling 100000,10000000 5}; without them 100 thousand, a million and
 * ten million transfers, and 9 rounds. {@code -XX:+UseTransparentHugePages} shows what the look-up
 * of addresses costs, {@code -XX:+AlwaysPreTouch} leaves out what the system takes for new memory.
 */
public final class LedgerScaling {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SMALL_PAGE = 100;
    private static final int LARGE_PAGE = 8_189;
    private static final int SMALL_PAGES_A_ROUND = 2_000;
    private static final int LARGE_PAGES_A_ROUND = 40;
    private static final int BATCHES_A_ROUND = 5;

    /** A ledger that is larger than this does not grow much in all rounds together. */
    private static final int REBUILT_COUNT_MAX = 1_000_000;

    private final int[] sizes;
    private final int rounds;
    private final Map<String, double[][]> nsByName = new LinkedHashMap<>();

    private LedgerScaling(int[] sizes, int rounds) {
        this.sizes = sizes;
        this.rounds = rounds;
    }

    /** Measures and prints. */
    public static void main(String... arguments) {
        String sizes = arguments.length > 0 ? arguments[0] : "100000,1000000,10000000";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        int[] counts = Arrays.stream(sizes.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        new LedgerScaling(counts, rounds).run();
    }

    private void run() {
        transfers();
        print("ns of CPU a transfer, in batches of 8,189");
        pages();
        print("ns of CPU a page");
        floor();
        print("ns of CPU for 100 rows out of an array");
    }

    private void transfers() {
        LedgerData[] ledgers = new LedgerData[sizes.length];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < sizes.length; i++) {
                if (ledgers[i] == null || sizes[i] <= REBUILT_COUNT_MAX) {
                    ledgers[i] = new LedgerData(LedgerData.Kind.SIMPLE, sizes[i]);
                }
                LedgerData ledger = ledgers[i];
                long ns = 0;
                for (int batch = 0; batch < BATCHES_A_ROUND; batch++) {
                    ledger.nextBatch();
                    long startNs = THREADS.getCurrentThreadCpuTime();
                    ledger.createTransfers();
                    ns += THREADS.getCurrentThreadCpuTime() - startNs;
                }
                note("simple transfers", i, round, ns, BATCHES_A_ROUND * LedgerData.BATCH_COUNT);
            }
        }
    }

    private void pages() {
        List<LedgerData> ledgers = new ArrayList<>();
        for (int size : sizes) {
            ledgers.add(new LedgerData(LedgerData.Kind.SHARED, size));
        }
        for (int round = -2; round < rounds; round++) {
            for (LedgerPage page : LedgerPage.values()) {
                if (page != LedgerPage.TILL) {
                    pages(ledgers, round, page, SMALL_PAGE, SMALL_PAGES_A_ROUND);
                }
                if (page != LedgerPage.MERCHANT && page != LedgerPage.CODE_AND_RARE_USER_DATA) {
                    pages(ledgers, round, page, LARGE_PAGE, LARGE_PAGES_A_ROUND);
                }
            }
        }
    }

    private void pages(
            List<LedgerData> ledgers, int round, LedgerPage page, int limit, int pageCount) {
        String name = "%,d rows, %s".formatted(limit, page);
        for (int i = 0; i < sizes.length; i++) {
            LedgerData ledger = ledgers.get(i);
            int[] places = new int[pageCount];
            Arrays.setAll(places, ignored -> ledger.randomPlace(page, limit));
            measure(name, i, round, places, place -> ledger.read(page, limit, false, place));
            measure(
                    name + ", reversed",
                    i,
                    round,
                    places,
                    place -> ledger.read(page, limit, true, place));
            Arrays.fill(places, places[0]);
            measure(
                    name + ", the same again",
                    i,
                    round,
                    places,
                    place -> ledger.read(page, limit, false, place));
        }
    }

    private void floor() {
        List<LedgerFloor> arrays = new ArrayList<>();
        for (int size : sizes) {
            arrays.add(new LedgerFloor(size));
        }
        for (int round = -2; round < rounds; round++) {
            for (int rowsApart : new int[] {1, 2, 4, 40, 200}) {
                String name = rowsApart == 1 ? "rows side by side" : "one row of " + rowsApart;
                for (int i = 0; i < sizes.length; i++) {
                    LedgerFloor array = arrays.get(i);
                    int[] places = new int[SMALL_PAGES_A_ROUND];
                    Arrays.setAll(places, k -> array.randomPlace(SMALL_PAGE * rowsApart));
                    IntConsumer copy = place -> array.copy(place, rowsApart, SMALL_PAGE);
                    measure(name, i, round, places, copy);
                }
            }
        }
    }

    private void measure(String name, int size, int round, int[] places, IntConsumer work) {
        long startNs = THREADS.getCurrentThreadCpuTime();
        for (int place : places) {
            work.accept(place);
        }
        note(name, size, round, THREADS.getCurrentThreadCpuTime() - startNs, places.length);
    }

    /** Notes a measurement; rounds before the first are warm-up. */
    private void note(String name, int size, int round, long ns, int count) {
        if (round >= 0) {
            nsByName.computeIfAbsent(name, ignored -> new double[sizes.length][rounds])[size][
                            round] =
                    (double) ns / count;
        }
    }

    private void print(String title) {
        StringBuilder head = new StringBuilder("%-42s".formatted(title));
        for (int size : sizes) {
            head.append("%,16d      ".formatted(size));
        }
        System.out.println(head.toString().stripTrailing());
        nsByName.forEach((name, ns) -> {
            StringBuilder line = new StringBuilder("  %-40s".formatted(name));
            for (double[] ofSize : ns) {
                double[] ratios = new double[rounds];
                Arrays.setAll(ratios, round -> ofSize[round] / ns[0][round]);
                line.append(
                        String.format(
                                Locale.ROOT, "%,16.0f ×%.2f", median(ofSize), median(ratios)));
            }
            System.out.println(line);
        });
        nsByName.clear();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
