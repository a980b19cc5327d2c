package tigerbeetle.panama;

import org.junit.jupiter.api.Assumptions;

/** Skips a test on machines that cannot run it, and prints why: a silent skip looks like a pass. */
public final class Skip {

    private Skip() {}

    /** Goes on if the condition holds. */
    public static void unless(boolean condition, String reason) {
        if (!condition) {
            throw because(reason);
        }
    }

    /** Ends the test as skipped; the return type lets the compiler know that nothing follows. */
    public static AssertionError because(String reason) {
        System.out.println("skipped: " + reason);
        Assumptions.abort(reason);
        return new AssertionError(reason);
    }
}
