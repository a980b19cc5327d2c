package tigerbeetle.panama.conformance;

import java.math.BigInteger;

/** What a recording says of a field: a number, or a timestamp that the server chose. */
sealed interface Value {

    /** The value that is greater by the given distance. */
    Value plus(BigInteger distance);

    /** As it stands in a message. */
    String text();

    /**
     * A number. Flags and statuses are numbers, too.
     *
     * @param number may be negative only until it is checked against its field
     */
    record Literal(BigInteger number) implements Value {

        static final Literal ZERO = new Literal(BigInteger.ZERO);

        @Override
        public Value plus(BigInteger distance) {
            return new Literal(number.add(distance));
        }

        @Override
        public String text() {
            return number.toString();
        }
    }

    /**
     * A timestamp that gets a name, or has it already.
     *
     * @param name such as T12
     */
    record Label(String name) implements Value {

        @Override
        public Value plus(BigInteger distance) {
            return new Reference(name, distance);
        }

        @Override
        public String text() {
            return name;
        }
    }

    /**
     * A distance from a timestamp that has a name.
     *
     * @param label such as T12
     * @param distance in nanoseconds, may be negative
     */
    record Reference(String label, BigInteger distance) implements Value {

        @Override
        public Value plus(BigInteger more) {
            return new Reference(label, distance.add(more));
        }

        @Override
        public String text() {
            return label + (distance.signum() < 0 ? "" : "+") + distance;
        }
    }
}
