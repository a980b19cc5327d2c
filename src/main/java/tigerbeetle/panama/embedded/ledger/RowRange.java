package tigerbeetle.panama.embedded.ledger;

/**
 * The rows of a time range.
 *
 * @param from the first row
 * @param to the row after the last
 */
record RowRange(int from, int to) {}
