/**
 * Deliberate bugs, and whether a test notices: see {@link tigerbeetle.panama.mutants.MutantsMain}.
 */
@NullMarked
package tigerbeetle.panama.mutants;

import org.jspecify.annotations.NullMarked;
