package tigerbeetle.panama.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results as a list of objects, one for each scenario, peer and metric. */
final class JsonReport {

    private JsonReport() {}

    static void write(Results results, Path file) throws IOException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Results.Key key : results.keys()) {
            Results.Summary summary = results.summary(key);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("scenario", key.scenario());
            row.put("peer", key.peer());
            row.put("metric", key.metric().name());
            row.put("value", summary.median());
            row.put("unit", key.metric().unit());
            row.put(
                    "ratio_to_c",
                    summary.ratioToC().isEmpty() ? null : summary.ratioToC().getAsDouble());
            row.put("min", summary.min());
            row.put("max", summary.max());
            row.put("rounds", summary.rounds());
            rows.add(row);
        }
        Files.writeString(
                file,
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows)
                        + "\n");
    }
}
