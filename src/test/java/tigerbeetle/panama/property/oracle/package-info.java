/**
 * What a TigerBeetle 0.17.9 has to answer, written down a second time: maps, lists and BigIntegers,
 * a chain undone by going back to a copy of everything, queries by looking at all there is. Slow,
 * and easy to compare with the tables of TigerBeetle's documentation (docs/reference) and its
 * src/state_machine.zig. It shares nothing with the embedded server but the records of the public
 * API, so that the two do not make the same mistake.
 */
@NullMarked
package tigerbeetle.panama.property.oracle;

import org.jspecify.annotations.NullMarked;
