package tigerbeetle.panama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** README.md, for the tests that hold it to its word. */
final class Readme {

    static final Path FILE = Path.of("README.md");

    private static final String FENCE = "```";

    private Readme() {}

    /**
     * A fenced block.
     *
     * @param language as the fence has it
     * @param line the number of its first line in the file, from 1 on
     * @param lines without the fences
     */
    record Block(String language, int line, List<String> lines) {

        String text() {
            return String.join("\n", lines) + "\n";
        }

        boolean hasLine(String regex) {
            return lines.stream().anyMatch(text -> text.matches(regex));
        }

        /** This block on its own lines, with empty ones before: compilers then name the file's. */
        String padded() {
            return "\n".repeat(line - 1) + text();
        }

        /** The line numbers of this block. */
        IntStream numbers() {
            return IntStream.range(line, line + lines.size());
        }
    }

    static String text() throws IOException {
        return Files.readString(FILE);
    }

    /** The blocks of one language, in the order of the file. */
    static List<Block> blocks(String language) throws IOException {
        return blocks().stream().filter(block -> block.language().equals(language)).toList();
    }

    private static List<Block> blocks() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        List<Block> blocks = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            if (start < 0) {
                start = i;
            } else {
                String language = lines.get(start).substring(FENCE.length()).strip();
                blocks.add(new Block(language, start + 2, lines.subList(start + 1, i)));
                start = -1;
            }
        }
        if (start >= 0) {
            throw new AssertionError(FILE + ":" + (start + 1) + ": a block without an end");
        }
        return blocks;
    }
}
