package tigerbeetle.panama.conformance;

import java.util.Locale;

/** What a step may ask for. */
public enum Operation {
    CREATE_ACCOUNTS,
    CREATE_TRANSFERS,
    LOOKUP_ACCOUNTS,
    LOOKUP_TRANSFERS,
    GET_ACCOUNT_TRANSFERS,
    GET_ACCOUNT_BALANCES,
    QUERY_ACCOUNTS,
    QUERY_TRANSFERS;

    /** The operation that recordings call so. */
    public static Operation of(String jsonName) {
        for (Operation operation : values()) {
            if (operation.toString().equals(jsonName)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("unknown op \"" + jsonName + "\"");
    }

    /** The struct of which the request has any number, or one if it is a filter. */
    public StructFormat event() {
        return switch (this) {
            case CREATE_ACCOUNTS -> StructFormat.ACCOUNT;
            case CREATE_TRANSFERS -> StructFormat.TRANSFER;
            case LOOKUP_ACCOUNTS, LOOKUP_TRANSFERS -> StructFormat.ID;
            case GET_ACCOUNT_TRANSFERS, GET_ACCOUNT_BALANCES -> StructFormat.ACCOUNT_FILTER;
            case QUERY_ACCOUNTS, QUERY_TRANSFERS -> StructFormat.QUERY_FILTER;
        };
    }

    /** The struct of which the reply has any number. */
    public StructFormat result() {
        return switch (this) {
            case CREATE_ACCOUNTS, CREATE_TRANSFERS -> StructFormat.CREATE_RESULT;
            case LOOKUP_ACCOUNTS, QUERY_ACCOUNTS -> StructFormat.ACCOUNT;
            case LOOKUP_TRANSFERS, GET_ACCOUNT_TRANSFERS, QUERY_TRANSFERS -> StructFormat.TRANSFER;
            case GET_ACCOUNT_BALANCES -> StructFormat.ACCOUNT_BALANCE;
        };
    }

    /** Whether the results are statuses with timestamps. */
    public boolean isCreate() {
        return this == CREATE_ACCOUNTS || this == CREATE_TRANSFERS;
    }

    /** Whether the request is a filter. */
    public boolean isQuery() {
        return switch (this) {
            case CREATE_ACCOUNTS, CREATE_TRANSFERS, LOOKUP_ACCOUNTS, LOOKUP_TRANSFERS -> false;
            case GET_ACCOUNT_TRANSFERS, GET_ACCOUNT_BALANCES -> true;
            case QUERY_ACCOUNTS, QUERY_TRANSFERS -> true;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
