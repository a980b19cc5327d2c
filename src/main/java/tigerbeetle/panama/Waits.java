package tigerbeetle.panama;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What the pauses between attempts depend on.
 *
 * @param nanoTime the time, as of {@link System#nanoTime}
 * @param sleeper lets the thread wait
 * @param random from 0 to 1
 */
record Waits(LongSupplier nanoTime, Sleeper sleeper, DoubleSupplier random) {

    static final Waits REAL =
            new Waits(
                    System::nanoTime,
                    TimeUnit.NANOSECONDS::sleep,
                    () -> ThreadLocalRandom.current().nextDouble());

    @FunctionalInterface
    interface Sleeper {
        void sleep(long ns) throws InterruptedException;
    }
}
