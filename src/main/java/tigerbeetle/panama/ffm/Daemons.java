package tigerbeetle.panama.ffm;

/** Threads of our own, none of which keeps a JVM alive. */
final class Daemons {

    private Daemons() {}

    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
