package tigerbeetle.panama.bench;

/**
 * What a page of transfers is asked for. Which share of the transfers meets it is the same whatever
 * the number of transfers: so a page has the same work to do in a ledger of any size.
 */
public enum LedgerPage {
    /** Any transfer. */
    ALL("no condition", 1),
    /** A code. */
    CODE("one condition", 2),
    /** A code and a user_data_32. */
    CODE_AND_USER_DATA("two conditions", 4),
    /** A code and a user_data_64 that few have: each row is somewhere else in memory. */
    CODE_AND_RARE_USER_DATA("two conditions, rare", 40),
    /** An account with few of all transfers. */
    MERCHANT("an account, rare", 200),
    /** An account with many of all transfers. */
    TILL("an account, frequent", 4);

    private final String text;
    private final int rowsApart;

    LedgerPage(String text, int rowsApart) {
        this.text = text;
        this.rowsApart = rowsApart;
    }

    boolean isOfAccount() {
        return this == MERCHANT || this == TILL;
    }

    /** How many transfers one has to look at to find a page, and some more. */
    int reach(int limit) {
        return limit * rowsApart * 5 / 4 + 1_000;
    }

    @Override
    public String toString() {
        return text;
    }
}
