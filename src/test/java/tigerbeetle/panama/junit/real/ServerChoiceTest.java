package tigerbeetle.panama.junit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerChoiceTest {

    private static final Map<String, String> ALL =
            Map.of("TIGERBEETLE_ADDRESS", " 10.0.0.1:3000 ", "TIGERBEETLE_BIN", "/bin/tb");

    @Test
    void thePropertyComesFirst() {
        assertThat(ServerChoice.of("3000", ALL)).isEqualTo(new ServerChoice.Running("3000"));
        assertThat(ServerChoice.of("embedded", ALL)).isEqualTo(new ServerChoice.Embedded());
    }

    @Test
    void thenTheAddressThenTheBinary() {
        assertThat(ServerChoice.of(null, ALL)).isEqualTo(new ServerChoice.Running("10.0.0.1:3000"));
        assertThat(ServerChoice.of("", Map.of("TIGERBEETLE_BIN", "/bin/tb")))
                .isEqualTo(new ServerChoice.Binary("/bin/tb"));
    }

    @Test
    void otherwiseItIsTheEmbeddedOne() {
        assertThat(ServerChoice.of(null, Map.of("TIGERBEETLE_BIN", " ")))
                .isEqualTo(new ServerChoice.Embedded());
    }

    @Test
    void aBinaryThatFailsIsAnErrorThatShowsWhatItPrinted(@TempDir Path directory)
            throws IOException {
        Path binary = Files.writeString(directory.resolve("tb"), "#!/bin/sh\necho no disk; exit 3");
        assertThat(binary.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> RealServer.start(binary.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format ended with 3: no disk");
    }
}
