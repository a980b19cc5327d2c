package tigerbeetle.panama.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import tigerbeetle.panama.bench.driver.Load;

/** A little of all that a driver can be asked for, whatever it is written in. */
final class DriverChecks {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private DriverChecks() {}

    /** Asks for every kind of work that the driver takes part in. */
    static void check(Driver driver, String address, Predicate<Load> loads) throws Exception {
        driver.open(address, TIMEOUT);
        long high = 1;
        for (Load.Calls calls : Load.Calls.values()) {
            int inflight = calls == Load.Calls.ASYNC ? 5 : 1;
            Load load = new Load(Load.Operation.TRANSFERS, 3, 30, 2, inflight, calls);
            if (loads.test(load)) {
                check(driver, load, high++, 90);
            }
        }
        check(driver, one(Load.Operation.LOOKUPS, 2), high, 18);
        Map<String, Double> filled = driver.ask("fill events=100 repeat=3", TIMEOUT);
        assertThat(filled.get("fill_ns")).isPositive();
        assertThat(ProcessUsage.cpuNs(driver.handle())).isPositive();
    }

    /** Asks for as many pages as there can be rows. */
    static void checkPages(Driver driver, int rows) throws Exception {
        check(driver, one(Load.Operation.PAGES, rows / 8), 0, rows);
    }

    private static Load one(Load.Operation operation, int events) {
        return new Load(operation, events, 9, 1, 1, Load.Calls.BLOCKING);
    }

    private static void check(Driver driver, Load load, long high, double rows) throws Exception {
        Map<String, Double> answer = driver.ask(load.command(high), TIMEOUT);

        assertThat(answer).containsEntry("rows", rows);
        assertThat(answer).containsEntry("requests", (double) load.requests());
        assertThat(answer.get("seconds")).isPositive();
        assertThat(answer.get("p50_us")).isPositive();
        assertThat(answer.get("p99_us")).isGreaterThanOrEqualTo(answer.get("p50_us"));
    }
}
