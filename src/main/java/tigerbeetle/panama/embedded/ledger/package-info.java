/**
 * The ledger of the embedded server: TigerBeetle's state machine in memory. Pure: the same calls
 * with the same timestamps give the same results; it knows no clock, thread, socket or randomness.
 *
 * <p>Three layers, each of which knows only those after it:
 *
 * <ul>
 *   <li>operations: {@link tigerbeetle.panama.embedded.ledger.Ledger} in front, batches of events
 *       (chains, imports), the rules in the order of the specification, what a transfer does to two
 *       accounts, queries, change events;
 *   <li>stores: accounts and transfers as rows of 128 bytes in the order of their timestamps, with
 *       the indexes by id, by account and by value that belong to them;
 *   <li>structures: chunked columns, hash indexes, lists of rows and cursors over them.
 * </ul>
 *
 * <p>There is no object per account or transfer, and growing copies no stored data, so that neither
 * memory nor the time of a call jumps with size.
 */
@NullMarked
package tigerbeetle.panama.embedded.ledger;

import org.jspecify.annotations.NullMarked;
