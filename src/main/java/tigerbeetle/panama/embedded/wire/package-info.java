/**
 * TigerBeetle's wire protocol as a replica sees it, without sockets: checksums, headers, framing,
 * the numbers of commands, operations and reasons, and the packing of several batches into one
 * body.
 *
 * <p>A <em>message</em> is a heap {@link java.nio.ByteBuffer} with the byte order {@link
 * java.nio.ByteOrder#LITTLE_ENDIAN}: index 0 is the first byte of its 256-byte header, the limit is
 * its size, and the position means nothing, because every access is absolute. Everything here knows
 * only the JDK, and no clock, thread, socket or randomness.
 *
 * <p>Facts were read from TigerBeetle 0.17.9 ({@code src/vsr/message_header.zig} and what it names)
 * and checked against captured conversations.
 */
@NullMarked
package tigerbeetle.panama.embedded.wire;

import org.jspecify.annotations.NullMarked;
