package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64-gnu",
        "Linux, aarch64, linux-aarch64-gnu",
        "Mac OS X, x86_64, macos-x86_64",
        "Mac OS X, aarch64, macos-aarch64",
        "Windows 11, amd64, windows-x86_64",
    })
    void namesTheFolderOfEachSupportedPlatform(String os, String arch, String folder) {
        assertThat(Platform.of(os, arch).candidates(false)).first().isEqualTo(folder);
    }

    @Test
    void triesBothCLibrariesOnLinux() {
        Platform linux = Platform.of("Linux", "amd64");
        assertThat(linux.candidates(false))
                .containsExactly("linux-x86_64-gnu", "linux-x86_64-musl");
        assertThat(linux.candidates(true)).containsExactly("linux-x86_64-musl", "linux-x86_64-gnu");
    }

    @ParameterizedTest
    @CsvSource({"Linux, s390x", "Windows 11, aarch64", "FreeBSD, amd64", "'', ''"})
    void knowsNoFolderForOthers(String os, String arch) {
        assertThat(Platform.of(os, arch).candidates(false)).isEmpty();
    }
}
