package tigerbeetle.panama.bench.driver;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM has used so far.
 *
 * @param allocatedBytes on the heap, by all threads, those that have ended, too
 * @param collections of the garbage collector
 */
record JvmUsage(long allocatedBytes, long collections) {

    static JvmUsage now() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long collections = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += Math.max(0, collector.getCollectionCount());
        }
        return new JvmUsage(threads.getTotalThreadAllocatedBytes(), collections);
    }

    JvmUsage minus(JvmUsage before) {
        return new JvmUsage(
                allocatedBytes - before.allocatedBytes, collections - before.collections);
    }
}
