/**
 * What JDK Flight Recorder is told of clients. The only package that knows the module {@code
 * jdk.jfr}, which need not be there: everybody else asks {@link tigerbeetle.panama.jfr.Recording}
 * first, and touches no event before it has said yes.
 *
 * <p>No event is begun or committed on the library's IO thread: that may allocate, and may throw.
 * All that happens there for an event is that a request notes the time of its completion.
 */
@NullMarked
package tigerbeetle.panama.jfr;

import org.jspecify.annotations.NullMarked;
