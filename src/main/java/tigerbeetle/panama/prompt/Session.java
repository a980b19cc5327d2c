package tigerbeetle.panama.prompt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.TigerBeetleException;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * What a prompt begins with: a client of the cluster that is asked for, or of an embedded server.
 *
 * @param server the embedded one, if there is one
 * @param client null if there is none to be had
 * @param text what there is, or why there is nothing
 */
public record Session(@Nullable EmbeddedServer server, @Nullable Client client, String text) {

    /** So that nobody waits for ever at a prompt. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** Registering takes some 0.6 s, which pass while the rest of the start goes on. */
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(2);

    /**
     * Opens a client, without waiting until it is registered.
     *
     * @param address of a real cluster, or null for an embedded server
     * @param cluster the cluster's id
     * @return a session, in any case
     */
    public static Session open(@Nullable String address, String cluster) {
        EmbeddedServer server = null;
        String text = "";
        try {
            UInt128 clusterId = UInt128.parse(cluster);
            if (address == null) {
                server = EmbeddedServer.builder().clusterId(clusterId).start();
                address = server.address();
                text = "server: embedded, in memory, at " + address + "\n";
            }
            Client client =
                    Client.builder()
                            .clusterId(clusterId)
                            .addresses(address)
                            .requestTimeout(REQUEST_TIMEOUT)
                            .open();
            text += "client: of the cluster " + clusterId + " at " + address;
            return new Session(server, client, text);
        } catch (RuntimeException e) {
            return new Session(server, null, text + "client: none, because of " + e);
        }
    }

    /** {@return what there is, and whether it is ready, for which this waits a moment} */
    public String greeting() {
        if (client == null) {
            return text + "\n";
        }
        String problem = "";
        try {
            client.awaitReady(READY_TIMEOUT);
        } catch (TigerBeetleException e) {
            problem = "\n" + e.getMessage();
        }
        return text + problem + "\ntables: accounts(), transfers(), account(id), balances(id)\n";
    }
}
