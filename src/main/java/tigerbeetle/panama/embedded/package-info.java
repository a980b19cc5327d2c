/**
 * An embedded, in-memory TigerBeetle server in pure Java, for tests and first steps. It speaks the
 * real wire protocol on the loopback interface, to the unmodified native client library and to the
 * official clients of TigerBeetle 0.16.4 to 0.17.9 in any language.
 *
 * <p>It is not a database: nothing is written to disk, there is one replica, and all is gone when
 * it is closed. {@link tigerbeetle.panama.embedded.EmbeddedServer} is where to begin.
 *
 * {@snippet file="tigerbeetle/panama/SnippetsTest.java" region="embedded"}
 */
@NullMarked
package tigerbeetle.panama.embedded;

import org.jspecify.annotations.NullMarked;
