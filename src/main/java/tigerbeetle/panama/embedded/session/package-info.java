/**
 * A cluster's only replica, without sockets, threads and clocks: sessions, duplicate requests and
 * their replies, evictions, op numbers and timestamps, and which connection belongs to which
 * client. Time comes in as an argument, in nanoseconds since 1970.
 *
 * <p>{@link tigerbeetle.panama.embedded.session.Replica} decides what a message means; {@link
 * tigerbeetle.panama.embedded.session.Gateway} brings the answer to the right connection. Nothing
 * here is thread-safe: one thread drives it all.
 *
 * <p>The rules are those of TigerBeetle 0.17.9 ({@code src/vsr/replica.zig}, {@code
 * src/vsr/client_sessions.zig}, {@code src/message_bus.zig}).
 */
@NullMarked
package tigerbeetle.panama.embedded.session;

import org.jspecify.annotations.NullMarked;
