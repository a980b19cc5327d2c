package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A recording: steps to be replayed in order against an empty server.
 *
 * @param name of the file, without its ending
 * @param server whose limits it keeps: any, production or development
 * @param requires what the one that replays has to be able to do
 * @param steps in order
 */
public record Recording(String name, String server, Set<String> requires, List<Step> steps) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One request and its answer, or a pause.
     *
     * @param line in the file, counted from 1
     * @param json as in the file
     */
    public record Step(int line, JsonNode json) {}

    /** Reads a file. */
    public static Recording read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        JsonNode header = JSON.readTree(lines.getFirst());
        if (!header.path("format").asText().equals("tigerbeetle-conformance")
                || header.path("version").asInt() != 1) {
            throw new IOException(file + " is no tigerbeetle-conformance file of version 1");
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                steps.add(new Step(i + 1, JSON.readTree(lines.get(i))));
            }
        }
        if (steps.size() != header.path("steps").asInt()) {
            throw new IOException(file + " is not complete: " + steps.size() + " steps");
        }
        Set<String> requires = new TreeSet<>();
        header.path("requires").forEach(name -> requires.add(name.asText()));
        String name = header.path("name").asText();
        return new Recording(name, header.path("server").asText("any"), requires, steps);
    }
}
