package tigerbeetle.panama;

/**
 * How many events of one kind go into a request. Begins with what a server takes by default, and
 * learns from what this one refuses, which the native library finds out without asking it. Shared
 * by all views of a client; thread-safe.
 */
final class ChunkLimit {

    private final int developmentSize;

    private int size;
    private int refusedMin;

    /**
     * A limit.
     *
     * @param defaultSize what a server takes by default
     * @param developmentSize what one takes that was started with --development
     */
    ChunkLimit(int defaultSize, int developmentSize) {
        this.developmentSize = developmentSize;
        this.size = defaultSize;
        this.refusedMin = defaultSize + 1;
    }

    /** How large a chunk should be. */
    synchronized int size() {
        return size;
    }

    /** The smallest number of events that is known to be too large. */
    synchronized int refusedMin() {
        return refusedMin;
    }

    /** So many have been taken. */
    synchronized void taken(int count) {
        size = Math.max(size, count);
    }

    /** So many have been refused. Tries half, but not less than what a server likely takes. */
    synchronized void refused(int count) {
        refusedMin = Math.min(refusedMin, count);
        if (count <= size) {
            size = count > developmentSize ? Math.max(developmentSize, count / 2) : count / 2;
            size = Math.max(1, size);
        }
    }
}
