/**
 * A client's metrics in Micrometer, and thereby in whatever monitoring system it writes to: {@link
 * tigerbeetle.panama.micrometer.TigerBeetleMetrics}.
 *
 * {@snippet file="tigerbeetle/panama/micrometer/TigerBeetleMetricsTest.java" region="micrometer"}
 *
 * <p>For programs that have Micrometer ({@code io.micrometer:micrometer-core}) by themselves: this
 * project does not bring it, and does not need it. On the module path it takes {@code --add-modules
 * micrometer.core}, or a module of yours that requires it.
 *
 * <p>Nothing here is null.
 */
@NullMarked
package tigerbeetle.panama.micrometer;

import org.jspecify.annotations.NullMarked;
