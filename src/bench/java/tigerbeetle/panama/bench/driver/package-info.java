/** What a measured JVM runs: the loads, and the clients under them. */
@NullMarked
package tigerbeetle.panama.bench.driver;

import org.jspecify.annotations.NullMarked;
