/** Which server the tests run against, and a real one's life. */
@NullMarked
package tigerbeetle.panama.junit.real;

import org.jspecify.annotations.NullMarked;
