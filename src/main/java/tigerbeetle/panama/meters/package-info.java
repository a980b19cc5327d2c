/** Counts a client's requests, for what {@link tigerbeetle.panama.metrics} shows of them. */
@NullMarked
package tigerbeetle.panama.meters;

import org.jspecify.annotations.NullMarked;
