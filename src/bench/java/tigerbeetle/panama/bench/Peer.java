package tigerbeetle.panama.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tigerbeetle.panama.bench.driver.Load;

/**
 * A client that takes part.
 *
 * @param name in tables and files
 * @param title the package with its version
 * @param command that starts its driver
 * @param standIn the same with the stand-in for the library; empty where the library cannot be
 *     replaced
 * @param environment of the driver
 * @param warmsUp whether it gets quicker while it works, as what is compiled at run time does
 * @param loads those in which it takes part
 */
record Peer(
        String name,
        String title,
        List<String> command,
        List<String> standIn,
        Map<String, String> environment,
        boolean warmsUp,
        Predicate<Load> loads) {}
