package tigerbeetle.panama;

import java.security.SecureRandom;

/**
 * Ids for accounts and transfers, in the order in which they are made: the recommended kind, since
 * TigerBeetle stores what was created together close together.
 *
 * <p>An id is made once, before the first attempt, and kept with whatever it stands for: a retry
 * with the same id creates the object once, a retry with a new id may create it twice.
 */
public final class Id {

    private static final IdGenerator GENERATOR =
            new IdGenerator(System::currentTimeMillis, new SecureRandom());

    private Id() {}

    /**
     * A new id: greater than every id that this method gave before in this JVM, and with 80 random
     * bits that set it apart from those of other JVMs. Safe for use by several threads. {@link
     * IdGenerator} has the details.
     *
     * @return the id, never 0 or 2<sup>128</sup> − 1
     */
    public static UInt128 next() {
        return GENERATOR.next();
    }
}
