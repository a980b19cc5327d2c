package tigerbeetle.panama.conformance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.layout.AccountBalanceLayout;
import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.BytesField;
import tigerbeetle.panama.layout.CreateResultLayout;
import tigerbeetle.panama.layout.IdLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;
import tigerbeetle.panama.layout.TransferLayout;
import tigerbeetle.panama.layout.Uint128Field;
import tigerbeetle.panama.layout.Uint16Field;
import tigerbeetle.panama.layout.Uint32Field;
import tigerbeetle.panama.layout.Uint64Field;

/**
 * A struct as recordings write it: its fields by name.
 *
 * @param size in bytes
 * @param fields those that recordings know
 * @param flagNames by bit, beginning with bit 0
 */
public record StructFormat(int size, List<FieldFormat> fields, List<String> flagNames) {

    private static final String PADDING_PREFIX = "PADDING_";
    private static final Pattern PADDING = Pattern.compile(PADDING_PREFIX + "[0-9]{1,3}");

    public static final StructFormat ACCOUNT =
            new Builder()
                    .add("id", AccountLayout.ID)
                    .add("debits_pending", AccountLayout.DEBITS_PENDING)
                    .add("debits_posted", AccountLayout.DEBITS_POSTED)
                    .add("credits_pending", AccountLayout.CREDITS_PENDING)
                    .add("credits_posted", AccountLayout.CREDITS_POSTED)
                    .add("user_data_128", AccountLayout.USER_DATA_128)
                    .add("user_data_64", AccountLayout.USER_DATA_64)
                    .add("user_data_32", AccountLayout.USER_DATA_32)
                    .add("reserved", AccountLayout.RESERVED)
                    .add("ledger", AccountLayout.LEDGER)
                    .add("code", AccountLayout.CODE)
                    .add("flags", AccountLayout.FLAGS)
                    .add("timestamp", AccountLayout.TIMESTAMP)
                    .flags("LINKED", "DEBITS_MUST_NOT_EXCEED_CREDITS")
                    .flags("CREDITS_MUST_NOT_EXCEED_DEBITS", "HISTORY", "IMPORTED", "CLOSED")
                    .build(AccountLayout.SIZE);

    public static final StructFormat TRANSFER =
            new Builder()
                    .add("id", TransferLayout.ID)
                    .add("debit_account_id", TransferLayout.DEBIT_ACCOUNT_ID)
                    .add("credit_account_id", TransferLayout.CREDIT_ACCOUNT_ID)
                    .add("amount", TransferLayout.AMOUNT)
                    .add("pending_id", TransferLayout.PENDING_ID)
                    .add("user_data_128", TransferLayout.USER_DATA_128)
                    .add("user_data_64", TransferLayout.USER_DATA_64)
                    .add("user_data_32", TransferLayout.USER_DATA_32)
                    .add("timeout", TransferLayout.TIMEOUT)
                    .add("ledger", TransferLayout.LEDGER)
                    .add("code", TransferLayout.CODE)
                    .add("flags", TransferLayout.FLAGS)
                    .add("timestamp", TransferLayout.TIMESTAMP)
                    .flags("LINKED", "PENDING", "POST_PENDING_TRANSFER", "VOID_PENDING_TRANSFER")
                    .flags("BALANCING_DEBIT", "BALANCING_CREDIT", "CLOSING_DEBIT")
                    .flags("CLOSING_CREDIT", "IMPORTED")
                    .build(TransferLayout.SIZE);

    public static final StructFormat ACCOUNT_BALANCE =
            new Builder()
                    .add("debits_pending", AccountBalanceLayout.DEBITS_PENDING)
                    .add("debits_posted", AccountBalanceLayout.DEBITS_POSTED)
                    .add("credits_pending", AccountBalanceLayout.CREDITS_PENDING)
                    .add("credits_posted", AccountBalanceLayout.CREDITS_POSTED)
                    .add("timestamp", AccountBalanceLayout.TIMESTAMP)
                    .add("reserved", AccountBalanceLayout.RESERVED)
                    .build(AccountBalanceLayout.SIZE);

    public static final StructFormat ACCOUNT_FILTER =
            new Builder()
                    .add("account_id", AccountFilterLayout.ACCOUNT_ID)
                    .add("user_data_128", AccountFilterLayout.USER_DATA_128)
                    .add("user_data_64", AccountFilterLayout.USER_DATA_64)
                    .add("user_data_32", AccountFilterLayout.USER_DATA_32)
                    .add("code", AccountFilterLayout.CODE)
                    .add("reserved", AccountFilterLayout.RESERVED)
                    .add("timestamp_min", AccountFilterLayout.TIMESTAMP_MIN)
                    .add("timestamp_max", AccountFilterLayout.TIMESTAMP_MAX)
                    .add("limit", AccountFilterLayout.LIMIT)
                    .add("flags", AccountFilterLayout.FLAGS)
                    .flags("DEBITS", "CREDITS", "REVERSED")
                    .build(AccountFilterLayout.SIZE);

    public static final StructFormat QUERY_FILTER =
            new Builder()
                    .add("user_data_128", QueryFilterLayout.USER_DATA_128)
                    .add("user_data_64", QueryFilterLayout.USER_DATA_64)
                    .add("user_data_32", QueryFilterLayout.USER_DATA_32)
                    .add("ledger", QueryFilterLayout.LEDGER)
                    .add("code", QueryFilterLayout.CODE)
                    .add("reserved", QueryFilterLayout.RESERVED)
                    .add("timestamp_min", QueryFilterLayout.TIMESTAMP_MIN)
                    .add("timestamp_max", QueryFilterLayout.TIMESTAMP_MAX)
                    .add("limit", QueryFilterLayout.LIMIT)
                    .add("flags", QueryFilterLayout.FLAGS)
                    .flags("REVERSED")
                    .build(QueryFilterLayout.SIZE);

    public static final StructFormat ID = new Builder().add("id", IdLayout.ID).build(IdLayout.SIZE);

    /** The result of an event that creates an account or a transfer. */
    public static final StructFormat CREATE_RESULT =
            new Builder()
                    .add("timestamp", CreateResultLayout.TIMESTAMP)
                    .add("status", CreateResultLayout.STATUS)
                    .add("reserved", CreateResultLayout.RESERVED)
                    .build(CreateResultLayout.SIZE);

    /** The field with the given name. */
    public FieldFormat field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown field \"" + name + "\""));
    }

    /** The bit of a flag, by its name or as {@code PADDING_n}. */
    public BigInteger flag(String name) {
        boolean isPadding = PADDING.matcher(name).matches();
        int bit =
                isPadding
                        ? Integer.parseInt(name.substring(PADDING_PREFIX.length()))
                        : flagNames.indexOf(name);
        if (bit < 0 || (isPadding && bit < flagNames.size())) {
            throw new IllegalArgumentException("unknown flag \"" + name + "\"");
        }
        return BigInteger.ONE.shiftLeft(bit);
    }

    /** The names of flags. */
    public List<String> flagNames(BigInteger flags) {
        List<String> names = new ArrayList<>();
        for (int bit = 0; bit < flags.bitLength(); bit++) {
            if (flags.testBit(bit)) {
                names.add(bit < flagNames.size() ? flagNames.get(bit) : PADDING_PREFIX + bit);
            }
        }
        return names;
    }

    /** The number of a status, which may be one of an account or of a transfer. */
    static BigInteger status(Operation operation, String name) {
        int code;
        try {
            code =
                    operation == Operation.CREATE_ACCOUNTS
                            ? CreateAccountStatus.valueOf(name).code()
                            : CreateTransferStatus.valueOf(name).code();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "unknown status \"" + name + "\" of " + operation, e);
        }
        return BigInteger.valueOf(Integer.toUnsignedLong(code));
    }

    /** The name of a status; of one that has none, its number. */
    static String statusName(Operation operation, BigInteger code) {
        try {
            return operation == Operation.CREATE_ACCOUNTS
                    ? CreateAccountStatus.fromCode(code.intValue()).name()
                    : CreateTransferStatus.fromCode(code.intValue()).name();
        } catch (IllegalArgumentException e) {
            return code.toString();
        }
    }

    /** Collects fields and flags. */
    public static final class Builder {

        private final List<FieldFormat> fields = new ArrayList<>();
        private final List<String> flagNames = new ArrayList<>();

        public Builder add(String name, Uint128Field field) {
            return add(new FieldFormat(name, field.offset(), 16));
        }

        public Builder add(String name, Uint64Field field) {
            return add(new FieldFormat(name, field.offset(), 8));
        }

        public Builder add(String name, Uint32Field field) {
            return add(new FieldFormat(name, field.offset(), 4));
        }

        public Builder add(String name, Uint16Field field) {
            return add(new FieldFormat(name, field.offset(), 2));
        }

        public Builder add(String name, BytesField field) {
            return add(new FieldFormat(name, field.offset(), field.size()));
        }

        /** Adds a field of any size. */
        public Builder add(FieldFormat field) {
            fields.add(field);
            return this;
        }

        /** The names of the next bits. */
        public Builder flags(String... names) {
            flagNames.addAll(List.of(names));
            return this;
        }

        /** The format of a struct of this size in bytes. */
        public StructFormat build(int size) {
            return new StructFormat(size, List.copyOf(fields), List.copyOf(flagNames));
        }
    }
}
