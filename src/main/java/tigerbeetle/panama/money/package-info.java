/**
 * Decimal amounts of money for ledgers that count in integers: an {@link
 * tigerbeetle.panama.money.Asset} says what the smallest unit of a ledger is, converts exactly or
 * not at all, and computes balances with a sign.
 *
 * {@snippet file="tigerbeetle/panama/SnippetsTest.java" region="money"}
 *
 * <p>TigerBeetle calls the number of decimals the asset scale, and leaves it to its users: see <a
 * href="https://docs.tigerbeetle.com/coding/data-modeling/#asset-scale">its documentation</a>. A
 * scale cannot be changed once a ledger has transfers, so choose one that is large enough.
 *
 * <p>Nothing here talks to a server. All values are immutable; nothing is null.
 */
@NullMarked
package tigerbeetle.panama.money;

import org.jspecify.annotations.NullMarked;
