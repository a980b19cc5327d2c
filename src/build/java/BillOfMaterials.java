import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Adds {@code tb_client} to the CycloneDX bill of materials. The plugin that writes it knows what
 * Maven brings, which is nothing; the native libraries, which pip brings, are all there is.
 *
 * <p>Arguments: bindings/natives.txt, the natives.properties that goes into the jar, and the files
 * bom.json and bom.xml, which are written anew.
 */
public final class BillOfMaterials {
    private static final Pattern PIN =
            Pattern.compile("(?m)^([a-z]+)==([0-9.]+) --hash=sha256:([0-9a-f]{64})$");

    private static final String DESCRIPTION =
            "TigerBeetle's native client, unmodified, out of the Python package of the purl,"
                    + " whose SHA-256 this is";

    /** Of a library in the list. */
    private static final int INDENT = 8;

    private final String purl;
    private final String version;
    private final String sha256;

    /** The SHA-256 of each library, by its place in the jar. */
    private final Map<String, String> libraries = new TreeMap<>();

    private BillOfMaterials(Path pin, Path manifest) throws IOException {
        Matcher matcher = PIN.matcher(Files.readString(pin));
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    pin + " has no line NAME==VERSION --hash=sha256:HEX");
        }
        version = matcher.group(2);
        sha256 = matcher.group(3);
        purl = "pkg:pypi/" + matcher.group(1) + "@" + version;
        Properties natives = new Properties();
        try (Reader reader = Files.newBufferedReader(manifest)) {
            natives.load(reader);
        }
        for (String key : natives.stringPropertyNames()) {
            if (key.endsWith(".file")) {
                String platform = key.substring(0, key.length() - ".file".length());
                String file = "natives/" + platform + "/" + natives.getProperty(key);
                libraries.put(file, natives.getProperty(platform + ".sha256"));
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        BillOfMaterials bill = new BillOfMaterials(Path.of(arguments[0]), Path.of(arguments[1]));
        Path json = Path.of(arguments[2]);
        Path xml = Path.of(arguments[3]);
        if (Files.notExists(json) || Files.notExists(xml)) {
            System.err.println(
                    "There is no bill of materials to add to: Maven's plugin for it needs the"
                            + " network, so build without -o");
            System.exit(1);
        }
        bill.add(json, "\n  \"dependencies\" : [", bill.json() + "%s");
        bill.add(json, "\"dependsOn\" : [ ]", "\"dependsOn\" : [ \"" + bill.purl + "\" ]");
        bill.add(xml, "\n  </metadata>", "%s" + bill.xml());
        bill.add(
                xml,
                "type=jar\"/>",
                "type=jar\">\n      <dependency ref=\"" + bill.purl + "\"/>\n    </dependency>");
    }

    /** Replaces what has to be in the file once, where the replacement may have it in it as %s. */
    private void add(Path file, String place, String replacement) throws IOException {
        String text = Files.readString(file);
        int index = text.indexOf(place);
        if (index < 0 || text.indexOf(place, index + 1) >= 0) {
            throw new IllegalStateException(
                    file + " has not one " + place.strip() + ": what writes it has changed");
        }
        Files.writeString(file, text.replace(place, replacement.replace("%s", place)));
    }

    private String json() {
        String files =
                libraries.entrySet().stream()
                        .map(library ->
                                """
                                {
                                  "type" : "file",
                                  "name" : "%s",
                                  "hashes" : [ { "alg" : "SHA-256", "content" : "%s" } ]
                                }\
                                """
                                        .formatted(library.getKey(), library.getValue())
                                        .indent(INDENT)
                                        .stripTrailing())
                        .collect(Collectors.joining(",\n"));
        return """

          "components" : [
            {
              "type" : "library",
              "bom-ref" : "%1$s",
              "name" : "tb_client",
              "version" : "%2$s",
              "description" : "%3$s",
              "hashes" : [ { "alg" : "SHA-256", "content" : "%4$s" } ],
              "licenses" : [ { "license" : { "id" : "Apache-2.0" } } ],
              "purl" : "%1$s",
              "components" : [
        %5$s
              ]
            }
          ],\
        """
                .formatted(purl, version, DESCRIPTION, sha256, files);
    }

    private String xml() {
        String files =
                libraries.entrySet().stream()
                        .map(library ->
                                """
                                <component type="file">
                                  <name>%s</name>
                                  <hashes>
                                    <hash alg="SHA-256">%s</hash>
                                  </hashes>
                                </component>\
                                """
                                        .formatted(library.getKey(), library.getValue())
                                        .indent(INDENT)
                                        .stripTrailing())
                        .collect(Collectors.joining("\n"));
        return """

          <components>
            <component type="library" bom-ref="%1$s">
              <name>tb_client</name>
              <version>%2$s</version>
              <description>%3$s</description>
              <hashes>
                <hash alg="SHA-256">%4$s</hash>
              </hashes>
              <licenses>
                <license>
                  <id>Apache-2.0</id>
                </license>
              </licenses>
              <purl>%1$s</purl>
              <components>
        %5$s
              </components>
            </component>
          </components>\
        """
                .formatted(purl, version, DESCRIPTION, sha256, files);
    }
}
