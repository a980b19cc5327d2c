package tigerbeetle.panama;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The addresses of a cluster's replicas, from what a user writes to what the library reads.
 *
 * <p>The library (src/vsr.zig, parse_addresses, 0.17.9) takes a port, an IPv4 address with or
 * without a port, an IPv6 address in brackets with or without a port, and nothing else. Host names
 * are resolved here, each to one address, because the number of addresses is the number of
 * replicas.
 */
final class Addresses {

    /** The most replicas that a cluster has (replicas_max, src/constants.zig). */
    private static final int COUNT_MAX = 6;

    private static final int PORT_DEFAULT = 3001;
    private static final int PORT_MAX = 65_535;

    private static final Pattern PORT = Pattern.compile("0|[1-9][0-9]{0,4}");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+]");
    private static final Pattern HOST =
            Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_]([A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*)\\.?");

    private static final String FORMS =
            "; write a port (3000), an IPv4 address or host name (10.0.0.1, db1, db1:3000), or an"
                    + " IPv6 address in brackets ([::1], [::1]:3000)";

    private Addresses() {}

    /**
     * The given addresses as the library reads them.
     *
     * @param given each one address, or several with commas between
     * @throws IllegalArgumentException for one that has no such form, or for more than six
     * @throws InitializationException for a host name that has no address
     */
    static String resolve(List<String> given) {
        List<String> parts = new ArrayList<>();
        for (String entry : given) {
            Check.notNull("addresses", entry);
            for (String part : entry.split(",", -1)) {
                parts.add(part.strip());
            }
        }
        if (parts.isEmpty() || parts.size() > COUNT_MAX) {
            throw new IllegalArgumentException(
                    "addresses: "
                            + parts.size()
                            + " are given, outside 1.."
                            + COUNT_MAX
                            + ": one for each replica of the cluster");
        }
        return parts.stream().map(Addresses::resolve).collect(Collectors.joining(","));
    }

    private static String resolve(String part) {
        if (PORT.matcher(part).matches()) {
            return Integer.toString(port(part, part));
        }
        int end = part.startsWith("[") ? part.indexOf(']') + 1 : part.indexOf(':');
        int hostEnd = end > 0 ? end : part.length();
        String host = part.substring(0, hostEnd);
        String rest = part.substring(hostEnd);
        int port = rest.isEmpty() ? PORT_DEFAULT : port(part, rest.substring(1));
        if (!rest.isEmpty() && rest.charAt(0) != ':') {
            throw invalid(part);
        }
        return numeric(part, host) + ":" + port;
    }

    private static int port(String part, String text) {
        if (!PORT.matcher(text).matches()) {
            throw invalid(part);
        }
        int port = Integer.parseInt(text);
        if (port > PORT_MAX) {
            throw Check.outside("addresses: the port in \"" + part + "\"", port, "0.." + PORT_MAX);
        }
        return port;
    }

    private static String numeric(String part, String host) {
        boolean literal = IPV4.matcher(host).matches() || IPV6.matcher(host).matches();
        if (!literal && !HOST.matcher(host).matches()) {
            throw invalid(part);
        }
        try {
            InetAddress address = InetAddress.getAllByName(host)[0]; // parses a literal as it is
            String text = address.getHostAddress();
            return address.getAddress().length == 4 ? text : "[" + text + "]";
        } catch (UnknownHostException e) {
            if (literal) {
                throw invalid(part);
            }
            throw new InitializationException(
                    "addresses: the host name \"" + host + "\" could not be resolved", e);
        }
    }

    private static IllegalArgumentException invalid(String part) {
        return new IllegalArgumentException("addresses: \"" + part + "\" is not one" + FORMS);
    }
}
