package tigerbeetle.panama;

/** The text of a record: its name, and those of its fields that are not zero. */
final class Fields {

    private final StringBuilder text;
    private String separator = "[";

    Fields(String name) {
        text = new StringBuilder(128).append(name);
    }

    Fields always(String name, Object value) {
        text.append(separator).append(name).append('=').append(value);
        separator = ", ";
        return this;
    }

    Fields add(String name, UInt128 value) {
        return value.isZero() ? this : always(name, value);
    }

    /** A long whose bits are an unsigned number. */
    Fields add(String name, long bits) {
        return bits == 0 ? this : always(name, Long.toUnsignedString(bits));
    }

    /** A flag that is a field of its own: only its name, and only if it is set. */
    Fields add(String name, boolean value) {
        if (value) {
            text.append(separator).append(name);
            separator = ", ";
        }
        return this;
    }

    Fields add(String name, AccountFlags value) {
        return value.isEmpty() ? this : always(name, value);
    }

    Fields add(String name, TransferFlags value) {
        return value.isEmpty() ? this : always(name, value);
    }

    @Override
    public String toString() {
        return text + "]";
    }
}
