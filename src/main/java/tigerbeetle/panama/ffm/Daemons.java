package tigerbeetle.panama.ffm;

/** Threads of our own, none of which keeps a JVM alive. */
final class Daemons {

    private static final long CHECK_TIMEOUT_NS = 10_000_000_000L;

    private Daemons() {}

    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Returns when a thread can be started. Without one the library aborts the process instead of
     * saying so.
     *
     * @throws NativeException if none can
     */
    static void check() {
        try {
            Waiting.uninterruptibly(start("tigerbeetle-check", () -> {}), CHECK_TIMEOUT_NS);
        } catch (OutOfMemoryError e) {
            throw new NativeException(
                    "The TigerBeetle client needs a thread, and this process can start none"
                            + " (ulimit -u, the container's limit of pids, or memory)",
                    e);
        }
    }
}
