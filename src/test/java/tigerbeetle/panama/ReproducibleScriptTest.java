package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/reproducible sees a difference, with a Maven that only writes what it is told to. */
class ReproducibleScriptTest {

    private static final int TIMEOUT_SECONDS = 60;

    @TempDir private Path directory;

    @BeforeEach
    void needAClone() {
        Skip.unless(File.separatorChar == '/', "ReproducibleScriptTest: scripts need a shell");
        Skip.unless(
                Files.exists(Path.of(".git")),
                "ReproducibleScriptTest: it exports what is committed, and this is no clone");
    }

    /**
     * @param content of the jar that Maven makes, for a shell
     * @param exit the exit code of Maven
     */
    private ForkedJvm.Result run(String content, int exit) throws Exception {
        Path mvn = directory.resolve("mvn");
        Files.writeString(
                mvn,
                """
                #!/usr/bin/env bash
                while [[ $1 != -f ]]; do shift; done
                mkdir -p "${2%%/*}/target"
                cd "${2%%/*}/target"
                echo "%s" | tee bom.json bom.xml >tigerbeetle-panama-1.jar
                echo "[ERROR] the disk is full"
                exit %d
                """
                        .formatted(content, exit));
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwx------"));
        return new Command(List.of("scripts/reproducible"))
                .environment("PATH", ForkedJvm.path(directory.toString(), System.getenv("PATH")))
                .environment("TMPDIR", directory.toString())
                .run(TIMEOUT_SECONDS);
    }

    @Test
    void theSameBytesAreTheSame() throws Exception {
        ForkedJvm.Result result = run("bytes", 0);

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("3 files, 0 differ");
    }

    @Test
    void aBuildThatTellsTheTimeZoneDiffers() throws Exception {
        ForkedJvm.Result result = run("$TZ", 0);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("3 files, 3 differ", "differs  ", "the builds differ: compare ");
    }

    @Test
    void aBuildThatTellsItsDirectoryDiffers() throws Exception {
        assertThat(run("$PWD", 0).output()).contains("3 files, 3 differ");
    }

    @Test
    void aBuildThatFailsIsNoDifference() throws Exception {
        ForkedJvm.Result result = run("bytes", 1);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("the build failed: the disk is full (all of it: ");
    }
}
