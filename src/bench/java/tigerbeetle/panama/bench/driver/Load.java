package tigerbeetle.panama.bench.driver;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a driver is asked to do, as the words of its command.
 *
 * @param operation what the requests are
 * @param events in each request: transfers, ids, or rows of a page at most
 * @param requests altogether
 * @param threads that make them, each every threads-th one
 * @param inflight requests of each thread at the same time
 * @param calls how the threads wait
 */
public record Load(
        Operation operation, int events, int requests, int threads, int inflight, Calls calls) {

    /** What requests are for. */
    public enum Operation {
        /** Creates transfers. */
        TRANSFERS,
        /** Looks accounts up. */
        LOOKUPS,
        /** Reads all transfers, page by page. */
        PAGES
    }

    /** How requests are made. */
    public enum Calls {
        /** Each thread waits for its request. */
        BLOCKING,
        /**
         * The same with virtual threads; a client in another language takes what threads it has.
         */
        VIRTUAL,
        /** Each thread goes on, and learns of replies through futures. */
        ASYNC
    }

    /** The command for a driver. {@code high} is the upper half of all ids. */
    public String command(long high) {
        return "load op=%s events=%d requests=%d threads=%d inflight=%d calls=%s high=%d"
                .formatted(
                        lower(operation), events, requests, threads, inflight, lower(calls), high);
    }

    /** The words of a command as names and values. */
    static Map<String, String> words(String command) {
        Map<String, String> words = new TreeMap<>();
        for (String word : command.split(" ", -1)) {
            int equals = word.indexOf('=');
            words.put(word.substring(0, Math.max(0, equals)), word.substring(equals + 1));
        }
        return words;
    }

    /** What a command asks for. */
    static Load parse(Map<String, String> words) {
        return new Load(
                Operation.valueOf(upper(words, "op")),
                number(words, "events"),
                number(words, "requests"),
                number(words, "threads"),
                number(words, "inflight"),
                Calls.valueOf(upper(words, "calls")));
    }

    static int number(Map<String, String> words, String name) {
        return Math.toIntExact(longNumber(words, name));
    }

    static long longNumber(Map<String, String> words, String name) {
        return Long.parseLong(word(words, name));
    }

    private static String word(Map<String, String> words, String name) {
        String value = words.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the command lacks " + name + "=");
        }
        return value;
    }

    private static String upper(Map<String, String> words, String name) {
        return word(words, name).toUpperCase(Locale.ROOT);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
