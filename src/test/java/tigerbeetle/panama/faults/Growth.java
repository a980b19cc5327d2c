package tigerbeetle.panama.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import tigerbeetle.panama.Figures;

/**
 * Whether something grows that has no reason to: what there is after the warm-up, and at the end.
 *
 * <p>Each figure is the least of its interval, so that a client that is just being replaced, or a
 * collection that is due, does not count. The first third of the intervals is the warm-up: classes
 * are loaded and compiled, and pools and stacks take their sizes. What is allowed on top of the
 * intervals after that:
 *
 * <ul>
 *   <li>two threads for each client: the one that watches its deadlines starts with its first
 *       future, and the JVM's own pools have a few more at times; a client that was forgotten would
 *       keep two, and clients are replaced every few seconds
 *   <li>one descriptor for each client: in the least busy moment of an interval a connection more
 *       may still be closing; a client that was forgotten would keep three
 *   <li>24 MB of objects: callers remember up to a few thousand transfers at half a kilobyte, and
 *       proxies up to 8 MB of messages in all, at times more and at times less
 *   <li>48 MB of resident memory: compiled code and stacks still take some for a while, and a
 *       client takes 21, so that the third one that was forgotten is noticed. What the C library
 *       keeps of freed memory, some 30 MB in two minutes, is no leak: the scripts let the JVM give
 *       it back
 * </ul>
 */
final class Growth {

    private static final int WARM_UP_SHARE = 3;

    /** Fewer say nothing: a run is then too short for that. */
    private static final int INTERVALS_MIN = 6;

    private static final long HEAP_MB = 24;
    private static final long RSS_MB = 48;

    private final int clients;
    private final List<Figures> intervals = new ArrayList<>();

    Growth(int clients) {
        this.clients = clients;
    }

    /** The least of one interval. */
    void add(Figures least) {
        intervals.add(least);
    }

    /** What has grown, in words; nothing if all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (intervals.size() >= INTERVALS_MIN) {
            check("threads", Figures::threads, 2L * clients, problems);
            check("file descriptors", Figures::fds, clients, problems);
            check("MB of objects", Figures::heapMb, HEAP_MB, problems);
            check("MB of resident memory", Figures::rssMb, RSS_MB, problems);
        }
        return problems;
    }

    /** The least of the first third after the warm-up, and the least of the last third. */
    private void check(
            String what, ToLongFunction<Figures> figure, long allowed, List<String> problems) {
        int third = intervals.size() / WARM_UP_SHARE;
        long before = least(intervals.subList(third, 2 * third), figure);
        long after = least(intervals.subList(intervals.size() - third, intervals.size()), figure);
        if (after > before + allowed) {
            problems.add("%d %s, then %d".formatted(before, what, after));
        }
    }

    private static long least(List<Figures> figures, ToLongFunction<Figures> figure) {
        return figures.stream().mapToLong(figure).min().orElseThrow();
    }
}
