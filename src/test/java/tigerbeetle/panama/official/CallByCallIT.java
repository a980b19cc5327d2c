package tigerbeetle.panama.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Client;

/**
 * The README's table of calls: what its two columns name is there, in the official client and here.
 */
class CallByCallIT {

    private static final Path README = Path.of("README.md");
    private static final String HEADING = "| `com.tigerbeetle` | here |";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) (?<!\\\\)\\| (.+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int OFFICIAL = 1;
    private static final int HERE = 2;

    /** The table is of 0.17.9, and the latest that Maven can get is older: the README says so. */
    private static final Set<String> NOT_IN_0_16 =
            Set.of(
                    "CreateTransferStatus.ExceedsCredits",
                    "ClientEvictedException",
                    "ClientReleaseException",
                    "TooMuchDataException");

    private static List<String> snippets(int column) throws IOException {
        String text = Files.readString(README);
        String table = text.substring(text.indexOf(HEADING) + HEADING.length());
        List<String> rows = table.strip().lines().takeWhile(line -> line.startsWith("|")).toList();
        List<String> snippets = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            MatchResult columns = ROW.matcher(row).results().findFirst().orElseThrow();
            CODE.matcher(columns.group(column))
                    .results()
                    .map(code -> code.group(1).replace("\\|", "|"))
                    .forEach(snippets::add);
        }
        assertThat(snippets).hasSizeGreaterThan(30);
        return snippets;
    }

    private static Set<String> missing(PublicApi api, int column) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String snippet : snippets(column)) {
            missing.addAll(api.missing(snippet));
        }
        return missing;
    }

    @Test
    void theOfficialClientHasWhatIsOnTheLeft() throws Exception {
        Path jar = Packages.java("0.16.30");
        try (JarFile file = new JarFile(jar.toFile());
                URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            PublicApi official =
                    PublicApi.of(
                            loader,
                            file.stream()
                                    .map(ZipEntry::getName)
                                    .filter(name -> name.startsWith("com/tigerbeetle/"))
                                    .filter(name -> name.endsWith(".class"))
                                    .map(name -> name.replace(".class", "").replace('/', '.')));

            assertThat(missing(official, OFFICIAL)).isEqualTo(NOT_IN_0_16);
        }
    }

    @Test
    void weHaveWhatIsOnTheRight() throws Exception {
        String root = Client.class.getPackageName();
        try (Stream<Path> files =
                Files.list(Path.of("target/classes").resolve(root.replace('.', '/')))) {
            PublicApi here =
                    PublicApi.of(
                            Client.class.getClassLoader(),
                            files.map(file -> String.valueOf(file.getFileName()))
                                    .filter(name -> name.endsWith(".class"))
                                    .filter(name -> !name.equals("package-info.class"))
                                    .map(name -> root + "." + name.replace(".class", "")));

            assertThat(missing(here, HERE)).isEmpty();
            assertThat(here.missing("Transfer.off(1); x.createAcounts(y); Client.open()"))
                    .containsExactly("Transfer.off", "x.createAcounts");
        }
    }
}
