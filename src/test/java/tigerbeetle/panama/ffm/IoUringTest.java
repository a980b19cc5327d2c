package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Skip;

/** The library aborts the process where io_uring is refused; the client throws instead. */
class IoUringTest {

    private static final String KERNEL = "5.4.0-test";

    @Test
    void aForbiddenRingIsExplained() {
        assertThat(IoUring.refusal(1, KERNEL))
                .contains("io_uring", "EPERM", "seccomp", "kernel.io_uring_disabled")
                .contains("--security-opt seccomp=unconfined")
                .endsWith("Kernel 5.4.0-test; TigerBeetle asks for 5.11 or later.");
    }

    @Test
    void aMissingRingIsExplained() {
        assertThat(IoUring.refusal(38, KERNEL)).contains("ENOSYS", "older than 5.11", KERNEL);
    }

    @Test
    void aLackOfMemoryIsExplained() {
        assertThat(IoUring.refusal(12, KERNEL)).contains("ENOMEM", "ulimit -l", "memlock");
    }

    @Test
    void aLackOfDescriptorsIsExplained() {
        assertThat(IoUring.refusal(24, KERNEL)).contains("EMFILE", "ulimit -n");
        assertThat(IoUring.refusal(23, KERNEL)).contains("ENFILE", "fs.file-max");
    }

    @Test
    void anyOtherRefusalIsNamedByItsNumber() {
        assertThat(IoUring.refusal(99, KERNEL)).contains("io_uring", "(errno 99)", KERNEL);
    }

    /** What a user gets, in JVMs of their own; the real kernel refuses. */
    @Nested
    class InAProcessOfItsOwn {

        private static final String FAILED = "InitializationException: ";

        @BeforeEach
        void requireLinux() {
            Platform platform = Platform.current();
            Skip.unless(
                    platform.isLinux() && Set.of("x86_64", "aarch64").contains(platform.arch()),
                    "io_uring is Linux's; this is " + platform);
        }

        @ParameterizedTest
        @CsvSource({"1, EPERM", "38, ENOSYS", "12, ENOMEM", "24, EMFILE", "23, ENFILE", "13, 13"})
        void aRefusedRingIsAnException(String errno, String name) throws Exception {
            ForkedJvm.Result result = new ForkedJvm().run(BlockedIoUring.class, errno);
            Skip.unless(
                    result.exitCode() != BlockedIoUring.NO_SECCOMP,
                    "this kernel lets no process install a seccomp filter");
            assertThat(result.output())
                    .contains(
                            FAILED, "io_uring", name, "Kernel " + System.getProperty("os.version"));
            assertThat(result.exitCode()).isZero();
        }

        @Test
        void aForbiddenRingNamesSeccompAndTheSysctl() throws Exception {
            ForkedJvm.Result result = new ForkedJvm().run(BlockedIoUring.class, "1");
            Skip.unless(
                    result.exitCode() != BlockedIoUring.NO_SECCOMP,
                    "this kernel lets no process install a seccomp filter");
            assertThat(result.output()).contains("seccomp", "kernel.io_uring_disabled");
        }

        /** With one left, the library itself refuses; with two it would abort a moment later. */
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 7})
        void tooFewDescriptorsAreAnException(int left) throws Exception {
            assertThat(outcomeWith(left))
                    .startsWith(FAILED)
                    .contains("EMFILE", "too few file descriptors left (ulimit -n)");
        }

        @Test
        void eightDescriptorsAreEnough() throws Exception {
            assertThat(outcomeWith(8)).startsWith(OpenClient.OPENED);
        }

        /** What the client says that is opened with so many descriptors left. */
        private String outcomeWith(int left) throws IOException, InterruptedException {
            ForkedJvm.Result result =
                    new ForkedJvm().run(FewDescriptors.class, Integer.toString(left));
            assertThat(result.exitCode()).as(result.output()).isZero();
            assertThat(result.output()).contains(FewDescriptors.USED_UP);
            return result.output()
                    .substring(result.output().indexOf(FewDescriptors.USED_UP))
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
