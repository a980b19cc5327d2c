package tigerbeetle.panama.embedded.ledger;

/**
 * Searches a long ascending sequence. Guesses where the value would be if the numbers were evenly
 * spread, which they nearly are most of the time, corrects the guess by what stands there, and goes
 * on from the last guess in steps that double. So the number of places looked at, each of them a
 * wait for memory, hardly grows with the sequence; and if the guesses are no good, it is still
 * logarithmic.
 */
final class AscendingSearch {

    /** Each about takes the square root of what the guess before was wrong by. */
    private static final int GUESSES = 3;

    /** Numbers in ascending order. */
    interface Sequence {
        long get(int index);
    }

    private AscendingSearch() {}

    /** The first index in the range whose number is not less than the given one, or {@code to}. */
    static int lowerBound(Sequence sequence, int from, int to, long value) {
        if (from == to) {
            return to;
        }
        long last = sequence.get(to - 1);
        if (last < value) {
            return to;
        }
        long first = sequence.get(from);
        if (first >= value) {
            return from;
        }
        // From here on the number at low is less than the value, the one at high is not.
        int low = from;
        int high = to - 1;
        double indexesPerUnit = (double) (high - low) / (last - first);
        int guess = from;
        long guessed = first;
        for (int i = 0; i < GUESSES && high - low > 1; i++) {
            // A difference that overflows makes a bad guess, not a wrong answer.
            long nearer = guess + (long) ((value - guessed) * indexesPerUnit);
            guess = Math.clamp(nearer, low + 1, high - 1);
            guessed = sequence.get(guess);
            if (guessed < value) {
                low = guess;
            } else {
                high = guess;
            }
        }
        return guess == low
                ? searchAfter(sequence, low, high, value)
                : searchBefore(sequence, low, high, value);
    }

    private static int searchAfter(Sequence sequence, int from, int to, long value) {
        int low = from;
        for (int step = 1; step < to - low; step *= 2) {
            if (sequence.get(low + step) >= value) {
                return bisect(sequence, low, low + step, value);
            }
            low += step;
        }
        return bisect(sequence, low, to, value);
    }

    private static int searchBefore(Sequence sequence, int from, int to, long value) {
        int high = to;
        for (int step = 1; step < high - from; step *= 2) {
            if (sequence.get(high - step) < value) {
                return bisect(sequence, high - step, high, value);
            }
            high -= step;
        }
        return bisect(sequence, from, high, value);
    }

    private static int bisect(Sequence sequence, int from, int to, long value) {
        int low = from;
        int high = to;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (sequence.get(middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
