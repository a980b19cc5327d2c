package tigerbeetle.panama.faults;

/**
 * What goes wrong with the next message in one direction.
 *
 * @param seed of the numbers that the kind leaves open
 */
record Fault(Kind kind, Direction direction, long seed) {

    /** Which way a message goes. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /** What may go wrong. */
    enum Kind {
        /** The connection breaks off in the message, with an end of the stream or a reset. */
        CUT,
        /** The message is late, by less or by more than it takes the client to send it again. */
        DELAY,
        /** The message comes byte by byte, a large one at its beginning and its end. */
        SPLIT,
        /** The message waits for those after it, and comes in one piece with them. */
        COALESCE,
        /** One bit is another one. */
        CORRUPT,
        /** For a while nothing comes through in either direction; then the connection breaks. */
        BLACK_HOLE,
        /** The stream ends in the message, in this direction only. */
        HALF_CLOSE,
        /** Earlier messages come again before or after this one, which may come twice. */
        REPLAY
    }

    private static final Kind[] KINDS = Kind.values();
    private static final Direction[] DIRECTIONS = Direction.values();

    /**
     * Makes one.
     *
     * @param number from 0 on: all kinds in both directions have their turns
     */
    static Fault of(int number, long seed) {
        return new Fault(
                KINDS[number % KINDS.length],
                DIRECTIONS[number / KINDS.length % DIRECTIONS.length],
                seed);
    }
}
