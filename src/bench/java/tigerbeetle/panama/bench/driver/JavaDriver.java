package tigerbeetle.panama.bench.driver;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The driver of a client in Java: reads commands line by line, does what they ask for, and answers
 * each with a line of JSON. The same for our client and the official one, and lean, since the time
 * from its start to its first answer is measured, too.
 *
 * <pre>
 *   open ADDRESS    opens a client and looks one account up     {"ready":1}
 *   load …          see {@link Load}                            {"seconds":…,"requests":…,…}
 *   fill events=N repeat=N                                      {"fill_ns":…}
 * </pre>
 *
 * <p>It ends when its input does, or with {@code {"error":…}}.
 */
public final class JavaDriver {

    private final Function<String, Target> open;
    private @Nullable Target target;

    private JavaDriver(Function<String, Target> open) {
        this.open = open;
    }

    /**
     * Runs until the input ends.
     *
     * @param open makes a client of a server's address
     */
    public static void run(Function<String, Target> open) throws IOException {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        JavaDriver driver = new JavaDriver(open);
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(driver.answer(line));
            }
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            out.println("{\"error\":\"" + escaped(e.toString()) + "\"}");
            System.exit(1);
        }
        driver.close();
    }

    private static String escaped(String text) {
        return text.replaceAll("[\"\\\\\\p{Cntrl}]", " ");
    }

    private String answer(String line) throws InterruptedException {
        if (line.startsWith("open ")) {
            close();
            Target opened = open.apply(line.substring("open ".length()));
            target = opened;
            try (Target.Caller caller = opened.caller(1)) {
                caller.lookupAccounts(0);
            }
            return "{\"ready\":1}";
        }
        Target current = target;
        if (current == null) {
            throw new IllegalStateException("not open: " + line);
        }
        Map<String, String> words = Load.words(line);
        if (line.startsWith("load ")) {
            long high = Load.longNumber(words, "high");
            return new LoadRun(current, Load.parse(words), high).run();
        }
        if (line.startsWith("fill ")) {
            int events = Load.number(words, "events");
            return fill(current, events, Load.number(words, "repeat"));
        }
        throw new IllegalArgumentException("unknown command: " + line);
    }

    private static String fill(Target target, int events, int repeat) {
        JvmUsage before = JvmUsage.now();
        long sum = 0;
        long startNs = System.nanoTime();
        Target.Filler filler = target.filler(events);
        for (int i = 0; i < repeat; i++) {
            sum += filler.fill(i);
        }
        long ns = System.nanoTime() - startNs;
        JvmUsage usage = JvmUsage.now().minus(before);
        if (sum != (long) repeat * (repeat - 1) / 2) {
            throw Work.wrong("the transfers are not as they were filled: " + sum);
        }
        double eventCount = (double) events * repeat;
        return "{\"fill_ns\":"
                + ns / eventCount
                + ",\"heap_bytes\":"
                + usage.allocatedBytes() / eventCount
                + "}";
    }

    private void close() {
        if (target != null) {
            target.close();
            target = null;
        }
    }
}
