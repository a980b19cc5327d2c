/**
 * JUnit Jupiter tests against the embedded server, or a real one: begin with {@link
 * tigerbeetle.panama.junit.TigerBeetleTest}.
 */
@NullMarked
package tigerbeetle.panama.junit;

import org.jspecify.annotations.NullMarked;
