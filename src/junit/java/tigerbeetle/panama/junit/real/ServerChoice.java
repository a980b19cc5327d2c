package tigerbeetle.panama.junit.real;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which server tests run against. */
public sealed interface ServerChoice {

    /** The property with the address of a running server. */
    String ADDRESS_PROPERTY = "tigerbeetle.address";

    /** The environment variable with the same. */
    String ADDRESS_VARIABLE = "TIGERBEETLE_ADDRESS";

    /** The environment variable with a server's program. */
    String BINARY_VARIABLE = "TIGERBEETLE_BIN";

    /** What the property says where the environment names a server that is not wanted now. */
    String EMBEDDED = "embedded";

    /** The one in this JVM. */
    record Embedded() implements ServerChoice {}

    /**
     * One that runs already.
     *
     * @param address of its replicas, with commas between
     */
    record Running(String address) implements ServerChoice {}

    /**
     * One to be started.
     *
     * @param file the program
     */
    record Binary(String file) implements ServerChoice {}

    /**
     * What has been chosen: the property comes first, then the address, then the program. Blank is
     * as good as not set.
     *
     * @param property the value of {@link #ADDRESS_PROPERTY}
     * @param environment the environment's variables
     * @return what they say; the embedded server if they say nothing
     */
    static ServerChoice of(@Nullable String property, Map<String, String> environment) {
        String address = firstSet(property, environment.get(ADDRESS_VARIABLE));
        if (address != null) {
            return address.equals(EMBEDDED) ? new Embedded() : new Running(address);
        }
        String binary = firstSet(environment.get(BINARY_VARIABLE));
        return binary == null ? new Embedded() : new Binary(binary);
    }

    private static @Nullable String firstSet(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }
}
