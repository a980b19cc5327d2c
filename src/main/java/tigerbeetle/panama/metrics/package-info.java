/**
 * What a client's requests have come to: counts, bytes and latencies, as {@link
 * tigerbeetle.panama.Client#metrics} returns them for a client that was built with {@link
 * tigerbeetle.panama.ClientBuilder#metrics metrics(true)}.
 *
 * {@snippet file="tigerbeetle/panama/SnippetsTest.java" region="metrics"}
 *
 * <p>All values are immutable; nothing is null.
 */
@NullMarked
package tigerbeetle.panama.metrics;

import org.jspecify.annotations.NullMarked;
