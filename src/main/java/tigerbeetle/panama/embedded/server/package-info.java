/**
 * The sockets of the embedded server: one thread, one selector, any number of connections. Each
 * connection has bounded buffers, and none ever waits for another.
 */
@NullMarked
package tigerbeetle.panama.embedded.server;

import org.jspecify.annotations.NullMarked;
