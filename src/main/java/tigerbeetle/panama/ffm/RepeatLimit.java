package tigerbeetle.panama.ffm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets a line of the log pass once in a period, and says with the next one how many like it were
 * held back: a client that cannot reach its cluster writes two lines a second for as long as it
 * lives. Lines that differ in their numbers only, such as ids and times, are alike.
 *
 * <p>Not thread-safe; bounded, the line that passed longest ago is forgotten first.
 */
final class RepeatLimit {

    private static final int KINDS_MAX = 64;

    private final long periodNs;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private static final class Kind {
        private long passedAtNs;
        private long heldBack;
    }

    RepeatLimit(long periodNs) {
        this.periodNs = periodNs;
    }

    /** The line as it is to be logged at this time, or null if it is held back. */
    @Nullable String pass(String line, long nowNs) {
        String key = line.replaceAll("[0-9]+", "#");
        Kind kind = kinds.remove(key);
        if (kind == null) {
            kind = new Kind();
        } else if (nowNs - kind.passedAtNs < periodNs) {
            kind.heldBack++;
            kinds.put(key, kind);
            return null;
        }
        String text = kind.heldBack == 0 ? line : line + " (and " + kind.heldBack + " like it)";
        kind.passedAtNs = nowNs;
        kind.heldBack = 0;
        kinds.put(key, kind);
        if (kinds.size() > KINDS_MAX) {
            kinds.remove(kinds.keySet().iterator().next());
        }
        return text;
    }
}
