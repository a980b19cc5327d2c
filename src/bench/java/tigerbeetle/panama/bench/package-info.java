/**
 * The comparison with the other clients ({@code scripts/bench}): it starts servers and drivers,
 * runs the same work with each in turn, and reports.
 */
@NullMarked
package tigerbeetle.panama.bench;

import org.jspecify.annotations.NullMarked;
