package tigerbeetle.panama.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a cluster and its clients can do, out of six costs. All times are microseconds.
 *
 * <p>A message costs its session a fixed time, and more for each request and each event in it. Of
 * these times, a part is the server's, which all sessions share. So, for callers who wait, in
 * sessions that are alike,
 *
 * <pre>
 *   own     = messages × (network + message) + callers × (request + events × event)
 *   shared  = sessions × (messages × server message
 *                         + callers × (server request + events × server event))
 *   latency = the larger of the two
 *   events a second = sessions × callers × events / latency
 * </pre>
 *
 * with the {@linkplain ScalingPoint#messages messages} that a session needs to serve each of its
 * callers once.
 *
 * @param own of a session
 * @param shared the part of it in which no other session can be served
 */
record CapacityModel(Costs own, Costs shared) {

    /** Of a message, and of each request and each event in it. */
    record Costs(double message, double request, double event) {

        private double of(ScalingPoint point, double networkUs) {
            return point.messages() * (networkUs + message)
                    + point.callers() * (request + event * point.events());
        }

        /** Those for which the relative errors are least, where a latency is made of them alone. */
        private static Costs fit(List<double[]> rows) {
            double[] costs = leastRelativeSquares(rows);
            return new Costs(costs[0], costs[1], costs[2]);
        }
    }

    /** In one message (with requests that are joined, a few less). */
    static final int EVENTS_MAX = 8_189;

    /**
     * A point that was measured.
     *
     * @param networkUs what the network really added to a round trip
     * @param throughput events a second
     */
    record Measured(ScalingPoint point, double networkUs, double throughput) {

        /** From a caller's request to its reply: nobody does anything else. */
        double latencyUs() {
            return (double) point.sessions() * point.callers() * point.events() * 1e6 / throughput;
        }
    }

    /** What is to be expected. */
    double latencyUs(ScalingPoint point, double networkUs) {
        return Math.max(own.of(point, networkUs), point.sessions() * shared.of(point, 0));
    }

    /** What is to be expected, in events a second. */
    double throughput(ScalingPoint point, double networkUs) {
        double events = (double) point.sessions() * point.callers() * point.events();
        return events * 1e6 / latencyUs(point, networkUs);
    }

    /**
     * The model for which the relative errors are least: of the points with one session for a
     * session's costs, and of those with several, which keep the server busy, for the server's.
     */
    static CapacityModel fit(List<Measured> points) {
        List<double[]> own = new ArrayList<>();
        List<double[]> shared = new ArrayList<>();
        for (Measured measured : points) {
            ScalingPoint point = measured.point();
            double messages = point.messages();
            boolean alone = point.sessions() == 1;
            double us =
                    alone
                            ? measured.latencyUs() - messages * measured.networkUs()
                            : measured.latencyUs() / point.sessions();
            double events = (double) point.callers() * point.events();
            (alone ? own : shared).add(new double[] {messages, point.callers(), events, us});
        }
        return new CapacityModel(Costs.fit(own), Costs.fit(shared));
    }

    /**
     * The factors of a linear function.
     *
     * @param rows the arguments of a point, and last what the function is there
     */
    static double[] leastRelativeSquares(List<double[]> rows) {
        int count = rows.getFirst().length - 1;
        double[][] normal = new double[count][count + 1];
        for (double[] row : rows) {
            double weight = 1 / (row[count] * row[count]);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j <= count; j++) {
                    normal[i][j] += weight * row[i] * row[j];
                }
            }
        }
        return solution(normal);
    }

    /** Of as many linear equations as there are unknowns, by Gauss and Jordan. */
    private static double[] solution(double[][] equations) {
        int count = equations.length;
        for (int column = 0; column < count; column++) {
            int pivot = column;
            for (int row = column + 1; row < count; row++) {
                if (Math.abs(equations[row][column]) > Math.abs(equations[pivot][column])) {
                    pivot = row;
                }
            }
            double[] chosen = equations[pivot];
            equations[pivot] = equations[column];
            equations[column] = chosen;
            double scale = chosen[column];
            if (scale == 0 || !Double.isFinite(scale)) {
                throw new IllegalArgumentException("too few different points to fit to");
            }
            for (int j = column; j <= count; j++) {
                chosen[j] /= scale;
            }
            for (int row = 0; row < count; row++) {
                double factor = equations[row][column];
                for (int j = column; row != column && j <= count; j++) {
                    equations[row][j] -= factor * chosen[j];
                }
            }
        }
        double[] solution = new double[count];
        for (int i = 0; i < count; i++) {
            solution[i] = equations[i][count];
        }
        return solution;
    }
}
