package tigerbeetle.panama.ffm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where every completion of every client enters Java: the one target of the one stub.
 *
 * <p>The library passes back the context that init was given. It is an index into the table of open
 * clients, never an address: a wrong one finds nothing and does no harm.
 */
final class Completions {

    /** Replaced when it grows; elements are set under the lock and read without it. */
    private static volatile @Nullable NativeClient[] clients = new NativeClient[8];

    private Completions() {}

    /** Enters the client and returns the context that stands for it. */
    static synchronized int add(NativeClient client) {
        @Nullable NativeClient[] table = clients;
        int context = 0;
        while (context < table.length && table[context] != null) {
            context++;
        }
        if (context == table.length) {
            table = Arrays.copyOf(table, 2 * table.length);
        }
        table[context] = client;
        clients = table;
        return context;
    }

    /** Forgets a client all of whose packets have completed. */
    static synchronized void remove(int context) {
        @Nullable NativeClient[] table = clients;
        table[context] = null;
        clients = table;
    }

    /** Those that are open, and places that are not taken. */
    static @Nullable NativeClient[] clients() {
        return clients;
    }

    /**
     * Called by the library on the client's IO thread, once for each packet. It copies, publishes,
     * wakes, and returns. Nothing may leave it: an exception that does ends the JVM.
     */
    static void completed(long context, long packet, long timestamp, long result, int resultSize) {
        try {
            @Nullable NativeClient[] table = clients;
            NativeClient client =
                    context >= 0 && context < table.length ? table[(int) context] : null;
            if (client != null) {
                client.completed(packet, timestamp, result, resultSize);
            }
        } catch (Throwable t) {
            // Nested, not a method: out of memory, even what names the failure may fail to load.
            try {
                LogBridge.report("a completion failed", t);
            } catch (Throwable second) {
                // nothing is left to try, and nothing may leave
            }
        }
    }
}
