/**
 * Faults of the network between a client and a server, and what must hold all the same: see {@link
 * tigerbeetle.panama.faults.Workload}.
 */
@NullMarked
package tigerbeetle.panama.faults;

import org.jspecify.annotations.NullMarked;
