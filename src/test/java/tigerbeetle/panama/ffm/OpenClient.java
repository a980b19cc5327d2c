package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;

import tigerbeetle.panama.Client;
import tigerbeetle.panama.TigerBeetleException;

/** Opens a client and closes it again, and says how that went. Run in a JVM of its own. */
final class OpenClient {

    /** What it says if all went well, before the place that the library came from. */
    static final String OPENED = "opened with ";

    private OpenClient() {}

    public static void main(String... arguments) {
        try (Client client = Client.open("127.0.0.1:1")) {
            requireNonNull(client);
            System.out.println(OPENED + NativeLibrary.load().origin());
        } catch (TigerBeetleException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
