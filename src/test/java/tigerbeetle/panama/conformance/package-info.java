/**
 * Replays recordings of a real server (src/test/resources/conformance, "tigerbeetle-conformance"
 * version 1) against anything that executes requests: see {@link
 * tigerbeetle.panama.conformance.Replay}.
 */
@NullMarked
package tigerbeetle.panama.conformance;

import org.jspecify.annotations.NullMarked;
