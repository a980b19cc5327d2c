package tigerbeetle.panama.junit;

import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.RequestLogEntry;
import tigerbeetle.panama.tables.Tables;

/** What an embedded server knows about a test that has failed. */
final class FailureReport {

    /** As many as one can read. */
    private static final int ROWS_MAX = 100;

    private FailureReport() {}

    /** All requests after the given one, and all accounts, as tables. */
    static String of(EmbeddedServer server, long afterSequence) {
        try {
            List<RequestLogEntry> requests =
                    server.requestLog().stream()
                            .filter(entry -> entry.sequence() > afterSequence)
                            .toList();
            return requests(requests) + accounts(server.accounts());
        } catch (IllegalStateException e) {
            return "nothing to show: the test has closed the server\n";
        }
    }

    private static String requests(List<RequestLogEntry> requests) {
        int count = requests.size();
        List<RequestLogEntry> last = requests.subList(Math.max(0, count - ROWS_MAX), count);
        return cut(last.size(), count, "the last", "requests")
                + Tables.plain().requests(last)
                + "\n";
    }

    private static String accounts(List<Account> accounts) {
        int count = accounts.size();
        List<Account> first = accounts.subList(0, Math.min(ROWS_MAX, count));
        return cut(first.size(), count, "the first", "accounts")
                + Tables.plain().accounts(first)
                + "\n";
    }

    /** Nothing if nothing is left out. */
    private static String cut(int shown, int count, String which, String what) {
        return shown < count ? which + " " + shown + " of " + count + " " + what + ":\n" : "";
    }
}
