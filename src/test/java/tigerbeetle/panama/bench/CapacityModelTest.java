package tigerbeetle.panama.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.bench.CapacityModel.Costs;
import tigerbeetle.panama.bench.CapacityModel.Measured;

/** The capacity model's mathematics, on costs that are known. */
class CapacityModelTest {

    private static final CapacityModel TRUE =
            new CapacityModel(new Costs(200, 3, 1.5), new Costs(50, 1, 0.5));

    private static final Offset<Double> EXACT = within(1e-6);

    private static ScalingPoint point(int sessions, int callers, int events) {
        return new ScalingPoint(sessions, callers, events, 0, true);
    }

    private static Measured measured(ScalingPoint point, double networkUs, double noise) {
        double throughput = TRUE.throughput(point, networkUs);
        return new Measured(point, networkUs, throughput * noise);
    }

    @Test
    void oneCallerHasAMessageOfItsOwn() {
        assertThat(TRUE.latencyUs(point(1, 1, 1), 0)).isEqualTo(200 + 3 + 1.5, EXACT);
        assertThat(TRUE.latencyUs(point(1, 1, 100), 1_000)).isEqualTo(1_200 + 3 + 150, EXACT);
        assertThat(TRUE.throughput(point(1, 1, 100), 1_000)).isEqualTo(100 * 1e6 / 1_353, EXACT);
    }

    @Test
    void manyCallersShareTwoMessages() {
        assertThat(TRUE.latencyUs(point(1, 100, 1), 0)).isEqualTo(2 * 200 + 100 * 4.5, EXACT);
        assertThat(TRUE.latencyUs(point(1, 100, 1), 1_000)).isEqualTo(2 * 1_200 + 450, EXACT);
    }

    @Test
    void whatDoesNotFitIntoTwoMessagesNeedsMore() {
        assertThat(point(1, 1, 8_189).messages()).isEqualTo(1);
        assertThat(point(1, 2, 8_189).messages()).isEqualTo(2);
        assertThat(point(1, 30, 1_000).messages()).isEqualTo(4);
    }

    @Test
    void sessionsAreQuickerUntilTheServerIsBusy() {
        double one = TRUE.throughput(point(1, 1, 1), 0);

        assertThat(TRUE.throughput(point(3, 1, 1), 0)).isEqualTo(3 * one, EXACT);
        assertThat(TRUE.throughput(point(30, 1, 1), 0)).isEqualTo(1e6 / 51.5, EXACT);
        assertThat(TRUE.throughput(point(60, 1, 1), 0)).isEqualTo(1e6 / 51.5, EXACT);
    }

    @Test
    void aNetworkCostsThroughputOnlyWhileTheServerHasTime() {
        ScalingPoint busy = point(30, 1, 1);

        assertThat(TRUE.throughput(busy, 1_000)).isEqualTo(TRUE.throughput(busy, 0), EXACT);
        assertThat(TRUE.latencyUs(busy, 10_000)).isEqualTo(10_204.5, EXACT);
    }

    @Test
    void theCostsAreFoundAgain() {
        List<Measured> points = new ArrayList<>();
        for (int callers : new int[] {1, 10, 300}) {
            points.add(measured(point(1, callers, 1), 0, 1));
            points.add(measured(point(1, callers, 20), 500, 1));
            points.add(measured(point(40, callers, 1), 0, 1));
            points.add(measured(point(40, callers, 20), 0, 1));
        }

        CapacityModel fitted = CapacityModel.fit(points);

        assertCosts(fitted.own(), TRUE.own(), EXACT);
        assertCosts(fitted.shared(), TRUE.shared(), EXACT);
    }

    /** Large points do not drown the small ones: it is relative errors that count. */
    @Test
    void noiseOfAPercentIsNoiseOfAPercent() {
        List<Measured> points = new ArrayList<>();
        double noise = 1.01;
        for (int callers : new int[] {1, 2, 10, 100, 1_000}) {
            for (int events : new int[] {1, 8}) {
                points.add(measured(point(1, callers, events), 0, noise));
                points.add(measured(point(50, callers, events), 0, 1 / noise));
                noise = 1 / noise;
            }
        }

        CapacityModel fitted = CapacityModel.fit(points);

        for (Measured point : points) {
            assertThat(fitted.throughput(point.point(), 0) / point.throughput())
                    .isEqualTo(1, within(0.03));
        }
    }

    private static void assertCosts(Costs actual, Costs expected, Offset<Double> offset) {
        assertThat(actual.message()).isEqualTo(expected.message(), offset);
        assertThat(actual.request()).isEqualTo(expected.request(), offset);
        assertThat(actual.event()).isEqualTo(expected.event(), offset);
    }

    @Test
    void pointsThatAreAllAlikeTellNothing() {
        List<double[]> rows = List.of(new double[] {1, 1, 5}, new double[] {2, 2, 10});

        assertThatThrownBy(() -> CapacityModel.leastRelativeSquares(rows))
                .hasMessageContaining("too few different points");
    }
}
