package tigerbeetle.panama.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link ServerMain} prints, for those who start it as a process. */
public final class ServerOutput {

    private static final Pattern ADDRESS = Pattern.compile("address (\\S+) .*");

    private ServerOutput() {}

    /**
     * Waits until the server listens.
     *
     * @return its address
     * @throws IOException if it has ended; with what it printed
     */
    public static String address(Process server) throws IOException {
        BufferedReader output = server.inputReader();
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.matches()) {
                return address.group(1);
            }
            printed.append(line).append('\n');
        }
        throw new IOException("the embedded server has ended: " + printed);
    }
}
