package tigerbeetle.panama.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tigerbeetle.panama.CCompiler;
import tigerbeetle.panama.Command;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Skip;

/** What scripts/abi says of headers, and of what has changed in one. */
class AbiScriptTest {

    private static final String TABLE = "src/test/resources/abi/tb_client-0.17.9.txt";
    private static final String HEADER = "bindings/tb_client.h";
    private static final int SECONDS_MAX = 60;

    @TempDir private Path directory;

    @BeforeEach
    void requireTools() throws IOException, InterruptedException {
        Skip.unless(Files.isExecutable(Path.of("/bin/sh")), "scripts need a Unix shell");
        CCompiler.orSkip();
    }

    private static ForkedJvm.Result abi(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("scripts/abi"));
        command.addAll(List.of(arguments));
        return new Command(command).run(SECONDS_MAX);
    }

    /** A table has neither functions nor callbacks. */
    @Test
    void findsAllOfTheTableInTheHeader() throws Exception {
        ForkedJvm.Result result = abi(TABLE, HEADER);
        assertThat(result.output().lines())
                .hasSize(9)
                .allMatch(line -> line.matches("\\+ (function|callback) tb_\\w+ \\(.*"))
                .contains("+ function tb_client_deinit (tb_client_t*) TB_CLIENT_STATUS");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void findsNoDifferenceWhereThereIsNone() throws Exception {
        ForkedJvm.Result result = abi(HEADER, HEADER);
        assertThat(result.output()).startsWith("the same: ");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void showsWhatHasChanged() throws Exception {
        String header = Files.readString(Path.of(HEADER));
        String changed =
                header.replace("TB_TRANSFER_IMPORTED = 1 << 8", "TB_TRANSFER_IMPORTED = 1 << 9")
                        .replace("tb_client_deinit(", "tb_client_end(")
                        .replaceFirst(
                                "(?s)tb_u64_t timestamp;\n    tb_u8_t reserved\\[56\\];",
                                "tb_u64_t time;\n    tb_u8_t reserved[56];");
        Path file = Files.writeString(directory.resolve("new.h"), changed);

        ForkedJvm.Result result = abi(HEADER, file.toString());

        assertThat(result.output().lines())
                .containsExactlyInAnyOrder(
                        "- enum TB_TRANSFER_IMPORTED 256",
                        "+ enum TB_TRANSFER_IMPORTED 512",
                        "- field tb_account_balance_t.timestamp 64 8",
                        "+ field tb_account_balance_t.time 64 8",
                        "- function tb_client_deinit (tb_client_t*) TB_CLIENT_STATUS",
                        "+ function tb_client_end (tb_client_t*) TB_CLIENT_STATUS");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoFileOfItsKind() throws Exception {
        ForkedJvm.Result result = abi("--facts", "pom.xml");
        assertThat(result.output()).contains("pom.xml is neither a header");
        assertThat(result.exitCode()).isEqualTo(2);
    }
}
