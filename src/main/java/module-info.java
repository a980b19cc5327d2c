/**
 * A client for TigerBeetle, the financial-transactions database, over its native library and the
 * Foreign Function &amp; Memory API; and an embedded, in-memory server for tests and first steps.
 *
 * <p>Needs {@code java.base} only. What else it can use, where it is there: Flight Recorder ({@code
 * jdk.jfr}), which then has events of clients; Micrometer, for those who call {@link
 * tigerbeetle.panama.micrometer}.
 */
@SuppressWarnings("requires-automatic") // Micrometer has a reserved name, but no descriptor
module tigerbeetle.panama {
    requires static jdk.jfr;
    requires static micrometer.core;
    requires static org.jspecify;

    exports tigerbeetle.panama;
    exports tigerbeetle.panama.embedded;
    exports tigerbeetle.panama.metrics;
    exports tigerbeetle.panama.micrometer;
    exports tigerbeetle.panama.money;
    exports tigerbeetle.panama.tables;
    exports tigerbeetle.panama.testing;
}
