import tigerbeetle.panama.*;
import tigerbeetle.panama.embedded.*;

// Properties that scripts/jshell sets for its options of the same names.
String address = System.getProperty("tigerbeetle.address");
EmbeddedServer server = null;
Client client = null;

try {
    UInt128 cluster = UInt128.parse(System.getProperty("tigerbeetle.cluster", "0"));
    if (address == null) {
        server = EmbeddedServer.builder().clusterId(cluster).start();
        address = server.address();
    }
    client = Client.builder().clusterId(cluster).addresses(address).open();
    System.out.println(
            (server == null ? "" : "server: embedded, in memory, at " + address + "\n")
                    + "client: of the cluster " + cluster + " at " + address + "\n");
} catch (RuntimeException e) {
    System.out.println("client: none, because of " + e + "\n");
}
