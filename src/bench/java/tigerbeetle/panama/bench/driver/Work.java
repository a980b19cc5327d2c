package tigerbeetle.panama.bench.driver;

/** The work that is the same for all clients and languages. */
public final class Work {

    /** Of all accounts and transfers. */
    public static final int LEDGER = 700;

    /** Of all accounts and transfers. */
    public static final int CODE = 1;

    /** The accounts are 1 to this. */
    public static final int ACCOUNTS = 1_000;

    private Work() {}

    /** The id of the account that is debited by the transfer with this lower half of an id. */
    public static long debit(long low) {
        return low % ACCOUNTS + 1;
    }

    /** The id of the account that is credited. */
    public static long credit(long low) {
        return (low + 1) % ACCOUNTS + 1;
    }

    /** The error of a client that answers something else than what was to be expected. */
    public static IllegalStateException wrong(String what) {
        return new IllegalStateException(what);
    }
}
