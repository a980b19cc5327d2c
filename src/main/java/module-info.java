/**
 * A client for TigerBeetle, the financial-transactions database, over its native library and the
 * Foreign Function &amp; Memory API; and an embedded, in-memory server for tests and first steps.
 */
module tigerbeetle.panama {
    requires static org.jspecify;

    exports tigerbeetle.panama;
    exports tigerbeetle.panama.embedded;
    exports tigerbeetle.panama.money;
    exports tigerbeetle.panama.tables;
    exports tigerbeetle.panama.testing;
}
