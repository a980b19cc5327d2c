/**
 * Long runs in which things go wrong: faults of the network between a client and a server ({@link
 * tigerbeetle.panama.faults.Workload}), replicas that are killed, a soak, and races repeated in
 * JVMs that make them harder ({@link tigerbeetle.panama.faults.StressMain}).
 */
@NullMarked
package tigerbeetle.panama.faults;

import org.jspecify.annotations.NullMarked;
