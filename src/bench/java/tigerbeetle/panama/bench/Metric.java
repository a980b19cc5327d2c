package tigerbeetle.panama.bench;

/**
 * What is measured of a block of work.
 *
 * @param name as in the JSON file
 * @param unit of its values
 */
record Metric(String name, String unit) {

    static final Metric THROUGHPUT = new Metric("throughput", "events/s");
    static final Metric LATENCY_P50 = new Metric("latency_p50", "us");
    static final Metric LATENCY_P99 = new Metric("latency_p99", "us");
    static final Metric CPU = new Metric("cpu", "us/event");
    static final Metric RSS = new Metric("rss", "MB");
    static final Metric HEAP = new Metric("heap", "B/request");
    static final Metric FILL_HEAP = new Metric("heap", "B/event");
    static final Metric COLLECTIONS = new Metric("gc", "count");
    static final Metric FILL = new Metric("fill", "ns/event");
    static final Metric NETWORK = new Metric("network", "us");
    static final Metric MESSAGE_COST = new Metric("message", "us");
    static final Metric REQUEST_COST = new Metric("request", "us");
    static final Metric EVENT_COST = new Metric("event", "us");
    static final Metric PREDICTED = new Metric("predicted", "events/s");
    static final Metric LATENCY = new Metric("latency", "us");
    static final Metric PREDICTED_LATENCY = new Metric("predicted_latency", "us");
    static final Metric ERROR = new Metric("error", "%");
    static final Metric START = new Metric("start", "ms");
    static final Metric FIRST_FILL = new Metric("first_fill", "ms");

    private static final String AFTER = "_after_";

    /** The memory of a process after so many transfers. */
    static Metric rssAfter(String whose, long transfers) {
        return new Metric("%s%s%.1fM".formatted(whose, AFTER, transfers / 1e6), "MB");
    }

    /** Whether it is one of many along the way. */
    boolean isStep() {
        return name.contains(AFTER);
    }

    /** What it is of, without the step. */
    String ofStep() {
        return name.substring(0, name.indexOf(AFTER));
    }

    /** After how much, such as {@code 1.0M}. */
    String step() {
        return name.substring(name.indexOf(AFTER) + AFTER.length());
    }
}
