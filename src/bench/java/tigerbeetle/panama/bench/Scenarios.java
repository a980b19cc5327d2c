package tigerbeetle.panama.bench;

import static tigerbeetle.panama.bench.driver.Load.Calls.ASYNC;
import static tigerbeetle.panama.bench.driver.Load.Calls.BLOCKING;
import static tigerbeetle.panama.bench.driver.Load.Calls.VIRTUAL;
import static tigerbeetle.panama.bench.driver.Load.Operation.LOOKUPS;
import static tigerbeetle.panama.bench.driver.Load.Operation.TRANSFERS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tigerbeetle.panama.bench.driver.Load;

/** All that there is to measure, in the order in which it is. */
final class Scenarios {

    private static final int BATCH = 8_189;

    /** A million transfers, in whole batches. */
    private static final int BATCHES = 123;

    private Scenarios() {}

    static Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        all().forEach(scenario -> ids.add(scenario.id()));
        return ids;
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        standIn(all);
        server(all);
        all.add(new FillScenario("fill", 5, 200));
        all.add(new StartScenario("start-standin", 6, true));
        all.add(new StartScenario("start", 10, false));
        all.add(new PagesScenario("pages", 10, BATCHES));
        all.add(new MemoryScenario("memory", 14, BATCHES));
        all.add(new ServersScenario("servers", 16, BATCHES));
        all.add(new ScalingScenario("scaling", 16));
        return all;
    }

    private static void standIn(List<Scenario> all) {
        String on = ", no server";
        all.add(
                new LoadScenario(
                        "standin-1",
                        "%,d single transfers, one in flight" + on,
                        6,
                        new Load(TRANSFERS, 1, 50_000, 1, 1, BLOCKING),
                        true));
        all.add(
                new LoadScenario(
                        "standin-batches",
                        "%,d transfers in batches of 8,189, one in flight" + on,
                        6,
                        new Load(TRANSFERS, BATCH, 2_000, 1, 1, BLOCKING),
                        true));
        for (int inflight : new int[] {16, 64, 256}) {
            all.add(
                    new LoadScenario(
                            "standin-" + inflight,
                            "%,d single transfers, " + inflight + " in flight of four threads" + on,
                            6,
                            new Load(TRANSFERS, 1, 400_000, 4, inflight / 4, ASYNC),
                            true));
        }
        all.add(
                new LoadScenario(
                        "standin-callers",
                        "%,d single transfers by 64 blocking callers" + on,
                        6,
                        new Load(TRANSFERS, 1, 200_000, 64, 1, BLOCKING),
                        true));
        all.add(
                new LoadScenario(
                        "standin-callers-virtual",
                        "%,d single transfers by 64 blocking callers, virtual threads" + on,
                        6,
                        new Load(TRANSFERS, 1, 200_000, 64, 1, VIRTUAL),
                        true));
    }

    private static void server(List<Scenario> all) {
        all.add(
                new LoadScenario(
                        "batches-1",
                        "%,d transfers in batches of 8,189, one in flight",
                        20,
                        new Load(TRANSFERS, BATCH, BATCHES, 1, 1, BLOCKING),
                        false));
        all.add(
                new LoadScenario(
                        "batches-4",
                        "%,d transfers in batches of 8,189, four in flight",
                        20,
                        new Load(TRANSFERS, BATCH, BATCHES, 1, 4, ASYNC),
                        false));
        all.add(
                new LoadScenario(
                        "lookups",
                        "%,d look-ups of one account, one in flight",
                        8,
                        new Load(LOOKUPS, 1, 5_000, 1, 1, BLOCKING),
                        false));
        all.add(
                new LoadScenario(
                        "callers",
                        "%,d single transfers by 64 blocking callers",
                        10,
                        new Load(TRANSFERS, 1, 32_000, 64, 1, BLOCKING),
                        false));
        all.add(
                new LoadScenario(
                        "callers-virtual",
                        "%,d single transfers by 64 blocking callers, virtual threads",
                        6,
                        new Load(TRANSFERS, 1, 32_000, 64, 1, VIRTUAL),
                        false));
        all.add(
                new LoadScenario(
                        "async-256",
                        "%,d single transfers, 256 in flight",
                        10,
                        new Load(TRANSFERS, 1, 40_000, 1, 256, ASYNC),
                        false));
    }
}
