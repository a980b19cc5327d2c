package tigerbeetle.panama.embedded.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Objects;

/** The recorded vectors in {@code src/test/resources/vectors}. */
public final class Vectors {

    private Vectors() {}

    /** The content of a file. */
    public static JsonNode read(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message from its hexadecimal digits. */
    public static ByteBuffer message(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A number from its hexadecimal digits in the order of the wire. */
    public static U128 number(String hex) {
        return U128.read(message(hex), 0);
    }
}
