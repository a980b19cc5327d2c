package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tigerbeetle.panama.bench.driver.Load;

/**
 * The same load by all peers, on a server or on the stand-in for the library.
 *
 * @param load of the full plan, whose requests a smaller plan has fewer of
 */
record LoadScenario(String id, String title, int parts, Load load, boolean standIn)
        implements Scenario {

    @Override
    public void run(Bench bench, Duration budget) throws IOException, InterruptedException {
        Load scaled = scaled(bench.plan());
        bench.results()
                .title(
                        id,
                        title.formatted((long) scaled.requests() * scaled.events())
                                + (standIn ? "" : ", " + bench.server().name() + " server"));
        bench.console().title(id, bench.results().title(id));
        try (Drivers drivers = new Drivers(bench)) {
            List<Variant> variants = new ArrayList<>();
            for (Peer peer : bench.peers(scaled)) {
                if (standIn && peer.standIn().isEmpty()) {
                    continue;
                }
                LoadBlock block =
                        new LoadBlock(
                                bench,
                                drivers.start(peer, standIn),
                                scaled,
                                standIn ? null : bench.server(),
                                true);
                variants.add(new Variant(id, peer.name(), peer.warmsUp(), block));
            }
            bench.rounds().run(variants, budget);
        }
        bench.console().table(bench.results(), id);
    }

    /** Whole rounds of all threads, so that each has as much to do as the others. */
    private Load scaled(Plan plan) {
        int requests = plan.of(load.requests()) / load.threads() * load.threads();
        return new Load(
                load.operation(),
                load.events(),
                Math.max(load.threads(), requests),
                load.threads(),
                load.inflight(),
                load.calls());
    }
}
