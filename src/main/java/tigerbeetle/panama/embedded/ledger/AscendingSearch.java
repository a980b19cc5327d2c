package tigerbeetle.panama.embedded.ledger;

/**
 * Searches a long ascending sequence. Begins where the value would be if they were evenly spread,
 * which they nearly are most of the time, and goes from there in steps that double. So the number
 * of places looked at, each of them a wait for memory, hardly grows with the sequence; and if the
 * guess is no good, it is still logarithmic.
 */
final class AscendingSearch {

    /** Numbers in ascending order. */
    interface Sequence {
        long get(int index);
    }

    private AscendingSearch() {}

    /** The first index in the range whose number is not less than the given one, or {@code to}. */
    static int lowerBound(Sequence sequence, int from, int to, long value) {
        if (from == to || sequence.get(to - 1) < value) {
            return to;
        }
        long first = sequence.get(from);
        if (first >= value) {
            return from;
        }
        // From here on the number at low is less than the value, the one at high is not.
        int low = from;
        int high = to - 1;
        double share = ((double) value - first) / ((double) sequence.get(high) - first);
        int guess = Math.clamp(low + (long) (share * (high - low)), low, high);
        if (sequence.get(guess) < value) {
            low = guess;
            for (int step = 1; step < high - low; step *= 2) {
                if (sequence.get(low + step) >= value) {
                    high = low + step;
                    break;
                }
                low += step;
            }
        } else {
            high = guess;
            for (int step = 1; step < high - low; step *= 2) {
                if (sequence.get(high - step) < value) {
                    low = high - step;
                    break;
                }
                high -= step;
            }
        }
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
