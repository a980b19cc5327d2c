/** What tests control: the {@linkplain tigerbeetle.panama.testing.TestClock clock} of a server. */
@NullMarked
package tigerbeetle.panama.testing;

import org.jspecify.annotations.NullMarked;
