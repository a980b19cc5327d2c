package tigerbeetle.panama.bench.driver;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client of whatever kind, connected to a server, as the loads of {@link JavaDriver} use it. */
public interface Target extends AutoCloseable {

    /** How transfers are filled outside of any request, and what of them is looked at. */
    @FunctionalInterface
    interface Filler {
        /** Fills as many as it was made for; the result depends on what was filled. */
        long fill(long high);
    }

    /**
     * What one request after the other is made with, by one thread at a time: whatever memory a
     * user of this client would use again.
     */
    interface Caller extends AutoCloseable {

        /** Creates transfers, waits, and checks that all were created. */
        void createTransfers(long high, long firstLow);

        /**
         * As {@link #createTransfers}, without waiting.
         *
         * @param done told when the results have been checked, with the failure if there is one;
         *     not used if this client's requests are {@linkplain #isAwaited awaited}
         */
        void send(long high, long firstLow, Consumer<@Nullable Throwable> done);

        /** Waits for what was sent, and checks it, if this client's requests are awaited. */
        default void await() {
            throw new UnsupportedOperationException();
        }

        /** Looks accounts up, waits, and checks that they are the ones. */
        void lookupAccounts(long first);

        /**
         * Reads the next page of all transfers, the first one first, waits, and checks their order.
         *
         * @return how many there were
         */
        int readNextPage();

        @Override
        default void close() {}
    }

    /**
     * A caller of its own for each thread, or for each request that is in flight.
     *
     * @param events in each of its requests
     */
    Caller caller(int events);

    /** Whether a thread that has sent requests waits for them in their order. */
    default boolean isAwaited() {
        return false;
    }

    /** The way this client has of describing transfers, without a request. */
    Filler filler(int events);

    @Override
    void close();
}
