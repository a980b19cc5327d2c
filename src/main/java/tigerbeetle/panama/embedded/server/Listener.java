package tigerbeetle.panama.embedded.server;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/** Opens the server's socket. */
final class Listener {

    /** Connections that may wait to be accepted; the system may lower it. */
    private static final int BACKLOG = 1024;

    private Listener() {}

    /** Listens on an address, without blocking. */
    static ServerSocketChannel open(InetSocketAddress address) throws IOException {
        // Of the address's own family: the default would make an IPv4 address one of IPv6.
        boolean isV4 = address.getAddress() instanceof Inet4Address;
        ServerSocketChannel listener =
                ServerSocketChannel.open(
                        isV4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            // A server may come back on its port at once, whatever became of its connections.
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address, BACKLOG);
            listener.configureBlocking(false);
            return listener;
        } catch (Throwable e) {
            listener.close();
            throw e;
        }
    }
}
