/**
 * JUnit Jupiter tests against the embedded server, or a real one: begin with {@link
 * tigerbeetle.panama.junit.TigerBeetleTest}.
 *
 * {@snippet file="tigerbeetle/panama/junit/HoldTest.java" region="junit"}
 *
 * <p>Nothing is null here.
 */
@NullMarked
package tigerbeetle.panama.junit;

import org.jspecify.annotations.NullMarked;
