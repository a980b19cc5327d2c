/** Tests of the ledger, which needs no server and no clock. */
@NullMarked
package tigerbeetle.panama.embedded.ledger;

import org.jspecify.annotations.NullMarked;
