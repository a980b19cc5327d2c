package tigerbeetle.panama.metrics;

import java.util.Locale;

/** What a request asks for: the operations of TigerBeetle, in their names. */
public enum RequestType {

    /** Creates accounts. */
    CREATE_ACCOUNTS,

    /** Creates transfers. */
    CREATE_TRANSFERS,

    /** Looks accounts up by their ids. */
    LOOKUP_ACCOUNTS,

    /** Looks transfers up by their ids. */
    LOOKUP_TRANSFERS,

    /** Reads transfers of one account. */
    GET_ACCOUNT_TRANSFERS,

    /** Reads how the balances of one account developed. */
    GET_ACCOUNT_BALANCES,

    /** Reads accounts that have something in common. */
    QUERY_ACCOUNTS,

    /** Reads transfers that have something in common. */
    QUERY_TRANSFERS,

    /** Reads change events. */
    GET_CHANGE_EVENTS;

    /** {@return the name as monitoring systems like it, such as {@code create_transfers}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
