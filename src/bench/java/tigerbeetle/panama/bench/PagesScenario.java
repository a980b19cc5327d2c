package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tigerbeetle.panama.bench.driver.Load;

/** All transfers, page by page, by all peers. */
record PagesScenario(String id, int parts, int batches) implements Scenario {

    @Override
    public void run(Bench bench, Duration budget) throws IOException, InterruptedException {
        int count = bench.plan().of(batches);
        Load fill = new Load(Load.Operation.TRANSFERS, 8_189, count, 1, 1, Load.Calls.BLOCKING);
        Load pages = new Load(Load.Operation.PAGES, 8_189, count, 1, 1, Load.Calls.BLOCKING);
        BenchServer server = bench.server();
        String title =
                "%,d transfers read in pages of 8,189, one in flight, %s server"
                        .formatted(8_189L * count, server.name());
        bench.results().title(id, title);
        bench.console().title(id, title);
        try (Drivers drivers = new Drivers(bench)) {
            Map<Peer, Driver> started = new LinkedHashMap<>();
            for (Peer peer : bench.peers(pages)) {
                started.put(peer, drivers.start(peer, false));
            }
            String address = server.prepare(8_189L * count);
            List<Variant> variants = new ArrayList<>();
            for (Map.Entry<Peer, Driver> peer : started.entrySet()) {
                Driver driver = peer.getValue();
                try {
                    driver.open(address, LoadBlock.TIMEOUT);
                    if (variants.isEmpty()) {
                        new LoadBlock(bench, driver, fill, server, false).run();
                    }
                    LoadBlock block = new LoadBlock(bench, driver, pages, server, false);
                    variants.add(
                            new Variant(id, peer.getKey().name(), peer.getKey().warmsUp(), block));
                } catch (Driver.DriverException e) {
                    bench.console()
                            .failed(id, peer.getKey().name(), String.valueOf(e.getMessage()));
                }
            }
            bench.rounds().run(variants, budget);
        }
        bench.console().table(bench.results(), id);
    }
}
