/**
 * TigerBeetle for Java: the client, and the values that go to the server and come back.
 *
 * <ul>
 *   <li>{@link tigerbeetle.panama.Account}, {@link tigerbeetle.panama.Transfer}, {@link
 *       tigerbeetle.panama.AccountBalance}: what a ledger is made of, as records with builders.
 *   <li>{@link tigerbeetle.panama.AccountFilter}, {@link tigerbeetle.panama.QueryFilter}: what to
 *       ask for.
 *   <li>{@link tigerbeetle.panama.CreateResults}: what became of each event, {@link
 *       tigerbeetle.panama.CreateAccountStatus} and {@link
 *       tigerbeetle.panama.CreateTransferStatus}. An event that fails is a status, never an
 *       exception.
 *   <li>{@link tigerbeetle.panama.UInt128}: ids and amounts; {@link tigerbeetle.panama.Id}: new
 *       ids.
 * </ul>
 *
 * {@snippet file="tigerbeetle/panama/SnippetsTest.java" region="client"}
 *
 * <p>All values are immutable and check on creation that each fits its field; an {@link
 * java.lang.IllegalArgumentException} names field, value and range. Java has no unsigned integers:
 * fields of 16 and 32 bits are the next larger type, and checked; fields of 64 bits are longs whose
 * bits count as unsigned; fields of 128 bits are {@link tigerbeetle.panama.UInt128}.
 *
 * <p>Nothing is null here unless it says so.
 */
@NullMarked
package tigerbeetle.panama;

import org.jspecify.annotations.NullMarked;
