package tigerbeetle.panama.ffm;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the library last complained of, of all clients. Most of its lines name the client that they
 * are about, by its random id: what another one has met with explains nothing.
 *
 * <p>Any thread may call anything. {@link #add} allocates nothing.
 */
final class Troubles {

    private static final int KEPT = 64;

    /** As in {@code (message_bus): 2208…507: on_connect: error to=0}: u128, in decimal digits. */
    private static final Pattern CLIENT = Pattern.compile("\\): (\\d{15,39}): ");

    private final AtomicReferenceArray<Health.@Nullable Trouble> ring =
            new AtomicReferenceArray<>(KEPT);

    private final AtomicInteger count = new AtomicInteger();

    void add(Health.Trouble trouble) {
        ring.set(Math.floorMod(count.getAndIncrement(), KEPT), trouble);
    }

    /** A client's id as the library writes it: a u128, in decimal digits. */
    static String idText(long idHigh, long idLow) {
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES).putLong(idHigh).putLong(idLow).array();
        return new BigInteger(1, id).toString();
    }

    /** The last one that may be about the client of that id. */
    Health.@Nullable Trouble last(long idHigh, long idLow) {
        return last(idText(idHigh, idLow));
    }

    private Health.@Nullable Trouble last(String clientId) {
        int newest = count.get() - 1;
        for (int i = newest; i > newest - KEPT; i--) {
            Health.Trouble trouble = ring.get(Math.floorMod(i, KEPT));
            if (trouble != null && mayBeAbout(trouble.text(), clientId)) {
                return trouble;
            }
        }
        return null;
    }

    private static boolean mayBeAbout(String text, String clientId) {
        Matcher client = CLIENT.matcher(text);
        return !client.find() || client.group(1).equals(clientId);
    }
}
