package tigerbeetle.panama.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The drivers of one scenario: all run from its start to its end, and one of them works. */
final class Drivers implements AutoCloseable {

    private final List<Driver> drivers = new ArrayList<>();
    private final Bench bench;

    Drivers(Bench bench) {
        this.bench = bench;
    }

    Driver start(Peer peer, boolean standIn) throws IOException {
        Driver driver = bench.start(peer, standIn);
        drivers.add(driver);
        return driver;
    }

    @Override
    public void close() {
        drivers.forEach(Driver::close);
    }
}
