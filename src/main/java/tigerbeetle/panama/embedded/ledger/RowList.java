package tigerbeetle.panama.embedded.ledger;

/** One list of ascending rows, for reading by position until the next change. */
final class RowList {

    private final RowBlocks blocks;
    private final int size;
    private final int[] addresses;

    /**
     * @param addresses of the list's blocks; if it has just one row, that row
     */
    RowList(RowBlocks blocks, int size, int[] addresses) {
        this.blocks = blocks;
        this.size = size;
        this.addresses = addresses;
    }

    int size() {
        return size;
    }

    int get(int position) {
        assert position >= 0 && position < size;
        return size == 1
                ? addresses[0]
                : blocks.get(addresses[RowLists.blockIndex(position)], RowLists.offset(position));
    }
}
