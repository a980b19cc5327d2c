package tigerbeetle.panama;

import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import tigerbeetle.panama.ffm.NativeClient;

/** Closes native clients whose owners were forgotten without a close, and says so. */
final class Leaks {

    private static final String WARNING =
            "A TigerBeetle client was garbage-collected without having been closed; it is closed"
                    + " now. Use try-with-resources";

    private static final Cleaner CLEANER = Cleaner.create();

    private Leaks() {}

    /** Watches the owner; the guard itself must not refer to it. */
    static Guard guard(Object owner, NativeClient client) {
        Forgotten forgotten = new Forgotten(client);
        return new Guard(forgotten, CLEANER.register(owner, forgotten));
    }

    /** What the owner holds. */
    record Guard(Forgotten forgotten, Cleaner.Cleanable cleanable) {

        /** The owner is closed as it should be. */
        void closed() {
            forgotten.closed = true;
            cleanable.clean();
        }
    }

    /** What happens when the owner is unreachable. */
    static final class Forgotten implements Runnable {

        private final NativeClient client;
        private volatile boolean closed;

        Forgotten(NativeClient client) {
            this.client = client;
        }

        @Override
        public void run() {
            if (!closed) {
                try {
                    System.getLogger("tigerbeetle.panama").log(Level.WARNING, WARNING);
                } finally {
                    client.close();
                }
            }
        }
    }
}
