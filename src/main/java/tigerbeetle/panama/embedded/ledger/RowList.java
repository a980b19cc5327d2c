package tigerbeetle.panama.embedded.ledger;

/**
 * One list of ascending rows as it is until its next change.
 *
 * @param blocks of all lists
 * @param size the number of rows
 * @param tail the address of the last block; of a list of one row, the row
 */
record RowList(RowBlocks blocks, int size, int tail) {}
