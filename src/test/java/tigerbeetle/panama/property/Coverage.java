package tigerbeetle.panama.property;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.CreateTransferStatus;

/** The statuses that programs have come to: what a generator does not reach is not tested. */
final class Coverage {

    private final Set<String> reached = new TreeSet<>();
    private int programCount;

    void add(Trace trace) {
        programCount++;
        for (Trace.Entry entry : trace.entries()) {
            for (Object result : entry.actual()) {
                if (result instanceof CreateResult it) {
                    reached.add(name(it.status()));
                }
            }
        }
    }

    int programCount() {
        return programCount;
    }

    /** Those that a client can come to, and no program has. */
    Set<String> missing() {
        Set<String> missing =
                Stream.of(CreateAccountStatus.values(), CreateTransferStatus.values())
                        .flatMap(Stream::of)
                        .map(Coverage::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(reached);
        missing.removeIf(it -> it.contains("RESERVED_FLAG") || it.contains("RESERVED_FIELD"));
        return missing;
    }

    private static String name(CreateStatus status) {
        return (status instanceof CreateAccountStatus ? "account " : "transfer ") + status.name();
    }
}
