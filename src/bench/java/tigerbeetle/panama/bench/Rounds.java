package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets all peers take turns: each round is one block of work of each of them, in an order that
 * turns from round to round, so that a machine that is slow for a while is slow for all. What a
 * peer does in a round is held against what C does in the same round.
 */
final class Rounds {

    /** A peer that takes so many times as long as C, and long, has done enough after two rounds. */
    private static final double SLOW = 8;

    private static final long LONG_NS = 3_000_000_000L;

    private static final int SLOW_ROUNDS = 2;

    private final Results results;
    private final Console console;
    private final Plan plan;

    Rounds(Results results, Console console, Plan plan) {
        this.results = results;
        this.console = console;
        this.plan = plan;
    }

    /** Runs the warm-up, then the rounds; fewer when the time of this scenario is up. */
    void run(List<Variant> variants, Duration budget) throws InterruptedException {
        long startNs = System.nanoTime();
        List<Variant> left = new ArrayList<>(variants);
        Map<Variant, Long> tookNs = new HashMap<>();
        console.round("warm-up");
        for (Variant variant : variants) {
            if (!warmUp(variant, tookNs)) {
                left.remove(variant);
            }
        }
        console.endOfRound();
        int round = 0;
        while (round < plan.rounds() && !left.isEmpty()) {
            long roundNs = System.nanoTime();
            console.round("round %d/%d".formatted(round + 1, plan.rounds()));
            List<Variant> order = new ArrayList<>(left);
            Collections.rotate(order, -round);
            for (Variant variant : order) {
                boolean enough = round >= SLOW_ROUNDS && isSlow(variant, tookNs);
                if (!enough && !measured(variant, round, tookNs)) {
                    left.remove(variant);
                }
            }
            console.endOfRound();
            round++;
            long nowNs = System.nanoTime();
            if (nowNs - startNs + (nowNs - roundNs) > budget.toNanos()) {
                break;
            }
        }
        if (round < plan.rounds() && !left.isEmpty()) {
            console.note("%d of %d rounds: its time is up".formatted(round, plan.rounds()));
        }
    }

    /** One block, and more of them if they are short and it gets quicker. */
    private boolean warmUp(Variant variant, Map<Variant, Long> tookNs) throws InterruptedException {
        long startNs = System.nanoTime();
        Map<Metric, Double> measured;
        do {
            measured = block(variant, tookNs);
        } while (variant.warmsUp()
                && !measured.isEmpty()
                && System.nanoTime() - startNs < plan.warmUp().toNanos());
        console.block(variant, measured);
        return !measured.isEmpty();
    }

    private static boolean isSlow(Variant variant, Map<Variant, Long> tookNs) {
        long ofC =
                tookNs.entrySet().stream()
                        .filter(entry -> entry.getKey().peer().equals(Results.BASELINE))
                        .mapToLong(Map.Entry::getValue)
                        .max()
                        .orElse(Long.MAX_VALUE);
        long own = tookNs.getOrDefault(variant, 0L);
        return own > LONG_NS && own / SLOW > ofC;
    }

    /** False if it failed, and must not go on. */
    private boolean measured(Variant variant, int round, Map<Variant, Long> tookNs)
            throws InterruptedException {
        Map<Metric, Double> measured = block(variant, tookNs);
        measured.forEach((metric, value) ->
                results.add(
                        new Results.Key(variant.scenario(), variant.peer(), metric), round, value));
        console.block(variant, measured);
        return !measured.isEmpty();
    }

    /** What was measured; nothing if it failed. */
    private Map<Metric, Double> block(Variant variant, Map<Variant, Long> tookNs)
            throws InterruptedException {
        long startNs = System.nanoTime();
        try {
            Map<Metric, Double> measured = variant.block().run();
            tookNs.put(variant, System.nanoTime() - startNs);
            return measured;
        } catch (IOException | Driver.DriverException | RuntimeException e) {
            console.failed(variant.scenario(), variant.peer(), String.valueOf(e.getMessage()));
            return Map.of();
        }
    }
}
