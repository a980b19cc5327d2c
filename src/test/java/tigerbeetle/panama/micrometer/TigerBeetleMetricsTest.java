package tigerbeetle.panama.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.NotSupportedException;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.metrics.Latency;
import tigerbeetle.panama.metrics.RequestOutcome;
import tigerbeetle.panama.metrics.RequestType;

/** What a registry of Micrometer has of a client. */
class TigerBeetleMetricsTest {

    @Test
    void metersAreThoseOfTheClient() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client = Client.builder().addresses(server.address()).metrics(true).open()) {
            // @start region="micrometer"
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            new TigerBeetleMetrics(client, Tag.of("cluster", "main")).bindTo(registry);

            client.createAccounts(List.of(Account.of(1, 700, 10), Account.of(2, 700, 10)));

            double created =
                    registry.get("tigerbeetle.client.requests")
                            .tags("operation", "create_accounts", "outcome", "ok")
                            .functionCounter()
                            .count();
            assert created == 1;
            // @end
            assertThat(created).isEqualTo(1);
            Latency latency = client.metrics().of(RequestType.CREATE_ACCOUNTS).latency();
            var timer =
                    registry.get("tigerbeetle.client.latency")
                            .tags("operation", "create_accounts", "cluster", "main")
                            .functionTimer();
            assertThat(timer.count()).isEqualTo(1);
            assertThat(timer.totalTime(TimeUnit.NANOSECONDS))
                    .isEqualTo((double) latency.total().toNanos());
            assertThat(time(registry, "latency.max", "operation", "create_accounts"))
                    .isEqualTo((double) latency.max().toNanos());
            assertThat(
                            time(
                                    registry,
                                    "latency.percentile",
                                    "operation",
                                    "create_accounts",
                                    "phi",
                                    "0.999"))
                    .isEqualTo((double) latency.percentile(99.9).toNanos());
            assertThat(counter(registry, "events")).isEqualTo(2);
            assertThat(counter(registry, "request.size")).isEqualTo(256);
            assertThat(counter(registry, "reply.size")).isEqualTo(32);
            for (String gauge : List.of("in.flight", "waiting", "evicted")) {
                assertThat(registry.get("tigerbeetle.client." + gauge).gauge().value()).isZero();
            }
        }
    }

    private static double time(SimpleMeterRegistry registry, String name, String... tags) {
        return registry.get("tigerbeetle.client." + name)
                .tags(tags)
                .timeGauge()
                .value(TimeUnit.NANOSECONDS);
    }

    private static double counter(SimpleMeterRegistry registry, String name) {
        return registry.get("tigerbeetle.client." + name)
                .tags("operation", "create_accounts")
                .functionCounter()
                .count();
    }

    @Test
    void everyMeterIsNamedAndEveryOutcomeIsThere() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client = Client.builder().addresses(server.address()).metrics(true).open()) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            new TigerBeetleMetrics(client).bindTo(registry);

            assertThat(registry.getMeters())
                    .extracting(meter -> meter.getId().getName())
                    .containsAll(TigerBeetleMetrics.names())
                    .allMatch(TigerBeetleMetrics.names()::contains);
            assertThat(registry.find("tigerbeetle.client.requests").meters())
                    .hasSize(RequestType.values().length * RequestOutcome.values().length);
            assertThat(registry.getMeters())
                    .extracting(Meter::getId)
                    .allSatisfy(id -> assertThat(id.getDescription()).isNotBlank());
        }
    }

    @Test
    void aClientWithoutMetricsIsRefused() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client = Client.open(server.address())) {
            assertThatThrownBy(() -> new TigerBeetleMetrics(client))
                    .isInstanceOf(NotSupportedException.class);
        }
    }
}
