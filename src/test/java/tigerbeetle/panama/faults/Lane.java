package tigerbeetle.panama.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a proxy, over all its connections: the fault that waits for the next message,
 * and the latest messages. Thread-safe.
 */
final class Lane {

    private static final int REMEMBERED_MAX = 8;
    private static final int REMEMBERED_SIZE_MAX = 64 * 1024;
    private static final int REPLAYED_MAX = 3;

    /** A fault, and when it is over. */
    record Strike(Fault fault, CompletableFuture<Fault> over) {}

    private final Deque<byte[]> remembered = new ArrayDeque<>();
    private @Nullable Strike next;

    /** The fault befalls the next message. */
    synchronized CompletableFuture<Fault> arm(Fault fault) {
        if (next != null) {
            throw new IllegalStateException("a fault waits already: " + next.fault());
        }
        next = new Strike(fault, new CompletableFuture<>());
        return next.over();
    }

    /** What befalls this message, if anything does. */
    synchronized @Nullable Strike pass(byte[] message) {
        if (message.length <= REMEMBERED_SIZE_MAX) {
            remembered.addLast(message);
            if (remembered.size() > REMEMBERED_MAX) {
                remembered.removeFirst();
            }
        }
        Strike strike = next;
        next = null;
        return strike;
    }

    /** Some of the latest messages in any order, the one that passed last among them. */
    synchronized List<byte[]> someOfTheLatest(SplittableRandom random) {
        List<byte[]> all = new ArrayList<>(remembered);
        List<byte[]> some = new ArrayList<>();
        for (int i = random.nextInt(1, REPLAYED_MAX + 1); i > 0 && !all.isEmpty(); i--) {
            some.add(all.get(random.nextInt(all.size())));
        }
        return some;
    }
}
