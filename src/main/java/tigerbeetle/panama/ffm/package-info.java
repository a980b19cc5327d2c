/**
 * The only way to native code: finds and loads {@code tb_client}, calls it, receives its replies.
 *
 * <p>Nothing here is seen by users. The layers, each calling the next one down:
 *
 * <ol>
 *   <li>{@link tigerbeetle.panama.ffm.NativeClient}: one client handle with its request slots,
 *       their memory and their life cycle;
 *   <li>{@link tigerbeetle.panama.ffm.NativeCalls}: the seven functions of the library as checked
 *       calls, and the two upcall stubs;
 *   <li>{@link tigerbeetle.panama.ffm.NativeLibrary}: finds, verifies and loads the library.
 * </ol>
 *
 * <p>What the library answers to misuse is an abort of the process, so what can be wrong is refused
 * on this side of the border.
 */
@NullMarked
package tigerbeetle.panama.ffm;

import org.jspecify.annotations.NullMarked;
