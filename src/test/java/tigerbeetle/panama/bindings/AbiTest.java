package tigerbeetle.panama.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tigerbeetle.panama.CCompiler;

/**
 * Three accounts of one ABI that must agree: the table, measured with the published header; our own
 * header, as this machine's C compiler sees it; and the generated classes.
 */
class AbiTest {

    private static final Path TABLE = Path.of("src/test/resources/abi/tb_client-0.17.9.txt");
    private static final Path HEADER = Path.of("bindings/tb_client.h");

    private static Map<String, String> table() throws IOException {
        return AbiFacts.parse(Files.readAllLines(TABLE));
    }

    /** Neither may have a struct, field or constant that the other one lacks. */
    @Test
    void generatedClassesAreAsTheTable() throws Exception {
        assertThat(AbiFacts.ofBindings())
                .containsExactlyInAnyOrderEntriesOf(AbiFacts.withoutAlignment(table()));
    }

    /** Whatever the generated classes have is asked of C: what C does not know does not compile. */
    @Test
    void headerIsAsTheTable(@TempDir Path directory) throws Exception {
        String program = probe(AbiFacts.ofBindings().keySet());
        List<String> lines = CCompiler.orSkip().compileAndRun(program, directory);
        assertThat(AbiFacts.parse(lines)).containsExactlyInAnyOrderEntriesOf(table());
    }

    /**
     * jextract does not carry _Alignas over: in Java a 128-bit integer is two 64-bit halves with an
     * alignment of 8, and so is what has one. Sizes and offsets are the same, because every one of
     * these fields happens to be at a multiple of 16. The 16 bytes that C wants are asked for where
     * memory is allocated.
     */
    @Test
    void generatedLayoutsAskForEightBytesWhereHeaderAsksForSixteen() throws Exception {
        Map<String, Long> alignments = AbiFacts.alignments(table());
        for (AbiFacts.Struct struct : AbiFacts.structs()) {
            assertThat(struct.layout().byteAlignment())
                    .as(struct.name())
                    .isEqualTo(Math.min(Long.BYTES, alignments.get(struct.name())));
        }
    }

    /**
     * No byte is unnamed, so a copied field cannot leave one undefined; and none is named twice.
     */
    @Test
    void fieldsLieEndToEnd() throws Exception {
        for (AbiFacts.Struct struct : AbiFacts.structs()) {
            assertThat(struct.offsets().keySet())
                    .as(struct.name())
                    .containsExactlyInAnyOrderElementsOf(struct.members());
            long end = 0;
            for (String field :
                    struct.members().stream()
                            .sorted(Comparator.comparing(struct.offsets()::get))
                            .toList()) {
                assertThat(struct.offsets().get(field)).as(struct.name() + field).isEqualTo(end);
                end += struct.sizeOf(field);
            }
            assertThat(end).as(struct.name()).isEqualTo(struct.layout().byteSize());
        }
    }

    /** A C program that prints what C knows about each of these, in the lines of the table. */
    private static String probe(Set<String> names) {
        StringBuilder program = new StringBuilder("#include <stddef.h>\n#include <stdio.h>\n");
        program.append("#include \"").append(HEADER.toAbsolutePath()).append("\"\n");
        program.append("int main(void) {\n");
        for (String name : names) {
            String[] words = name.split("[ .]", -1);
            program.append(
                    switch (words[0]) {
                        case "struct" ->
                                ("printf(\"struct %1$s size %%zu align %%zu\\n\","
                                                + " sizeof(%1$s), _Alignof(%1$s));\n")
                                        .formatted(words[1]);
                        case "field" ->
                                ("printf(\"field %1$s.%2$s %%zu %%zu\\n\","
                                                + " offsetof(%1$s, %2$s),"
                                                + " sizeof(((%1$s *) 0)->%2$s));\n")
                                        .formatted(words[1], words[2]);
                        case "enum" ->
                                "printf(\"enum %1$s %%u\\n\", (unsigned) %1$s);\n"
                                        .formatted(words[1]);
                        default -> throw new AssertionError(name);
                    });
        }
        return program.append("return 0;\n}\n").toString();
    }
}
