/**
 * Where the fields of TigerBeetle's structs are: one class per struct, over the generated bindings,
 * and the only place that knows an offset. Batches, records and the embedded server all read and
 * write through it. The offsets are the generated constants ({@code Offsets}), since to ask
 * jextract's layouts for them takes some twenty milliseconds in a JVM that has just started; a test
 * holds each against its layout.
 *
 * <p>A field is a small record with the offset in it, kept in a static constant, so that the JIT
 * compiler sees a constant offset. Access goes through a {@link java.nio.ByteBuffer} because that
 * is quick in a JVM that has just started, where the var handles behind a {@link
 * java.lang.foreign.MemorySegment} are not, and because it reads heap memory and native memory
 * alike. Every buffer passed here has the byte order {@link java.nio.ByteOrder#LITTLE_ENDIAN}, the
 * order of the wire and of every supported platform. Bounds and lifetime are checked by the buffer.
 */
@NullMarked
package tigerbeetle.panama.layout;

import org.jspecify.annotations.NullMarked;
