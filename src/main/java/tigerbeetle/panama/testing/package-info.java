/**
 * What tests control: the {@linkplain tigerbeetle.panama.testing.TestClock clock} of a server, on
 * which timestamps and the expiry of pending transfers depend.
 *
 * {@snippet file="tigerbeetle/panama/SnippetsTest.java" region="testing"}
 *
 * <p>Nothing is null here.
 */
@NullMarked
package tigerbeetle.panama.testing;

import org.jspecify.annotations.NullMarked;
