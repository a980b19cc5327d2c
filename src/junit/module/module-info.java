/** For tests with JUnit Jupiter: a client, and a server of the test's own, as parameters. */
module tigerbeetle.panama.junit {
    requires transitive org.junit.jupiter.api;
    requires transitive tigerbeetle.panama;
    requires static org.jspecify;

    exports tigerbeetle.panama.junit;

    // JUnit makes the extension, which is nobody else's business.
    opens tigerbeetle.panama.junit to
            org.junit.platform.commons;
}
